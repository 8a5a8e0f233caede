import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import { isAfter, type Key, orderBy, type Place, placeOf } from '../../../db/keyset.ts'
import type { CardEndReason, CardKind, CardSide, InterpreterSetting } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import { addMonths, type PlainDate } from '../../../kit/plain-dates.ts'
import type { BoardQuery } from '../forms.ts'
import { type Card, shownMonths } from '../rules/board.ts'

/** A card with what became of it, and whose it is as far as the lock shows that to the one who looks. */
export interface BoardCard extends Card {
  readonly title: string
  readonly village: string
  readonly setting: InterpreterSetting | null
  readonly neededOn: PlainDate | null
  readonly isNewcomers: boolean
  readonly isPublic: boolean
  readonly madeBy: string | null
  readonly matchId: string | null
  readonly otherId: string | null
  readonly matchedOn: PlainDate | null
  readonly matchedBy: string | null
  readonly doneOn: PlainDate | null
  readonly endReason: CardEndReason | null
  /** The newcomer or the resident; null where the lock hides them, or after a resident was erased. */
  readonly name: string | null
  readonly phone: string | null
  readonly email: string | null
  /** What is not for everybody to read. */
  readonly words: string | null
}

const dayOf = (moment: RawBuilder<unknown>) => sql`(${moment} at time zone 'Europe/Amsterdam')::date`

// The match that stands, of either side; one that fell through is none.
const standing = sql`left join lateral (
  select k.id, k.matched_at, k.matched_by, d.at as done_at,
    case when k.request_id = c.id then k.offer_id else k.request_id end as other_id
  from card_match k left join match_done d on d.municipality_id = k.municipality_id and d.match_id = k.id
  where k.municipality_id = c.municipality_id and (k.request_id = c.id or k.offer_id = c.id)
    and not exists (select from match_end f where f.municipality_id = k.municipality_id and f.match_id = k.id)
  limit 1) m on true
  left join card_end e on e.municipality_id = c.municipality_id and e.card_id = c.id`

const cards = sql`board_card c ${standing}
  join village v on v.municipality_id = c.municipality_id and v.id = c.village_id
  left join card_person n on n.municipality_id = c.municipality_id and n.card_id = c.id
  left join person p on p.municipality_id = n.municipality_id and p.id = n.person_id
  left join card_resident r on r.municipality_id = c.municipality_id and r.card_id = c.id
  left join account a on a.id = c.made_by left join account b on b.id = m.matched_by`

const columns = sql`c.id, c.side, c.kind, c.title, c.village_id as "villageId", v.name as village,
  v.area_team_id as "areaTeamId", c.languages, c.setting, c.needed_on as "neededOn", c.is_newcomers as "isNewcomers",
  c.is_public as "isPublic", c.answers_id as "answersId", ${dayOf(sql`c.made_at`)} as "madeOn", a.name as "madeBy",
  m.id as "matchId", m.other_id as "otherId", ${dayOf(sql`m.matched_at`)} as "matchedOn", b.name as "matchedBy",
  ${dayOf(sql`m.done_at`)} as "doneOn", e.reason as "endReason", n.person_id as "personId",
  coalesce(nullif(concat_ws(' ', nullif(p.given_name, ''), nullif(p.name_prefix, ''), nullif(p.family_name, '')), ''),
    r.name) as name, coalesce(p.phone, r.phone) as phone, r.email, coalesce(n.words, r.words) as words`

/** Nobody was found yet, and it is not over. */
function isOpen(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`m.id is null and e.card_id is null
    and c.made_at >= (${addMonths(actor.today, -shownMonths)}::date)::timestamp at time zone 'Europe/Amsterdam'
    and (c.side = 'offered' or c.needed_on is null or c.needed_on >= ${actor.today})`
}

function inStand(actor: Actor, stand: BoardQuery['stand']): RawBuilder<unknown> {
  if (stand === 'matched') return sql`m.id is not null and m.done_at is null and e.card_id is null`
  if (stand === 'done') return sql`m.done_at is not null`
  return stand === 'over' ? sql`m.done_at is null and not (${isOpen(actor)})
    and (m.id is null or e.card_id is not null)` : isOpen(actor)
}

export const perPage = 40

/** A page of the board with one card more, by which one knows that there is a next one; newest first. */
export async function listBoard(
  tx: Tx, actor: Actor, query: BoardQuery & { isPublicOnly?: boolean },
): Promise<BoardCard[]> {
  const { dorp, kant, soort, stand, pagina, isPublicOnly = false } = query
  const { rows } = await sql<BoardCard>`
    select ${columns} from ${cards} where c.municipality_id = ${actor.municipalityId}
      and ${inStand(actor, stand)} ${dorp ? sql`and c.village_id = ${dorp}` : sql``}
      ${kant ? sql`and c.side = ${kant}` : sql``} ${soort ? sql`and c.kind = ${soort}` : sql``}
      ${isPublicOnly ? sql`and c.is_public` : sql``}
    order by c.made_at desc, c.id limit ${perPage + 1} offset ${(pagina - 1) * perPage}`.execute(tx)
  return rows
}

/** The same card with its place, for who goes on from there. */
export interface PlacedCard extends BoardCard {
  readonly position: Place
}

const newestFirst: readonly Key[] = [
  { of: sql`c.made_at`, as: sql`timestamptz`, isDescending: true }, { of: sql`c.id`, as: sql`uuid` },
]

