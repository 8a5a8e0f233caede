import { type RawBuilder, sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import { isInCaseload } from '../../../db/caseload.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import { isOpenFile } from '../../newcomers/queries/closures.ts'
import type { Seeker, WaitingLocal, Wishes } from '../rules/people.ts'

interface Standing {
  readonly version: number
  readonly registeredOn: PlainDate
  readonly villageName: string | null
  /** Somebody spoke with them beforehand. */
  readonly isSpoken: boolean
  /** Waits by own wish until this day. */
  readonly parkedUntil: PlainDate | null
  /** Proposals without an answer and pairs that run. */
  readonly held: number
}

export interface NewcomerRow extends Seeker, Standing {
  readonly personId: string
}

export interface LocalRow extends WaitingLocal, Standing {
  readonly name: string
  readonly phone: string
  readonly places: number
  /** By themselves, at the public page. */
  readonly isOwnSignUp: boolean
}

const wishColumns = [
  'called', 'kinds', 'interests', 'rather_not', 'languages', 'by_hand', 'sex', 'gender_wish', 'age_band', 'age_wish',
  'household', 'children', 'slots', 'village_id', 'travel_km', 'traits', 'refuses',
] as const

// A proposal that nobody refused and nobody took back, until the pair that it became has ended.
const holds = sql`from buddy_proposal q
  left join buddy_pair k on k.municipality_id = q.municipality_id and k.id = q.id
  where q.municipality_id = r.municipality_id and q.withdrawn_on is null and k.ended_on is null
    and not exists (select from buddy_answer a where a.municipality_id = q.municipality_id and a.proposal_id = q.id
      and not a.says_yes)`

// Parked by a worker, or by one's own answer to a proposal.
function parked(side: 'newcomer' | 'local', own: RawBuilder<unknown>) {
  return sql<string | null>`(select max(day) from (
    select r.parked_until as day union all
    select f.parked_until from buddy_proposal q join buddy_refusal f on f.municipality_id = q.municipality_id
      and f.proposal_id = q.id and f.side = ${side}::buddy_side
    where q.municipality_id = r.municipality_id and ${own} = r.id) days)`
}

interface Asked {
  readonly ids?: readonly string[]
  readonly personIds?: readonly string[]
}

/** Newcomers who stand registered and whose files are open and the actor's; who waits longest first. */
export async function listNewcomers(tx: Tx, actor: Actor, { ids, personIds }: Asked = {}): Promise<NewcomerRow[]> {
  return tx.selectFrom('buddy_newcomer as r')
    .leftJoin('village as v', (join) => join.onRef('v.municipality_id', '=', 'r.municipality_id')
      .onRef('v.id', '=', 'r.village_id'))
    .select(wishColumns.map((column) => `r.${column}` as const))
    .select(['r.id', 'r.person_id as personId', 'r.version', 'r.registered_on as registeredOn',
      'r.waiting_since as waitingSince', 'v.name as villageName',
      sql<boolean>`exists (select from buddy_newcomer_talk t where t.municipality_id = r.municipality_id
        and t.newcomer_id = r.id)`.as('isSpoken'),
      parked('newcomer', sql`q.newcomer_id`).as('parkedUntil'),
      sql<number>`(select count(*)::int ${holds} and q.newcomer_id = r.id)`.as('held')])
    .where('r.municipality_id', '=', actor.municipalityId).where('r.ended_on', 'is', null)
    .where(isInCaseload(actor, sql`r.person_id`)).where(isOpenFile(sql`r.municipality_id`, sql`r.person_id`))
    .$if(ids !== undefined, (query) => query.where('r.id', '=', anyOf(ids!)))
    .$if(personIds !== undefined, (query) => query.where('r.person_id', '=', anyOf(personIds!)))
    .orderBy('r.waiting_since').orderBy('r.called').orderBy('r.id').execute()
}

/** Local residents who stand registered; who waits longest first. */
export async function listLocals(tx: Tx, actor: Actor, ids?: readonly string[]): Promise<LocalRow[]> {
  const rows = await tx.selectFrom('buddy_local as r')
    .leftJoin('village as v', (join) => join.onRef('v.municipality_id', '=', 'r.municipality_id')
      .onRef('v.id', '=', 'r.village_id'))
    .select(wishColumns.map((column) => `r.${column}` as const))
    .select(['r.id', 'r.name', 'r.phone', 'r.places', 'r.version', 'r.registered_on as registeredOn', 'r.registered_by',
      'r.waiting_since as waitingSince', 'v.name as villageName',
      sql<boolean>`exists (select from buddy_local_talk t where t.municipality_id = r.municipality_id
        and t.local_id = r.id)`.as('isSpoken'),
      parked('local', sql`q.local_id`).as('parkedUntil'),
      sql<number>`(select count(*)::int ${holds} and q.local_id = r.id)`.as('held')])
    .where('r.municipality_id', '=', actor.municipalityId).where('r.ended_on', 'is', null)
    .$if(ids !== undefined, (query) => query.where('r.id', '=', anyOf(ids!)))
    .orderBy('r.waiting_since').orderBy('r.called').orderBy('r.id').execute()
  return rows.map(({ registered_by, ...row }) =>
    ({ ...row, free: Math.max(0, row.places - row.held), isOwnSignUp: registered_by === null }))
}

export async function getLocal(tx: Tx, actor: Actor, id: string): Promise<LocalRow> {
  const [found] = await listLocals(tx, actor, [id])
  if (!found) throw new NotFound()
  return found
}

type Stored<W> = Omit<W, 'version'>

export async function insertNewcomer(
  tx: Tx, actor: Actor, row: Stored<Wishes> & { id: string; personId: string },
): Promise<void> {
  const { personId, ...wishes } = row
  await tx.insertInto('buddy_newcomer').values({
    ...columnsOf(wishes), id: row.id, person_id: personId, municipality_id: actor.municipalityId,
    registered_on: actor.today, registered_by: actor.userId, waiting_since: actor.today,
  }).execute()
}

export async function updateNewcomer(
  tx: Tx, actor: Actor, row: Wishes & { id: string; version: number },
): Promise<void> {
  const { version, id } = row
  const done = await tx.updateTable('buddy_newcomer').set({ ...columnsOf(row), version: version + 1 })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).where('version', '=', version)
    .executeTakeFirst()
  if (Number(done.numUpdatedRows) !== 1) throw new Conflict({})
}

