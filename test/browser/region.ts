// The demo region on a real server on a free port, for whoever looks at it with a browser.
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import pg from 'pg'
import { createApp } from '../../src/app.ts'
import { closeDatabase, openDatabase } from '../../src/db/database.ts'
import { demoEmail } from '../../src/demo/staff.ts'
import { signInDirectly } from '../../src/rooms/accounts/front-door.ts'
import type { Language } from '../../src/web/texts.tsx'
import { testDatabase } from '../database.ts'
import { demoRegion } from '../demo-region.ts'

/** What its cookies and kept texts are sealed with. */
export const regionSecret = 'a secret of the browser tests only'

export interface Region {
  readonly address: string
  /** Session cookie of a demo colleague, in this language. */
  signIn(name: string, language?: Language): Promise<string>
  /** The same for whoever has this address. */
  signInAs(email: string, language?: Language): Promise<string>
  /** One value asked of the database as its owner, for finding a file, a talk or a plan to look at. */
  ask(text: string, values?: unknown[]): Promise<string>
  close(): Promise<void>
}

export async function openRegion(now = new Date(), filling = demoRegion(now)): Promise<Region> {
  const { url, drop } = await testDatabase(filling)
  const database = openDatabase(url)
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  const settings = { secret: regionSecret, origin: null, demo: true, metricsToken: null }
  const server = serve({ fetch: createApp({ database, settings }).fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((ready) => server.once('listening', ready))
  const signInAs: Region['signInAs'] = async (email, language = 'nl') => {
    const { rows } = await owner.query('update account set language = $1 where email = $2 returning id', [
      language, email,
    ])
    return (await signInDirectly(database, rows[0].id, new Date())).cookie
  }
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    signIn: (name, language) => signInAs(demoEmail(name), language),
    signInAs,
    async ask(text, values = []) {
      const { rows } = await owner.query({ text, values, rowMode: 'array' })
      if (!rows[0]) throw new Error(`nothing found: ${text}`)
      return String(rows[0][0])
    },
    async close() {
      server.close()
      await owner.end()
      await closeDatabase(database)
      await drop()
    },
  }
}
