// The commands of docs/api/README.md, run as they stand against a server of their own.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { serve } from '@hono/node-server'
import { openVillage } from '../village.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/api/README.md'), 'utf8')
const hasCurl = spawnSync('curl', ['--version']).status === 0

test('the commands of the API page work as they stand', { skip: hasCurl ? false : 'curl is missing here' }, async (t) => {
  const village = await openVillage()
  const server = serve({ fetch: village.app.fetch, port: 0, hostname: '127.0.0.1' })
  t.after(async () => {
    server.close()
    await village.close()
  })
  await once(server, 'listening')
  const commands = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text]) => text).join('\n')
  const { code, output } = await run(commands, {
    API: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`, KEY: await village.keyOf('sanne'),
  })
  assert.equal(code, 0, output)
  assert.match(output, /"phone":"06-12345678"/)
  assert.match(output, /"presentNote":"Met zus"/)
  assert.match(output, /"denominator"/)
  const { rows } = await village.database.pool.query('select given_name, phone from person')
  assert.deepEqual(rows, [{ given_name: 'Yonas', phone: '06-12345678' }])
})

function run(commands: string, given: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const child = spawn('sh', ['-eu'], { env: { PATH: process.env['PATH'], ...given } })
  let output = ''
  child.stdout.on('data', (part) => (output += part))
  child.stderr.on('data', (part) => (output += part))
  child.stdin.end(commands)
  return new Promise((done) => child.on('close', (code) => done({ code, output })))
}
