import type { WrittenRow } from '../../../kit/sheets/writing.ts'
import type { ShownState } from '../../../web/components/state.tsx'
import { hasProblems } from '../../../web/form-state.ts'
import { page, type Route, route, type Visit } from '../../../web/route.ts'
import { sheetRoutes } from '../../../web/sheets.ts'
import { getApproach } from '../../approaches/queries.ts'
import { howKey } from '../../conversations/rules/questions.ts'
import type { Scale } from '../../conversations/rules/scales.ts'
import { fileWorkers } from '../../newcomers/access.ts'
import { maySeePeople } from '../access.ts'
import { movedPeopleQuery, type MovedPeopleQuery, movementQuery } from '../forms.ts'
import {
  comparedBetween, findMovementFacts, type MomentPair, type MovementFacts, pairMeasure,
} from '../movement-measures.ts'
import { MovementPage, pairKey, pairName, pairWord } from '../pages/movement.tsx'
import type { Behind, Judged } from '../pages/people.tsx'
import { type MovementReason, movementReasons, type Outcome, outcomeOf, outcomes } from '../rules/movement.ts'
import { sheetOfBehind, showBehind } from './behind.tsx'

const path = '/sturen/beweging'
const lookers = ['coordinator', 'case_worker', 'policy_officer'] as const

/** What changed between two talks (ZE-03). Only the pair can be chosen: no part of the population is looked at. */
export const movementRoutes: readonly Route[] = [
  route({
    method: 'GET', path, allow: lookers, form: movementQuery, reads: 'figures',
    audit: { action: 'steering.movement', shows: 'figures' },
    again: (visit) => showMovement(visit, ''), handle: (visit) => showMovement(visit, visit.form.paar),
  }),
  ...sheetRoutes({
    path, allow: lookers, form: 'none', reads: 'figures',
    audit: { action: 'steering.movement.export', shows: 'figures' },
    sheet: async (visit) => ({
      title: visit.text.t('steering.moved.title'), name: visit.text.t('steering.moved.file'),
      headings: headings(visit), rows: await movementRows(visit),
    }),
  }),
  route({
    method: 'GET', path: `${path}/mensen`, allow: fileWorkers, form: movedPeopleQuery,
    audit: { action: 'steering.movement.people', shows: 'people' },
    again: (visit) => showMoved(visit, everybody), handle: (visit) => showMoved(visit, visit.form),
  }),
  ...sheetRoutes({
    path: `${path}/mensen`, allow: fileWorkers, form: movedPeopleQuery,
    audit: { action: 'steering.movement.people.export', shows: 'people' },
    sheet: async (visit) => {
      const { behind, judged } = await movedBehind(visit, visit.form)
      return sheetOfBehind(visit, behind, judged)
    },
  }),
]

async function showMovement(visit: Visit<unknown>, asked: string) {
  const { tx, actor, today, text } = visit
  const facts = await findMovementFacts(tx, actor)
  const view = {
    measure: pairMeasure(facts, chosenPair(facts, asked)), pairs: facts.pairs, today,
    names: await scaleNames(visit, facts), maySeePeople: maySeePeople(actor),
    isUnknown: hasProblems(visit.state) || !isPair(facts, asked),
  }
  return page({
    title: text.t('steering.moved.title'), place: 'steering', wide: true, body: <MovementPage view={view} />,
  })
}

const noPair: MomentPair = { from: 'start', to: 'start' }

/** The pair that is asked for, else the first; with one moment in the rhythm there is nothing to compare. */
function chosenPair({ pairs }: MovementFacts, asked: string): MomentPair {
  return pairs.find((pair) => pairKey(pair) === asked) ?? pairs[0] ?? noPair
}

function isPair({ pairs }: MovementFacts, asked: string): boolean {
  return asked === '' || pairs.some((pair) => pairKey(pair) === asked)
}

/** What each scale is called, by its key. */
export async function scaleNames({ tx, actor, text: { t, language } }: Visit<unknown>, { scales }: MovementFacts) {
  const { topics } = await getApproach(tx, actor)
  const nameOf = ({ key }: Scale) => {
    if (key.startsWith('level.')) return t(`conversations.skill.${key.slice('level.'.length)}`)
    if (key.startsWith('net.')) return t(`steering.moved.${key}`)
    return topics.find((topic) => howKey(topic.key) === key)?.name[language] ?? key
  }
  return new Map(scales.map((scale) => [scale.key, nameOf(scale)]))
}

