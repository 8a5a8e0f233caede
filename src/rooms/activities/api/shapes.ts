import { z } from 'zod'
import { activityKindValues } from '../../../db/schema.ts'
import * as asked from '../../../web/api/fields.ts'
import { day, id, link } from '../../../web/api/shapes.ts'
import { connections } from '../../conversations/rules/network.ts'
import { clock } from '../../newcomers/forms/contact.ts'
import { repeats } from '../rules/series.ts'
import { aims, neededLevels, provisions } from '../rules/words.ts'

const degrees = (most: number) => z.number({ error: 'web.problem.number' }).min(-most).max(most)
const point = z.strictObject({ latitude: degrees(90), longitude: degrees(180) })
const some = <V extends z.ZodType>(value: V) => z.array(value).max(20, { error: 'web.problem.too_many' }).default([])
const at = () => clock().meta({ examples: ['10:00'] })

/** What an activity says, for all its dates. */
export const details = {
  title: asked.text(120), body: asked.optionalWords(2000),
  kind: z.union([z.enum(activityKindValues), z.uuid()], { error: 'web.problem.choose' })
    .describe('Een soort van het product, of het id van een eigen woord van de gemeente.'),
  aims: some(asked.choice(aims)), serves: some(asked.choice(connections)),
  organisationId: asked.optionalId(), organiser: asked.optionalText(120), villageId: asked.id(),
  place: asked.text(200), coordinates: point.nullable().default(null),
  capacity: z.int({ error: 'web.problem.number' }).min(1).max(2000).nullable().default(null),
  forWhom: asked.optionalText(200), themeIds: asked.ids(), language: asked.optionalText(60),
  level: asked.choice(neededLevels).default(''), provides: some(asked.choice(provisions)),
  interpreterLanguages: some(asked.text(60)), cost: asked.optionalText(120), contactName: asked.optionalText(120),
  contactPhone: asked.optionalText(60), isPublic: asked.flag(), starts: at(), ends: at(),
}

export const activityIn = z.strictObject({
  ...details, day: asked.day(), repeat: asked.choice(repeats).default('once'), until: asked.optionalDay(),
})

export const changeIn = asked.partOf({ ...details, until: asked.optionalDay() })
export type Change = z.output<typeof changeIn>

/** One date elsewhere or at another time, with the reason that people read. */
export const moveIn = asked.partOf({
  day: asked.day(), starts: at(), ends: at(), place: asked.optionalText(200),
}).extend({ reason: asked.text(300) })
export type Move = z.output<typeof moveIn>

const dateFields = {
  id, activityId: id, plannedDay: day, day, starts: z.string(), ends: z.string(), changeReason: z.string(),
  isCancelled: z.boolean(), cancelReason: z.string(), _links: z.strictObject({ self: link }),
}

export const activityDate = z.strictObject({
  ...dateFields, ownPlace: z.string().nullable().describe('Leeg waar de activiteit zelf de plaats zegt.'),
}).meta({ title: 'ActivityDate' })

/** A date as a calendar shows it. */
export const listedDate = z.strictObject({
  ...dateFields, title: z.string(), kind: z.enum(activityKindValues), ownKind: z.string().nullable(), villageId: id,
  village: z.string(), place: z.string(), isPublic: z.boolean(), provides: z.array(z.enum(provisions)),
  interpreterLanguages: z.array(z.string()),
}).meta({ title: 'ListedActivityDate' })

export const activity = z.strictObject({
  id, title: z.string(), body: z.string(), kind: z.enum(activityKindValues),
  ownKind: z.string().nullable().describe('Het eigen woord van de gemeente, in het Nederlands.'),
  aims: z.array(z.enum(aims)), serves: z.array(z.enum(connections)), organisationId: id.nullable(),
  organiser: z.string(), villageId: id, village: z.string(), place: z.string(), coordinates: point.nullable(),
  capacity: z.int().nullable(), forWhom: z.string(), themeIds: z.array(id), language: z.string(),
  level: z.enum(neededLevels), provides: z.array(z.enum(provisions)), interpreterLanguages: z.array(z.string()),
  cost: z.string(), contactName: z.string(), contactPhone: z.string(), isPublic: z.boolean(),
  repeat: z.enum(repeats), until: day.nullable(), dates: z.array(activityDate),
  _links: z.strictObject({ self: link }),
}).meta({ title: 'Activity' })
