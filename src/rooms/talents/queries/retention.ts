import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import { shownMonths } from '../rules/board.ts'

/** Erases residents, and what two people know of one another, where the card was over before this day. */
export async function eraseResidents(tx: Tx, actor: Actor, before: PlainDate): Promise<void> {
  const over = sql`select c.id from board_card c
    left join card_end e on e.municipality_id = c.municipality_id and e.card_id = c.id
    left join lateral (select max(d.at) as at, bool_or(d.at is null) as is_going_on from card_match k
      left join match_done d on d.municipality_id = k.municipality_id and d.match_id = k.id
      where k.municipality_id = c.municipality_id and (k.request_id = c.id or k.offer_id = c.id)
        and not exists (select from match_end f where f.municipality_id = k.municipality_id and f.match_id = k.id)
      ) m on true
    where c.municipality_id = ${actor.municipalityId}
      and case when m.is_going_on then e.at < ${before}::date
        else coalesce(m.at, e.at, c.made_at + make_interval(months => ${shownMonths}::int)) < ${before}::date end`
  await sql`delete from card_resident where municipality_id = ${actor.municipalityId} and card_id in (${over})`
    .execute(tx)
  await sql`delete from match_contact where municipality_id = ${actor.municipalityId} and for_card_id in (${over})`
    .execute(tx)
}

export interface VillageCount {
  readonly village: string
  readonly asked: number
  readonly offered: number
  readonly matched: number
  readonly done: number
}

export interface SettingCount {
  readonly setting: string
  readonly asked: number
  readonly arranged: number
  readonly missing: number
}

const inYear = (actor: Actor) => sql`c.municipality_id = ${actor.municipalityId}
  and c.made_at >= ${`${actor.today.slice(0, 4)}-01-01`}::date`

const standing = sql`exists (select from card_match k where k.municipality_id = c.municipality_id
  and (k.request_id = c.id or k.offer_id = c.id) and not exists (select from match_end f
    where f.municipality_id = k.municipality_id and f.match_id = k.id))`

const done = sql`exists (select from card_match k join match_done d on d.municipality_id = k.municipality_id
  and d.match_id = k.id where k.municipality_id = c.municipality_id and (k.request_id = c.id or k.offer_id = c.id))`

/** The cards of this year village by village: asked, offered, and of those brought together and done. */
export async function countByVillage(tx: Tx, actor: Actor): Promise<VillageCount[]> {
  const { rows } = await sql<VillageCount>`
    select v.name as village, count(*) filter (where c.side = 'asked')::int as asked,
      count(*) filter (where c.side = 'offered')::int as offered,
      count(*) filter (where ${standing})::int as matched, count(*) filter (where ${done})::int as done
    from board_card c join village v on v.municipality_id = c.municipality_id and v.id = c.village_id
    where ${inYear(actor)} group by v.id, v.name order by v.name`.execute(tx)
  return rows
}

/** Interpreters asked for this year, by where: arranged, or missing as the day went by or nobody was found. */
export async function countInterpreters(tx: Tx, actor: Actor): Promise<SettingCount[]> {
  const { rows } = await sql<SettingCount>`
    select c.setting, count(*)::int as asked, count(*) filter (where ${standing})::int as arranged,
      count(*) filter (where not ${standing}
        and (c.needed_on < ${actor.today} or e.reason = 'not_found'))::int as missing
    from board_card c left join card_end e on e.municipality_id = c.municipality_id and e.card_id = c.id
    where ${inYear(actor)} and c.setting is not null group by c.setting order by c.setting`.execute(tx)
  return rows
}

/** AK-05, reciprocity: newcomers with a card of this year, and those of them who both asked and offered. */
export async function countReciprocity(tx: Tx, actor: Actor): Promise<{ all: number; both: number }> {
  const { rows: [row] } = await sql<{ all: number; both: number }>`
    select count(*)::int as "all", count(*) filter (where sides = 2)::int as both from (
      select count(distinct c.side) as sides from card_person n
        join board_card c on c.municipality_id = n.municipality_id and c.id = n.card_id
        left join person_merge g on g.municipality_id = n.municipality_id and g.merged_id = n.person_id
          and g.undone_at is null
      where n.municipality_id = ${actor.municipalityId} and ${inYear(actor)}
      group by coalesce(g.kept_id, n.person_id)) people`.execute(tx)
  return row ?? { all: 0, both: 0 }
}
