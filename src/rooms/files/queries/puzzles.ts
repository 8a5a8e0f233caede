import { sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { PieceState as Mark } from '../../../db/schema.ts'
import { type Actor, maySeeHealth } from '../../../kit/actor.ts'
import { earliest } from '../../../kit/plain-dates.ts'
import { puzzleAreas, type PuzzleArea, type Thresholds } from '../../approaches/forms.ts'
import { closedAmong } from '../../newcomers/queries/closures.ts'
import { type AreaTouch, type OpenAction, openActionsByArea, planTouches } from '../../plans/queries/outside.ts'
import { type Piece, type PieceFacts, type PieceHolder, type PieceMark, puzzleOf, type PuzzleTerms } from '../rules.ts'

type OfPiece<T> = T & { personId: string; area: PuzzleArea }

/**
 * The nine pieces of each of these people (kept ids), in six queries whatever their number. Somebody out of the
 * actor's scope has nine pieces that nobody holds: ask only for people the actor was shown.
 */
export async function puzzlesOf(
  tx: Tx, actor: Actor, personIds: readonly string[], thresholds: Thresholds,
): Promise<Map<string, Piece[]>> {
  return puzzlesUnder(tx, actor, await findAllIds(tx, actor, personIds), async () => thresholds)
}

/** The nine pieces of one person whose every id is known, the kept one first; asked together with the thresholds. */
export async function puzzleOfPerson(
  tx: Tx, actor: Actor, ids: readonly string[], findThresholds: () => Promise<Thresholds>,
): Promise<Piece[]> {
  const [kept = ''] = ids
  const puzzles = await puzzlesUnder(tx, actor, new Map(ids.map((id) => [id, kept])), findThresholds)
  return puzzles.get(kept) ?? []
}

async function puzzlesUnder(
  tx: Tx, actor: Actor, keptOf: ReadonlyMap<string, string>, findThresholds: () => Promise<Thresholds>,
): Promise<Map<string, Piece[]>> {
  const ids = [...keptOf.keys()]
  const personIds = [...new Set(keptOf.values())]
  const [marks, holders, actions, planned, others, closed, children, thresholds] = await Promise.all([
    findMarks(tx, actor, ids), findHolders(tx, actor, ids), openActionsByArea(tx, actor, ids),
    planTouches(tx, actor, ids), findTouches(tx, actor, ids),
    // A caseload holds no closed file, so only who sees every file asks.
    actor.scope === 'files' ? new Map<string, string>() : closedAmong(tx, actor, personIds),
    findChildren(tx, actor, personIds), findThresholds(),
  ])
  const touches = [...planned, ...others]
  const of = <T>(rows: readonly OfPiece<T>[]) => Map.groupBy(rows, (row) => `${keptOf.get(row.personId)} ${row.area}`)
  const grouped = { marks: of(marks), holders: of(holders), actions: of(actions), touches: of(touches) }
  return new Map(personIds.map((personId) => [
    personId,
    puzzleOf(factsOf(personId, grouped), termsOf(thresholds, closed.get(personId) ?? null, actor), {
      maySeeHealth: maySeeHealth(actor), isChild: children.has(personId),
    }),
  ]))
}

// A closed puzzle stands as it stood on the day of closing, and nothing in it gets stuck.
function termsOf(thresholds: Thresholds, closedOn: string | null, { today }: Actor): PuzzleTerms {
  return closedOn === null
    ? { ...thresholds, today }
    : { ...thresholds, today: earliest(closedOn, today) ?? today, stuckAfterDays: Number.POSITIVE_INFINITY }
}

/** Every id of these people with the kept id it belongs to. */
async function findAllIds(tx: Tx, actor: Actor, personIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; kept: string }>`
    select merged_id as id, kept_id as kept from person_merge
    where municipality_id = ${actor.municipalityId} and undone_at is null
      and kept_id = any(${[...personIds]}::uuid[])`.execute(tx)
  return new Map([...personIds.map((id): [string, string] => [id, id]), ...rows.map((row): [string, string] =>
    [row.id, row.kept])])
}

