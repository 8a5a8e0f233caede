import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { migrate } from '../src/db/migrate.ts'
import { isRunning, standingTestServer } from './standing-server.ts'

export type TestDatabase = { url: string; drop: () => Promise<void> }

const project = join(import.meta.dirname, '..')
const templateLock = 7_312_001
let made = 0

/** What a database begins with beside its tables: made once per key and server, then copied. */
export interface Filling {
  readonly key: string
  fill(url: string): Promise<void>
}

/**
 * An own, migrated database for one test file, empty or a copy of a filled one; on the server of `npm test`, else on
 * one that stays for the next run.
 */
export async function testDatabase(filling?: Filling): Promise<TestDatabase> {
  const admin = process.env['TEST_DATABASE_URL'] ?? (await standingTestServer())
  const template = templateName() + (filling ? `_${filling.key}` : '')
  const name = `test_${process.pid}_${Date.now().toString(36)}_${++made}`
  await asAdmin(admin, async (client) => {
    await ensureTemplate(client, admin, { template, filling })
    await client.query(`create database ${name} template ${template}`)
  })
  return { url: databaseUrl(admin, name), drop: () => drop(admin, name) }
}

/** Makes the template beforehand, so that the test files need not wait for one another. */
export async function prepareTemplate(admin: string): Promise<void> {
  await asAdmin(admin, (client) => ensureTemplate(client, admin, { template: templateName() }))
}

interface Wanted {
  readonly template: string
  readonly filling?: Filling | undefined
}

async function ensureTemplate(client: Client, admin: string, wanted: Wanted): Promise<void> {
  const { template } = wanted
  if (await exists(client, template)) return
  await client.query('select pg_advisory_lock($1)', [templateLock])
  try {
    if (!(await exists(client, template))) await makeTemplate(client, admin, wanted)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [templateLock])
  }
}

async function makeTemplate(client: Client, admin: string, { template, filling }: Wanted): Promise<void> {
  const half = `half_${process.pid}`
  await client.query(`drop database if exists ${half} with (force)`)
  await client.query(`create database ${half} template template0`)
  await migrate(databaseUrl(admin, half))
  await filling?.fill(databaseUrl(admin, half))
  await client.query(`alter database ${half} rename to ${template}`)
  await dropOrphans(client)
}

// What test runs left behind that were killed.
async function dropOrphans(client: Client): Promise<void> {
  const query = "select datname as name from pg_database where starts_with(datname, 'test_')"
  const { rows } = await client.query<{ name: string }>(query)
  for (const { name } of rows) {
    if (!isRunning(Number(name.split('_')[1]))) await client.query(`drop database if exists ${name} with (force)`)
  }
}

async function exists(client: Client, database: string): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
  return rowCount === 1
}

// Another state of the migrations is another template: nobody tests against yesterday's tables.
function templateName(): string {
  const files = globSync(['src/db/migrations/*.sql', 'src/db/migrate.ts'], { cwd: project }).toSorted()
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(readFileSync(join(project, file)))
  return `template_${hash.digest('hex').slice(0, 16)}`
}

function drop(admin: string, name: string): Promise<void> {
  return asAdmin(admin, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`)
  })
}

async function asAdmin(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function databaseUrl(admin: string, name: string): string {
  const url = new URL(admin)
  url.pathname = `/${name}`
  return url.href
}
