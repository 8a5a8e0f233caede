import { z } from 'zod'
import { verdicts } from './rules/verdicts.ts'

const year = z.union([z.literal('').transform(() => null), z.coerce.number().int().min(2000).max(2100)])
  .catch(null).default(null)

/** Of the figures: one year, or all of them. */
export const steeringQuery = z.strictObject({ jaar: year })
export type SteeringQuery = z.output<typeof steeringQuery>

/** Of the people behind a figure: who reached it, who did not, or one of those left out. */
export const peopleQuery = z.strictObject({
  jaar: year,
  uitkomst: z.enum(['', ...verdicts]).catch('').default(''),
  pagina: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})
export type PeopleQuery = z.output<typeof peopleQuery>
