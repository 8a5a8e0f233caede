import type { PlainDate } from '../../../kit/plain-dates.ts'
import {
  type ActionState, type GoalState, type PlanAction, type PlanGoal, actionState, goalState, isHouseholdGoal,
} from './plan.ts'

/** What a version of the plan holds: enough to show it and to say what changed since. */
export interface PlanSnapshot {
  readonly goals: readonly SnapshotGoal[]
}

export interface SnapshotGoal {
  readonly id: string
  readonly frameKey: string
  readonly body: string
  readonly ownerPersonId: string
  readonly isHousehold: boolean
  readonly state: GoalState
  readonly endReason: string
  readonly actions: readonly SnapshotAction[]
}

export interface SnapshotAction {
  readonly id: string
  readonly body: string
  readonly ownerName: string
  readonly dueOn: PlainDate | null
  readonly state: ActionState
  readonly manner: PlanAction['manner']
  readonly result: string
  readonly dropReason: string
}

/** One change in words: the text key `plans.change.<key>` with its values. */
export interface Change {
  readonly key: ChangeKey
  readonly values: Readonly<Record<string, string>>
}

export const changeKeys = [
  'goal_added', 'goal_reworded', 'goal_moved', 'goal_reached', 'goal_ended', 'goal_reopened', 'goal_owner',
  'goal_shared', 'goal_unshared', 'goal_gone',
  'action_added', 'action_reworded', 'action_owner', 'action_due', 'action_done', 'action_dropped',
  'action_reopened', 'action_result',
] as const
export type ChangeKey = (typeof changeKeys)[number]

export function snapshotOf(goals: readonly PlanGoal[]): PlanSnapshot {
  return { goals: goals.map(snapshotGoal) }
}

/** What changed from one version to the next, goal by goal in the order of the plan; empty when nothing did. */
export function changesBetween(before: PlanSnapshot | null, after: PlanSnapshot): Change[] {
  const earlier = new Map(before?.goals.map((goal) => [goal.id, goal]))
  const kept = new Set(after.goals.map((goal) => goal.id))
  const gone = [...earlier.values()].filter((goal) => !kept.has(goal.id))
  return [
    ...after.goals.flatMap((goal) => goalChanges(earlier.get(goal.id), goal)),
    ...gone.map((goal) => change('goal_gone', { goal: goal.body })),
  ]
}

function goalChanges(was: SnapshotGoal | undefined, now: SnapshotGoal): Change[] {
  const goal = now.body
  const earlier = new Map(was?.actions.map((action) => [action.id, action]))
  const actions = now.actions.flatMap((action) => actionChanges(earlier.get(action.id), action))
  if (!was) return [change('goal_added', { goal }), ...actions]
  const isShared = now.isHousehold
  return [
    ...(was.body === now.body ? [] : [change('goal_reworded', { before: was.body, goal })]),
    ...(was.frameKey === now.frameKey ? [] : [change('goal_moved', { goal })]),
    ...(was.isHousehold === isShared ? [] : [change(isShared ? 'goal_shared' : 'goal_unshared', { goal })]),
    ...(was.ownerPersonId === now.ownerPersonId ? [] : [change('goal_owner', { goal })]),
    ...(was.state === now.state ? [] : [goalStateChange(now)]),
    ...actions,
  ]
}

function goalStateChange({ state, body: goal, endReason: reason }: SnapshotGoal): Change {
  if (state === 'reached') return change('goal_reached', { goal })
  return state === 'ended' ? change('goal_ended', { goal, reason }) : change('goal_reopened', { goal })
}

function actionChanges(was: SnapshotAction | undefined, now: SnapshotAction): Change[] {
  const action = now.body
  const owner = now.ownerName
  const start = was ? [] : [change('action_added', { action, owner })]
  if (was && was.body !== action) start.push(change('action_reworded', { before: was.body, action }))
  if (was && was.ownerName !== owner) start.push(change('action_owner', { action, owner }))
  if (was && was.dueOn !== now.dueOn) start.push(change('action_due', { action, due: now.dueOn ?? '' }))
  if ((was?.state ?? 'open') !== now.state) return [...start, actionStateChange(now)]
  if (was && now.state === 'done' && was.result !== now.result) {
    start.push(change('action_result', { action, result: now.result }))
  }
  return start
}

function actionStateChange({ state, body: action, manner, result, dropReason: reason }: SnapshotAction): Change {
  if (state === 'done') return change('action_done', { action, manner: manner ?? '', result })
  return state === 'dropped' ? change('action_dropped', { action, reason }) : change('action_reopened', { action })
}

function change(key: ChangeKey, values: Record<string, string>): Change {
  return { key, values }
}

function snapshotGoal(goal: PlanGoal): SnapshotGoal {
  const { id, frameKey, body, ownerPersonId, endReason } = goal
  return {
    id, frameKey, body, ownerPersonId, endReason, isHousehold: isHouseholdGoal(goal), state: goalState(goal),
    actions: goal.actions.map(snapshotAction),
  }
}

function snapshotAction(action: PlanAction): SnapshotAction {
  const { id, body, ownerName, dueOn, manner, result, dropReason } = action
  return { id, body, ownerName, dueOn, manner, result, dropReason, state: actionState(action) }
}
