import { z } from 'zod'
import { circles, itemKinds } from './rules.ts'

/** What the page is asked to show; a word that is no choice shows everything. */
export const todayQuery = z.strictObject({
  soort: z.enum(['', ...itemKinds]).catch('').default(''),
  wie: z.enum(['', ...circles]).catch('').default(''),
})
export type TodayQuery = z.output<typeof todayQuery>
