// F1 through the front door: what somebody was told is saved is there after a crash, once, with its line in the log.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test, type TestContext } from 'node:test'
import { Client } from 'pg'
import { clusterUrl } from '../../src/db/embedded/cluster.ts'
import { emailOf } from '../../src/seed/staff.ts'
import { seedSlugs } from '../../src/seed/sow.ts'
import { type Browser, browserOf } from '../browser-of.ts'
import { command, emptyFolder, eventually, freePort, launch, type Launched, postgresPids, serverPid } from './launch.ts'

const slug = seedSlugs[0] ?? ''
const coordinator = emailOf({ slug, seed: 1 }, 'coordinator', 1)
const place = emptyFolder()
const port = String(await freePort())
const address = `http://127.0.0.1:${port}`

let key = ''
let people: string[] = []
let running: Launched

before(async () => {
  await done(['seed', '--newcomers', '12', '--today', '2026-11-03'])
  running = await start()
  key = (await done(['token', 'create', '--user', coordinator, '--municipality', slug, '--write'])).split('\n')[0] ?? ''
  people = (await ask<{ id: string }>('select id from person order by id limit 3')).map(({ id }) => id)
})
after(place.remove)

test('F1 kill -9 of server and database amid writes over HTTP: everything acknowledged is there once', async (t) => {
  await crash(t, () => [...postgresPids(place.folder), serverPid(place.folder)])
})

test('F1 kill -9 of the server alone amid writes over HTTP: everything acknowledged is there once', async (t) => {
  await crash(t, () => [serverPid(place.folder)])
  running.process.kill('SIGTERM')
  assert.equal(await running.ended, 0)
})

/** Lets three colleagues and three programs write until these processes are killed, and looks what is left. */
async function crash(t: TestContext, processes: () => number[]): Promise<void> {
  const browsers = await Promise.all(people.map(() => signedIn()))
  const writers = [...browsers.map((browser, at) => writer(people[at] ?? '', byForm(browser))),
    ...people.map((person) => writer(person, byProgram))]
  assert.ok(await eventually(() => writers.every(({ acknowledged }) => acknowledged.length >= 5)))
  for (const pid of processes()) process.kill(pid, 'SIGKILL')
  await Promise.all([running.ended, ...writers.map(({ gone }) => gone)])
  const acknowledged = writers.flatMap((one) => one.acknowledged)
  const open = writers.flatMap((one) => one.open)
  assert.equal(open.length, 6)

  running = await start()
  assert.equal((await fetch(`${address}/readyz`)).status, 200)
  assert.match(await done(['doctor']), /^(?!.*FOUT)/s)
  const kept = await found([...acknowledged, ...open])
  t.diagnostic(`${acknowledged.length} acknowledged, ${open.filter((one) => kept.get(one)?.rows === 1).length} of 6 more kept`)
  for (const one of acknowledged) assert.deepEqual(kept.get(one), { rows: 1, logged: 1 })
  for (const one of open) assert.ok([0, 1].includes(kept.get(one)?.rows ?? -1))
  for (const one of open) assert.equal(kept.get(one)?.logged, kept.get(one)?.rows)

  // Who got no answer sends the same again, and so may who did.
  for (const one of [...open, ...acknowledged.slice(-6)]) assert.ok(await one.send())
  for (const { rows } of (await found([...acknowledged, ...open])).values()) assert.equal(rows, 1)
}

/** One contact moment; `send` is true when the answer says that it is saved. */
interface Write {
  readonly body: string
  readonly traceId: string
  readonly send: () => Promise<boolean>
}

/** How a contact moment of these words about this person is sent; the same `once` is the same act. */
type Way = (person: string, body: string, once: { id: string; traceparent: string }) => Promise<boolean>

function byForm(browser: Browser): Way {
  return async (person, body, { id, traceparent }) => {
    const fields = { csrf: browser.cookies.get('csrf') ?? '', once: id, kind: 'visit', body }
    return (await browser.post(`/nieuwkomers/${person}/contact`, fields, { traceparent })).status === 303
  }
}

const byProgram: Way = async (person, body, { id, traceparent }) => {
  const answer = await fetch(`${address}/api/v1/newcomers/${person}/contact-moments`, {
    method: 'POST', body: JSON.stringify({ kind: 'visit', body }),
    headers: {
      authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': id, traceparent,
    },
  })
  await answer.text()
  return answer.status === 201
}

/** Writes one contact moment after another until one is not acknowledged. */
function writer(person: string, way: Way) {
  const acknowledged: Write[] = []
  const open: Write[] = []
  const gone = (async () => {
    while (open.length === 0) {
      const write = newWrite(person, way)
      const isSaved = await write.send().catch(() => false)
      ;(isSaved ? acknowledged : open).push(write)
    }
  })()
  return { acknowledged, open, gone }
}

function newWrite(person: string, way: Way): Write {
  const traceId = randomBytes(16).toString('hex')
  const body = `Bezoek ${traceId}`
  const once = { id: crypto.randomUUID(), traceparent: `00-${traceId}-0123456789abcdef-01` }
  return { body, traceId, send: () => way(person, body, once) }
}

/** A browser in which the coordinator signed in over HTTP; the token of its forms is kept with its cookies. */
async function signedIn(): Promise<Browser> {
  const browser = browserOf({ raw })
  const [who] = await ask<{ account: string; municipality: string }>(`select a.id as account,
    m.municipality_id as municipality from account a join membership m on m.account_id = a.id where a.email = $1`, [coordinator])
  assert.ok(who)
  const page = await browser.follow(await browser.send('/demo', { ...who }))
  const csrf = /name="csrf" value="([^"]+)"/.exec(page.text)?.[1]
  assert.ok(csrf, page.text)
  browser.cookies.set('csrf', csrf)
  return browser
}

async function raw(path: string, init: RequestInit) {
  const answer = await fetch(address + path, { ...init, redirect: 'manual' })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text, location: answer.headers.get('location') ?? '' }
}

/** In how many rows, and with how many lines in the log, each of these is in the database. */
async function found(writes: readonly Write[]): Promise<Map<Write, { rows: number; logged: number }>> {
  const rows = await ask<{ body: string }>("select body from contact_moment where body like 'Bezoek %'")
  const lines = await ask<{ trace: string }>(`select trace_id as trace from audit_row
    where action = 'newcomers.contact.add' and result = 'ok'`)
  return new Map(writes.map((one) => [one, {
    rows: rows.filter(({ body }) => body === one.body).length,
    logged: lines.filter(({ trace }) => trace === one.traceId).length,
  }]))
}

async function ask<T extends object>(text: string, values: readonly string[] = []): Promise<T[]> {
  const client = new Client({ connectionString: clusterUrl({ socket: `${place.folder}/socket` }, 'samenspel') })
  await client.connect()
  try {
    return (await client.query<T>(text, [...values])).rows
  } finally {
    await client.end()
  }
}

async function start(): Promise<Launched> {
  const started = await launch(place.folder, { PORT: port })
  await started.firstAnswer()
  return started
}

/** Runs an operator's command to its good end and returns what it printed. */
async function done(words: readonly string[]): Promise<string> {
  const ran = command(place.folder, words, {})
  assert.equal(await ran.ended, 0, ran.printed())
  return ran.printed()
}
