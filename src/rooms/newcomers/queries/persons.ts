import { type Insertable, type Selectable, sql } from 'kysely'
import { isInCaseload } from '../../../db/caseload.ts'
import type { Tx } from '../../../db/database.ts'
import type { PersonFindingTable, PersonTable } from '../../../db/schema.ts'
import { type Actor, maySeeOrigin } from '../../../kit/actor.ts'
import { Invalid, NotFound } from '../../../kit/errors.ts'
import type { PersonFields } from '../forms/person.ts'
import type { Birth } from '../rules/birth.ts'
import { findIdentity } from './identity.ts'
import { writeNameKeys } from './name-keys.ts'

const takenNumber = 'newcomers.problem.taken_number'

export type PersonRow = Selectable<PersonTable>

/** A person as the file shows them; `ids` holds every id of the same person, the kept one first. */
export interface Person extends PersonRow {
  readonly ids: readonly string[]
  readonly birth: Birth
  /** null for who may not see it, '' when it is not known. */
  readonly origin: string | null
  readonly village: string | null
  /** The person's own area team, else that of the village. */
  readonly areaTeam: string | null
}

/** The person under the kept id, whichever of their ids was asked for. Throws NotFound outside the caseload. */
export async function getPerson(tx: Tx, actor: Actor, personId: string): Promise<Person> {
  return getPersonOf(tx, actor, await findIdentity(tx, actor, personId))
}

/** The same when every id of the person is known already, so that what else is asked of them need not wait. */
export async function getPersonOf(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Person> {
  const [id = ''] = ids
  const [row, origin] = await Promise.all([
    findPersonRow(tx, actor, id), maySeeOrigin(actor) ? findOrigin(tx, actor, id) : null,
  ])
  if (!row) throw new NotFound()
  return { ...row, ids, birth: { year: row.birth_year, month: row.birth_month, day: row.birth_day }, origin }
}

function findPersonRow(tx: Tx, actor: Actor, id: string) {
  return tx.selectFrom('person')
    .leftJoin('village', (join) => join.onRef('village.municipality_id', '=', 'person.municipality_id')
      .onRef('village.id', '=', 'person.village_id'))
    .leftJoin('area_team', (join) => join.onRef('area_team.municipality_id', '=', 'person.municipality_id')
      .on((on) => on('area_team.id', '=', on.fn.coalesce('person.area_team_id', 'village.area_team_id'))))
    .selectAll('person').select(['village.name as village', 'area_team.name as areaTeam'])
    .where('person.municipality_id', '=', actor.municipalityId).where('person.id', '=', id)
    .where(isInCaseload(actor, sql.ref('person.id'))).executeTakeFirst()
}

/** Holds the row until the transaction ends, so that what follows counts on what it read. Throws NotFound. */
export async function lockPerson(tx: Tx, actor: Actor, personId: string): Promise<void> {
  const row = await tx.selectFrom('person').select('id').forUpdate()
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', personId)
    .where(isInCaseload(actor, sql.ref('id'))).executeTakeFirst()
  if (!row) throw new NotFound()
}

async function findOrigin(tx: Tx, actor: Actor, personId: string): Promise<string> {
  const row = await tx.selectFrom('person_origin').select('country')
    .where('municipality_id', '=', actor.municipalityId).where('person_id', '=', personId).executeTakeFirst()
  return row?.country ?? ''
}

export async function insertPersons(tx: Tx, rows: readonly Insertable<PersonTable>[]): Promise<void> {
  for (const part of inParts(rows)) await numbered(tx.insertInto('person').values(part).execute())
}

// The number may stand on a file that the actor cannot see; the database knows all of them.
async function numbered<T>(writing: Promise<T>): Promise<T> {
  return writing.catch((error: Error & { constraint?: string }) => {
    throw error.constraint === 'person_external' ? new Invalid({ external_number: [takenNumber] }) : error
  })
}

/** False when somebody else changed the person meanwhile: nothing is written then. */
export async function updatePerson(
  tx: Tx, actor: Actor, person: { id: string; version: number }, row: Partial<Insertable<PersonTable>>,
): Promise<boolean> {
  const done = await numbered(tx.updateTable('person').set({ ...row, version: person.version + 1 })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', person.id)
    .where('version', '=', person.version).returning('id').executeTakeFirst())
  return done !== undefined
}

/** What search may show of a person, and the keys to find them by. */
export async function writeFindings(tx: Tx, rows: readonly Insertable<PersonFindingTable>[]): Promise<void> {
  for (const part of inParts(rows)) {
    await tx.insertInto('person_finding').values(part)
      .onConflict((conflict) => conflict.columns(['municipality_id', 'person_id']).doUpdateSet((row) => ({
        display_name: row.ref('excluded.display_name'), birth_year: row.ref('excluded.birth_year'),
        birth_date: row.ref('excluded.birth_date'), phone_digits: row.ref('excluded.phone_digits'),
        name_keys: row.ref('excluded.name_keys'), village_id: row.ref('excluded.village_id'),
        area_team_id: row.ref('excluded.area_team_id'), is_hidden: row.ref('excluded.is_hidden'),
      }))).execute()
  }
  await writeNameKeys(tx, rows)
}

export async function writeOrigins(
  tx: Tx, actor: Actor, rows: readonly { personId: string; country: string }[],
): Promise<void> {
  const known = rows.map(({ personId, country }) => ({
    municipality_id: actor.municipalityId, person_id: personId, country,
  }))
  for (const part of inParts(known)) {
    await tx.insertInto('person_origin').values(part)
      .onConflict((conflict) => conflict.columns(['municipality_id', 'person_id'])
        .doUpdateSet((row) => ({ country: row.ref('excluded.country') }))).execute()
  }
}

/** The columns of a person from the fields of a form. */
export function personColumns(fields: PersonFields): Omit<Insertable<PersonTable>, 'municipality_id' | 'id' |
'created_at' | 'updated_at'> {
  const { birth, origin: _origin, external_number, interpreter_needed, ...same } = fields
  return {
    ...same,
    external_number: external_number || null,
    birth_year: birth.year, birth_month: birth.month, birth_day: birth.day,
    interpreter_needed: interpreter_needed === 'unknown' ? null : interpreter_needed === 'yes',
  }
}

/** The fields of a form from a person. */
export function personFieldsOf(person: Person): PersonFields {
  const { interpreter_needed: needed, external_number, origin, birth, ...row } = person
  return {
    external_number: external_number ?? '', given_name: row.given_name, name_prefix: row.name_prefix,
    family_name: row.family_name, called: row.called, sex: row.sex, birth, target_group: row.target_group,
    email: row.email, phone: row.phone, contact_habits: row.contact_habits,
    interpreter_needed: needed === null ? 'unknown' : needed ? 'yes' : 'no',
    interpreter_language: row.interpreter_language, literacy: row.literacy, scripts: row.scripts,
    village_id: row.village_id, area_team_id: row.area_team_id, address: row.address,
    address_protected: row.address_protected, permit_on: row.permit_on, coupled_on: row.coupled_on,
    offered_on: row.offered_on, contract_on: row.contract_on, key_on: row.key_on, housed_on: row.housed_on,
    registered_on: row.registered_on, origin: origin ?? '',
  }
}

// PostgreSQL takes 65,535 parameters in one statement.
function inParts<T>(rows: readonly T[], size = 1000): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, part) => rows.slice(part * size, (part + 1) * size))
}
