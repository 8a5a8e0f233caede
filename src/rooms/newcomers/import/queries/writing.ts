import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { anyOf } from '../../../../db/any-of.ts'
import type { Tx } from '../../../../db/database.ts'
import type { LanguageSkill } from '../../../../db/schema.ts'
import type { Actor } from '../../../../kit/actor.ts'

/**
 * Lets the connection plan anew. It keeps the plans of foreign key checks, and one made while `person` was nearly
 * empty reads the whole municipality for each row: 10,000 rows took minutes with it, and take seconds without.
 */
export async function forgetPlans(tx: Tx): Promise<void> {
  await sql`discard plans`.execute(tx)
}

export interface WrittenLevel {
  readonly personId: string
  readonly skill: LanguageSkill
  readonly level: string
}

/** Levels as a file says them; they count from the day on which they were read in. */
export async function insertLevels(
  tx: Tx, actor: Actor, levels: readonly WrittenLevel[], by: { at: Date; writtenBy: string | null },
): Promise<void> {
  for (const part of parts(levels)) {
    await tx.insertInto('language_level').values(part.map(({ personId, skill, level }) => ({
      municipality_id: actor.municipalityId, id: randomUUID(), person_id: personId, skill, level,
      measured_on: actor.today, source: 'import' as const, written_at: by.at, written_by: by.writtenBy,
    }))).execute()
  }
}

export interface WrittenCell {
  readonly personId: string
  readonly heading: string
  readonly body: string
}

/** Keeps cells that no room holds yet under their own heading; the newest file counts. */
export async function writeKeptCells(tx: Tx, actor: Actor, cells: readonly WrittenCell[], at: Date): Promise<void> {
  for (const part of parts(cells)) {
    await tx.insertInto('import_kept_cell').values(part.map(({ personId, heading, body }) => ({
      municipality_id: actor.municipalityId, person_id: personId, heading, body, read_at: at,
    }))).onConflict((conflict) => conflict.columns(['municipality_id', 'person_id', 'heading'])
      .doUpdateSet((row) => ({ body: row.ref('excluded.body'), read_at: row.ref('excluded.read_at') }))).execute()
  }
}

export interface WrittenReading {
  readonly rowKey: string
  readonly personId: string
  readonly isExtra: boolean
  readonly texts: Readonly<Record<string, string>>
}

/** Remembers what was read of each row and about whom. */
export async function writeReadings(
  tx: Tx, actor: Actor, readings: readonly WrittenReading[], at: Date,
): Promise<void> {
  for (const part of parts(readings)) {
    await tx.insertInto('import_reading').values(part.map(({ rowKey, personId, isExtra, texts }) => ({
      municipality_id: actor.municipalityId, row_key: rowKey, person_id: personId, is_extra: isExtra,
      texts: JSON.stringify(texts), read_at: at,
    }))).onConflict((conflict) => conflict.columns(['municipality_id', 'row_key']).doUpdateSet((row) => ({
      person_id: row.ref('excluded.person_id'), is_extra: row.ref('excluded.is_extra'),
      texts: row.ref('excluded.texts'), read_at: row.ref('excluded.read_at'),
    }))).execute()
  }
}

/** The households with these numbers of the other system, by number. */
export async function findHouseholdsByNumber(
  tx: Tx, actor: Actor, numbers: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ number: string; id: string }>`
    select external_number as number, id from household
    where municipality_id = ${actor.municipalityId} and external_number = any(${[...numbers]}::text[])`.execute(tx)
  return new Map(rows.map(({ number, id }) => [number, id]))
}

export async function insertHouseholds(
  tx: Tx, actor: Actor, households: ReadonlyMap<string, string>, at: Date,
): Promise<void> {
  const rows = [...households].map(([number, id]) => ({
    municipality_id: actor.municipalityId, id, external_number: number, created_at: at,
  }))
  for (const part of parts(rows)) await tx.insertInto('household').values(part).execute()
}

/** The person comes to live in this household, and leaves the one they were in. */
export async function moveToHousehold(tx: Tx, actor: Actor, personId: string, householdId: string): Promise<void> {
  await tx.updateTable('household_member').set({ last_day: sql`greatest(first_day, ${actor.today}::date - 1)` })
    .where('municipality_id', '=', actor.municipalityId).where('person_id', '=', personId)
    .where('last_day', 'is', null).execute()
  await tx.insertInto('household_member').values({
    municipality_id: actor.municipalityId, id: randomUUID(), household_id: householdId, person_id: personId,
    first_day: actor.today,
  }).execute()
}

export interface KeptCell {
  readonly heading: string
  readonly body: string
  readonly readAt: Date
}

/** What imports kept of a person under the headings of their files; shown on the file until a room holds it. */
export async function listKeptCells(tx: Tx, actor: Actor, ids: readonly string[]): Promise<KeptCell[]> {
  return tx.selectFrom('import_kept_cell').select(['heading', 'body', 'read_at as readAt'])
    .where('municipality_id', '=', actor.municipalityId).where('person_id', '=', anyOf(ids))
    .orderBy('heading').execute()
}

// Small parts: while thousands of rows are written, others keep being answered.
function parts<T>(rows: readonly T[], size = 300): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, part) => rows.slice(part * size, (part + 1) * size))
}
