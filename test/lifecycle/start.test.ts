import assert from 'node:assert/strict'
import { cpSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { clusterUrl } from '../../src/db/embedded/cluster.ts'
import { testDatabase } from '../database.ts'
import { command, emptyFolder, freePort, launch, own, postgresPid, project, serverPid } from './launch.ts'

const place = emptyFolder()
after(place.remove)

test('a first start prints its address and serves; a second one serves the same database', async (t) => {
  const first = await launch(place.folder)
  t.diagnostic(`first start: ${Math.round(await first.firstAnswer())} ms to the first answer`)
  assert.match(first.printed(), new RegExp(`Samenspel draait op ${first.address}\n`))
  assert.match(first.printed(), /npm run samenspel -- user add/)
  first.process.kill('SIGTERM')
  assert.equal(await first.ended, 0)
  const made = madeIn(place.folder)

  const second = await launch(place.folder)
  const waited = await second.firstAnswer()
  // The promise is a second, on a machine that does nothing else: a figure to read here, not one to fail on.
  t.diagnostic(`warm start: ${Math.round(waited)} ms to the first answer`)
  assert.deepEqual(madeIn(place.folder), made)
  assert.equal((await fetch(`${second.address}/readyz`)).status, 200)
  assert.equal((await fetch(`${second.address}/`)).status < 500, true)
  second.process.kill('SIGTERM')
  assert.equal(await second.ended, 0)
})

/** What a first start makes of a data folder: its database and its mark, each with its number on the disk. */
function madeIn(folder: string): number[] {
  return [join(folder, 'postgres', 'PG_VERSION'), join(folder, 'begin.json')].map((path) => statSync(path).ino)
}

test('a checkout in which nothing can be kept serves all the same, and says nothing of it', async () => {
  const other = emptyFolder()
  const checkout = join(other.folder, '..', 'checkout')
  for (const name of ['bin', 'src', 'locales', 'package.json', 'package-lock.json']) {
    cpSync(join(project, name), join(checkout, name), { recursive: true })
  }
  symlinkSync(join(project, 'node_modules'), join(checkout, 'node_modules'))
  // A file in its place refuses also what root may do in a folder that is closed.
  writeFileSync(join(checkout, '.cache'), 'no folder')
  const started = await launch(other.folder, own, checkout)
  await started.firstAnswer()
  const page = await (await fetch(`${started.address}/aanmelden`)).text()
  const style = /href="(\/assets\/theme-[^"]+)"/.exec(page)?.[1] ?? ''
  assert.equal((await fetch(started.address + style)).status, 200)
  assert.deepEqual(started.printed().trimEnd().split('\n').map((line) => line.split(' ')[0]), ['Samenspel', 'Gegevens:', 'Nog'])
  started.process.kill('SIGTERM')
  assert.equal(await started.ended, 0)
  assert.equal(readFileSync(join(checkout, '.cache'), 'utf8'), 'no folder')
  await other.remove()
})

test('a second server on the same data folder is refused with one sentence; the first one goes on', async () => {
  const first = await launch(place.folder)
  await first.firstAnswer()
  const second = await launch(place.folder)
  assert.equal(await second.ended, 1)
  assert.match(second.printed(), /^De gegevensmap \S+ is al in gebruik door een ander lopend Samenspel .+\n$/)
  assert.ok(second.printed().includes(first.address))
  assert.equal((await fetch(`${first.address}/readyz`)).status, 200)
  first.process.kill('SIGTERM')
  await first.ended
})

test('a port that is taken is one sentence, and leaves no PostgreSQL behind', async () => {
  const other = emptyFolder()
  const first = await launch(place.folder)
  await first.firstAnswer()
  const second = await launch(other.folder, { ...own, PORT: new URL(first.address).port })
  assert.equal(await second.ended, 1)
  assert.match(second.printed(), /^Poort \d+ is al in gebruik: kies met PORT een andere\.\n$/)
  assert.equal(existsSync(join(other.folder, 'postgres', 'postmaster.pid')), false)
  first.process.kill('SIGTERM')
  await first.ended
  await other.remove()
})

