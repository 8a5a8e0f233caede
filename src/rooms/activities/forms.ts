import { z } from 'zod'
import { activityKindValues } from '../../db/schema.ts'
import {
  choice, day, id, line, many, optionalChoice, optionalDay, optionalId, optionalLine, optionalLongText, optionalNumber,
  tick, version,
} from '../../web/fields.ts'
import { connections } from '../conversations/rules/network.ts'
import { clock } from '../newcomers/forms/contact.ts'
import { coordinates } from '../territory/forms.ts'
import { repeats } from './rules/series.ts'
import { aims, neededLevels, posterLanguages, provisions } from './rules/words.ts'

/** A kind of the product, or the id of one that the municipality added. */
const kind = z.union([z.enum(activityKindValues), z.uuid()], { error: 'web.problem.choose' })

/** Names with commas between them. */
function names() {
  return optionalLine(200).transform((text) =>
    [...new Set(text.split(',').map((name) => name.trim()).filter((name) => name !== ''))])
}

const details = {
  title: line(120), body: optionalLongText(2000), kind, aims: many(z.enum(aims)), serves: many(z.enum(connections)),
  organisation_id: optionalId(), organiser: optionalLine(120),
  village_id: id(), place: line(200), coordinates: coordinates(),
  capacity: optionalNumber(1, 2000), for_whom: optionalLine(200), theme_ids: many(z.uuid()),
  language: optionalLine(60), level: choice(neededLevels).default(''), provides: many(z.enum(provisions)),
  interpreter_languages: names(), cost: optionalLine(120), contact_name: optionalLine(120),
  contact_phone: optionalLine(60), is_public: tick(), starts: clock(), ends: clock(),
}

interface Held {
  readonly organisation_id: string | null
  readonly organiser: string
  readonly starts: string
  readonly ends: string
}

const hasOrganiser = ({ organisation_id, organiser }: Held) => organisation_id !== null || organiser !== ''
const noOrganiser = { error: 'activities.problem.organiser', path: ['organiser'] }
const endsLater = ({ starts, ends }: Pick<Held, 'starts' | 'ends'>) => ends > starts
const endsTooSoon = { error: 'activities.problem.ends', path: ['ends'] }

/** What is wrong with an activity as a whole, by field; for what did not come in as one form. */
export function problemsOf(form: Held): Record<string, string[]> {
  return {
    ...(hasOrganiser(form) ? {} : { organiser: [noOrganiser.error] }),
    ...(endsLater(form) ? {} : { ends: [endsTooSoon.error] }),
  }
}

export const newActivityForm = z.strictObject({
  ...details, day: day(), repeat: choice(repeats), until: optionalDay(),
}).refine(hasOrganiser, noOrganiser).refine(endsLater, endsTooSoon)
export type NewActivityForm = z.output<typeof newActivityForm>

export const activityForm = z.strictObject({
  ...details, until: optionalDay(), version: version(),
}).refine(hasOrganiser, noOrganiser).refine(endsLater, endsTooSoon)
export type ActivityForm = z.output<typeof activityForm>

export const dateForm = z.strictObject({
  day: day(), starts: clock(), ends: clock(), place: optionalLine(200), reason: line(300),
}).refine(endsLater, endsTooSoon)
export type DateForm = z.output<typeof dateForm>

export const cancelForm = z.strictObject({ reason: line(300) })
export const stopForm = z.strictObject({ from: day(), reason: line(300) })

/** What is looked at: one village or kind, from a day on. */
export const listQuery = z.strictObject({
  dorp: optionalId(), soort: optionalChoice(activityKindValues), vanaf: optionalDay(),
})
export type ListQuery = z.output<typeof listQuery>

export const monthQuery = z.strictObject({
  dorp: optionalId(), soort: optionalChoice(activityKindValues),
  maand: z.string().regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/).nullable().default(null),
})
export type MonthQuery = z.output<typeof monthQuery>

/** The poster of the week around a day, with a second language beside the Dutch. */
export const posterQuery = z.strictObject({
  dorp: optionalId(), week: optionalDay(), taal: optionalChoice(posterLanguages),
})
export type PosterQuery = z.output<typeof posterQuery>

/** A new activity that begins with what an earlier one said. */
export const newQuery = z.strictObject({ van: optionalId() })

export const feedQuery = z.strictObject({ dorp: optionalId(), soort: optionalChoice(activityKindValues) })
