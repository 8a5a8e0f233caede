import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import { isInCaseload } from '../../../db/caseload.ts'
import type { Tx } from '../../../db/database.ts'
import type { TargetGroup } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { closuresByPerson } from '../../newcomers/queries/closures.ts'
import { findKept } from '../../newcomers/queries/identity.ts'
import type { ClockFacts, MomentEvent, TalkFact } from '../rules/clock.ts'
import { personsOnClock } from './persons.ts'

/** What the clock needs to know of each of these people, by kept id; who is out of scope is absent. */
export async function findClockFacts(
  tx: Tx, actor: Actor, personIds: readonly string[],
): Promise<Map<string, ClockFacts>> {
  const kept = await findKept(tx, actor, personIds)
  const wanted = [...new Set(personIds.map((id) => kept.get(id) ?? id))]
  if (wanted.length === 0) return new Map()
  const merged = await findMergedInto(tx, actor, wanted)
  return factsUnder(tx, actor, new Map([...wanted.map((id): [string, string] => [id, id]), ...merged]))
}

/** The same of everybody in scope who has or had a talk clock, without naming thousands of them to the database. */
export async function listClockFacts(tx: Tx, actor: Actor): Promise<Map<string, ClockFacts>> {
  const isWanted = (personId: RawBuilder<unknown>) => isInCaseload(actor, personId)
  const [people, kept, talks, events, closures] = await Promise.all([
    personsOnClock(tx, actor).select(daysOf).execute(), findKept(tx, actor), findTalkFacts(tx, actor, isWanted),
    findMoved(tx, actor, isWanted), closuresByPerson(tx, actor),
  ])
  return factsOf({ people, talks, events, closures }, kept)
}

/** The same of one person whose every id is known, the kept one first. */
export async function findClockFactsOf(
  tx: Tx, actor: Actor, ids: readonly string[],
): Promise<ClockFacts | undefined> {
  const [kept = ''] = ids
  return (await factsUnder(tx, actor, new Map(ids.map((id) => [id, kept])))).get(kept)
}

async function factsUnder(
  tx: Tx, actor: Actor, kept: ReadonlyMap<string, string>,
): Promise<Map<string, ClockFacts>> {
  const [ids, wanted] = [[...kept.keys()], [...new Set(kept.values())]]
  const [people, talks, events, closures] = await Promise.all([
    findDays(tx, actor, wanted), findTalkFacts(tx, actor, among(ids)), findMoved(tx, actor, among(ids)),
    closuresByPerson(tx, actor, wanted),
  ])
  return factsOf({ people, talks, events, closures }, kept)
}

interface Found {
  readonly people: Awaited<ReturnType<typeof findDays>>
  readonly talks: Awaited<ReturnType<typeof findTalkFacts>>
  readonly events: Awaited<ReturnType<typeof findMoved>>
  readonly closures: Awaited<ReturnType<typeof closuresByPerson>>
}

function factsOf({ people, talks, events, closures }: Found, kept: ReadonlyMap<string, string>) {
  const keptOf = (id: string) => kept.get(id) ?? id
  const talksOf = Map.groupBy(talks, (talk) => keptOf(talk.personId))
  const eventsOf = Map.groupBy(events, (event) => keptOf(event.personId))
  return new Map(people.map((person): [string, ClockFacts] => [person.id, {
    // A child is spoken of in the parents' talk: no term of its own begins, a talk may still be held.
    dayZero: isChild(person) ? null : person.housed_on, coupledOn: isChild(person) ? null : person.coupled_on,
    talks: talksOf.get(person.id) ?? [], events: eventsOf.get(person.id) ?? [],
    closures: closures.get(person.id) ?? [],
  }]))
}

function isChild({ target_group }: { target_group: TargetGroup }): boolean {
  return target_group === 'child'
}

async function findMergedInto(tx: Tx, actor: Actor, keptIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('person_merge').select(['kept_id', 'merged_id'])
    .where('municipality_id', '=', actor.municipalityId).where('undone_at', 'is', null)
    .where('kept_id', '=', anyOf(keptIds)).execute()
  return new Map(rows.map((row) => [row.merged_id, row.kept_id]))
}

const daysOf = ['p.id', 'p.housed_on', 'p.coupled_on', 'p.target_group'] as const

function findDays(tx: Tx, actor: Actor, ids: readonly string[]) {
  return tx.selectFrom('person as p').select(daysOf)
    .where('p.municipality_id', '=', actor.municipalityId).where('p.id', '=', anyOf(ids)).execute()
}

type Wanted = (personId: RawBuilder<unknown>) => RawBuilder<boolean>

function among(ids: readonly string[]): Wanted {
  return (personId) => sql<boolean>`${personId} = ${anyOf(ids)}`
}

async function findTalkFacts(
  tx: Tx, actor: Actor, isWanted: Wanted,
): Promise<(TalkFact & { personId: string })[]> {
  return tx.selectFrom('conversation')
    .select(['id', 'person_id as personId', 'moment', 'planned_on as plannedOn', 'held_on as heldOn',
      'cancelled_on as cancelledOn'])
    .where('municipality_id', '=', actor.municipalityId).where(isWanted(sql.ref('person_id'))).execute()
}

interface PersonEvent extends MomentEvent {
  readonly personId: string
}

/** Declined, moved and withdrawn, in the order in which they were written; why is not for the clock. */
async function findMoved(tx: Tx, actor: Actor, isWanted: Wanted): Promise<PersonEvent[]> {
  return (await events(tx, actor, isWanted).execute()).map(asEvent)
}

/** The same with the reason, for who may read the file. */
export async function findEvents(
  tx: Tx, actor: Actor, ids: readonly string[],
): Promise<(PersonEvent & { reason: string })[]> {
  const rows = await events(tx, actor, among(ids)).select('reason').execute()
  return rows.map((row) => ({ ...asEvent(row), reason: row.reason }))
}

function events(tx: Tx, actor: Actor, isWanted: Wanted) {
  return tx.selectFrom('talk_moment_event').select(['person_id', 'moment', 'kind', 'on_day', 'new_day'])
    .where('municipality_id', '=', actor.municipalityId).where(isWanted(sql.ref('person_id')))
    .orderBy('written_at').orderBy('id')
}

interface EventRow {
  readonly person_id: string
  readonly moment: MomentEvent['moment']
  readonly kind: string
  readonly on_day: string
  readonly new_day: string | null
}

function asEvent(row: EventRow): PersonEvent {
  return {
    personId: row.person_id, moment: row.moment, kind: row.kind as MomentEvent['kind'], onDay: row.on_day,
    newDay: row.new_day,
  }
}

interface NewEvent extends MomentEvent {
  readonly reason: string
  readonly at: Date
}

export async function insertMomentEvent(tx: Tx, actor: Actor, personId: string, event: NewEvent): Promise<void> {
  const { moment, kind, onDay, newDay, reason, at } = event
  await tx.insertInto('talk_moment_event').values({
    municipality_id: actor.municipalityId, id: randomUUID(), person_id: personId, moment, kind, on_day: onDay,
    new_day: newDay, reason, written_at: afterEarlier(actor, personId, at), written_by: actor.userId,
  }).execute()
}

// The last one written counts, also of two within the same tick of the clock.
function afterEarlier(actor: Actor, personId: string, at: Date) {
  return sql<Date>`(
    select greatest(${at}::timestamptz, max(written_at) + interval '1 microsecond') from talk_moment_event
    where municipality_id = ${actor.municipalityId} and person_id = ${personId})`
}
