import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { StartFailure } from '../kit/start-failure.ts'
import type { Settings } from '../settings.ts'

const drainSeconds = 10
// Longer than a proxy or browser keeps one: who is second to hang up meets a closed connection and an error.
const idleSeconds = 75

/** Serves the app; resolves when requests are accepted. */
export function listen(app: Pick<Hono, 'fetch'>, { port, host }: Pick<Settings, 'port' | 'host'>): Promise<Server> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  server.keepAliveTimeout = idleSeconds * 1_000
  return new Promise((done, refuse) => {
    server.once('error', (error: NodeJS.ErrnoException) => refuse(whyNot(error, port, host)))
    server.listen(port, host, () => done(server))
  })
}

function whyNot(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Poort ${port} is al in gebruik: kies met PORT een andere.`,
    EACCES: `Poort ${port} is voor beheerders: kies met PORT een getal boven 1023.`,
    EADDRNOTAVAIL: `Het adres ${host} is niet van deze computer: kies met HOST een ander.`,
    ENOTFOUND: `De computernaam ${host} is onbekend: kies met HOST een andere.`,
  }
  const reason = reasons[error.code ?? '']
  return reason ? new StartFailure(reason) : error
}

/** Accepts nothing new, lets running requests finish for at most ten seconds (F25). */
export function drain(server: Server): Promise<void> {
  return new Promise((done) => {
    const sweep = setInterval(() => server.closeIdleConnections(), 50)
    const giveUp = setTimeout(() => server.closeAllConnections(), drainSeconds * 1_000)
    server.close(() => {
      clearInterval(sweep)
      clearTimeout(giveUp)
      done()
    })
  })
}