test('CFG-01 each wrong setting ends the start with one sentence and exit code 1', async () => {
  const wrong = [
    { ...own, PORT: 'tachtig' }, { SAMENSPEL_DEMO: '0' }, { ...own, SAMENSPEL_SECRET: 'kort' },
    { ...own, SAMENSPEL_POORT: '80' }, { ...own, DATABASE_URL: 'postgresql://niemand@127.0.0.1:1/niets' },
    { ...own, SAMENSPEL_DATA: '/dev/null/gegevens' },
  ]
  for (const environment of wrong) {
    const other = emptyFolder()
    const started = await launch(other.folder, { PORT: String(await freePort()), ...environment })
    assert.equal(await started.ended, 1, JSON.stringify(environment))
    assert.match(started.printed(), /^[A-Z][^\n]+\.\n$/)
    await other.remove()
  }
})

test('PostgreSQL answers only on a socket in a closed folder, and never runs as root', async () => {
  const started = await launch(place.folder)
  await started.firstAnswer()
  const [, , , , socket, address] = readFileSync(join(place.folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
  assert.equal(socket, join(place.folder, 'socket'))
  assert.equal(address, '')
  assert.equal(statSync(join(place.folder, 'socket')).mode & 0o777, 0o700)
  if (process.platform === 'linux') {
    const uid = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${postgresPid(place.folder)}/status`, 'utf8'))?.[1]
    assert.equal(Number(uid), process.getuid?.() === 0 ? 65_534 : process.getuid?.())
  }
  started.process.kill('SIGTERM')
  await started.ended
})

test('PRIV-13 the log of PostgreSQL holds nothing of what a statement carried, also when it fails', async () => {
  const started = await launch(place.folder)
  await started.firstAnswer()
  const client = new pg.Client({ connectionString: clusterUrl({ socket: join(place.folder, 'socket') }, 'samenspel') })
  await client.connect()
  for (const wrong of ['select $1::text::date', 'select $1::uuid', 'select $1::json']) {
    await assert.rejects(client.query(wrong, ['wat Semhar vertelde']))
  }
  await client.end()
  started.process.kill('SIGTERM')
  await started.ended
  const log = readFileSync(join(place.folder, 'postgres.log'), 'utf8')
  assert.match(log, /LOG: {2}database system is ready/)
  assert.doesNotMatch(log, /Semhar|select/i)
})

test('with DATABASE_URL that server is used and no PostgreSQL is started', async () => {
  const database = await testDatabase()
  const other = emptyFolder()
  const started = await launch(other.folder, { ...own, DATABASE_URL: database.url })
  await started.firstAnswer()
  assert.equal((await fetch(`${started.address}/readyz`)).status, 200)
  assert.equal(existsSync(join(other.folder, 'postgres')), false)
  started.process.kill('SIGTERM')
  assert.equal(await started.ended, 0)
  await database.drop()
  await other.remove()
})

test('an operator\'s command that does not understand its words says so in one sentence and does nothing', async () => {
  const other = emptyFolder()
  for (const words of [['migrate', '--dry-run'], ['doctor', 'nu'], ['import', 'a.csv', 'b.csv'], ['user', 'add', '--rol', 'x']]) {
    const refused = command(other.folder, words)
    assert.equal(await refused.ended, 1, words.join(' '))
    assert.match(refused.printed(), /^[A-Z][^\n]+Zie --help\.\n$/)
  }
  assert.equal(existsSync(join(other.folder, 'postgres')), false)
  await other.remove()
})

test('an operator\'s command uses the running server\'s database, and starts one when none runs', async () => {
  const alone = command(place.folder, ['migrate'])
  assert.equal(await alone.ended, 0, alone.printed())
  assert.equal(existsSync(join(place.folder, 'postgres', 'postmaster.pid')), false)

  const started = await launch(place.folder)
  await started.firstAnswer()
  const pid = postgresPid(place.folder)
  const doctor = command(place.folder, ['doctor'])
  assert.equal(await doctor.ended, 0, doctor.printed())
  assert.match(doctor.printed(), new RegExp(`Er draait een server: proces \\d+, ${started.address}\\.`))
  const beside = command(place.folder, ['migrate'])
  assert.equal(await beside.ended, 0, beside.printed())
  assert.equal(postgresPid(place.folder), pid)
  assert.notEqual(serverPid(place.folder), beside.process.pid)
  started.process.kill('SIGTERM')
  await started.ended
})
