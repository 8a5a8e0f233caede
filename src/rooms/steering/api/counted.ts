import { z } from 'zod'
import { type ApiRoute, operation } from '../../../web/api/route.ts'
import { day } from '../../../web/api/shapes.ts'
import type { Visit } from '../../../web/route.ts'
import { findHousing } from '../count-measures.ts'
import { findMovementFacts, pairMeasure } from '../movement-measures.ts'
import { scaleNames } from '../routes/movement.tsx'
import { findThemes, type ThemeSplit, themeSplits } from '../theme-measures.ts'

const count = z.int()
const hidable = count.nullable().describe('null: te weinig mensen om te tonen, of een aantal dat dat zou verraden.')
const allow = ['coordinator', 'case_worker', 'policy_officer'] as const

const pair = z.strictObject({
  from: z.string(), to: z.string(), both: count.describe('Mensen met beide gesprekken.'),
  leftOut: z.strictObject({
    gone: count, closed: count, declined: count, noFirst: count, open: count, noSecond: count,
  }).describe('Wie niet vergeleken is, per reden.'),
  scales: z.array(z.strictObject({
    key: z.string(), name: z.string(), up: hidable, same: hidable, down: hidable, unsaid: hidable,
  })),
}).meta({ title: 'Movement' })

const halfYear = z.strictObject({
  year: count, half: z.union([z.literal(1), z.literal(2)]), asked: count,
  carried: count.describe('Voorsprong (positief) of achterstand (negatief) van eerder.'),
  task: count, housed: count, result: count.describe('Gehuisvest min de opgave.'),
  standing: z.enum(['ahead', 'behind', 'met', 'not_met', 'not_begun']), months: count,
  forecast: z.strictObject({ low: z.number(), middle: z.number(), high: z.number() }).nullable()
    .describe('Hoeveel mensen er op de laatste dag gehuisvest zijn; null als dat niet te zeggen is.'),
}).meta({ title: 'HousingNumber' })

const cells = z.array(z.strictObject({
  key: z.string().describe('Leeg: niet bekend.'), count: hidable,
}))

const theme = z.strictObject({
  name: z.string(), people: hidable, village: cells, origin: cells, year: cells,
}).meta({ title: 'ThemeCount' })

/** The figures that have a page of their own, with the same rights and the same hidden numbers. */
export const countedOperations: readonly ApiRoute[] = [
  operation({
    method: 'GET', path: '/figures/movement', allow, reads: 'figures', form: 'none',
    summary: 'Wat veranderde tussen twee gesprekken, per onderwerp, taalvaardigheid en soort verbinding',
    audit: { action: 'steering.movement', shows: 'figures' },
    answer: z.strictObject({ until: day, items: z.array(pair) }).meta({ title: 'Movements' }),
    handle: showMovement,
  }),
  operation({
    method: 'GET', path: '/figures/housing', allow, reads: 'figures', form: 'none',
    summary: 'De taakstelling huisvesting per half jaar: opgave, gehuisvest, achterstand en prognose',
    audit: { action: 'steering.housing.show', shows: 'figures' },
    answer: z.strictObject({ until: day, items: z.array(halfYear) }).meta({ title: 'HousingNumbers' }),
    handle: async ({ tx, actor, today }) => ({ until: today, items: await findHousing(tx, actor) }),
  }),
  operation({
    method: 'GET', path: '/figures/themes', allow, reads: 'figures', form: 'none',
    summary: 'In de gesprekken van hoeveel mensen een thema voorkwam, per dorp, herkomst en jaar',
    audit: { action: 'steering.themes', shows: 'figures' },
    answer: z.strictObject({ until: day, items: z.array(theme) }).meta({ title: 'ThemeCounts' }),
    handle: showThemes,
  }),
]

async function showMovement(visit: Visit<unknown>) {
  const facts = await findMovementFacts(visit.tx, visit.actor)
  const names = await scaleNames(visit, facts)
  return {
    until: visit.today,
    items: facts.pairs.map((one) => {
      const { from, to, both, leftOut, moved } = pairMeasure(facts, one)
      const { no_first: noFirst, no_second: noSecond, ...others } = leftOut
      return {
        from, to, both, leftOut: { ...others, noFirst, noSecond },
        scales: moved.map(({ scale: { key }, cells: shown }) => ({ key, name: names.get(key) ?? '', ...shown })),
      }
    }),
  }
}

async function showThemes({ tx, actor, today }: Visit<unknown>) {
  const items = (await findThemes(tx, actor)).map(({ name, people, splits }) => {
    const parts = Object.fromEntries(themeSplits.map((split) => [split, [...splits[split]]]))
    return { name, people, ...parts as Record<ThemeSplit, z.output<typeof cells>> }
  })
  return { until: today, items }
}
