import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'

const folder = new URL('./migrations/', import.meta.url)

/**
 * Brings the database up to date: plain SQL files in order, each in one transaction, one statement per query.
 * An advisory lock keeps two starters apart. Also makes the audit partitions of this and the next twelve months.
 */
export async function migrate(url: string, now = new Date()): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(7263578)')
    await client.query('create table if not exists migration (name text primary key, applied_at timestamptz not null)')
    const done = new Set((await client.query('select name from migration')).rows.map((row) => row.name as string))
    const applied: string[] = []
    for (const name of await migrationNames()) {
      if (done.has(name)) continue
      await apply(client, name)
      applied.push(name)
    }
    await addAuditPartitions(client, now)
    return { applied }
  } finally {
    await client.end()
  }
}

export async function migrationNames(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort()
}

/** What this program would still add to a database, and what a later version of it has added already. */
export async function compareMigrations(url: string): Promise<{ missing: string[]; unknown: string[] }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: [table] } = await client.query("select to_regclass('public.migration') as name")
    const applied = table?.name ? (await client.query('select name from migration order by name')).rows : []
    const done = new Set(applied.map(({ name }) => name as string))
    const known = await migrationNames()
    const missing = known.filter((name) => !done.has(name))
    return { missing, unknown: [...done].filter((name) => !known.includes(name)) }
  } finally {
    await client.end()
  }
}

/** Splits on a semicolon at the end of a line, outside dollar quotes: one statement per query (Citus rule 5). */
export function statements(text: string): string[] {
  const found: string[] = []
  let current = ''
  let isQuoted = false
  for (const line of text.split('\n')) {
    if ((line.match(/\$\$/g)?.length ?? 0) % 2 === 1) isQuoted = !isQuoted
    current += `${line}\n`
    if (!isQuoted && line.trimEnd().endsWith(';')) {
      found.push(current.trim())
      current = ''
    }
  }
  return current.trim() ? [...found, current.trim()] : found
}

async function apply(client: pg.Client, name: string): Promise<void> {
  const text = await readFile(new URL(name, folder), 'utf8')
  await client.query('begin')
  try {
    for (const statement of statements(text)) await client.query(statement)
    await client.query('insert into migration (name, applied_at) values ($1, now())', [name])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}

async function addAuditPartitions(client: pg.Client, now: Date): Promise<void> {
  const have = new Set(
    (await client.query(`select relname from pg_class where relname like 'audit_row_%' and relkind = 'r'`))
      .rows.map((row) => row.relname as string),
  )
  for (let ahead = 0; ahead <= 12; ahead += 1) {
    const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1))
    const to = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead + 1, 1))
    const name = `audit_row_${from.toISOString().slice(0, 7).replace('-', '_')}`
    if (have.has(name)) continue
    await client.query(`create table ${name} partition of audit_row
      for values from ('${from.toISOString()}') to ('${to.toISOString()}')`)
  }
}
