import { randomUUID } from 'node:crypto'
import { admit, type Tx } from '../../../db/database.ts'
import { type Actor, hasRole, maySeeOrigin } from '../../../kit/actor.ts'
import { Conflict, Invalid } from '../../../kit/errors.ts'
import type { Acting } from './acting.ts'
import type { PersonFields } from '../forms/person.ts'
import { nameKeys } from '../likeness.ts'
import { type ChangeSource, insertChanges, listChangesSince } from '../queries/field-changes.ts'
import { insertMembers } from '../queries/households.ts'
import { writeLanguages } from '../queries/languages.ts'
import { insertNotDuplicates } from '../queries/merges.ts'
import {
  getPerson, insertPersons, personColumns, personFieldsOf, updatePerson, writeFindings, writeOrigins,
} from '../queries/persons.ts'
import { insertTeamMembers } from '../queries/team.ts'
import { listAreaTeams, listVillages } from '../../territory/queries.ts'
import { birthText, isBeforeBirth } from '../rules/birth.ts'
import { changesBetween, type FieldTexts, fieldTexts, meanwhile, type PlaceNames } from '../rules/fields.ts'
import { fullName, phoneDigits } from '../rules/names.ts'

export interface NewPerson {
  readonly fields: PersonFields
  readonly languages?: readonly { language: string; level: string; is_mother_tongue: boolean }[]
  readonly householdId?: string | null
  readonly lead?: { accountId: string; organisationId: string | null } | null
  /** Likely doubles that somebody looked at and found to be other people. */
  readonly notThese?: readonly string[]
}

/** Writes a new person after somebody looked whether they were there already; the id of the new file. */
export async function createPerson(by: Acting, person: NewPerson): Promise<string> {
  const [id = ''] = await createPersons(by, [person])
  return id
}

/**
 * Writes many new people at once, for the import; the ids in the same order. Rights and likeness were checked before.
 * A case worker who adds somebody becomes the lead where nobody else is named, so that the file is not out of sight.
 */
export async function createPersons(by: Acting, people: readonly NewPerson[]): Promise<string[]> {
  const { tx, actor, now } = by
  const created = people.map((person) => ({ ...person, id: randomUUID() }))
  checkBirths(people, actor.today)
  checkPlaces(people, await findPlaceNames(by))
  if (actor.scope !== 'all') for (const { id } of created) await admit(tx, id)
  await insertPersons(tx, created.map(({ id, fields }) => ({
    ...personColumns(fields), municipality_id: actor.municipalityId, id, created_at: now, updated_at: now,
    created_by: actor.userId,
  })))
  const teamOf = await teamFinder(tx, actor)
  await writeFindings(tx, created.map(({ id, fields }) => findingRow(actor, id, fields, teamOf(fields))))
  await writeOrigins(tx, actor, created.filter(({ fields }) => fields.origin !== '')
    .map(({ id, fields }) => ({ personId: id, country: fields.origin })))
  await writeLanguages(tx, actor, created.flatMap(({ id, languages = [] }) =>
    languages.map((language) => ({ personId: id, ...language }))))
  await insertMembers(tx, actor, created.flatMap(({ id, householdId }) =>
    (householdId ? [{ person_id: id, household_id: householdId, first_day: actor.today }] : [])))
  await insertTeamMembers(tx, actor, created.flatMap(({ id, lead }) => leadRow(actor, id, lead)))
  await insertNotDuplicates(tx, actor, created.flatMap(({ id, notThese = [] }) =>
    notThese.map((other) => [id, other] as const)), now)
  return created.map(({ id }) => id)
}

function leadRow(actor: Actor, personId: string, lead: NewPerson['lead']) {
  const own = hasRole(actor, 'coordinator') ? null : { accountId: actor.userId, organisationId: null }
  const chosen = lead ?? own
  if (!chosen) return []
  return [{
    person_id: personId, account_id: chosen.accountId, is_lead: true, first_day: actor.today,
    organisation_id: chosen.organisationId ?? actor.organisationIds[0] ?? null,
  }]
}

export interface Edit {
  readonly fields: PersonFields
  /** The version that was on the screen (BUS-02). */
  readonly version: number
  readonly source?: ChangeSource
}

/**
 * Writes what changed and keeps each earlier value with who and when. Throws Conflict with both texts per field when
 * somebody else changed the person since that version. True when anything was different.
 */
