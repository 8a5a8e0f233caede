import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type pg from 'pg'
import { testDatabase, type TestDatabase } from '../../test/database.ts'
import { atFrontDoor, closeDatabase, type Database, openDatabase, type Tx } from './database.ts'
import { openTransaction, sendAlong } from './transaction.ts'
import { statementName } from './prepared.ts'

let made: TestDatabase
let database: Database

before(async () => {
  made = await testDatabase()
  database = openDatabase(made.url, 1)
  await database.pool.query('create table noted (body text check (length(body) < 9)); grant all on noted to samenspel_front')
})

after(async () => {
  await closeDatabase(database)
  await made.drop()
})

const note = (tx: Tx, body: string) => sql`insert into noted values (${body})`.execute(tx)
const along = (tx: Tx, body: string) => sendAlong(tx, {
  text: 'insert into noted values ($1)', values: [body], lost: (error) => new RangeError(error.message),
})
const noted = async () =>
  (await database.pool.query<{ body: string }>('select body from noted order by body')).rows.map(({ body }) => body)

test('what is sent along is written with the rest', async () => {
  await atFrontDoor(database, async (tx) => {
    await note(tx, 'first')
    along(tx, 'log')
  })
  assert.deepEqual(await noted(), ['first', 'log'])
})

test('when what is sent along is refused nothing is written, and its own error is thrown', async () => {
  await assert.rejects(atFrontDoor(database, async (tx) => {
    await note(tx, 'second')
    along(tx, 'far too long')
  }), RangeError)
  await assert.rejects(atFrontDoor(database, async (tx) => {
    along(tx, 'far too long')
    await note(tx, 'third')
  }), RangeError)
  assert.deepEqual(await noted(), ['first', 'log'])
})

test('of statements that travelled together the error of the first to fail is thrown, whichever is heard of first', async () => {
  await assert.rejects(atFrontDoor(database, async (tx) => {
    const late = async () => {
      try {
        return await note(tx, 'far too long')
      } finally {
        await new Promise((turn) => setImmediate(turn))
      }
    }
    await Promise.all([late(), note(tx, 'fourth')])
  }), { code: '23514' })
})

test('an error that was swallowed on the way still ends as an error, not as silence', async () => {
  await assert.rejects(atFrontDoor(database, async (tx) => {
    await note(tx, 'far too long').catch(() => undefined)
  }), /not committed/)
})

test('a query that was left behind does not run after its transaction, outside every lock', async () => {
  let kept: Tx | undefined
  await atFrontDoor(database, async (tx) => {
    kept = tx
  })
  await assert.rejects(note(kept as Tx, 'late'), /after the end/)
  assert.throws(() => along(kept as Tx, 'late'), /no transaction/)
  await assert.rejects(atFrontDoor(database, (tx) => Promise.all([
    Promise.reject(new Error('no')), Promise.resolve().then(() => undefined).then(() => note(tx, 'later')),
  ])), /^Error: no$/)
  assert.deepEqual(await noted(), ['first', 'log'])
})

test('what is asked at once is answered each with its own', async () => {
  const answers = await atFrontDoor(database, (tx) => Promise.all([3, 1, 2].map(async (number) =>
    (await sql<{ n: number }>`select ${number}::int as n`.execute(tx)).rows[0]?.n)))
  assert.deepEqual(answers, [3, 1, 2])
})

test('a text gets its name at the third sight and keeps it; a very long one never does', () => {
  const text = `select ${crypto.randomUUID().length} as sights`
  assert.deepEqual([statementName(text), statementName(text)], [undefined, undefined])
  const name = statementName(text)
  assert.match(name ?? '', /^s\d+$/)
  assert.equal(statementName(text), name)
  const long = `select '${'x'.repeat(9_000)}'`
  assert.deepEqual([statementName(long), statementName(long), statementName(long)], [undefined, undefined, undefined])
})

test('what is asked at once leaves in one piece', async () => {
  const client = await database.pool.connect()
  const { tx, send, commit } = openTransaction(client)
  await send('begin')
  const { stream } = (client as typeof client & { connection: pg.Connection }).connection
  const write = stream._writev?.bind(stream)
  let pieces = 0
  stream._writev = (...given) => {
    pieces += 1
    write?.(...given)
  }
  await Promise.all([1, 2, 3].map((number) => sql`select ${number}::int`.execute(tx)))
  assert.equal(pieces, 1)
  await commit()
})
