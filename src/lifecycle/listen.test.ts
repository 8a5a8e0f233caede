import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { Hono } from 'hono'
import { StartFailure } from '../kit/start-failure.ts'
import { drain, listen } from './listen.ts'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

test('F25 draining answers the running request, refuses the next one and ends', async () => {
  const port = await freePort()
  const app = new Hono()
  const pace = Promise.withResolvers<void>()
  const arrived = Promise.withResolvers<void>()
  app.get('/traag', async (c) => {
    arrived.resolve()
    await pace.promise
    return c.text('klaar')
  })
  const server = await listen(app, { port, host: '127.0.0.1' })
  const running = fetch(`http://127.0.0.1:${port}/traag`)
  await arrived.promise
  const drained = drain(server)
  await assert.rejects(fetch(`http://127.0.0.1:${port}/traag`))
  pace.resolve()
  assert.equal(await (await running).text(), 'klaar')
  await drained
})

test('an address that cannot be served on is one sentence', async () => {
  const port = await freePort()
  const server = await listen(new Hono(), { port, host: '127.0.0.1' })
  await assert.rejects(listen(new Hono(), { port, host: '127.0.0.1' }), StartFailure)
  await assert.rejects(listen(new Hono(), { port, host: '192.0.2.1' }), StartFailure)
  await drain(server)
})