function headings({ text: { t } }: Visit<unknown>): string[] {
  return [
    t('steering.moved.moments'), t('steering.moved.about'), t('steering.moved.both_column'),
    ...outcomes.map((outcome) => t(`steering.moved.outcome.${outcome}`)),
    ...movementReasons.map((reason) => t(`steering.moved.reason.${reason}`)),
  ]
}

/** A line for each pair of moments and each scale; a hidden number is a word. */
async function movementRows(visit: Visit<unknown>): Promise<WrittenRow[]> {
  const { t } = visit.text
  const facts = await findMovementFacts(visit.tx, visit.actor)
  const names = await scaleNames(visit, facts)
  const measures = facts.pairs.map((pair) => pairMeasure(facts, pair))
  return measures.flatMap((measure) => measure.moved.map(({ scale, cells }): WrittenRow => [
    pairName(measure, { t }), names.get(scale.key) ?? '', measure.both,
    ...outcomes.map((outcome) => cells[outcome] ?? t('steering.split.hidden')),
    ...movementReasons.map((reason) => measure.leftOut[reason]),
  ]))
}

const states: Record<Outcome | MovementReason, ShownState> = {
  up: 'done', same: 'held', down: 'late', unsaid: 'nobody', gone: 'not_needed', closed: 'not_needed',
  declined: 'not_needed', open: 'soon', no_first: 'nobody', no_second: 'nobody',
}

const everybody: MovedPeopleQuery = { paar: '', over: '', uitkomst: '', pagina: 1 }

async function showMoved(visit: Visit<unknown>, query: MovedPeopleQuery) {
  const { behind, judged } = await movedBehind(visit, query)
  return showBehind(visit, behind, judged)
}

/** Everybody between the two moments within the actor's own files, with how it went or why that cannot be said. */
async function movedBehind(
  visit: Visit<unknown>, query: MovedPeopleQuery,
): Promise<{ behind: Behind; judged: Judged[] }> {
  const { tx, actor, text: { t } } = visit
  const facts = await findMovementFacts(tx, actor)
  const pair = chosenPair(facts, query.paar)
  const asked = facts.scales.find(({ key }) => key === query.over)
  const scale = asked ?? facts.scales[0]
  const judged = comparedBetween(facts, pair).flatMap((one): Judged[] => {
    const outcome = one.reason ?? (scale ? outcomeOf(scale, one.talkIds, facts.answers) : 'unsaid')
    if (query.uitkomst !== '' && query.uitkomst !== outcome) return []
    const day = one.reason === null ? one.on : null
    return [{ personId: one.personId, word: wordOf(outcome, t), state: states[outcome], day }]
  })
  const isUnknown = !isPair(facts, query.paar) || (query.over !== '' && !asked)
  const chosen = { query, facts, pair, scale, names: await scaleNames(visit, facts) }
  return { judged, behind: { ...behindOf(visit, chosen), isUnknown } }
}

function wordOf(outcome: Outcome | MovementReason, t: Visit['text']['t']): string {
  const isReason = (movementReasons as readonly string[]).includes(outcome)
  return t(`steering.moved.${isReason ? 'reason' : 'outcome'}.${outcome}`)
}

interface Chosen {
  readonly query: MovedPeopleQuery
  readonly facts: MovementFacts
  readonly pair: MomentPair
  readonly scale: Scale | undefined
  readonly names: ReadonlyMap<string, string>
}

function behindOf({ text: { t } }: Visit<unknown>, { query, facts, pair, scale, names }: Chosen) {
  const over = scale?.key ?? ''
  const judged = ['', ...outcomes, ...movementReasons] as const
  return {
    path: `${path}/mensen`, title: t('steering.moved.title'), dayLabel: t('steering.moved.second_day'),
    page: query.pagina,
    query: { paar: pairKey(pair), over, ...(query.uitkomst ? { uitkomst: query.uitkomst } : {}) },
    filter: [
      t('steering.moved.between'), pairWord(pair, facts.pairs, t),
      {
        name: 'over', label: t('steering.moved.about'), value: over,
        options: [...names].map(([value, label]) => ({ value, label })),
      },
      t('steering.people.of'),
      {
        name: 'uitkomst', label: t('steering.column.verdict'), value: query.uitkomst,
        options: judged.map((value) => ({ value, label: value ? wordOf(value, t) : t('steering.verdict.any') })),
      },
    ],
  }
}
