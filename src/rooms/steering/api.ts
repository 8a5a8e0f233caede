import { z } from 'zod'
import { camelKeys } from '../../kit/names.ts'
import { type ApiRoute, operation } from '../../web/api/route.ts'
import { day } from '../../web/api/shapes.ts'
import type { Visit } from '../../web/route.ts'
import { countedOperations } from './api/counted.ts'
import { findMeasures, type Measure } from './measures.ts'
import { measuredName } from './pages/figures.tsx'
import { shown } from './routes.tsx'
import { shareOf, yearsOf } from './rules/figures.ts'

const count = z.int()
const share = z.number().nullable()

const figure = z.strictObject({
  key: z.string(), name: z.string(), numerator: count, denominator: count, share,
  interval: z.strictObject({ low: z.number(), high: z.number() }).nullable()
    .describe('Het 95%-interval van het aandeel.'),
  leftOut: z.strictObject({ open: count, noStart: count, child: count, declined: count, gone: count, closed: count })
    .describe('Wie niet meetelt, per reden.'),
  unknown: count.describe('Van wie het niet bereikte: bij wie het nooit gemeten is.'),
  target: z.strictObject({ share: z.number(), period: z.string().nullable() }).nullable(),
  parts: z.array(z.strictObject({
    key: z.string(), isHidden: z.boolean(), numerator: count.nullable(), denominator: count.nullable(),
  })).describe('Uitgesplitst; kleine aantallen zijn verborgen, en ook wat ze zou verraden.'),
}).meta({ title: 'Figure' })

const figuresQuery = z.strictObject({
  year: z.coerce.number({ error: 'web.problem.number' }).int({ error: 'web.problem.number' })
    .min(2000, { error: 'web.problem.number' }).max(2100, { error: 'web.problem.number' }).optional(),
})

export const operations: readonly ApiRoute[] = [
  operation({
    method: 'GET', path: '/figures',
    summary: 'De cijfers van de gemeente: teller, noemer, wie niet meetelt en tot wanneer',
    allow: ['coordinator', 'case_worker', 'policy_officer'], audit: { action: 'steering.show', shows: 'figures' },
    reads: 'figures', form: figuresQuery,
    answer: z.strictObject({
      until: day, year: z.int().nullable(), years: z.array(z.int()), items: z.array(figure),
    }).meta({ title: 'Figures' }),
    handle: showFigures,
  }),
  ...countedOperations,
]

async function showFigures(visit: Visit<z.output<typeof figuresQuery>>) {
  const { tx, actor, today, form: { year = null } } = visit
  const measures = await findMeasures(tx, actor)
  return {
    until: today, year, years: yearsOf(measures.flatMap(({ counted }) => counted), today),
    items: measures.map((measure) => figureOf(visit, measure, year)),
  }
}

function figureOf({ text }: Visit<unknown>, measure: Measure, year: number | null): z.output<typeof figure> {
  const counted = shown(measure, year)
  const { numerator, denominator, leftOut, unknown } = counted.counts
  return {
    key: [measure.kind, measure.moment].filter(Boolean).join('-'), name: measuredName(counted, text), numerator,
    denominator, share: shareOf(counted.counts), interval: counted.interval, leftOut: camelKeys(leftOut), unknown,
    target: measure.target && { share: measure.target.share, period: measure.target.period },
    parts: counted.parts.map(({ key, isHidden, ...counts }) => ({
      key, isHidden, numerator: isHidden ? null : counts.numerator, denominator: isHidden ? null : counts.denominator,
    })),
  }
}
