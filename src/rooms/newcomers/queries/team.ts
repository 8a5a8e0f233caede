import { randomUUID } from 'node:crypto'
import { type Insertable, type RawBuilder, type Selectable, sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { FileTeamMemberTable, LeadChangeTable } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import { isOpenFile } from './closures.ts'

export interface TeamMember extends Selectable<FileTeamMemberTable> {
  readonly name: string
  readonly organisation: string | null
}

export interface Colleague {
  readonly id: string
  readonly name: string
  readonly organisation: string | null
  readonly organisationId: string | null
}

/** Everybody who is or was in the team around a person; who is in it today comes first, the lead at the top. */
export async function listTeam(tx: Tx, actor: Actor, ids: readonly string[]): Promise<TeamMember[]> {
  return tx.selectFrom('file_team_member as m').innerJoin('account', 'account.id', 'm.account_id')
    .leftJoin('organisation as o', (join) => join.onRef('o.municipality_id', '=', 'm.municipality_id')
      .onRef('o.id', '=', 'm.organisation_id'))
    .selectAll('m').select(['account.name', 'o.name as organisation'])
    .where('m.municipality_id', '=', actor.municipalityId).where('m.person_id', '=', anyOf(ids))
    .orderBy('m.last_day', (order) => order.desc().nullsFirst()).orderBy('m.is_lead', 'desc')
    .orderBy('m.first_day', 'desc').orderBy('m.id').execute()
}

/** The lead today; undefined when nobody is. The kept file's lead counts when two merged files each had one. */
export async function findLead(tx: Tx, actor: Actor, ids: readonly string[]): Promise<TeamMember | undefined> {
  const team = await listTeam(tx, actor, ids)
  const leads = team.filter((member) => member.is_lead && isToday(member, actor.today))
  return leads.find((member) => member.person_id === ids[0]) ?? leads[0]
}

export async function getTeamMember(
  tx: Tx, actor: Actor, ids: readonly string[], id: string,
): Promise<TeamMember> {
  const found = (await listTeam(tx, actor, ids)).find((member) => member.id === id)
  if (!found) throw new NotFound()
  return found
}

/** Who may stand in a team: the coordinators and case workers of today, by name. */
export async function listColleagues(tx: Tx, actor: Actor): Promise<Colleague[]> {
  const rows = await tx.selectFrom('membership as m').innerJoin('account', 'account.id', 'm.account_id')
    .leftJoin('organisation as o', (join) => join.onRef('o.municipality_id', '=', 'm.municipality_id')
      .onRef('o.id', '=', 'm.organisation_id'))
    .select(['account.id', 'account.name', 'o.name as organisation', 'o.id as organisationId'])
    .where('m.municipality_id', '=', actor.municipalityId).where('m.role', 'in', ['coordinator', 'case_worker'])
    .where('m.first_day', '<=', actor.today).where('account.deactivated_at', 'is', null)
    .where('m.ended_at', 'is', null)
    .where((where) => where.or([where('m.last_day', 'is', null), where('m.last_day', '>=', actor.today)]))
    .orderBy('account.name').execute()
  return rows.filter((row, index) => rows.findIndex(({ id }) => id === row.id) === index)
}

export async function insertTeamMembers(
  tx: Tx, actor: Actor, rows: readonly Omit<Insertable<FileTeamMemberTable>, 'municipality_id' | 'id'>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 1000) {
    await tx.insertInto('file_team_member').values(rows.slice(start, start + 1000).map((row) => ({
      ...row, municipality_id: actor.municipalityId, id: randomUUID(),
    }))).execute()
  }
}

export async function updateTeamMember(
  tx: Tx, actor: Actor, id: string, row: Partial<Insertable<FileTeamMemberTable>>,
): Promise<void> {
  await tx.updateTable('file_team_member').set(row)
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).execute()
}

export interface LeadChange extends Selectable<LeadChangeTable> {
  readonly fromName: string | null
  readonly toName: string
  readonly byName: string
}

/** Changes of lead of a file, newest first. */
export async function listLeadChanges(tx: Tx, actor: Actor, ids: readonly string[]): Promise<LeadChange[]> {
  return leadChanges(tx, actor).where('c.person_id', '=', anyOf(ids)).orderBy('c.changed_at', 'desc').execute()
}

export interface LeadNotice extends LeadChange {
  /** null when the person's name may no longer be shown. */
  readonly personName: string | null
}

/** Changes of lead that the actor has not yet marked as seen, whether they handed over or took over. */
export async function unseenNotices(tx: Tx, actor: Actor): Promise<LeadNotice[]> {
  return leadChanges(tx, actor)
    .leftJoin('person_finding as f', (join) => join.onRef('f.municipality_id', '=', 'c.municipality_id')
      .onRef('f.person_id', '=', 'c.person_id'))
    .select('f.display_name as personName')
    .where((where) => where.or([
      where.and([where('c.from_account_id', '=', actor.userId), where('c.seen_by_from_at', 'is', null)]),
      where.and([where('c.to_account_id', '=', actor.userId), where('c.seen_by_to_at', 'is', null)]),
    ]))
    .where(isOpenFile(sql`c.municipality_id`, sql`c.person_id`))
    .orderBy('c.changed_at', 'desc').limit(50).execute()
}

export async function insertLeadChange(
  tx: Tx, actor: Actor, row: Omit<Insertable<LeadChangeTable>, 'municipality_id' | 'id'>,
): Promise<void> {
  await tx.insertInto('lead_change').values({ ...row, municipality_id: actor.municipalityId, id: randomUUID() })
    .execute()
}

/** Marks the notice as seen by the actor, in whichever of the two places they stand. */
export async function markNoticeSeen(tx: Tx, actor: Actor, id: string, at: Date): Promise<void> {
  const own = (column: 'from_account_id' | 'to_account_id', seen: 'seen_by_from_at' | 'seen_by_to_at') =>
    tx.updateTable('lead_change').set({ [seen]: at }).where('municipality_id', '=', actor.municipalityId)
      .where('id', '=', id).where(column, '=', actor.userId).where(seen, 'is', null).execute()
  await own('from_account_id', 'seen_by_from_at')
  await own('to_account_id', 'seen_by_to_at')
}

function leadChanges(tx: Tx, actor: Actor) {
  return tx.selectFrom('lead_change as c').leftJoin('account as f_a', 'f_a.id', 'c.from_account_id')
    .innerJoin('account as t_a', 't_a.id', 'c.to_account_id').innerJoin('account as b_a', 'b_a.id', 'c.changed_by')
    .selectAll('c').select(['f_a.name as fromName', 't_a.name as toName', 'b_a.name as byName'])
    .where('c.municipality_id', '=', actor.municipalityId)
}

/** `m` leads a file today: within the days of that place, and of a role here that still holds. */
export function leadsToday(actor: Actor): RawBuilder<boolean> {
  const holds = (row: 'm' | 'b') => sql`${sql.ref(`${row}.first_day`)} <= ${actor.today}::date
    and (${sql.ref(`${row}.last_day`)} is null or ${sql.ref(`${row}.last_day`)} >= ${actor.today}::date)`
  return sql`m.is_lead and ${holds('m')} and exists (select from membership b
    where b.municipality_id = m.municipality_id and b.account_id = m.account_id and b.ended_at is null
      and ${holds('b')})`
}

function isToday(row: { first_day: string; last_day: string | null }, today: string): boolean {
  return row.first_day <= today && (row.last_day === null || row.last_day >= today)
}
