import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { startTestCluster } from '../../test/standing-server.ts'
import { StartFailure } from '../kit/start-failure.ts'
import { packagedBinaries, programsIn } from './embedded/binaries.ts'
import { clusterUrl, stopCluster } from './embedded/cluster.ts'
import { atFrontDoor, closeDatabase, openDatabase } from './database.ts'
import { migrate } from './migrate.ts'
import { requireServer } from './own-server.ts'
import { findServerFacts } from './server-facts.ts'

const debianFolder = '/usr/lib/postgresql/15'
const servers = [
  { version: '18', binaries: packagedBinaries },
  ...(existsSync(debianFolder) ? [{ version: '15', binaries: () => programsIn(debianFolder) }] : []),
]

for (const { version, binaries } of servers) {
  test(`CFG-01 on an own PostgreSQL ${version} a user without superuser rights is enough`, async (t) => {
    const server = await aServer(binaries())
    t.after(server.stop)

    const plain = await server.owner('plain', 'login')
    await assert.rejects(requireServer(plain), says(/gebruiker plain .* samenspel_app, samenspel_figures en samenspel_front/))

    const maker = await server.owner('maker', 'login createrole')
    await requireServer(maker)
    await migrate(maker)
    await canEnter(maker)

    await assert.rejects(requireServer(plain), says(/gebruiker plain .* samenspel_app, samenspel_figures en samenspel_front/))
    await server.send('grant samenspel_app, samenspel_figures, samenspel_front to plain')
    await requireServer(plain)
    await migrate(plain)
    await canEnter(plain)

    await server.send('create role guest login')
    const guest = new URL(plain)
    guest.username = 'guest'
    await assert.rejects(requireServer(guest.href), says(/gebruiker guest .* geen tabellen/))
  })
}

async function canEnter(url: string): Promise<void> {
  const database = openDatabase(url, 2)
  try {
    assert.deepEqual(await atFrontDoor(database, (tx) => tx.selectFrom('account').select('id').execute()), [])
  } finally {
    await closeDatabase(database)
  }
  assert.equal((await findServerFacts(url)).mayBecomeRoles, true)
}

function says(sentence: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof StartFailure)
    assert.match(error.message, sentence)
    return true
  }
}

async function aServer(binaries: ReturnType<typeof packagedBinaries>) {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-own-'))
  chmodSync(folder, 0o711)
  const { cluster, running } = await startTestCluster(folder, { binaries })
  const client = new pg.Client({ connectionString: clusterUrl(cluster, 'postgres') })
  await client.connect()
  return {
    send: (statement: string) => client.query(statement),
    /** A user with these rights and a database of its own. */
    async owner(name: string, rights: string): Promise<string> {
      await client.query(`create role ${name} ${rights}`)
      await client.query(`create database ${name} owner ${name}`)
      const url = new URL(clusterUrl(cluster, name))
      url.username = name
      return url.href
    },
    async stop(): Promise<void> {
      await client.end()
      await stopCluster(running)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
