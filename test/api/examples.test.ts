// The commands of docs/api, run as they stand against the demo region of today.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { serve } from '@hono/node-server'
import { operations } from '../../src/api.ts'
import { createApp } from '../../src/app.ts'
import { closeDatabase, type Database, openDatabase } from '../../src/db/database.ts'
import { demoEmail } from '../../src/demo/staff.ts'
import { createKey } from '../../src/rooms/accounts/actions/operator.ts'
import { testDatabase } from '../database.ts'
import { demoRegion } from '../demo-region.ts'

const hasCurl = spawnSync('curl', ['--version']).status === 0
const skip = hasCurl ? false : 'curl is missing here'
const now = new Date()
const asked: string[] = []
let database: Database
let given: Record<string, string>
let server: ReturnType<typeof serve> | undefined
let close: () => Promise<void>

before(async () => {
  const { url, drop } = await testDatabase(demoRegion(now))
  database = openDatabase(url)
  close = async () => {
    await closeDatabase(database)
    await drop()
  }
  const key = { email: demoEmail('Sanne Dijkstra'), municipality: 'achtkarspelen', name: 'voorbeeld', days: 1, mayWrite: true }
  const { token } = await createKey(database, key, now)
  const settings = { secret: 'a secret of this test and of nothing else', origin: null, demo: true, metricsToken: null }
  const app = createApp({ database, settings })
  const fetch = (request: Request) => {
    asked.push(`${request.method} ${new URL(request.url).pathname}`)
    return app.fetch(request)
  }
  server = serve({ fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  given = { API: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`, KEY: token }
})

after(async () => {
  server?.close()
  await close()
})

test('the first steps of the API page work as they stand', { skip }, async () => {
  const { code, output } = await run('README.md')
  assert.equal(code, 0, output)
  assert.match(output, /"phone":"06-12345678"/)
  assert.match(output, /"presentNote":"Met zus"/)
  assert.match(output, /\}304\n/)
  assert.match(output, /"denominator"/)
  const { rows } = await database.pool.query(`select given_name, phone from person where family_name = 'Voorbeeldzoon'`)
  assert.deepEqual(rows, [{ given_name: 'Yonas', phone: '06-12345678' }])
})

test('the examples work as they stand, and every operation has one', { skip }, async () => {
  asked.length = 0
  const { code, output } = await run('examples.md')
  assert.equal(code, 0, output)
  const missing = operations.filter(({ method, path }) => {
    const called = new RegExp(`^${method} /api/v1${path.replace(/:\w+/g, '[^/]+')}$`)
    return !asked.some((one) => called.test(one))
  })
  assert.deepEqual(missing.map(({ method, path }) => `${method} ${path}`), [])
})

function run(page: string): Promise<{ code: number | null; output: string }> {
  const text = readFileSync(join(import.meta.dirname, '../../docs/api', page), 'utf8')
  const commands = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, command]) => command).join('\n')
  const child = spawn('sh', ['-eu'], { env: { PATH: process.env['PATH'], ...given } })
  let output = ''
  child.stdout.on('data', (part) => (output += part))
  child.stderr.on('data', (part) => (output += part))
  child.stdin.end(commands)
  return new Promise((done) => child.on('close', (code) => done({ code, output })))
}