export interface NewLocal extends Wishes {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly likeness: string
  readonly places: number
  /** null: they signed up themselves, and the writer may read nothing back. */
  readonly by: string | null
}

/** False when somebody of this name and number stands registered already. */
export async function insertLocal(tx: Tx, actor: Actor, row: NewLocal): Promise<boolean> {
  const { id, name, phone, likeness, places, by } = row
  const values = {
    ...columnsOf(row), id, name, phone, likeness, places, municipality_id: actor.municipalityId,
    registered_on: actor.today, registered_by: by, waiting_since: actor.today,
  }
  // `on conflict` with columns would ask to read the row, which a visitor may not.
  const names = Object.keys(values)
  const { numAffectedRows } = await sql`insert into buddy_local (${sql.join(names.map((name) => sql.ref(name)))})
    values (${sql.join(Object.values(values))}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export async function updateLocal(
  tx: Tx, actor: Actor, row: Omit<NewLocal, 'by'> & { version: number },
): Promise<void> {
  const { id, name, phone, likeness, places, version } = row
  const done = await tx.updateTable('buddy_local')
    .set({ ...columnsOf(row), name, phone, likeness, places, version: version + 1 })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).where('version', '=', version)
    .executeTakeFirst()
  if (Number(done.numUpdatedRows) !== 1) throw new Conflict({})
}

interface Change {
  readonly parked_until?: PlainDate | null
  readonly ended_on?: PlainDate
  readonly waiting_since?: PlainDate
}

/** Of registrations that still stand. */
export async function changeNewcomers(
  tx: Tx, actor: Actor, asked: { ids?: readonly string[]; personIds?: readonly string[] }, change: Change,
): Promise<void> {
  await tx.updateTable('buddy_newcomer').set(change).where('municipality_id', '=', actor.municipalityId)
    .where('ended_on', 'is', null)
    .$if(asked.ids !== undefined, (query) => query.where('id', '=', anyOf(asked.ids!)))
    .$if(asked.personIds !== undefined, (query) => query.where('person_id', '=', anyOf(asked.personIds!))).execute()
}

export async function changeLocal(tx: Tx, actor: Actor, id: string, change: Change): Promise<void> {
  await tx.updateTable('buddy_local').set(change).where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', id).where('ended_on', 'is', null).execute()
}

function columnsOf(wishes: Wishes) {
  const {
    called, kinds, interests, rather_not, languages, by_hand, sex, gender_wish, age_band, age_wish, household, children,
    slots, village_id, travel_km, traits, refuses,
  } = wishes
  return {
    called, kinds: [...kinds], interests: [...interests], rather_not: [...rather_not], languages: [...languages],
    by_hand, sex, gender_wish, age_band, age_wish: [...age_wish], household, children: [...children],
    slots: [...slots], village_id, travel_km, traits: [...traits], refuses: [...refuses],
  }
}

/** Names of residents, also of those who have left the list. */
export async function localNames(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('buddy_local').select(['id', 'name'])
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', anyOf(ids)).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What a newcomer said the last time they stood on the list. */
export async function findLastWishes(tx: Tx, actor: Actor, personIds: readonly string[]): Promise<Wishes | undefined> {
  return tx.selectFrom('buddy_newcomer').select(wishColumns).where('municipality_id', '=', actor.municipalityId)
    .where('person_id', '=', anyOf(personIds)).orderBy('registered_on', 'desc').orderBy('ended_on', 'desc').limit(1)
    .executeTakeFirst()
}

/**
 * Residents who left the list before this day and have no pair that runs are forgotten: name, number, wishes and notes
 * go; the first name under which they were introduced stays with their pairs.
 */
export async function forgetLocals(tx: Tx, actor: Actor, before: PlainDate): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update buddy_local r set name = '–', called = '–', phone = '', likeness = r.id::text, kinds = array['friend'],
      interests = '{}', rather_not = '{}', languages = '{}', age_band = '', age_wish = '{}', household = '',
      children = '{}', slots = '{}', traits = '{}', refuses = '{}', sex = 'not_asked', gender_wish = 'any'
    where r.municipality_id = ${actor.municipalityId} and r.ended_on < ${before}::date and r.name <> '–'
      and not exists (select from buddy_pair k where k.municipality_id = r.municipality_id and k.local_id = r.id
        and (k.ended_on is null or k.ended_on >= ${before}::date))
    returning r.id`.execute(tx)
  if (rows.length === 0) return
  await tx.deleteFrom('buddy_local_note').where('municipality_id', '=', actor.municipalityId)
    .where('local_id', '=', anyOf(rows.map(({ id }) => id))).execute()
}
