import { z } from 'zod'
import { buddyChoiceKindValues, sexValues } from '../../db/schema.ts'
import {
  choice, day, id, line, longText, many, optionalDay, optionalId, optionalLine, tick, version,
} from '../../web/fields.ts'
import {
  ageBands, childBands, genderWishes, householdWords, interestWords, kindWords, slotWords, traitWords,
} from './rules/words.ts'

/** Languages that were ticked and those that were typed, each once. */
function languagesOf(ticked: readonly string[], typed: string): string[] {
  const words = [...ticked, ...typed.split(/[,;]/)].map((word) => word.trim()).filter(Boolean)
  return words.filter((word, at) => words.findIndex((one) => one.toLowerCase() === word.toLowerCase()) === at)
}

const wishes = {
  called: line(60), kinds: many(z.enum(kindWords)), interests: many(z.enum(interestWords)),
  rather_not: many(z.enum(interestWords)), languages: many(line(40)), other_languages: optionalLine(200),
  by_hand: tick(), sex: choice(sexValues).default('not_asked'), gender_wish: choice(genderWishes).default('any'),
  age_band: choice(['', ...ageBands]).default(''), age_wish: many(z.enum(ageBands)),
  household: choice(['', ...householdWords]).default(''), children: many(z.enum(childBands)),
  slots: many(z.enum(slotWords)), village_id: id(),
  travel_km: z.coerce.number({ error: 'web.problem.choose' }).int().min(0).max(200),
  traits: many(z.enum(traitWords)), refuses: many(z.enum(traitWords)),
}

const hasKind = ({ kinds }: { kinds: readonly string[] }) => kinds.length > 0
const noKind = { error: 'buddies.problem.kinds', path: ['kinds'] }

function asWishes<T extends { languages: string[]; other_languages: string }>({ other_languages, ...form }: T) {
  return { ...form, languages: languagesOf(form.languages, other_languages) }
}

/** What a newcomer wishes, as a worker writes it down together with them; `version` is absent at first. */
export const newcomerForm = z.strictObject({ ...wishes, version: version().optional() }).refine(hasKind, noKind)
  .transform(asWishes)
export type NewcomerForm = z.output<typeof newcomerForm>

const localShape = {
  ...wishes, name: line(120), phone: optionalLine(60),
  places: z.coerce.number({ error: 'web.problem.number' }).int().min(0).max(9).default(1),
}

/** A local resident as a worker writes them down. */
export const localForm = z.strictObject({ ...localShape, version: version().optional() }).refine(hasKind, noKind)
  .transform(asWishes)
export type LocalForm = z.output<typeof localForm>

/** The same on the public page: one place, and a number to call. */
export const openLocalForm = z.strictObject({
  ...localShape, phone: line(60), agreed: tick().refine((isTicked) => isTicked, { error: 'buddies.problem.agreed' }),
}).refine(hasKind, noKind).transform(({ agreed: _, ...form }) => asWishes(form))

/** The talk beforehand. */
export const talkForm = z.strictObject({ held_on: day(), body: longText(20_000) })
export type TalkForm = z.output<typeof talkForm>

/** Waiting until a day; without one at once again. */
export const parkForm = z.strictObject({ parked_until: optionalDay() })

/** Where the villages lie: a field for each. */
export const pointsForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/** A round of matching; how many weeks its pairs agree to meet. */
export const roundForm = z.strictObject({
  name: line(80), changed: optionalLine(60), activity_id: optionalId(),
  weeks: z.coerce.number({ error: 'web.problem.number' }).int().min(4, { error: 'web.problem.number' })
    .max(52, { error: 'web.problem.number' }).default(16),
})
export type RoundForm = z.output<typeof roundForm>

/** Two people by their registrations. */
const pair = { newcomer_id: id(), local_id: id() }

export const choiceForm = z.strictObject({ ...pair, kind: choice(buddyChoiceKindValues), reason: optionalLine(200) })
export type ChoiceForm = z.output<typeof choiceForm>

/** Pairs to take over, each as `newcomer:local`. */
export const takeOverForm = z.strictObject({
  pairs: many(z.string().regex(/^[0-9a-f-]{36}:[0-9a-f-]{36}$/)),
}).refine(({ pairs }) => pairs.length > 0, { error: 'buddies.problem.pairs', path: ['pairs'] })
  .transform(({ pairs }) => pairs.map((text) => ({ newcomerId: text.slice(0, 36), localId: text.slice(37) })))

/** What if these two were pinned, or forbidden? */
export const whatIfQuery = z.strictObject({
  nieuwkomer: z.uuid().optional(), bewoner: z.uuid().optional(), wat: z.enum(buddyChoiceKindValues).default('pin'),
})
export type WhatIfQuery = z.output<typeof whatIfQuery>