export async function editPerson(by: Acting, personId: string, edit: Edit): Promise<boolean> {
  const { tx, actor, now } = by
  const person = await getPerson(tx, actor, personId)
  const places = await findPlaceNames(by)
  const current = personFieldsOf(person)
  const next = maySeeOrigin(actor) ? edit.fields : { ...edit.fields, origin: current.origin }
  checkBirths([{ fields: next }], actor.today)
  checkPlaces([{ fields: next }], places)
  const [was, becomes] = [fieldTexts(current, places), fieldTexts(next, places)]
  if (person.version !== edit.version) throw await conflictOf(by, person.id, edit.version, becomes)
  const changes = changesBetween(was, becomes)
  if (changes.length === 0) return false
  if (!await updatePerson(tx, actor, person, { ...personColumns(next), updated_at: now })) {
    throw await conflictOf(by, person.id, edit.version, becomes)
  }
  const teamOf = await teamFinder(tx, actor)
  await writeFindings(tx, [findingRow(actor, person.id, next, teamOf(next))])
  if (changes.some(({ field }) => field === 'origin')) {
    await writeOrigins(tx, actor, [{ personId: person.id, country: next.origin }])
  }
  const written = { personId: person.id, version: person.version + 1, source: edit.source ?? 'page', at: now, changes }
  await insertChanges(tx, actor, written)
  return true
}

/** Throws Invalid at the field when the day lies before the person's birth: most often a year that was mistyped. */
export async function refuseBeforeBirth(
  { tx, actor }: Acting, personId: string, field: Readonly<Record<string, string | null>>,
): Promise<void> {
  const { birth } = personFieldsOf(await getPerson(tx, actor, personId))
  for (const [name, day] of Object.entries(field)) {
    if (day !== null && isBeforeBirth(birth, day)) throw new Invalid({ [name]: ['newcomers.problem.before_birth'] })
  }
}

/** The names of the municipality's villages and area teams by id. */
export async function findPlaceNames(by: Acting): Promise<PlaceNames> {
  const { tx, actor } = by
  const places = [...await listVillages(tx, actor), ...await listAreaTeams(tx, actor)]
  return new Map(places.map(({ id, name }) => [id, name]))
}

async function conflictOf(by: Acting, personId: string, version: number, yours: FieldTexts): Promise<Conflict> {
  const { tx, actor } = by
  const current = fieldTexts(personFieldsOf(await getPerson(tx, actor, personId)), await findPlaceNames(by))
  return new Conflict(meanwhile(await listChangesSince(tx, actor, personId, version), current, yours).conflicts)
}

async function teamFinder(tx: Tx, actor: Actor): Promise<(fields: PersonFields) => string | null> {
  const teams = new Map((await listVillages(tx, actor)).map(({ id, areaTeamId }) => [id, areaTeamId]))
  return (fields) => fields.area_team_id ?? teams.get(fields.village_id ?? '') ?? null
}

/** What search shows and finds of this person. */
export function findingRow(actor: Actor, personId: string, fields: PersonFields, areaTeamId: string | null) {
  return {
    municipality_id: actor.municipalityId, person_id: personId, display_name: fullName(fields),
    birth_year: fields.birth.year, birth_date: birthText(fields.birth), phone_digits: phoneDigits(fields.phone),
    name_keys: nameKeys(`${fullName(fields)} ${fields.called}`), village_id: fields.village_id,
    area_team_id: areaTeamId, is_hidden: fields.address_protected,
  }
}

/** A village or team of elsewhere is none: the database would say so too, but not at which field. */
function checkPlaces(people: readonly { fields: PersonFields }[], places: PlaceNames): void {
  for (const name of ['village_id', 'area_team_id'] as const) {
    const isKnown = ({ fields }: { fields: PersonFields }) => fields[name] === null || places.has(fields[name])
    if (!people.every(isKnown)) throw new Invalid({ [name]: ['web.problem.choose'] })
  }
}

function checkBirths(people: readonly { fields: PersonFields }[], today: string): void {
  const ahead = people.some(({ fields: { birth } }) => {
    const text = birthText(birth)
    return text > today.slice(0, text.length)
  })
  if (ahead) throw new Invalid({ birth: ['newcomers.problem.birth'] })
}
