import type { Tx } from '../db/database.ts'
import { addHolder, markPiece } from '../rooms/files/actions.ts'
import { agreeTalk, completeTalk } from '../rooms/conversations/actions/complete.ts'
import { decideMoment, planTalk } from '../rooms/conversations/actions/plan.ts'
import { saveTalk } from '../rooms/conversations/actions/save.ts'
import { listThemes } from '../rooms/conversations/queries/themes.ts'
import type { Acting } from '../rooms/newcomers/actions/acting.ts'
import { addAppointment, addContact } from '../rooms/newcomers/actions/contact-moments.ts'
import { createHousehold } from '../rooms/newcomers/actions/households.ts'
import { addOwnWord, addWorkStart } from '../rooms/newcomers/actions/own-words.ts'
import { createPersons } from '../rooms/newcomers/actions/persons.ts'
import { addToTeam } from '../rooms/newcomers/actions/team.ts'
import { addGoal } from '../rooms/plans/actions/goals.ts'
import { addResult } from '../rooms/plans/actions/records.ts'
import { addActions, completeAction } from '../rooms/plans/actions/steps.ts'
import { agree } from '../rooms/plans/actions/versions.ts'
import type { Deed, GoalDeed, HeldTalk, TalkDeed } from './deeds.ts'
import { newPersons } from './lives.ts'
import { type DemoPlace, type HouseholdLife, onDay } from './place.ts'

const nobody = { accountId: null, organisationId: null, isNewcomer: false }
const untranslated = { body_translated: '', translated_language: null }

/** Writes a household and the years that it lived here through the rooms' own actions; the ids of its people. */
export async function writeLife(tx: Tx, place: DemoPlace, life: HouseholdLife): Promise<string[]> {
  const by = { tx, ...onDay(place, life.home.coupledOn) }
  const householdId = life.home.members.length > 1 ? await createHousehold(by) : null
  const ids = await createPersons(by, newPersons(life, householdId))
  for (const deed of life.deeds) await write(tx, place, { deed, ids })
  return ids
}

interface Doing<D extends Deed> {
  readonly deed: D
  readonly ids: readonly string[]
}

async function write(tx: Tx, place: DemoPlace, { deed, ids }: Doing<Deed>): Promise<unknown> {
  const by: Acting = { tx, ...onDay(place, deed.day, deed.by) }
  const { actor, now } = by
  const personId = ids[deed.person] as string
  switch (deed.kind) {
    case 'team': return addToTeam(by, personId, {
      account_id: deed.member.accountId, purpose: deed.purpose, last_day: null,
    })
    case 'contact': return addContact(by, personId, {
      ...deed.contact, with: deed.others.map((other) => ids[other] as string), day: deed.day,
    })
    case 'appointment': return addAppointment(by, personId, { ...deed.appointment, with: [] })
    case 'word': return addOwnWord(by, personId, { ...deed.word, said_on: null })
    case 'work': return addWorkStart(by, personId, deed.start)
    case 'talk': return holdTalk(tx, place, { deed, ids })
    case 'declined': return decideMoment(by, personId, deed.moment, {
      kind: 'declined', on_day: deed.day, new_day: null, reason: deed.reason,
    })
    case 'goal': return writeGoal(tx, place, { deed, ids })
    case 'agreed': return agree(tx, actor, { personId, now }, {
      way: deed.way, agreed_on: deed.day, note: '', reason: '',
    })
    case 'mark': return markPiece(tx, actor, { personId, area: deed.area }, {
      state: deed.state, note: '', on_day: deed.day, at: now,
    })
    case 'holder': return addHolder(tx, actor, { personId, area: deed.area }, {
      organisation_id: deed.organisationId, is_lead: false, at: now,
    })
  }
}

async function holdTalk(tx: Tx, place: DemoPlace, { deed, ids }: Doing<TalkDeed>): Promise<void> {
  const { arranged, holder, held } = deed
  const planned = { tx, ...onDay(place, deed.day) }
  const plan = { ...arranged, interviewer_id: holder.accountId }
  const talkId = await planTalk(planned, ids[deed.person] as string, plan)
  if (!held) return
  const day = arranged.planned_on
  const by = { tx, ...onDay(place, day, holder) }
  await saveTalk(by, talkId, { values: await valuesOf(by, held), bases: new Map() })
  if (held.isCompleted) await completeTalk(by, talkId, true)
  if (held.agreed) await agreeTalk(by, talkId, { way: held.agreed, note: '', agreed_on: day })
}

async function valuesOf({ tx, actor }: Acting, { values, themes }: HeldTalk): Promise<Map<string, string>> {
  const known = await listThemes(tx, actor)
  const ticked = known.filter(({ name }) => themes.includes(name))
  return new Map([...values, ...ticked.map(({ id }) => [`theme.${id}`, 'on'] as const)])
}

async function writeGoal(tx: Tx, place: DemoPlace, { deed, ids }: Doing<GoalDeed>): Promise<void> {
  const { goal, steps, done, result, by } = deed
  const personId = ids[deed.person] as string
  const { actor, now } = onDay(place, deed.day, by)
  const goalId = await addGoal(tx, actor, { personId, now }, {
    ...untranslated, ...goal, dream: '', dream_translated: '', people: [], owner_person: null,
  })
  const owner = by ? { ...nobody, accountId: by.accountId } : { ...nobody, isNewcomer: true }
  const stepIds = await addActions(tx, actor, { personId, goalId, now }, {
    activities: [],
    ready: steps.ready ? [steps.ready] : [], body: steps.body, owner, owner_words: '', due_on: steps.due_on,
  })
  for (const { place: at, day, manner, result: words } of done) {
    const then = onDay(place, day, by)
    await completeAction(tx, then.actor, { personId, actionId: stepIds[at] as string, now: then.now }, {
      manner, done_on: day, result: words, result_translated: '', translated_language: null, version: 1,
    })
  }
  if (!result) return
  const then = onDay(place, result.day, by)
  await addResult(tx, then.actor, { personId, goalId, now: then.now }, {
    ...untranslated, body: result.body, on_day: result.day,
  })
}
