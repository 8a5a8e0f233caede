import { z } from 'zod'
import {
  type AgreementWay, agreementWayValues, interpreterStateValues, languageSkillValues, levelSourceValues,
} from '../../../db/schema.ts'
import * as asked from '../../../web/api/fields.ts'
import { day, id, link, moment } from '../../../web/api/shapes.ts'
import { clock } from '../../newcomers/forms/contact.ts'
import { readField } from '../forms.ts'
import { levels } from '../rules/fields.ts'

const standings = ['planned', 'unreported', 'begun', 'completed', 'cancelled'] as const
const momentStates = ['waiting', 'not_yet', 'open', 'planned', 'moved', 'held', 'declined', 'missed'] as const

/** A talk in a list. */
export const listedTalk = z.strictObject({
  id, newcomerId: id, name: z.string(), moment: z.string().regex(/^(start|unplanned|m[1-9][0-9]{0,2})$/),
  plannedOn: day.nullable(),
  plannedTime: z.string().nullable(), heldOn: day.nullable(), interviewer: z.string().nullable(),
  standing: z.enum(standings), _links: z.strictObject({ self: link }),
}).meta({ title: 'ListedConversation' })

/** A moment of the rhythm as it stands for one person today. */
export const momentOfClock = z.strictObject({
  moment: z.string(), state: z.enum(momentStates), firstDay: day.nullable(), lastDay: day.nullable(),
  isLate: z.boolean(), conversationId: id.nullable(),
})

export const talk = z.strictObject({
  id, newcomerId: id, name: z.string(), moment: z.string().describe('Het moment dat dit gesprek met zijn dag vult.'),
  standing: z.enum(standings), plannedOn: day.nullable(), plannedTime: z.string().nullable(), heldOn: day.nullable(),
  place: z.string(), language: z.string(), interpreter: z.enum(interpreterStateValues), interpreterNote: z.string(),
  presentNote: z.string(), interviewerId: id.nullable(), interviewer: z.string().nullable(),
  answers: z.array(z.strictObject({
    question: z.string(), part: z.string(), text: z.string(), answer: z.string(), isNotDiscussed: z.boolean(),
    options: z.array(z.string()),
  })),
  marks: z.array(z.strictObject({ dimension: z.string(), mark: z.int().nullable(), wantsToTalk: z.boolean() })),
  levels: z.array(z.strictObject({ skill: z.enum(languageSkillValues), level: z.string() })),
  levelSource: z.enum(levelSourceValues),
  themes: z.array(z.strictObject({ id, name: z.string(), isChosen: z.boolean() })),
  agreements: z.array(z.strictObject({ way: z.string(), agreedOn: day, note: z.string(), writtenBy: z.string() })),
  corrections: z.array(z.strictObject({
    question: z.string(), oldText: z.string(), newText: z.string(), reason: z.string(), correctedAt: moment,
    correctedBy: z.string(),
  })),
  completedAt: moment.nullable(), completedBy: z.string().nullable(), cancelledOn: day.nullable(),
  cancelReason: z.string(), _links: z.strictObject({ self: link }),
}).meta({ title: 'Conversation' })

const appointment = {
  plannedOn: asked.day(),
  plannedTime: clock().nullable().default(null).meta({ examples: ['14:00'] }), place: asked.optionalText(200),
  language: asked.optionalText(100), interpreter: asked.choice(interpreterStateValues).default('unknown'),
  interpreterNote: asked.optionalText(300), interviewerId: asked.optionalId(),
}

export const planIn = z.strictObject(appointment)

/** What is agreed differently; what is absent stays as it was. */
export const appointmentChangeIn = asked.partOf({
  ...appointment, reason: asked.optionalText(300).describe('Verplicht bij een andere dag.'),
})

export const cancellationIn = z.strictObject({ reason: asked.text(300) })

