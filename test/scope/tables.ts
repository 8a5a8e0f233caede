// Fills every table of people with rows of nothing but type-correct values, and asks what an actor can see of them.
import type pg from 'pg'

export interface PeopleTable {
  readonly name: string
  readonly key: 'id' | 'person_id' | 'person_ids'
}

interface Column {
  readonly name: string
  readonly type: string
  readonly label: string | null
}

/** Every table with rows about a person, found in the catalogue: a new one is in the test from its first day. */
export async function peopleTables(owner: pg.Client): Promise<PeopleTable[]> {
  const { rows } = await owner.query<{ name: string; key: string }>(`
    select c.relname as name, a.attname as key from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not c.relispartition
      and a.attname in ('person_id', 'person_ids') and not a.attisdropped and c.relname <> 'import_row'
    order by 1`)
  return [{ name: 'person', key: 'id' }, ...rows.map((row) => row as PeopleTable)]
}

/** Takes away what only concerns sense, not sight: checks and references; the locks stay as they are. */
export async function loosen(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query(`
    select c.relname as table, k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype in ('c', 'f') and k.connamespace = 'public'::regnamespace and not c.relispartition`)
  for (const row of rows) await owner.query(`alter table ${row.table} drop constraint if exists ${row.name} cascade`)
}

/** One row about this person in the table; columns that must hold something get a value of their type. */
export async function addRow(
  owner: pg.Client, table: PeopleTable, municipalityId: string, personId: string,
): Promise<void> {
  const columns = await neededColumns(owner, table.name)
  const values = columns.map((column) => {
    if (column.name === 'municipality_id') return municipalityId
    if (column.name === table.key) return table.key === 'person_ids' ? [personId] : personId
    return valueOf(column)
  })
  const names = columns.map(({ name }) => name).join(', ')
  const places = columns.map((_, index) => `$${index + 1}`).join(', ')
  await owner.query(`insert into ${table.name} (${names}) values (${places}) on conflict do nothing`, values)
}

const known = new Map<string, Column[]>()

async function neededColumns(owner: pg.Client, table: string): Promise<Column[]> {
  const found = known.get(table)
  if (found) return found
  const { rows } = await owner.query<Column>(`
    select a.attname as name, t.typname as type,
      (select enumlabel from pg_enum where enumtypid = t.oid order by enumsortorder limit 1) as label
    from pg_attribute a join pg_type t on t.oid = a.atttypid
    where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped
      and (a.attnotnull and not a.atthasdef or a.attname in ('municipality_id', 'person_id', 'person_ids'))`, [table])
  known.set(table, rows)
  return rows
}

function valueOf({ type, label }: Column): unknown {
  if (label) return label
  if (type === 'uuid') return crypto.randomUUID()
  if (type === '_uuid') return [crypto.randomUUID()]
  if (type === '_text') return ['x']
  if (type === 'int4') return 1
  if (type === 'bool') return false
  if (type === 'date') return '2026-01-01'
  if (type === 'time') return '10:00'
  if (type === 'timestamptz') return '2026-01-01T00:00:00Z'
  return type === 'jsonb' ? '{}' : `x ${crypto.randomUUID()}`
}
