import { z } from 'zod'
import {
  volunteerCallOutcomeValues, volunteerCostKindValues, volunteerEndReasonValues, volunteerSourceKindValues,
} from '../../db/schema.ts'
import {
  choice, day, id, line, many, optionalChoice, optionalDay, optionalId, optionalLine, optionalNumber, tick, version,
} from '../../web/fields.ts'
import { centsOf } from '../plans/rules/refusals.ts'
import { certificateStates, dayParts, kindsOfWork, minutesOf, standings } from './rules/register.ts'

/** Languages with commas between them, beside those that are ticked. */
function names() {
  return optionalLine(200).transform((text) => text.split(',').map((name) => name.trim()).filter(Boolean))
}

/** How somebody can be reached; also of a resident on the board of a village. */
export const contactFields = {
  name: line(120), phone: optionalLine(60).refine((text) => text === '' || /\d{3}/.test(text), {
    error: 'volunteers.problem.phone',
  }),
  email: optionalLine(200).refine((text) => text === '' || /^\S+@\S+\.\S+$/.test(text), {
    error: 'volunteers.problem.email',
  }),
}

export const canBeReached = ({ phone, email }: { phone: string; email: string }) => phone !== '' || email !== ''
export const cannotBeReached = { error: 'volunteers.problem.contact', path: ['phone'] }

/** What is told when somebody may be written down, in the words of the page. */
export const agreed = tick().refine((value) => value, { error: 'volunteers.problem.agreed' })

const details = {
  ...contactFields, village_id: optionalId(), radius_km: optionalNumber(0, 200), languages: many(line(40)),
  other_languages: names(), times: many(z.enum(dayParts)), likes: many(z.enum(kindsOfWork)), words: optionalLine(500),
}

/** A sign-up, at the open page or by whoever writes it down for somebody. */
export const applyForm = z.strictObject({ ...details, agreed, via: optionalLine(60) })
  .refine(canBeReached, cannotBeReached)
export type ApplyForm = z.output<typeof applyForm>

export const changeForm = z.strictObject({
  ...details, organisation_id: optionalId(), anchored_on: optionalDay(), version: version(),
}).refine(canBeReached, cannotBeReached)
  .refine(({ organisation_id, anchored_on }) => organisation_id === null || anchored_on !== null, {
    error: 'volunteers.problem.since_when', path: ['anchored_on'],
  })
export type ChangeForm = z.output<typeof changeForm>

/** From where the open page was reached. */
export const viaQuery = z.strictObject({ via: optionalLine(60), gelukt: optionalLine(1) })

export const sourceForm = z.strictObject({ kind: choice(volunteerSourceKindValues), name: line(80) })
export type SourceForm = z.output<typeof sourceForm>

export const callForm = z.strictObject({ outcome: choice(volunteerCallOutcomeValues), words: optionalLine(500) })
export type CallForm = z.output<typeof callForm>

export const certificateForm = z.strictObject({
  dated_on: day(), seen_on: day(), profile: line(200), again_on: optionalDay(),
}).refine(({ dated_on, seen_on }) => dated_on <= seen_on, { error: 'volunteers.problem.seen', path: ['seen_on'] })
  .refine(({ seen_on, again_on }) => again_on === null || again_on > seen_on, {
    error: 'volunteers.problem.again', path: ['again_on'],
  })
export type CertificateForm = z.output<typeof certificateForm>

export const codeForm = z.strictObject({ signed_on: day() })
export const trainingForm = z.strictObject({ training: line(120), followed_on: day() })
export type TrainingForm = z.output<typeof trainingForm>

export const taskForm = z.strictObject({ task: line(120), organisation_id: optionalId(), started_on: day() })
export type TaskForm = z.output<typeof taskForm>
export const taskEndForm = z.strictObject({ ended_on: day() })

export const hoursForm = z.strictObject({
  on_day: day(),
  hours: z.string({ error: 'web.problem.required' }).trim().min(1, { error: 'web.problem.required', abort: true })
    .transform(minutesOf).refine((minutes) => minutes !== null, { error: 'volunteers.problem.hours' })
    .transform(Number),
})

export const thanksForm = z.strictObject({ thanks: line(300), on_day: day() })
export const endForm = z.strictObject({
  reason: choice(volunteerEndReasonValues), words: optionalLine(300), ended_on: day(),
})
export type EndForm = z.output<typeof endForm>

/** Euros above nothing. */
function amount() {
  return z.string({ error: 'web.problem.required' }).trim().min(1, { error: 'web.problem.required', abort: true })
    .transform(centsOf).refine((cents) => cents !== null && cents > 0, { error: 'volunteers.problem.amount' })
    .transform(Number)
}

export const agreementForm = z.strictObject({
  kind: choice(volunteerCostKindValues), words: optionalLine(200), monthly: amount(), first_day: day(),
  last_day: optionalDay(),
}).refine(({ first_day, last_day }) => last_day === null || last_day >= first_day, {
  error: 'volunteers.problem.last_day', path: ['last_day'],
})
export type AgreementForm = z.output<typeof agreementForm>

export const claimForm = z.strictObject({
  agreement_id: id(), amount: amount(), on_day: day(), words: optionalLine(200),
})
export type ClaimForm = z.output<typeof claimForm>

/** The register of one village, language, kind of work, state of the certificate or standing. */
export const listQuery = z.strictObject({
  dorp: optionalId(), taal: optionalLine(40), wat: optionalChoice(kindsOfWork), vog: optionalChoice(certificateStates),
  stand: optionalChoice(standings),
  pagina: z.string().regex(/^[1-9]\d{0,4}$/).transform(Number).default(1),
})
export type ListQuery = z.output<typeof listQuery>

export const monthQuery = z.strictObject({
  maand: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/).nullable().default(null),
})
export type MonthQuery = z.output<typeof monthQuery>
