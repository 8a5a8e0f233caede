import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { clusterUrl, postmasterLines, prepareCluster } from '../../src/db/embedded/cluster.ts'
import { emptyFolder, eventually, isAlive, launch, postgresPid, serverPid } from './launch.ts'

const place = emptyFolder()
after(place.remove)
const url = clusterUrl({ socket: `${place.folder}/socket` }, 'samenspel')

test('F1 kill -9 of server and database amid writes loses nothing acknowledged; the next start is clean', async (t) => {
  const first = await launch(place.folder)
  await first.firstAnswer()
  const writing = writeUntilGone()
  await eventually(() => writing.acknowledged.length > 100)
  const [server, postgres] = [serverPid(place.folder), postgresPid(place.folder)]
  process.kill(postgres, 'SIGKILL')
  process.kill(server, 'SIGKILL')
  await Promise.all([first.ended, writing.gone])

  const second = await launch(place.folder)
  t.diagnostic(`back after ${Math.round(await second.firstAnswer())} ms`)
  assert.equal((await fetch(`${second.address}/readyz`)).status, 200)
  const kept = await numbers()
  assert.equal(new Set(kept).size, kept.length)
  assert.deepEqual(writing.acknowledged.filter((number) => !kept.includes(number)), [])
  t.diagnostic(`${writing.acknowledged.length} acknowledged, ${kept.length} kept`)
  second.process.kill('SIGTERM')
  assert.equal(await second.ended, 0)
})

test('kill -9 of the server alone: PostgreSQL stops by itself and the next start works at once', async () => {
  const first = await launch(place.folder)
  await first.firstAnswer()
  const postgres = postgresPid(place.folder)
  process.kill(serverPid(place.folder), 'SIGKILL')
  await first.ended
  const second = await launch(place.folder)
  await second.firstAnswer()
  assert.ok(await eventually(() => !isAlive(postgres)))
  second.process.kill('SIGTERM')
  assert.equal(await second.ended, 0)
})

test('a PostgreSQL that a killed server was just bringing back is stopped by the next start', async () => {
  const orphan = await halfStarted(place.folder)
  const started = await launch(place.folder)
  await pause(2_000)
  process.kill(orphan, 'SIGCONT')
  await started.firstAnswer()
  assert.notEqual(postgresPid(place.folder), orphan)
  started.process.kill('SIGTERM')
  assert.equal(await started.ended, 0)
})

test('kill -9 of the launcher alone: server and PostgreSQL leave by themselves', async () => {
  const first = await launch(place.folder)
  await first.firstAnswer()
  const [server, postgres] = [serverPid(place.folder), postgresPid(place.folder)]
  first.process.kill('SIGKILL')
  assert.ok(await eventually(() => !isAlive(server) && !isAlive(postgres)))
})

test('F2 a database that falls over comes back without a restart of the server; meanwhile 503, never 500', async () => {
  const started = await launch(place.folder)
  await started.firstAnswer()
  const seen = new Set<number>()
  process.kill(postgresPid(place.folder), 'SIGKILL')
  const isBack = () => fetch(`${started.address}/readyz`).then(({ status }) => {
    seen.add(status)
    return status === 200 && seen.size > 1
  })
  assert.ok(await eventually(isBack))
  assert.deepEqual([...seen].toSorted((a, b) => a - b), [200, 503])
  started.process.kill('SIGTERM')
  assert.equal(await started.ended, 0)
})

test('F25 at SIGTERM a running request is answered, a new one refused, and the exit is clean', async () => {
  const started = await launch(place.folder)
  await started.firstAnswer()
  const { hostname, port } = new URL(started.address)
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.on('data', (part) => (answer += part))
  socket.write('POST /aanmelden HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n')
  socket.write('Sec-Fetch-Site: same-origin\r\nContent-Length: 20\r\n\r\nemail=')
  await eventually(() => fetch(`${started.address}/healthz`).then(({ ok }) => ok))
  process.kill(serverPid(place.folder), 'SIGTERM')
  assert.ok(await eventually(() => fetch(started.address).then(() => false, () => true)))
  assert.equal(answer, '')
  socket.write('naam@example.n')
  assert.ok(await eventually(() => /^HTTP\/1\.1 \d{3} /.test(answer)))
  assert.equal(await started.ended, 0)
})

/** A PostgreSQL that nobody guards, held still when it has taken the folder and before it answers; its number. */
async function halfStarted(base: string): Promise<number> {
  const { binaries, folder, socket, identity } = prepareCluster(base)
  const options = ['-D', folder, '-c', 'listen_addresses=', '-c', `unix_socket_directories=${socket}`]
  const child = spawn(binaries.postgres, options, { ...identity, cwd: base, detached: true, stdio: 'ignore' })
  child.unref()
  while (postmasterLines(folder)[0] !== String(child.pid)) await pause(1)
  process.kill(child.pid ?? 0, 'SIGSTOP')
  return child.pid ?? 0
}

/** Writes one number after another over its own connection, and remembers which the database acknowledged. */
function writeUntilGone() {
  const acknowledged: number[] = []
  const gone = (async () => {
    const client = new Client({ connectionString: url })
    client.on('error', () => {})
    await client.connect()
    await client.query('create table scratch (number int primary key)')
    for (let number = 1; ; number += 1) {
      await client.query('insert into scratch values ($1)', [number])
      acknowledged.push(number)
    }
  })().catch(() => {})
  return { acknowledged, gone }
}

async function numbers(): Promise<number[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ number: number }>('select number from scratch order by number')
  await client.end()
  return rows.map(({ number }) => number)
}
