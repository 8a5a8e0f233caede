import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { closeDatabase, openDatabase } from '../db/database.ts'
import { testDatabase } from '../../test/database.ts'
import { addOperations } from './operations.ts'

const made = await testDatabase()
const database = openDatabase(made.url)
const away = openDatabase('postgresql://niemand@127.0.0.1:1/niets')
const stops: (() => unknown)[] = []

async function serve(parts: Parameters<typeof addOperations>[1]): Promise<string> {
  const app = new Hono()
  addOperations(app, parts)
  app.get('/fout', (c) => c.text('', 500))
  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  stops.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

after(async () => {
  for (const stop of stops) stop()
  await Promise.all([closeDatabase(database), closeDatabase(away)])
  await made.drop()
})

test('the process is healthy also when the database is away; ready only with it, and never a 500 (F2)', async () => {
  const here = await serve({ database, metricsToken: null })
  const gone = await serve({ database: away, metricsToken: null })
  assert.equal((await fetch(`${here}/healthz`)).status, 200)
  assert.equal((await fetch(`${here}/readyz`)).status, 200)
  assert.equal((await fetch(`${gone}/healthz`)).status, 200)
  const answer = await fetch(`${gone}/readyz`)
  assert.equal(answer.status, 503)
  assert.equal(answer.headers.get('content-type'), 'application/problem+json')
  assert.ok(Number(answer.headers.get('retry-after')) > 0)
})

test('HDR-02 metrics answer this machine without token, and nobody whom a proxy sends on', async () => {
  const address = await serve({ database, metricsToken: null })
  await fetch(`${address}/fout`)
  const text = await (await fetch(`${address}/metrics`)).text()
  assert.match(text, /^samenspel_requests_total\{class="5xx"\} 1$/m)
  assert.match(text, /^samenspel_request_seconds_bucket\{le="\+Inf"\} 1$/m)
  assert.match(text, /^process_resident_memory_bytes \d{7,}$/m)
  for (const header of ['x-forwarded-for', 'forwarded', 'via']) {
    assert.equal((await fetch(`${address}/metrics`, { headers: { [header]: '192.0.2.1' } })).status, 404)
  }
})

test('HDR-02 with the token metrics answer from anywhere; a wrong token is refused here too', async () => {
  const address = await serve({ database, metricsToken: 'een-lang-genoeg-teken' })
  const ask = (authorization: string) =>
    fetch(`${address}/metrics`, { headers: { authorization, 'x-forwarded-for': '192.0.2.1' } })
  assert.equal((await ask('Bearer een-lang-genoeg-teken')).status, 200)
  assert.equal((await ask('Bearer een-ander-lang-teken')).status, 404)
  assert.equal((await fetch(`${address}/metrics`, { headers: { authorization: 'Bearer mis' } })).status, 404)
})
