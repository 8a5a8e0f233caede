import { isLate } from '../../../kit/late.ts'
import { NotFound } from '../../../kit/errors.ts'
import { page, type Route, route, type Visit } from '../../../web/route.ts'
import { getApproach } from '../../approaches/queries.ts'
import { talkClocks } from '../../conversations/queries/clocks.ts'
import { nextMoment, type TalkClock } from '../../conversations/rules/clock.ts'
import { fileWorkers } from '../../newcomers/access.ts'
import { fileHeadOf } from '../../newcomers/queries/header.ts'
import { listOwnWords } from '../../newcomers/queries/own-words.ts'
import { getPerson, type Person } from '../../newcomers/queries/persons.ts'
import { listTeam } from '../../newcomers/queries/team.ts'
import { isAdultOn } from '../../newcomers/rules/birth.ts'
import { isInTeam } from '../../newcomers/rules/team.ts'
import { listOrganisations } from '../../organisations/queries.ts'
import { listGoals } from '../../plans/queries/goals.ts'
import { agreedPlans } from '../../plans/queries/outside.ts'
import { goalState, sectionsOf } from '../../plans/rules/plan.ts'
import { planDueOn } from '../../plans/rules/terms.ts'
import { FirstPage, type NextTalk, type PlanLine } from '../pages/file.tsx'
import { TogetherPage } from '../pages/together.tsx'
import { puzzlesOf } from '../queries/puzzles.ts'
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
  const person = await getPerson(tx, actor, visit.params['person'] ?? '')
  const head = await fileHeadOf(tx, actor, person.id)
  visit.saw(person.id)
  const clocks = await talkClocks(tx, actor, [person.id], today)
  const team = (await listTeam(tx, actor, person.ids)).filter((member) => isInTeam(member, today))
  const words = (await listOwnWords(tx, actor, person.ids)).filter((word) => word.ended_on === null)
  return page({
    title: head.name, place: 'newcomers', wide: true,
    body: (
      <FirstPage head={head} today={head.closure ? null : today} pieces={await piecesOf(visit, person.id)}
        organisations={await listOrganisations(tx, actor)}
        talk={head.closure ? null : nextTalkOf(clocks.get(person.id))}
        plan={await planLineOf(visit, person, head.closure !== null)}
        words={words.map(({ kind, body, said_on: saidOn }) => ({ kind, body, saidOn }))}
        team={team.map(({ is_lead: isLead, ...member }) => ({ ...member, isLead }))} />
    ),
  })
}

async function showTogether(visit: Visit<undefined>) {
  const { tx, actor, today } = visit
  const head = await fileHeadOf(tx, actor, visit.params['person'] ?? '')
  visit.saw(head.personId)
  const approach = await getApproach(tx, actor)
  const sections = sectionsOf(approach, await listGoals(tx, actor, head.ids))
  return page({
    title: visit.text.t('files.together.title', { name: head.name }), place: 'newcomers', alone: true,
    body: <TogetherPage personId={head.personId} name={head.name} today={head.closure ? null : today}
      sections={sections}
      pieces={await piecesOf(visit, head.personId)} />,
  })
}

/** The nine pieces of one person under the thresholds of the municipality's approach. */
export async function piecesOf({ tx, actor }: Visit<unknown>, personId: string): Promise<Piece[]> {
  const { thresholds } = await getApproach(tx, actor)
  const pieces = (await puzzlesOf(tx, actor, [personId], thresholds)).get(personId)
  if (!pieces) throw new NotFound()
  return pieces
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

export async function planLineOf(
  { tx, actor, today }: Visit<unknown>, person: Person, isClosed: boolean,
): Promise<PlanLine> {
  const { thresholds } = await getApproach(tx, actor)
  const goals = await listGoals(tx, actor, person.ids)
  const agreed = (await agreedPlans(tx, actor, person.ids)).map(({ firstAgreedOn }) => firstAgreedOn).toSorted()[0]
  const { housed_on: housedOn, birth } = person
  const hasTerm = housedOn !== null && isAdultOn(birth, person.target_group === 'child', housedOn)
  const dueOn = hasTerm && !agreed && !isClosed ? planDueOn(housedOn, thresholds.planMonths) : null
  return {
    openGoals: goals.filter((goal) => goalState(goal) === 'open').length, agreedOn: agreed ?? null, dueOn,
    isLate: isLate(dueOn, today),
  }
}
