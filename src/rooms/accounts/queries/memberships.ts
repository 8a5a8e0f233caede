import type { Tx } from '../../../db/database.ts'
import type { Actor, Role } from '../../../kit/actor.ts'

export interface MembershipRow {
  readonly id: string
  readonly accountId: string
  readonly role: Role
  readonly organisationId: string | null
  readonly areaTeamId: string | null
  readonly firstDay: string
  readonly lastDay: string | null
}

export interface PersonWithRole extends MembershipRow {
  readonly endedAt: Date | null
  readonly name: string
  readonly email: string
  readonly isDeactivated: boolean
  readonly hasSecondFactor: boolean
  readonly organisation: string | null
  readonly areaTeam: string | null
}

/** Every role that was ever given in the municipality, by the person's name; the newest first. */
export async function listMemberships(tx: Tx, actor: Actor, accountId?: string): Promise<PersonWithRole[]> {
  let query = memberships(tx, actor)
  if (accountId) query = query.where('membership.account_id', '=', accountId)
  const rows = await query.execute()
  return rows.map(({ deactivatedAt, totpAt, ...row }) => ({
    ...row, isDeactivated: deactivatedAt !== null, hasSecondFactor: totpAt !== null,
  }))
}

function memberships(tx: Tx, actor: Actor) {
  return tx.selectFrom('membership').innerJoin('account', 'account.id', 'membership.account_id')
    .leftJoin('organisation', (join) => join.onRef('organisation.id', '=', 'membership.organisation_id')
      .onRef('organisation.municipality_id', '=', 'membership.municipality_id'))
    .leftJoin('area_team', (join) => join.onRef('area_team.id', '=', 'membership.area_team_id')
      .onRef('area_team.municipality_id', '=', 'membership.municipality_id'))
    .select(['membership.id', 'membership.account_id as accountId', 'membership.role',
      'membership.organisation_id as organisationId', 'membership.area_team_id as areaTeamId',
      'membership.first_day as firstDay', 'membership.last_day as lastDay', 'membership.ended_at as endedAt',
      'account.name', 'account.email', 'account.deactivated_at as deactivatedAt',
      'account.totp_confirmed_at as totpAt', 'organisation.name as organisation', 'area_team.name as areaTeam'])
    .where('membership.municipality_id', '=', actor.municipalityId)
    .orderBy('account.name').orderBy('account.id').orderBy('membership.first_day', 'desc')
}

export async function insertMembership(tx: Tx, municipalityId: string, row: MembershipRow): Promise<void> {
  await tx.insertInto('membership').values({
    municipality_id: municipalityId, id: row.id, account_id: row.accountId, organisation_id: row.organisationId,
    role: row.role, area_team_id: row.areaTeamId, first_day: row.firstDay, last_day: row.lastDay,
  }).execute()
}

export async function setLastDay(
  tx: Tx, actor: Actor, membershipId: string, end: { lastDay: string; endedAt: Date | null },
): Promise<void> {
  await tx.updateTable('membership').set({ last_day: end.lastDay, ended_at: end.endedAt })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', membershipId).execute()
}

/** Municipalities other than this one where the account holds a role now or later. Asked in the front door's role. */
export async function countElsewhere(tx: Tx, accountId: string, actor: Actor): Promise<number> {
  const rows = await tx.selectFrom('membership').select('municipality_id').distinct()
    .where('account_id', '=', accountId).where('municipality_id', '!=', actor.municipalityId)
    .where('ended_at', 'is', null)
    .where((where) => where.or([where('last_day', 'is', null), where('last_day', '>=', actor.today)])).execute()
  return rows.length
}

/** The names of the municipalities where the account ever had a role. */
export async function listPlaceNames(tx: Tx, accountId: string): Promise<string[]> {
  const rows = await tx.selectFrom('membership')
    .innerJoin('municipality', 'municipality.id', 'membership.municipality_id').select('municipality.name').distinct()
    .where('membership.account_id', '=', accountId).execute()
  return rows.map((row) => row.name)
}

export interface DemoPerson {
  readonly accountId: string
  readonly name: string
  readonly municipalityId: string
  readonly municipality: string
  readonly roles: readonly Role[]
}

/** Everybody with a role today, once per municipality; asked only where the example region lives. */
export async function listDemoPeople(tx: Tx, today: string): Promise<DemoPerson[]> {
  const rows = await tx.selectFrom('membership').innerJoin('account', 'account.id', 'membership.account_id')
    .innerJoin('municipality', 'municipality.id', 'membership.municipality_id')
    .select(['account.id as accountId', 'account.name', 'municipality.id as municipalityId',
      'municipality.name as municipality', 'membership.role'])
    .where('account.deactivated_at', 'is', null).where('membership.ended_at', 'is', null)
    .where('membership.first_day', '<=', today)
    .where((where) => where.or([where('membership.last_day', 'is', null), where('membership.last_day', '>=', today)]))
    .orderBy('municipality.name').orderBy('membership.role').orderBy('account.name').execute()
  const people = new Map<string, DemoPerson & { roles: Role[] }>()
  for (const { role, ...row } of rows) {
    const key = `${row.municipalityId} ${row.accountId}`
    const person = people.get(key) ?? { ...row, roles: [] }
    if (!person.roles.includes(role)) person.roles.push(role)
    people.set(key, person)
  }
  return [...people.values()]
}

export interface Municipality {
  readonly id: string
  readonly name: string
}

/** By slug or CBS code, as an operator writes it. */
export async function listMunicipalities(tx: Tx): Promise<Municipality[]> {
  return tx.selectFrom('municipality').select(['id', 'name']).orderBy('name').execute()
}

export async function findMunicipality(tx: Tx, code: string): Promise<Municipality | undefined> {
  return tx.selectFrom('municipality').select(['id', 'name'])
    .where((where) => where.or([where('slug', '=', code), where('cbs_code', '=', code)])).executeTakeFirst()
}