/** What the person or both decided about a moment. */
export const momentDecisionIn = z.strictObject({
  moment: asked.text(10).describe('Een moment uit de lijst van gesprekken, zoals m6.'),
  kind: asked.choice(['declined', 'moved', 'withdrawn']).describe('withdrawn neemt een eerder besluit terug.'),
  onDay: asked.day(), newDay: asked.optionalDay().describe('Verplicht bij moved.'),
  reason: asked.optionalText(300).describe('Verplicht bij declined en moved.'),
}).refine(({ kind, newDay }) => kind !== 'moved' || newDay !== null, {
  error: 'web.problem.required', path: ['newDay'],
}).refine(({ kind, reason }) => kind === 'withdrawn' || reason !== '', {
  error: 'web.problem.required', path: ['reason'],
})

/** A question of which the answer becomes a contact moment. */
export const wordsIn = z.strictObject({ question: asked.text(120) })

const question = z.string().regex(/^(own|topic|how|health|net)\.[a-z0-9_]{1,60}$/, { error: 'web.problem.choose' })
const dimension = z.string().regex(/^[a-z_]{1,40}$/, { error: 'web.problem.choose' })

/** What is written in a talk; what is absent stays as it is. */
export const writtenIn = z.strictObject({
  heldOn: asked.day().nullable(), place: asked.optionalText(200),
  language: asked.optionalText(100), interpreter: asked.choice(interpreterStateValues),
  interpreterNote: asked.optionalText(300), presentNote: asked.optionalWords(2000),
  answers: z.array(z.strictObject({
    question, answer: asked.partOf({ text: asked.optionalWords() }).shape.text,
    isNotDiscussed: z.boolean({ error: 'web.problem.boolean' }).exactOptional(),
  })).max(100),
  marks: z.array(z.strictObject({
    dimension, mark: z.int({ error: 'web.problem.number' }).min(0).max(10).nullable().exactOptional(),
    wantsToTalk: z.boolean({ error: 'web.problem.boolean' }).exactOptional(),
  })).max(20),
  levels: z.array(z.strictObject({
    skill: asked.choice(languageSkillValues), level: asked.choice(levels).nullable(),
  })).max(10),
  levelSource: asked.choice(levelSourceValues),
  themeIds: z.array(asked.id()).max(100).describe('Alle thema’s van het gesprek samen.'),
  freeThemes: asked.text(300).describe('Thema’s in eigen woorden, met komma’s ertussen.'),
})

/** One thing of a completed talk as it should have been, and why. */
export const correctionIn = z.strictObject({
  question: asked.text(120)
    .describe('Een vraag uit answers, mark.<dimension>, level.<skill>, held_on, of themes met alle namen samen.'),
  body: asked.optionalWords(), reason: asked.text(300),
}).refine((form) => !('question' in problemsOf(form)), {
  path: ['question'], error: 'web.problem.choose', when: isReadable,
}).refine((form) => !('body' in problemsOf(form)), {
  path: ['body'], error: ({ input }) => problemsOf(input as Correction).body, when: isReadable,
})

interface Correction {
  readonly question: string
  readonly body: string
}

function problemsOf({ question: name, body }: Correction): { question?: string; body?: string } {
  const read = readField(name, body)
  if ('value' in read) return {}
  return read.problem === 'web.problem.unknown_field' ? { question: read.problem } : { body: read.problem }
}

// What is wrong elsewhere in the body does not keep this from being told together with it.
function isReadable({ value }: { value: unknown }): boolean {
  const { question: name, body = '' } = value as Partial<Correction>
  return typeof name === 'string' && typeof body === 'string'
}

/** Written down by a worker, so never as something the newcomer did on their own page. */
export const agreementIn = z.strictObject({
  way: asked.choice(agreementWayValues.filter((way) => way !== 'own_page') as [AgreementWay, ...AgreementWay[]]),
  agreedOn: asked.day(), note: asked.optionalText(300),
})

export const changeIn = asked.partOf(writtenIn.shape)
export type Change = z.output<typeof changeIn>
