import { randomUUID } from 'node:crypto'
import type { LanguageSkill } from '../../../../db/schema.ts'
import type { Acting } from '../../actions/acting.ts'
import { createPersons, editPerson, findPlaceNames, type NewPerson } from '../../actions/persons.ts'
import { writeLanguages } from '../../queries/languages.ts'
import { listColleagues } from '../../queries/team.ts'
import { findKnown, type Known } from '../queries/existing.ts'
import {
  findHouseholdsByNumber, forgetPlans, insertHouseholds, insertLevels, moveToHousehold, writeKeptCells, writeReadings,
  type WrittenLevel, type WrittenReading,
} from '../queries/writing.ts'
import type { PlannedRow } from '../rules/decided.ts'
import { changesNothing, levelsOfRow, mergeRow, newFields, textsOfRow, type Merged } from '../rules/merge.ts'
import { pacer } from './pace.ts'

export interface Written {
  readonly created: readonly string[]
  readonly changed: readonly string[]
}

/** Who signs what is written; an operator's command has no account. */
export interface Importing extends Acting {
  readonly writtenBy: string | null
}

const PART = 200

/** Writes the rows that are new or changed, in the running transaction: all of them or, when anything fails, none. */
export async function writeRows(by: Importing, planned: readonly PlannedRow[]): Promise<Written> {
  const households = await ensureHouseholds(by, planned)
  const fresh = planned.filter(({ state }) => state === 'new')
  const created = await createRows(by, fresh, households)
  const changed = await changeRows(by, planned.filter(({ state }) => state === 'changed'), households)
  await remember(by, planned, created)
  return { created: [...created.values()], changed }
}

async function ensureHouseholds(by: Importing, planned: readonly PlannedRow[]): Promise<Map<string, string>> {
  const { tx, actor, now } = by
  const used = planned.filter(({ state }) => state === 'new' || state === 'changed')
  const numbers = new Set(used.flatMap(({ row }) => row.values.household_number ?? []))
  const found = await findHouseholdsByNumber(tx, actor, [...numbers])
  const missing = new Map([...numbers].filter((number) => !found.has(number)).map((number) => [number, randomUUID()]))
  await insertHouseholds(tx, actor, missing, now)
  return new Map([...found, ...missing])
}

/** The ids of the new people by line. */
async function createRows(
  by: Importing, rows: readonly PlannedRow[], households: ReadonlyMap<string, string>,
): Promise<Map<number, string>> {
  const organisations = new Map((await listColleagues(by.tx, by.actor)).map((one) => [one.id, one.organisationId]))
  const created = new Map<number, string>()
  for (let start = 0; start < rows.length; start += PART) {
    const part = rows.slice(start, start + PART)
    const people = part.map((row) => newPerson(row, households, organisations, by.actor.today))
    const ids = await createPersons(by, people)
    await forgetPlans(by.tx)
    part.forEach(({ row }, index) => created.set(row.line, ids[index] ?? ''))
    await writeBeside(by, part, ids)
  }
  return created
}

function newPerson(
  { row, alike }: PlannedRow, households: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string | null>, today: string,
): NewPerson {
  const { values } = row
  return {
    fields: newFields(values, today),
    languages: (values.languages ?? []).map((language) => ({ language, level: '', is_mother_tongue: false })),
    householdId: households.get(values.household_number ?? '') ?? null,
    lead: values.worker
      ? { accountId: values.worker.id, organisationId: organisations.get(values.worker.id) ?? null } : null,
    notThese: alike.map(({ personId }) => personId),
  }
}

async function writeBeside(by: Importing, part: readonly PlannedRow[], ids: readonly string[]): Promise<void> {
  const { tx, actor, now } = by
  const levels = part.flatMap(({ row }, index) => levelRows(ids[index] ?? '', levelsOfRow(row.values)))
  await insertLevels(tx, actor, levels, { at: now, writtenBy: by.writtenBy })
  const cells = part.flatMap(({ row }, index) => cellRows(ids[index] ?? '', row.kept))
  await writeKeptCells(tx, actor, cells, now)
}

async function changeRows(
  by: Importing, rows: readonly PlannedRow[], households: ReadonlyMap<string, string>,
): Promise<string[]> {
  const places = await findPlaceNames(by)
  const pace = pacer()
  const changed: string[] = []
  for (let start = 0; start < rows.length; start += PART) {
    const part = rows.slice(start, start + PART)
    const known = await findKnown(by.tx, by.actor, part.flatMap(({ personId }) => personId ?? []))
    for (const { row, personId } of part) {
      const person = known.get(personId ?? '')
      if (person && await changeOne(by, person, mergeRow(row, person, places),
        households)) changed.push(person.personId)
      await pace()
    }
  }
  return changed
}

async function changeOne(
  by: Importing, { personId, version }: Known, merged: Merged, households: ReadonlyMap<string, string>,
): Promise<boolean> {
  const { tx, actor, now } = by
  if (changesNothing(merged)) return false
  if (merged.changes.length > 0) await editPerson(by, personId, { fields: merged.fields, version, source: 'import' })
  const household = households.get(merged.household ?? '')
  if (household) await moveToHousehold(tx, actor, personId, household)
  await writeLanguages(tx, actor, merged.languages.map((language) => (
    { personId, language, level: '', is_mother_tongue: false })))
  await insertLevels(tx, actor, levelRows(personId, merged.levels), { at: now, writtenBy: by.writtenBy })
  await writeKeptCells(tx, actor, cellRows(personId, merged.kept), now)
  return true
}

/** What was read about whom; a second row of somebody in the same file is remembered as that. */
async function remember(
  by: Importing, planned: readonly PlannedRow[], created: ReadonlyMap<number, string>,
): Promise<void> {
  const personOf = new Map(planned.flatMap(({ row, personId, state }) => {
    const id = created.get(row.line) ?? (state === 'changed' || state === 'same' ? personId : null)
    return id ? [[row.line, id] as const] : []
  }))
  const fresh = planned.filter(({ isRemembered }) => !isRemembered)
  for (let start = 0; start < fresh.length; start += PART) {
    const readings = fresh.slice(start, start + PART).flatMap((row) => readingOf(row, personOf))
    await writeReadings(by.tx, by.actor, readings, by.now)
  }
}

function readingOf(
  { row, rowKey, double, decision }: PlannedRow, personOf: ReadonlyMap<number, string>,
): WrittenReading[] {
  const own = personOf.get(row.line)
  if (own) return [{ rowKey, personId: own, isExtra: false, texts: textsOfRow(row.values) }]
  const other = decision === 'same' && double ? personOf.get(double.line) : undefined
  return other ? [{ rowKey, personId: other, isExtra: true, texts: {} }] : []
}

function levelRows(personId: string, levels: Readonly<Record<string, string>>): WrittenLevel[] {
  return Object.entries(levels).map(([skill, level]) => ({ personId, skill: skill as LanguageSkill, level }))
}

function cellRows(personId: string, kept: Readonly<Record<string, string>>) {
  return Object.entries(kept).map(([heading, body]) => ({ personId, heading, body }))
}

