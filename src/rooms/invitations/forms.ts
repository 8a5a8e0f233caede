import { z } from 'zod'
import { comingNeedValues, invitationAnswerValues } from '../../db/schema.ts'
import {
  choice, day, id, line, many, optionalChoice, optionalId, optionalLine, optionalNumber,
} from '../../web/fields.ts'

/** An answer in one tap; whoever would come if something were arranged says what. */
export const replyForm = z.strictObject({
  answer: choice(invitationAnswerValues), needs: many(z.enum(comingNeedValues)), words: optionalLine(500),
}).refine(({ answer, needs, words }) => answer !== 'needs' || needs.length > 0 || words !== '', {
  error: 'invitations.problem.needs', path: ['needs'],
})
export type ReplyForm = z.output<typeof replyForm>

/** A sign-up that is of somebody with a file. */
export const joinForm = z.strictObject({ sign_up: id() })

/** One person to one date. */
export const inviteForm = z.strictObject({ date_id: id() })

/** Several people to one date. */
export const invitePeopleForm = z.strictObject({ people: many(z.uuid()), carrier_words: optionalLine(120) })
  .refine(({ people }) => people.length > 0, { error: 'invitations.problem.nobody', path: ['people'] })

/** Who passes an invitation on: somebody with a file, or somebody in words. */
export const handForm = z.strictObject({ carrier: optionalId(), carrier_words: optionalLine(120) })
  .refine(({ carrier, carrier_words: words }) => (carrier === null) !== (words === ''), {
    error: 'invitations.problem.carrier', path: ['carrier'],
  })
export type HandForm = z.output<typeof handForm>
/** The moment at which a page was made; null when it does not say. */
function moment() {
  return z.string().default('').transform((text) => (Number.isNaN(Date.parse(text)) ? null : new Date(text)))
}

/** Who of the invited came; everybody else is a number. */
export const attendanceForm = z.strictObject({
  people: many(z.uuid()), guests: optionalNumber(0, 2000), low_reason: optionalLine(300),
  as_of: moment(),
})
export type AttendanceForm = z.output<typeof attendanceForm>

export const signUpForm = z.strictObject({ name: line(120), phone: optionalLine(60) })
export type SignUpForm = z.output<typeof signUpForm>

const pair = /^[0-9a-f-]{36}:[0-9a-f-]{36}$/

/** Whom to invite to what, of many dates at once: `date:person`. */
export const roundForm = z.strictObject({
  pairs: many(z.string().regex(pair)).transform((pairs) => pairs.map((text) => {
    const [dateId = '', personId = ''] = text.split(':')
    return { dateId, personId }
  })),
}).refine(({ pairs }) => pairs.length > 0, { error: 'invitations.problem.nobody', path: ['pairs'] })

/** For which village, how many weeks ahead, and how often one person is asked at most. */
export const roundQuery = z.strictObject({
  dorp: optionalId(), weken: optionalChoice(['1', '2', '4', '8']), keer: optionalChoice(['1', '2', '3']),
})
export type RoundQuery = z.output<typeof roundQuery>
/** A code of one's own invitation, as it is typed; a tap has an id, so that it counts once if sent twice. */
export const doorCodeForm = z.strictObject({ code: line(20), tap: id() })
export const doorGuestForm = z.strictObject({ tap: id() })

/** Who takes what somebody needs, and by when. */
export const takeForm = z.strictObject({ taker_id: id(), due_on: day() })
export type TakeForm = z.output<typeof takeForm>

/** What was arranged, or why it cannot be. */
export const outcomeForm = z.strictObject({ outcome: choice(['arranged', 'impossible']), words: line(300) })
export type OutcomeForm = z.output<typeof outcomeForm>
