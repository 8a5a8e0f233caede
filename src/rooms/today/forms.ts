import { z } from 'zod'
import { circles, countedUpTo, itemKinds } from './rules.ts'

/** What the page is asked to show; a word that is no choice shows everything, and the page says so. */
export const todayQuery = z.strictObject({
  soort: z.enum(['', ...itemKinds]).default(''),
  wie: z.enum(['', ...circles]).default(''),
  pagina: z.coerce.number().int().min(1).max(countedUpTo).default(1),
})
export type TodayQuery = z.output<typeof todayQuery>
