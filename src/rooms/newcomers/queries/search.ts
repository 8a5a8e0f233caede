import { type RawBuilder, sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import { isInCaseload } from '../../../db/caseload.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { nameKeys, searchKeys } from '../likeness.ts'
import { type Finding, type Query, ranked, searchableBirth } from '../rules/search.ts'
import type { Birth } from '../rules/birth.ts'
import { isKeptWhole, mayHold, soundsLike } from './name-keys.ts'

/** More is not looked through: who types a name of thousands is asked to say more. */
const most = 400
/** Keys that are read for a name alone: a name may hold what was typed more than once. */
const enough = sql.lit(3 * most)
const unranked = sql`f.municipality_id`

/** Who has this file number among the actor's files, then everybody by name, birth date or phone, the best first. */
export async function findEverywhere(tx: Tx, actor: Actor, query: Query): Promise<Finding[]> {
  const byNumber = query.words.length === 1 ? await findByNumber(tx, actor, query.text) : []
  const byName = ranked(query, await findPeople(tx, actor, query))
  return [...byNumber, ...byName.filter((row) => !byNumber.some(({ personId }) => personId === row.personId))]
}

/** What search may show of these people, with whether the file is the actor's own. */
export async function withRights(tx: Tx, actor: Actor, found: readonly Finding[]) {
  const own = await openAmong(tx, actor, found.map(({ personId }) => personId))
  return found.map(({ personId, name, birthYear, village, areaTeam, isClosed }) =>
    ({ personId, name, birthYear, village, areaTeam, isClosed, isOwn: own.has(personId) }))
}

/** People of the municipality by name in any spelling and order, birth date or phone; never who is protected. */
export async function findPeople(tx: Tx, actor: Actor, query: Query): Promise<Finding[]> {
  const keys = searchKeys(query.words.join(' '))
  const others: RawBuilder<boolean>[] = [
    ...(query.phone ? [sql<boolean>`f.phone_digits = ${query.phone}`] : []),
    ...(query.birth.year ? [birthIs(query.birth)] : []),
  ]
  const conditions = [...(keys.length > 0 ? [nameIs(actor, query, keys, others.length === 0)] : []), ...others]
  if (conditions.length === 0) return []
  return findings(tx, actor, sql.join(conditions, sql` and `), query.words.length > 0 ? partsOf(query) : unranked)
}

/** Everybody who shares a name, the birth date or the phone with a person about to be added. */
export async function findAlike(
  tx: Tx, actor: Actor, person: { name: string; birth: Birth; phone: string },
): Promise<Finding[]> {
  const birth = searchableBirth(person.birth)
  const keys = nameKeys(person.name)
  const here = sql`select person_id from person_finding where municipality_id = ${actor.municipalityId}`
  const ways = [
    soundsLike(actor, keys),
    ...(person.phone ? [sql`${here} and phone_digits = ${person.phone}`] : []),
    ...(birth ? [sql`${here} and birth_date = ${birth}`] : []),
  ]
  const alike = sql`(select count(*) from unnest(f.name_keys) as key where key = any(${keys}::text[]))
    + 3 * (f.phone_digits = ${person.phone || '-'})::int + 2 * (f.birth_date = ${birth || '-'})::int`
  return findings(tx, actor, sql`f.person_id = any(array(${sql.join(ways, sql` union all `)}))`, alike)
}

/** What search may show of this one person; undefined for who is protected or not of the municipality. */
export async function findOthersFinding(tx: Tx, actor: Actor, personId: string): Promise<Finding | undefined> {
  const [found] = await findings(tx, actor, sql`f.person_id = ${personId}`)
  return found
}

/** The people with this file number, among the files of the actor. */
async function findByNumber(tx: Tx, actor: Actor, number: string): Promise<Finding[]> {
  return findings(tx, actor, sql`f.person_id in (select p.id from person p
    where p.municipality_id = ${actor.municipalityId} and p.external_number = ${number}
      and ${isInCaseload(actor, sql`p.id`)})`)
}

/** Of these people the ones whose file the actor may open. */
export async function openAmong(tx: Tx, actor: Actor, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await tx.selectFrom('person').select('id')
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', anyOf(personIds))
    .where(isInCaseload(actor, sql.ref('id'))).execute()
  return new Set(rows.map(({ id }) => id))
}

// Each typed word must be found: by its sound in any spelling, or as it stands, so that half a name finds too. Of a
// name alone no more is read than can be shown: thousands may bear it.
function nameIs(actor: Actor, query: Query, keys: readonly string[][], isAlone: boolean): RawBuilder<boolean> {
  const cut = isAlone ? sql`limit ${enough}` : sql``
  const sounds = sql.join(keys.map((ofWord) => soundsLike(actor, ofWord)), sql` intersect `)
  // As arrays, each is found once and then looked up; as lists PostgreSQL may go through the one for each of the other.
  return sql<boolean>`f.person_id = any(array((${sounds} ${cut}) union all (${holds(actor, query)} ${cut})))`
}

// The letters that are kept tell of a short word that the name holds it; of the others the name itself is read.
function holds(actor: Actor, query: Query): RawBuilder<unknown> {
  const may = sql.join(query.words.map((word) => mayHold(actor, word)), sql` intersect `)
  if (query.words.every(isKeptWhole)) return may
  return sql`select f.person_id from person_finding f where f.municipality_id = ${actor.municipalityId}
    and f.person_id = any(array(${may})) and ${partsOf(query)}`
}

function partsOf(query: Query): RawBuilder<boolean> {
  return sql`(${sql.join(query.words.map((word) => sql`f.display_name ilike ${pattern(word)}`), sql` and `)})`
}

function birthIs(birth: Birth): RawBuilder<boolean> {
  const whole = searchableBirth(birth)
  return whole ? sql<boolean>`f.birth_date = ${whole}` : sql<boolean>`f.birth_year = ${birth.year}`
}

function pattern(word: string): string {
  return `%${word.replace(/[%_\\]/g, '\\$&')}%`
}

// The best `most` by the rank, each under the kept id of the person.
async function findings(
  tx: Tx, actor: Actor, condition: RawBuilder<unknown>, rank: RawBuilder<unknown> = unranked,
): Promise<Finding[]> {
  const { rows } = await sql<Finding>`
    with hit as (
      select f.person_id from person_finding f where f.municipality_id = ${actor.municipalityId} and ${condition}
      order by ${rank} desc, f.person_id limit ${most}
    )
    select k.person_id as "personId", k.display_name as name, k.birth_year as "birthYear",
      k.birth_date as "birthDate", k.phone_digits as phone, v.name as village, t.name as "areaTeam",
      exists (select from file_closure c where c.municipality_id = k.municipality_id and c.person_id = k.person_id
        and c.reopened_at is null) as "isClosed"
    from person_finding k
      left join village v on v.municipality_id = k.municipality_id and v.id = k.village_id
      left join area_team t on t.municipality_id = k.municipality_id and t.id = k.area_team_id
    where k.municipality_id = ${actor.municipalityId} and k.person_id = any(array(
      select coalesce(m.kept_id, hit.person_id) from hit
        left join person_merge m on m.municipality_id = ${actor.municipalityId} and m.merged_id = hit.person_id
          and m.undone_at is null))
    order by k.person_id`.execute(tx)
  return rows
}
