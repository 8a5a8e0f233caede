import { isLate } from '../../../kit/late.ts'
import { page, type Route, route, type Visit } from '../../../web/route.ts'
import { getApproach } from '../../approaches/queries.ts'
import { talkClockOf } from '../../conversations/queries/clocks.ts'
import { nextMoment, type TalkClock } from '../../conversations/rules/clock.ts'
import { fileWorkers } from '../../newcomers/access.ts'
import { openFileOf } from '../../newcomers/queries/header.ts'
import { findIdentity } from '../../newcomers/queries/identity.ts'
import { listOwnWords } from '../../newcomers/queries/own-words.ts'
import type { Person } from '../../newcomers/queries/persons.ts'
import { listTeam } from '../../newcomers/queries/team.ts'
import { isAdultOn } from '../../newcomers/rules/birth.ts'
import { isInTeam } from '../../newcomers/rules/team.ts'
import { listGoals } from '../../plans/queries/goals.ts'
import { agreedPlans } from '../../plans/queries/outside.ts'
import { goalState, sectionsOf } from '../../plans/rules/plan.ts'
import { planDueOn } from '../../plans/rules/terms.ts'
import { FirstPage, type NextTalk, type PlanLine } from '../pages/file.tsx'
import { TogetherPage } from '../pages/together.tsx'
import { puzzleOfPerson } from '../queries/puzzles.ts'
import type { Piece } from '../rules.ts'

const allow = fileWorkers

export const fileRoutes: readonly Route[] = [
  route({
    method: 'GET', path: '/nieuwkomers/:person', allow, form: 'none',
    audit: { action: 'files.show', shows: 'file' }, handle: showFile,
  }),
  route({
    method: 'GET', path: '/nieuwkomers/:person/samen', allow, form: 'none',
    audit: { action: 'files.together', shows: 'file' }, handle: showTogether,
  }),
]

/** The first page of a file, also shown again when a piece was not changed. */
export async function showFile(visit: Visit<undefined>) {
  const { tx, actor, today } = visit
  const ids = await findIdentity(tx, actor, visit.params['person'] ?? '')
  const [{ person, head }, clock, members, allWords, pieces, planFacts] = await Promise.all([
    openFileOf(tx, actor, ids), talkClockOf(tx, actor, ids), listTeam(tx, actor, ids), listOwnWords(tx, actor, ids),
    piecesOf(visit, ids), planFactsOf(visit, ids),
  ])
  visit.saw(person.id)
  const team = members.filter((member) => isInTeam(member, today))
  const words = allWords.filter((word) => word.ended_on === null)
  return page({
    title: head.name, place: 'newcomers', wide: true,
    body: (
      <FirstPage head={head} today={head.closure ? null : today} pieces={pieces}
        talk={head.closure ? null : nextTalkOf(clock)}
        plan={planLineOf(planFacts, person, head.closure === null ? today : null)}
        words={words.map(({ kind, body, said_on: saidOn }) => ({ kind, body, saidOn }))}
        team={team.map(({ is_lead: isLead, ...member }) => ({ ...member, isLead }))} />
    ),
  })
}

async function showTogether(visit: Visit<undefined>) {
  const { tx, actor, today } = visit
  const ids = await findIdentity(tx, actor, visit.params['person'] ?? '')
  const [{ head }, approach, goals, pieces] = await Promise.all([
    openFileOf(tx, actor, ids), getApproach(tx, actor), listGoals(tx, actor, ids), piecesOf(visit, ids),
  ])
  visit.saw(head.personId)
  const sections = sectionsOf(approach, goals)
  return page({
    title: visit.text.t('files.together.title', { name: head.name }), place: 'newcomers', alone: true,
    body: <TogetherPage personId={head.personId} name={head.name} today={head.closure ? null : today}
      sections={sections}
      pieces={pieces} />,
  })
}

/** The nine pieces of one person (all their ids) under the thresholds of the municipality's approach. */
export async function piecesOf({ tx, actor }: Visit<unknown>, ids: readonly string[]): Promise<Piece[]> {
  return puzzleOfPerson(tx, actor, ids, async () => (await getApproach(tx, actor)).thresholds)
}

export function nextTalkOf(clock: TalkClock | undefined): NextTalk | null {
  const moment = clock && nextMoment(clock)
  if (!moment) return null
  const isPlanned = moment.state === 'planned' || moment.state === 'moved'
  return {
    moment: moment.key, state: moment.state, isLate: moment.isLate, isPlanned: isPlanned && moment.day !== null,
    day: isPlanned && moment.day ? moment.day : moment.dueBy,
  }
}

interface PlanFacts {
  readonly planMonths: number
  readonly openGoals: number
  readonly agreedOn: string | null
}

export async function planFactsOf({ tx, actor }: Visit<unknown>, ids: readonly string[]): Promise<PlanFacts> {
  const [{ thresholds }, goals, agreed] = await Promise.all([
    getApproach(tx, actor), listGoals(tx, actor, ids), agreedPlans(tx, actor, ids),
  ])
  return {
    planMonths: thresholds.planMonths, openGoals: goals.filter((goal) => goalState(goal) === 'open').length,
    agreedOn: agreed.map(({ firstAgreedOn }) => firstAgreedOn).toSorted()[0] ?? null,
  }
}

/** `today` is null for a closed file, whose plan is due no more. */
export function planLineOf(
  { planMonths, openGoals, agreedOn }: PlanFacts, person: Person, today: string | null,
): PlanLine {
  const { housed_on: housedOn, birth } = person
  const hasTerm = housedOn !== null && isAdultOn(birth, person.target_group === 'child', housedOn)
  const dueOn = hasTerm && !agreedOn && today ? planDueOn(housedOn, planMonths) : null
  return { openGoals, agreedOn, dueOn, isLate: today !== null && isLate(dueOn, today) }
}
