import type { AgreedDeed, Deed, GoalDeed } from '../../demo/deeds.ts'
import { onDay } from '../../demo/place.ts'
import { fullName } from '../../rooms/newcomers/rules/names.ts'
import { changesBetween, snapshotOf } from '../../rooms/plans/rules/changes.ts'
import { orderGoals, type PlanAction, type PlanGoal, planKindOf } from '../../rooms/plans/rules/plan.ts'
import type { Sowing } from './household.ts'

/** A person's plan: the goals with their steps and results, and the version that was agreed. */
export function planRows(sowing: Sowing, person: number, deeds: readonly Deed[]): void {
  const { sheaf, place, approach, ids } = sowing
  const made = deeds.filter((deed) => deed.kind === 'goal')
  const [first] = made
  if (!first) return
  const { actor } = onDay(place, first.day)
  const planId = sheaf.id()
  sheaf.add('plan', {
    municipality_id: actor.municipalityId, id: planId, person_id: ids[person], kind: planKindOf(approach),
    approach_key: approach.key, started_on: first.day,
  })
  const goals = made.map((deed) => goalRows(sowing, deed))
  const agreed = deeds.find((deed) => deed.kind === 'agreed')
  if (agreed) agreedRows(sowing, agreed, { planId, goals })
}

const untranslated = { body_translated: '', translated_language: '' }
const translation = { language: '', text: '' }

function goalRows(sowing: Sowing, deed: GoalDeed): PlanGoal {
  const { sheaf, place, ids, approach } = sowing
  const { body, area, raised } = deed.goal
  const heading = approach.frame.headings.find(({ key }) => key === deed.goal.heading) ?? null
  const { actor, now } = onDay(place, deed.day, deed.by)
  const owner_person_id = ids[deed.person] as string
  const at = { municipality_id: actor.municipalityId, person_ids: [owner_person_id] }
  const id = sheaf.id()
  sheaf.add('goal', {
    ...at, id, ...untranslated, body, area, dream: '', dream_translated: '', owner_person_id,
    frame_key: deed.goal.heading, frame_heading: heading,
    raised_by_newcomer: raised, raised_on: deed.day, created_at: now, created_by: actor.userId, updated_at: now,
  })
  sheaf.add('goal_person', { municipality_id: actor.municipalityId, person_id: owner_person_id, goal_id: id })
  if (deed.result) {
    const then = onDay(place, deed.result.day, deed.by)
    sheaf.add('interim_result', {
      ...at, id: sheaf.id(), goal_id: id, ...untranslated, body: deed.result.body, on_day: deed.result.day,
      written_at: then.now, author_id: then.actor.userId,
    })
  }
  return {
    id, personIds: [owner_person_id], ownerPersonId: owner_person_id, ownerName: '', frameKey: deed.goal.heading,
    heading, area, body, translation, raisedByNewcomer: raised, raisedOn: deed.day, createdAt: now, dream: '',
    dreamTranslation: translation,
    conversationId: null, questionKey: '', reachedOn: null, endedOn: null, endReason: '', version: 1,
    actions: stepRows(sowing, deed, id), results: [], deviations: [],
  }
}

function stepRows(sowing: Sowing, deed: GoalDeed, goalId: string): PlanAction[] {
  const { approach } = sowing
  const ready = approach.actions.find(({ key }) => key === deed.steps.ready)
  const steps = [
    ...(ready ? [{ body: ready.name.nl, readyMadeKey: ready.key, area: ready.area }] : []),
    { body: deed.steps.body, readyMadeKey: '', area: deed.goal.area },
  ]
  return steps.map((step, place) => stepRow(sowing, deed, { ...step, place, goalId }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

type Step = Pick<PlanAction, 'body' | 'readyMadeKey' | 'area' | 'goalId'> & { place: number }

function stepRow({ sheaf, place, life, ids }: Sowing, deed: GoalDeed, step: Step): PlanAction {
  const { actor, now } = onDay(place, deed.day, deed.by)
  const done = deed.done.find((one) => one.place === step.place)
  const id = sheaf.id()
  const newcomer = life.home.members[deed.person]!
  const own = fullName({ given_name: newcomer.given, name_prefix: '', family_name: newcomer.family })
  const ownerWords = deed.by ? '' : own
  sheaf.add('plan_action', {
    municipality_id: actor.municipalityId, id, goal_id: step.goalId, person_ids: [ids[deed.person]], area: step.area,
    body: step.body, ready_made_key: step.readyMadeKey, owner_account_id: deed.by?.accountId ?? null,
    owner_words: ownerWords, due_on: deed.steps.due_on, manner: done?.manner ?? null, done_on: done?.day ?? null,
    result: done?.result ?? '', version: done ? 2 : 1, created_at: now, created_by: actor.userId,
    updated_at: done ? onDay(place, done.day, deed.by).now : now,
  })
  return {
    id, goalId: step.goalId, area: step.area, body: step.body, translation, readyMadeKey: step.readyMadeKey,
    ownerAccountId: deed.by?.accountId ?? null, ownerOrganisationId: null, ownerWords,
    ownerName: deed.by?.name ?? ownerWords, dueOn: deed.steps.due_on, manner: done?.manner ?? null,
    doneOn: done?.day ?? null, result: done?.result ?? '', resultTranslation: translation, droppedOn: null,
    dropReason: '', activity: null, createdOn: deed.day, version: 1,
  }
}

interface Agreed {
  readonly planId: string
  readonly goals: readonly PlanGoal[]
}

function agreedRows({ sheaf, place, ids }: Sowing, deed: AgreedDeed, { planId, goals }: Agreed): void {
  const { actor, now } = onDay(place, deed.day, deed.by)
  const at = { municipality_id: actor.municipalityId, plan_id: planId, person_id: ids[deed.person] }
  const snapshot = snapshotOf(orderGoals(goals))
  sheaf.add('plan_version', {
    ...at, id: sheaf.id(), number: 1, snapshot, changes: changesBetween(null, snapshot), reason: '', made_at: now,
    made_by: actor.userId,
  })
  sheaf.add('plan_agreement', {
    ...at, id: sheaf.id(), version_number: 1, way: deed.way, note: '', agreed_on: deed.day, written_at: now,
    written_by: actor.userId,
  })
}
