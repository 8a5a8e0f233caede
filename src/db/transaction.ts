import {
  type CompiledQuery, type DatabaseConnection, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import type { PoolClient, QueryConfig } from 'pg'
import { statementName } from './prepared.ts'
import type { Schema } from './schema.ts'

/** One transaction on one connection. What is asked without waiting travels at once, in the order of asking. */
export interface Transaction {
  readonly tx: Kysely<Schema>
  /** A simple query of our own text. It is on its way when this returns. */
  send(text: string): Promise<void>
  /** Ends it, together with what was sent along; throws when anything failed, and then nothing was written. */
  commit(): Promise<void>
  /** Takes all back. Gives the error to throw: that of what was sent along, when that was the first to fail. */
  rollback(error: unknown): Promise<unknown>
}

/** A statement with its values that travels with the commit; `lost` makes the error of its failure. */
export interface Along {
  readonly text: string
  readonly values: readonly unknown[]
  lost(error: Error): Error
}

interface Line {
  readonly client: PoolClient
  readonly along: Promise<unknown>[]
  /** What failed first; every later statement fails because of it. */
  failure: unknown
  isOver: boolean
}

const lines = new WeakMap<Kysely<Schema>, Line>()

/** Takes over a connection of the pool until the transaction ends; begin it with `send`. */
export function openTransaction(client: PoolClient): Transaction {
  const line: Line = { client, along: [], failure: null, isOver: false }
  const tx = kyselyOn(connectionOf(line))
  lines.set(tx, line)
  return {
    tx,
    send: async (text) => void await ask(client, text),
    commit: () => commit(line),
    rollback: (error) => rollback(line, error),
  }
}

/** Sends a statement now and waits for its answer only at the commit: one round trip less, the same transaction. */
export function sendAlong(tx: Kysely<Schema>, { text, values, lost }: Along): void {
  const line = lines.get(tx)
  if (!line || line.isOver) throw new Error('there is no transaction to send this along with')
  const sent = ask(line.client, named(text, values))
  const answered = sent.catch((error: Error) => Promise.reject(lost(error)))
  answered.catch(() => undefined)
  line.along.push(answered)
}

// What is asked in one go leaves in one piece: each piece costs a switch between processes on both sides.
function ask(client: PoolClient, query: string | QueryConfig): Promise<pg.QueryResult> {
  const { stream } = (client as PoolClient & { connection: pg.Connection }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
  return client.query(query)
}

function named(text: string, values: readonly unknown[]) {
  const name = statementName(text)
  return { ...(name ? { name } : {}), text, values: [...values] }
}

async function commit(line: Line): Promise<void> {
  line.isOver = true
  const committed = ask(line.client, 'commit')
  committed.catch(() => undefined)
  await Promise.all(line.along)
  // PostgreSQL answers the commit of a transaction in which something failed with a rollback, and without an error.
  if ((await committed).command !== 'COMMIT') throw new Error('the transaction was not committed')
  line.client.release()
}

async function rollback(line: Line, error: unknown): Promise<unknown> {
  line.isOver = true
  const isWell = await ask(line.client, 'rollback').then(() => true, () => false)
  line.client.release(!isWell)
  return Promise.all(line.along).then(() => error, (first: unknown) => first)
}

// A query that comes after the end would run outside every lock, in the connection's own role.
function connectionOf(line: Line): DatabaseConnection {
  return {
    async executeQuery<R>({ sql: text, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      if (line.isOver) throw new Error('a query came after the end of its transaction')
      const { rows, rowCount, command } = await ask(line.client, named(text, parameters))
        .catch((error: unknown) => Promise.reject(causeOf(line, error)))
      const isChange = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command)
      return { rows, ...(isChange ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) }
    },
    // oxlint-disable-next-line require-yield -- nothing of ours reads rows as a stream
    async *streamQuery() {
      throw new Error('rows are read at once')
    },
  }
}

// Of statements that travelled together the first to fail may be heard of last: that one says what is wrong.
function causeOf(line: Line, error: unknown): unknown {
  const isInWake = (error as { code?: string }).code === '25P02'
  line.failure = line.failure && isInWake ? line.failure : error
  return line.failure
}

// Kysely's own transactions let one query wait for another; ours is begun and ended by the door.
function kyselyOn(connection: DatabaseConnection): Kysely<Schema> {
  const never = async () => {
    throw new Error('the door begins and ends a transaction')
  }
  const nothing = async () => undefined
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (database) => new PostgresIntrospector(database),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createDriver: () => ({
        init: nothing, destroy: nothing, releaseConnection: nothing, acquireConnection: async () => connection,
        beginTransaction: never, commitTransaction: never, rollbackTransaction: never,
      }),
    },
  })
}
