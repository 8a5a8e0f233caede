import { randomUUID } from 'node:crypto'
import { type Insertable, type RawBuilder, sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { HouseholdMemberTable } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { isOpenFile } from './closures.ts'

export interface Member {
  readonly personId: string
  readonly householdId: string
  readonly relation: string
  readonly firstDay: string
  readonly name: string
  readonly birthYear: number | null
  readonly isClosed: boolean
}

/** The household a person lives in today; null for who lives alone or is not in one. */
export async function findHouseholdId(tx: Tx, actor: Actor, ids: readonly string[]): Promise<string | null> {
  return (await householdToday(tx, actor, ids).executeTakeFirst())?.household_id ?? null
}

function householdToday(tx: Tx, actor: Actor, ids: readonly string[]) {
  return tx.selectFrom('household_member').select('household_id')
    .where('municipality_id', '=', actor.municipalityId).where('person_id', '=', anyOf(ids))
    .where('first_day', '<=', actor.today)
    .where((where) => where.or([where('last_day', 'is', null), where('last_day', '>=', actor.today)]))
    .orderBy('first_day', 'desc').limit(1)
}

/** The household in which each of these people lives today; who lives alone is absent. */
export async function householdsOf(tx: Tx, actor: Actor, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx.selectFrom('household_member').select(['person_id', 'household_id'])
    .where('municipality_id', '=', actor.municipalityId).where('person_id', '=', anyOf(personIds))
    .where('first_day', '<=', actor.today)
    .where((eb) => eb.or([eb('last_day', 'is', null), eb('last_day', '>=', actor.today)]))
    .orderBy('first_day').execute()
  return new Map(rows.map((row) => [row.person_id, row.household_id]))
}

// Who lives in the household today, as far as the actor may see them: rights stay per person (definitions.md).
async function membersOf(tx: Tx, actor: Actor, householdId: RawBuilder<unknown>): Promise<Member[]> {
  const rows = await tx.selectFrom('household_member as m')
    .innerJoin('person as p', (join) => join.onRef('p.municipality_id', '=', 'm.municipality_id')
      .onRef('p.id', '=', 'm.person_id'))
    .leftJoin('person_merge as g', (join) => join.onRef('g.municipality_id', '=', 'm.municipality_id')
      .onRef('g.merged_id', '=', 'm.person_id').on('g.undone_at', 'is', null))
    .select((row) => [row.fn.coalesce('g.kept_id', 'm.person_id').as('personId'), 'm.household_id as householdId',
      'm.relation', 'm.first_day as firstDay', 'p.given_name', 'p.name_prefix', 'p.family_name',
      'p.birth_year as birthYear', isOpenFile(sql`m.municipality_id`, sql`m.person_id`).as('isOpen')])
    .where('m.municipality_id', '=', actor.municipalityId).where(sql<boolean>`m.household_id = ${householdId}`)
    .where('m.first_day', '<=', actor.today)
    .where((where) => where.or([where('m.last_day', 'is', null), where('m.last_day', '>=', actor.today)]))
    .orderBy('p.birth_year').orderBy('p.given_name').execute()
  const members = rows.map(({ given_name, name_prefix, family_name, isOpen, ...row }) => ({
    ...row, isClosed: !isOpen,
    name: [given_name, name_prefix, family_name].filter(Boolean).join(' '),
  }))
  return members.filter((row, index) => members.findIndex(({ personId }) => personId === row.personId) === index)
}

/** The people of a person's household today, the person among them; only the person when there is no household. */
export async function listHousemates(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Member[]> {
  return membersOf(tx, actor, sql`(${householdToday(tx, actor, ids)})`)
}

export async function insertHousehold(
  tx: Tx, actor: Actor, household: { id: string; externalNumber: string | null; at: Date },
): Promise<void> {
  await tx.insertInto('household').values({
    municipality_id: actor.municipalityId, id: household.id, external_number: household.externalNumber,
    created_at: household.at,
  }).execute()
}

export async function insertMembers(
  tx: Tx, actor: Actor, rows: readonly Omit<Insertable<HouseholdMemberTable>, 'municipality_id' | 'id'>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 1000) {
    await tx.insertInto('household_member').values(rows.slice(start, start + 1000).map((row) => ({
      ...row, municipality_id: actor.municipalityId, id: randomUUID(),
    }))).execute()
  }
}

/** Ends today's membership with the day before; one that began today was a mistake and goes. */
export async function endMembership(tx: Tx, actor: Actor, ids: readonly string[], lastDay: string): Promise<void> {
  await tx.deleteFrom('household_member').where('municipality_id', '=', actor.municipalityId)
    .where('person_id', '=', anyOf(ids)).where('last_day', 'is', null).where('first_day', '>', lastDay).execute()
  await tx.updateTable('household_member').set({ last_day: lastDay })
    .where('municipality_id', '=', actor.municipalityId).where('person_id', '=', anyOf(ids))
    .where('last_day', 'is', null).execute()
}
