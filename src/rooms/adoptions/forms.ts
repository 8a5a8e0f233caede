import { z } from 'zod'
import { choice, line, optionalLine, optionalNumber, tick, version } from '../../web/fields.ts'
import {
  coordinatingKinds, divisions, type Heading, type Moment, puzzleAreas, type Question, type ReadyAction,
  type SpokenText, talkParts, type Target, type Text, type Topic, voices,
} from '../approaches/forms.ts'

const key = ''
const number = (min: number, max: number) => optionalNumber(min, max)
  .refine((value) => value !== null, { error: 'web.problem.required' }).transform(Number)

const name = { name_nl: line(400), name_en: optionalLine(400), name_ar: optionalLine(400) }
const spoken = {
  ...name, name_ti: optionalLine(400), name_tr: optionalLine(400), name_uk: optionalLine(400),
  name_fa: optionalLine(400),
}
const question = { question_nl: line(400), question_en: optionalLine(400), question_ar: optionalLine(400) }

type Named = { name_nl: string; name_en: string; name_ar: string }
type Spoken = Named & { name_ti: string; name_tr: string; name_uk: string; name_fa: string }
type Asked = { question_nl: string; question_en: string; question_ar: string }

const nameOf = (form: Named): Text => ({ nl: form.name_nl, en: form.name_en, ar: form.name_ar })
const questionOf = (form: Asked): Text => ({ nl: form.question_nl, en: form.question_en, ar: form.question_ar })
const spokenOf = (form: Spoken): SpokenText => ({
  ...nameOf(form), ti: form.name_ti, tr: form.name_tr, uk: form.name_uk, fa: form.name_fa,
})

/** One shape per list: what comes in becomes an entry without a key, which its words decide. */
export const entryForms = {
  moments: z.strictObject({ version: version(), months: number(0, 240), days_before: number(0, 730),
    days_after: number(0, 730) }).transform(({ version: seen, months, days_before, days_after }) => ({
    version: seen, entry: {
      key: months === 0 ? 'start' : `m${months}`, months, daysAfter: days_after,
      daysBefore: months === 0 ? null : days_before,
    } satisfies Moment,
  })),
  questions: z.strictObject({ version: version(), ...question, voice: choice(voices), help_nl: optionalLine(400),
    help_en: optionalLine(400), help_ar: optionalLine(400) }).transform((form) => ({
    version: form.version, entry: {
      key, voice: form.voice, text: questionOf(form),
      ...(form.help_nl ? { help: { nl: form.help_nl, en: form.help_en, ar: form.help_ar } } : {}),
    } satisfies Question,
  })),
  topics: z.strictObject({ version: version(), ...name, ...question, area: choice(puzzleAreas) })
    .transform((form) => ({
      version: form.version,
      entry: { key, area: form.area, name: nameOf(form), question: questionOf(form) } satisfies Topic,
    })),
  headings: z.strictObject({ version: version(), ...spoken })
    .transform((form) => ({ version: form.version, entry: { key, name: spokenOf(form) } satisfies Heading })),
  actions: z.strictObject({ version: version(), ...spoken, area: choice(puzzleAreas), heading: line(40) })
    .transform((form) => ({
      version: form.version,
      entry: { key, area: form.area, heading: form.heading, name: spokenOf(form) } satisfies ReadyAction,
    })),
  targets: z.strictObject({ version: version(), ...name, measure: optionalLine(40), share: optionalNumber(0, 100),
    count: optionalNumber(0, 100_000), within_months: optionalNumber(0, 240),
    period: optionalLine(7).refine((text) => text === '' || /^\d{4}(-H[12])?$/.test(text), {
      error: 'adoptions.problem.period',
    }) }).refine(({ share, count }) => share !== null || count !== null, {
    error: 'adoptions.problem.number', path: ['count'],
  }).transform((form) => ({ version: form.version, entry: targetOf(form) })),
}

interface TargetForm extends Named {
  measure: string
  share: number | null
  count: number | null
  within_months: number | null
  period: string
}

function targetOf(form: TargetForm): Target {
  return {
    key: form.measure, name: nameOf(form), period: form.period || null, source: '',
    ...(form.share === null ? {} : { share: form.share / 100 }),
    ...(form.count === null ? {} : { count: form.count }),
    ...(form.within_months === null ? {} : { withinMonths: form.within_months }),
  }
}

export const versionForm = z.strictObject({ version: version() })

export const startForm = z.strictObject({ from: line(40) })

export const nameForm = z.strictObject({
  version: version(), name: line(200), motto_nl: line(400), motto_en: optionalLine(400), motto_ar: optionalLine(400),
  frame_nl: line(400), frame_en: optionalLine(400), frame_ar: optionalLine(400),
})
export type NameForm = z.output<typeof nameForm>

/** '' leaves a part out of the talk; else its place in it. */
const partPlace = choice(['', '1', '2', '3', '4', '5']).default('')

export const talkForm = z.strictObject({
  version: version(), names_early: tick(), topics: partPlace, levels: partPlace, health: partPlace,
  connectedness: partPlace, themes: partPlace,
})
export type TalkForm = z.output<typeof talkForm>
export const parts = talkParts

export const limitsForm = z.strictObject({
  version: version(), silent_professional: number(1, 104), silent_social: number(1, 104), silent_pair: number(1, 104),
  stuck_after: number(1, 365), moving_within: number(1, 365), attached: number(1, 90), key_months: number(1, 24),
  plan_months: number(1, 24),
})
export type LimitsForm = z.output<typeof limitsForm>

export const coordinationForm = z.strictObject({
  version: version(), held_by: choice(coordinatingKinds), organisation: optionalLine(200),
  lead_nl: line(100), lead_en: optionalLine(100), lead_ar: optionalLine(100), independent: tick(), shared: tick(),
  divided_by: choice(divisions),
})
export type CoordinationForm = z.output<typeof coordinationForm>

export const adoptForm = z.strictObject({ version: version(), purpose: line(400) })