/** At most `limit` cards of one stand after a place, newest first; what is put up meanwhile moves nothing. */
export async function cardsAfter(
  tx: Tx, actor: Actor, stand: BoardQuery['stand'], { after, limit }: { after: Place | null; limit: number },
): Promise<PlacedCard[]> {
  const { rows } = await sql<PlacedCard>`
    select ${columns}, ${placeOf(newestFirst)} as position from ${cards}
    where c.municipality_id = ${actor.municipalityId} and ${inStand(actor, stand)}
      ${after === null ? sql`` : sql`and ${isAfter(newestFirst, after)}`}
    order by ${orderBy(newestFirst)} limit ${limit}`.execute(tx)
  return rows
}

/** One card that this actor may see. Throws NotFound. */
export async function getCard(tx: Tx, actor: Actor, id: string): Promise<BoardCard> {
  const { rows: [row] } = await sql<BoardCard>`
    select ${columns} from ${cards} where c.municipality_id = ${actor.municipalityId} and c.id = ${id}`.execute(tx)
  if (!row) throw new NotFound()
  return row
}

/** The cards of a newcomer, by all their ids, newest first. */
export async function listCardsOf(tx: Tx, actor: Actor, personIds: readonly string[]): Promise<BoardCard[]> {
  const { rows } = await sql<BoardCard>`
    select ${columns} from ${cards} where c.municipality_id = ${actor.municipalityId}
      and n.person_id = any(${[...personIds]}::uuid[]) order by c.made_at desc, c.id`.execute(tx)
  return rows
}

/** Open cards of the other side and the same kind. */
export async function listCandidates(
  tx: Tx, actor: Actor, { side, kind }: { side: CardSide; kind: CardKind },
): Promise<BoardCard[]> {
  const other: CardSide = side === 'asked' ? 'offered' : 'asked'
  const { rows } = await sql<BoardCard>`
    select ${columns} from ${cards} where c.municipality_id = ${actor.municipalityId} and c.side = ${other}
      and c.kind = ${kind} and ${isOpen(actor)} order by c.made_at limit 300`.execute(tx)
  return rows
}

/** How many newcomers wait for an interpreter within a week whom this actor may help. */
export async function countInterpretersNeeded(tx: Tx, actor: Actor, until: PlainDate): Promise<number> {
  const own = actor.scope === 'all' ? sql`` : sql`and exists (select from card_person n
    where n.municipality_id = c.municipality_id and n.card_id = c.id)`
  const { rows: [row] } = await sql<{ count: number }>`
    select count(*)::int as count from board_card c ${standing}
    where c.municipality_id = ${actor.municipalityId} and c.side = 'asked' and c.kind = 'interpreter'
      and c.needed_on <= ${until} and ${isOpen(actor)} ${own}`.execute(tx)
  return row?.count ?? 0
}

interface NewCard extends Pick<
  BoardCard, 'id' | 'side' | 'kind' | 'title' | 'villageId' | 'languages' | 'setting' | 'neededOn' | 'isNewcomers'
  | 'isPublic' | 'answersId'
> {
  readonly at: Date
  readonly madeBy: string | null
}

export async function insertCard(tx: Tx, actor: Actor, row: NewCard): Promise<void> {
  await sql`insert into board_card (municipality_id, id, side, kind, title, village_id, languages, setting, needed_on,
      is_newcomers, is_public, answers_id, made_at, made_by)
    values (${actor.municipalityId}, ${row.id}, ${row.side}, ${row.kind}, ${row.title}, ${row.villageId},
      ${[...row.languages]}, ${row.setting}, ${row.neededOn}, ${row.isNewcomers}, ${row.isPublic}, ${row.answersId},
      ${row.at}, ${row.madeBy})`.execute(tx)
}

export async function insertCardPerson(
  tx: Tx, actor: Actor, row: { cardId: string; personId: string; words: string },
): Promise<void> {
  await tx.insertInto('card_person').values({
    municipality_id: actor.municipalityId, card_id: row.cardId, person_id: row.personId, words: row.words,
  }).execute()
}

interface Resident {
  readonly cardId: string
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly words: string
}

/** A visitor may write there and not read. */
export async function insertCardResident(tx: Tx, actor: Actor, row: Resident): Promise<void> {
  await sql`insert into card_resident (municipality_id, card_id, name, phone, email, words)
    values (${actor.municipalityId}, ${row.cardId}, ${row.name}, ${row.phone}, ${row.email}, ${row.words})`.execute(tx)
}

export async function setPublic(tx: Tx, actor: Actor, id: string, isPublic: boolean): Promise<void> {
  await tx.updateTable('board_card').set({ is_public: isPublic }).where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', id).execute()
}

interface Ending {
  readonly cardIds: readonly string[]
  readonly reason: CardEndReason
  readonly at: Date
  /** null when it was said through the card's own link. */
  readonly by: string | null
}

/** Ends cards; one that was ended already keeps its reason. */
export async function endCards(tx: Tx, actor: Actor, { cardIds, reason, at, by }: Ending): Promise<void> {
  for (const cardId of cardIds) {
    await sql`insert into card_end (municipality_id, card_id, at, by_account, reason)
      values (${actor.municipalityId}, ${cardId}, ${at}, ${by}, ${reason}) on conflict do nothing`.execute(tx)
  }
}
