// Writes src/db/schema.ts from a freshly migrated database; --check only compares.
import { readFile, writeFile } from 'node:fs/promises'
import pg from 'pg'
import { schemaText } from '../src/db/schema-text.ts'
import { testDatabase } from '../test/database.ts'

const target = new URL('../src/db/schema.ts', import.meta.url)
const database = await testDatabase()
const client = new pg.Client({ connectionString: database.url })
await client.connect()
const text = await schemaText(client)
await client.end()
await database.drop()

if (!process.argv.includes('--check')) {
  await writeFile(target, text)
} else if ((await readFile(target, 'utf8')) !== text) {
  console.error('src/db/schema.ts differs from the migrated database: run node bin/run.js bin/generate-schema.ts')
  process.exit(1)
}