async function findChildren(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx.selectFrom('person').select('id').where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', anyOf(ids)).where('target_group', '=', 'child').execute()
  return new Set(rows.map(({ id }) => id))
}

async function findMarks(tx: Tx, actor: Actor, ids: readonly string[]): Promise<OfPiece<PieceMark>[]> {
  const { rows } = await sql<OfPiece<PieceMark> & { state: Mark }>`
    select distinct on (m.person_id, m.area) m.person_id as "personId", m.area, m.state, m.on_day as "onDay", m.note,
      coalesce(a.name, '') as by, m.written_at as "writtenAt"
    from piece_mark m left join account a on a.id = m.written_by
    where m.municipality_id = ${actor.municipalityId} and m.person_id = any(${[...ids]}::uuid[])
    order by m.person_id, m.area, m.written_at desc`.execute(tx)
  return rows
}

async function findHolders(tx: Tx, actor: Actor, ids: readonly string[]): Promise<OfPiece<PieceHolder>[]> {
  const { rows } = await sql<OfPiece<PieceHolder>>`
    select h.person_id as "personId", h.area, h.id, h.organisation_id as "organisationId", o.name as organisation,
      coalesce(a.name, '') as colleague, h.is_lead as "isLead", h.first_day as "firstDay", h.last_day as "lastDay"
    from piece_holder h
      join organisation o on o.municipality_id = h.municipality_id and o.id = h.organisation_id
      left join account a on a.id = h.account_id
    where h.municipality_id = ${actor.municipalityId} and h.person_id = any(${[...ids]}::uuid[])
      and (h.last_day is null or h.last_day >= ${actor.today})
    order by h.first_day, o.name`.execute(tx)
  return rows
}

// What lies outside the plan: a contact that took place, a mark, a new holder. What lies ahead is no touch.
async function findTouches(tx: Tx, actor: Actor, ids: readonly string[]): Promise<AreaTouch[]> {
  const { rows } = await sql<AreaTouch>`
    with touch as (
      select person_id, area, (at at time zone 'Europe/Amsterdam')::date as day from contact_moment
      where municipality_id = ${actor.municipalityId} and person_id = any(${[...ids]}::uuid[]) and area is not null
        and (not is_appointment or outcome = 'came')
      union all
      select person_id, area, on_day from piece_mark
      where municipality_id = ${actor.municipalityId} and person_id = any(${[...ids]}::uuid[])
      union all
      select person_id, area, first_day from piece_holder
      where municipality_id = ${actor.municipalityId} and person_id = any(${[...ids]}::uuid[])
    )
    select person_id as "personId", area, max(day) as "lastOn" from touch where day <= ${actor.today}
    group by person_id, area`.execute(tx)
  return rows
}

interface Grouped {
  readonly marks: ReadonlyMap<string, readonly OfPiece<PieceMark>[]>
  readonly holders: ReadonlyMap<string, readonly OfPiece<PieceHolder>[]>
  readonly actions: ReadonlyMap<string, readonly OpenAction[]>
  readonly touches: ReadonlyMap<string, readonly AreaTouch[]>
}

function factsOf(personId: string, grouped: Grouped): PieceFacts[] {
  return puzzleAreas.map((area) => {
    const key = `${personId} ${area}`
    return {
      area, marks: grouped.marks.get(key) ?? [], holders: grouped.holders.get(key) ?? [],
      openActions: uniqueById(grouped.actions.get(key) ?? []),
      lastTouch: (grouped.touches.get(key) ?? []).map(({ lastOn }) => lastOn).toSorted().at(-1) ?? null,
    }
  })
}

// Two merged files can both stand on one household's action.
function uniqueById<T extends { readonly id: string }>(rows: readonly T[]): T[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}
