import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { PieceHolderTable, PieceMarkTable, PieceState as Mark } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { PuzzleArea } from '../../approaches/forms.ts'

export interface WrittenMark extends Pick<Selectable<PieceMarkTable>, 'state' | 'note'> {
  readonly id: string
  readonly onDay: string
  readonly by: string
  readonly writtenAt: Date
}

/** Everything that people ever said of a piece, newest first. */
export async function listMarks(
  tx: Tx, actor: Actor, ids: readonly string[], area: PuzzleArea,
): Promise<WrittenMark[]> {
  const rows = await tx.selectFrom('piece_mark as m').leftJoin('account as a', 'a.id', 'm.written_by')
    .select(['m.id', 'm.state', 'm.note', 'm.on_day as onDay', 'm.written_at as writtenAt', 'a.name as by'])
    .where('m.municipality_id', '=', actor.municipalityId).where('m.person_id', '=', anyOf(ids))
    .where('m.area', '=', area).orderBy('m.written_at', 'desc').execute()
  return rows.map((row) => ({ ...row, by: row.by ?? '' }))
}

export interface NewMark {
  readonly personId: string
  readonly area: PuzzleArea
  readonly state: Mark
  readonly note: string
  readonly onDay: string
  readonly at: Date
}

export async function insertMark(tx: Tx, actor: Actor, mark: NewMark): Promise<void> {
  await tx.insertInto('piece_mark').values({
    municipality_id: actor.municipalityId, id: randomUUID(), person_id: mark.personId, area: mark.area,
    state: mark.state, note: mark.note, on_day: mark.onDay, written_at: mark.at, written_by: actor.userId,
  }).execute()
}

export type HolderRow = Selectable<PieceHolderTable> & { readonly organisation: string }

/** Every organisation that holds or held a piece, the newest first. */
export async function listHolders(
  tx: Tx, actor: Actor, ids: readonly string[], area: PuzzleArea,
): Promise<HolderRow[]> {
  return tx.selectFrom('piece_holder as h')
    .innerJoin('organisation as o', (join) => join.onRef('o.municipality_id', '=', 'h.municipality_id')
      .onRef('o.id', '=', 'h.organisation_id'))
    .selectAll('h').select('o.name as organisation')
    .where('h.municipality_id', '=', actor.municipalityId).where('h.person_id', '=', anyOf(ids))
    .where('h.area', '=', area).orderBy('h.first_day', 'desc').orderBy('o.name').execute()
}

/** Holds the row until the transaction ends. Throws NotFound when it is not of this person. */
export async function getHolder(tx: Tx, actor: Actor, ids: readonly string[], id: string): Promise<HolderRow> {
  const row = await tx.selectFrom('piece_holder').selectAll().forUpdate()
    .where('municipality_id', '=', actor.municipalityId).where('person_id', '=', anyOf(ids)).where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return { ...row, organisation: '' }
}

export interface NewHolder {
  readonly personId: string
  readonly area: PuzzleArea
  readonly organisationId: string
  readonly accountId: string | null
  readonly isLead: boolean
  readonly at: Date
}

export async function insertHolder(tx: Tx, actor: Actor, holder: NewHolder): Promise<void> {
  await tx.insertInto('piece_holder').values({
    municipality_id: actor.municipalityId, id: randomUUID(), person_id: holder.personId, area: holder.area,
    organisation_id: holder.organisationId, account_id: holder.accountId, is_lead: holder.isLead,
    first_day: actor.today, written_at: holder.at, written_by: actor.userId,
  }).execute()
}

/** One lead per piece: whoever was it is so no longer. */
export async function clearLead(tx: Tx, actor: Actor, ids: readonly string[], area: PuzzleArea): Promise<void> {
  await tx.updateTable('piece_holder').set({ is_lead: false })
    .where('municipality_id', '=', actor.municipalityId).where('person_id', '=', anyOf(ids))
    .where('area', '=', area).where('is_lead', '=', true).execute()
}

export async function setLead(tx: Tx, actor: Actor, id: string): Promise<void> {
  await tx.updateTable('piece_holder').set({ is_lead: true })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).execute()
}

export async function endHolder(tx: Tx, actor: Actor, id: string, lastDay: string): Promise<void> {
  await tx.updateTable('piece_holder').set({ last_day: lastDay })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).execute()
}

/** Only for who began today and never held it for a day. */
export async function removeHolder(tx: Tx, actor: Actor, id: string): Promise<void> {
  await tx.deleteFrom('piece_holder').where('municipality_id', '=', actor.municipalityId).where('id', '=', id).execute()
}
