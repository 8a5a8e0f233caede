import { sql } from 'kysely'
import { isInCaseload } from '../../../../db/caseload.ts'
import type { Tx } from '../../../../db/database.ts'
import type { Actor } from '../../../../kit/actor.ts'
import type { PersonFields } from '../../forms/person.ts'
import type { Likeable } from '../../likeness.ts'

/** A file as far as it is needed to see whether a row is about the same person. */
export interface Filed extends Likeable {
  readonly personId: string
}

/**
 * Everybody whose file is kept; a file that was merged away is found through the one that was kept. Flat queries put
 * together here: joined, they are planned badly right after thousands of rows were added.
 */
export async function listFiled(tx: Tx, actor: Actor): Promise<Filed[]> {
  const { rows } = await sql<Filed>`
    select p.id as "personId", concat_ws(' ', p.given_name, p.name_prefix, p.family_name) as name,
      p.given_name as "givenName", p.sex, p.birth_year as "birthYear", p.birth_month as "birthMonth",
      p.birth_day as "birthDay", p.phone, p.email, coalesce(p.external_number, '') as "externalNumber"
    from person p where p.municipality_id = ${actor.municipalityId} and ${isInCaseload(actor, sql`p.id`)}
    order by p.id`.execute(tx)
  const households = await householdNumbers(tx, actor)
  const kept = await listKept(tx, actor)
  return rows.map((row) => ({
    ...row, personId: kept.get(row.personId) ?? row.personId, household: households.get(row.personId) ?? '',
  }))
}

/** The kept file of everybody who was merged away. */
async function listKept(tx: Tx, actor: Actor): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('person_merge').select(['kept_id', 'merged_id'])
    .where('municipality_id', '=', actor.municipalityId).where('undone_at', 'is', null).execute()
  return new Map(rows.map((row) => [row.merged_id, row.kept_id]))
}

/** The number in the other system of the household in which somebody lives, by person. */
async function householdNumbers(tx: Tx, actor: Actor): Promise<Map<string, string>> {
  const members = await tx.selectFrom('household_member').select(['person_id', 'household_id'])
    .where('municipality_id', '=', actor.municipalityId).where('last_day', 'is', null).execute()
  const households = await tx.selectFrom('household').select(['id', 'external_number'])
    .where('municipality_id', '=', actor.municipalityId).where('external_number', 'is not', null).execute()
  const numbers = new Map(households.map(({ id, external_number: number }) => [id, number ?? '']))
  return new Map(members.map(({ person_id, household_id }) => [person_id, numbers.get(household_id) ?? '']))
}

/** What is known of a person besides the fields of the form, for comparing with a row. */
export interface Known {
  readonly personId: string
  readonly version: number
  readonly fields: PersonFields
  readonly household: string
  readonly languages: readonly string[]
  /** The last level of each skill. */
  readonly levels: Readonly<Record<string, string>>
  readonly kept: Readonly<Record<string, string>>
  /** The texts that the last import read for this person, by field. */
  readonly base: Readonly<Record<string, string>>
}

type KnownRow = Omit<Known, 'fields'> & Record<string, unknown>

/** These people in full, by id. */
export async function findKnown(tx: Tx, actor: Actor, personIds: readonly string[]): Promise<Map<string, Known>> {
  const { rows } = await sql<KnownRow>`
    select p.*, p.id as "personId", coalesce(o.country, '') as origin,
      coalesce((select h.external_number from household_member hm
        join household h on h.municipality_id = hm.municipality_id and h.id = hm.household_id
        where hm.municipality_id = p.municipality_id and hm.person_id = p.id and hm.last_day is null limit 1), '')
        as household,
      coalesce((select jsonb_agg(l.language) from person_language l
        where l.municipality_id = p.municipality_id and l.person_id = p.id), '[]') as languages,
      coalesce((select jsonb_object_agg(x.skill, x.level) from (
        select distinct on (l.skill) l.skill, l.level from language_level l
        where l.municipality_id = p.municipality_id and l.person_id = p.id
        order by l.skill, l.measured_on desc, l.written_at desc) x), '{}') as levels,
      coalesce((select jsonb_object_agg(k.heading, k.body) from import_kept_cell k
        where k.municipality_id = p.municipality_id and k.person_id = p.id), '{}') as kept,
      coalesce((select r.texts from import_reading r where r.municipality_id = p.municipality_id and not r.is_extra
        and (r.person_id = p.id or r.person_id in (select m.merged_id from person_merge m
          where m.municipality_id = p.municipality_id and m.kept_id = p.id and m.undone_at is null))
        order by (r.person_id = p.id) desc, r.read_at desc limit 1), '{}') as base
    from person p left join person_origin o on o.municipality_id = p.municipality_id and o.person_id = p.id
    where p.municipality_id = ${actor.municipalityId} and p.id = any(${[...personIds]}::uuid[])
      and ${isInCaseload(actor, sql`p.id`)}`.execute(tx)
  return new Map(rows.map((row) => [row.personId, knownOf(row)]))
}

const fieldNames = [
  'given_name', 'name_prefix', 'family_name', 'called', 'sex', 'target_group', 'email', 'phone', 'contact_habits',
  'interpreter_language', 'literacy', 'scripts', 'village_id', 'area_team_id', 'address', 'address_protected',
  'permit_on', 'coupled_on', 'offered_on', 'contract_on', 'key_on', 'housed_on', 'registered_on', 'origin',
] as const

function knownOf(row: KnownRow): Known {
  const { personId, version, household, languages, levels, kept, base } = row
  const needed = row['interpreter_needed'] as boolean | null
  const fields = {
    ...Object.fromEntries(fieldNames.map((name) => [name, row[name]])),
    external_number: row['external_number'] ?? '',
    birth: { year: row['birth_year'], month: row['birth_month'], day: row['birth_day'] },
    interpreter_needed: needed === null ? 'unknown' : needed ? 'yes' : 'no',
  } as PersonFields
  return { personId, version, household, languages, levels, kept, base, fields }
}

/** Which rows were read before, and about whom. */
export interface Remembered {
  readonly rowKey: string
  readonly personId: string
  /** The row was a second one of a person who has a row already. */
  readonly isExtra: boolean
}

export async function listRemembered(tx: Tx, actor: Actor): Promise<Remembered[]> {
  const rows = await tx.selectFrom('import_reading')
    .select(['row_key as rowKey', 'person_id as personId', 'is_extra as isExtra'])
    .where('municipality_id', '=', actor.municipalityId).execute()
  const kept = await listKept(tx, actor)
  const own = new Set(rows.filter(({ isExtra }) => !isExtra).map(({ personId }) => personId))
  return rows.map((row) => {
    const keptId = kept.get(row.personId)
    // Of two files that were merged the row of the kept one goes on; the other's counts when it is the only one.
    return keptId ? { ...row, personId: keptId, isExtra: row.isExtra || own.has(keptId) } : row
  })
}
