import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { ActionManner, AgreementWay, PlanKind } from '../../../db/schema.ts'
import type { Approach, Heading, PuzzleArea } from '../../approaches/forms.ts'

/** What a person filled in beside the Dutch, in the newcomer's language; empty text means not translated. */
export interface Translation {
  readonly language: string
  readonly text: string
}

export interface PlanAction {
  readonly id: string
  readonly goalId: string
  readonly area: PuzzleArea
  readonly body: string
  readonly translation: Translation
  /** Key of the approach's ready-made action, '' for a free one. */
  readonly readyMadeKey: string
  readonly ownerAccountId: string | null
  readonly ownerOrganisationId: string | null
  readonly ownerWords: string
  /** Who does it, as it is shown: a colleague, an organisation, or free words such as the newcomer's own name. */
  readonly ownerName: string
  readonly dueOn: PlainDate | null
  readonly manner: ActionManner | null
  readonly doneOn: PlainDate | null
  readonly result: string
  readonly resultTranslation: Translation
  readonly droppedOn: PlainDate | null
  readonly dropReason: string
  /** The activity that it is taking part in (AK-10). */
  readonly activity: { readonly id: string; readonly title: string } | null
  /** The day on which it came into the plan. */
  readonly createdOn: PlainDate
  readonly version: number
}

export interface InterimResult {
  readonly id: string
  readonly goalId: string
  readonly body: string
  readonly translation: Translation
  readonly onDay: PlainDate
  readonly authorName: string
}

/** ZE-06: a justified exception to the rule; the cost in euro cents. */
export interface Deviation {
  readonly id: string
  readonly goalId: string
  readonly body: string
  readonly reason: string
  readonly decidedBy: string
  readonly decidedOn: PlainDate | null
  readonly costCents: number | null
}

export interface PlanGoal {
  readonly id: string
  /** Everybody on whose plan it stands; more than one makes it a goal of the household. */
  readonly personIds: readonly string[]
  readonly ownerPersonId: string
  /** '' when this reader may not see the owner: rights stay per person in a household. */
  readonly ownerName: string
  readonly frameKey: string
  /** The heading in the words it had when the goal was put under it; null on goals from before they were kept. */
  readonly heading: Heading | null
  readonly area: PuzzleArea
  readonly body: string
  readonly translation: Translation
  readonly raisedByNewcomer: boolean
  readonly raisedOn: PlainDate
  readonly createdAt: Date
  readonly dream: string
  readonly dreamTranslation: Translation
  readonly conversationId: string | null
  readonly questionKey: string
  readonly reachedOn: PlainDate | null
  readonly endedOn: PlainDate | null
  readonly endReason: string
  readonly version: number
  readonly actions: readonly PlanAction[]
  readonly results: readonly InterimResult[]
  readonly deviations: readonly Deviation[]
}

export interface PlanAgreement {
  readonly versionNumber: number
  readonly way: AgreementWay
  readonly note: string
  readonly agreedOn: PlainDate
  readonly writtenBy: string
}

/** A part of the plan: a heading with its goals, the newcomer's own first. */
export interface PlanSection {
  readonly heading: Heading
  /** The approach does without this heading now; goals that stood under it stay there, no new ones come. */
  readonly isEnded: boolean
  readonly goals: readonly PlanGoal[]
}

export type GoalState = 'open' | 'reached' | 'ended'
export type ActionState = 'open' | 'done' | 'dropped'

/** SB-04: an approach that promises a plan within a term calls it a POP; else it is an action plan (AK-08). */
export function planKindOf(approach: Approach): PlanKind {
  return approach.targets.some((target) => target.key === 'plan') ? 'pop' : 'action_plan'
}

export function goalState(goal: Pick<PlanGoal, 'reachedOn' | 'endedOn'>): GoalState {
  if (goal.reachedOn) return 'reached'
  return goal.endedOn ? 'ended' : 'open'
}

export function actionState(action: Pick<PlanAction, 'doneOn' | 'droppedOn'>): ActionState {
  if (action.doneOn) return 'done'
  return action.droppedOn ? 'dropped' : 'open'
}

export function isHouseholdGoal(goal: Pick<PlanGoal, 'personIds'>): boolean {
  return goal.personIds.length > 1
}

/** ZE-04: open before closed; what the newcomer raised, earliest first, before what others added. */
export function orderGoals<G extends PlanGoal>(goals: readonly G[]): G[] {
  return goals.toSorted((a, b) => (
    Number(goalState(a) !== 'open') - Number(goalState(b) !== 'open')
    || Number(b.raisedByNewcomer) - Number(a.raisedByNewcomer)
    || compare(a.raisedOn, b.raisedOn)
    || a.createdAt.getTime() - b.createdAt.getTime()
    || compare(a.id, b.id)
  ))
}

/** What comes next first: open actions by their day, then what is done, then what was dropped. */
export function orderActions(actions: readonly PlanAction[]): PlanAction[] {
  const rank = { open: 0, done: 1, dropped: 2 }
  return actions.toSorted((a, b) => (
    rank[actionState(a)] - rank[actionState(b)] || compare(a.dueOn ?? '9999', b.dueOn ?? '9999')
  ))
}

/**
 * The plan under the headings of the frame. The heading under which the newcomer's first goal stands comes first
 * (ZE-04); headings without goals stay in the frame's order, at the end. A goal whose heading the approach no longer
 * has keeps that heading in its old words; where these were not kept it stands under the first heading of its area.
 */
export function sectionsOf(approach: Approach, goals: readonly PlanGoal[]): PlanSection[] {
  const ordered = orderGoals(goals)
  const ended = ordered.flatMap((goal) => endedHeading(approach, goal) ?? [])
  const once = ended.filter((heading, at) => ended.findIndex(({ key }) => key === heading.key) === at)
  const under = (key: string) => ordered.filter((goal) => headingKeyOf(approach, goal) === key)
  const sections = [
    ...approach.frame.headings.map((heading) => ({ heading, isEnded: false, goals: under(heading.key) })),
    ...once.map((heading) => ({ heading, isEnded: true, goals: under(heading.key) })),
  ]
  const rank = (section: PlanSection) => {
    const first = section.goals[0]
    return first ? ordered.indexOf(first) : ordered.length
  }
  return sections.toSorted((a, b) => rank(a) - rank(b))
}

/**
 * The heading of a goal when the approach does without it now, or uses its key for other words; null when it is still
 * there. Its key differs from every key in use, so that both can stand on one page.
 */
export function endedHeading(approach: Approach, { heading }: Pick<PlanGoal, 'heading'>): Heading | null {
  const isThere = approach.frame.headings.some(({ key, name }) => key === heading?.key && name.nl === heading.name.nl)
  if (heading === null || isThere) return null
  return { ...heading, key: `${heading.key}-${wordMark(heading.name.nl)}` }
}

// Two headings of the same key and other words (from two approaches) are two headings.
function wordMark(words: string): string {
  return [...words].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 46_656, 7).toString(36)
}

/** The heading a goal stands under in this approach; the municipality may have changed its approach since. */
export function headingKeyOf(
  approach: Approach, goal: Pick<PlanGoal, 'frameKey' | 'area'> & Partial<Pick<PlanGoal, 'heading'>>,
): string {
  const { headings } = approach.frame
  const ended = endedHeading(approach, { heading: goal.heading ?? null })
  if (ended) return ended.key
  if (headings.some((heading) => heading.key === goal.frameKey)) return goal.frameKey
  return headingOfArea(approach, goal.area)
}

/** Where a goal about this area of life belongs: its own heading, else where the approach places such actions. */
export function headingOfArea(approach: Approach, area: PuzzleArea): string {
  const { headings } = approach.frame
  const own = headings.find((heading) => areaOfHeading(approach, heading.key) === area)
  const placed = approach.actions.find((action) => action.area === area)
  return own?.key ?? placed?.heading ?? headings.at(-1)!.key
}

/** The area a heading is about: that of the talk's topic of the same name, else of most of its ready-made actions. */
export function areaOfHeading(approach: Approach, heading: string): PuzzleArea {
  const topic = approach.topics.find(({ key }) => key === heading)
  const areas = approach.actions.filter((action) => action.heading === heading).map((action) => action.area)
  const count = (area: PuzzleArea) => areas.filter((other) => other === area).length
  return topic?.area ?? areas.toSorted((a, b) => count(b) - count(a))[0] ?? 'participation'
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
