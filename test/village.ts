// Named fictitious people in two municipalities, in every role, with the whole product around them.
import type { Hono } from 'hono'
import { createApp } from '../src/app.ts'
import { atFrontDoor, closeDatabase, type Database, inMunicipality, openDatabase, type Tx } from '../src/db/database.ts'
import { type Actor, type Role, scopeOf } from '../src/kit/actor.ts'
import type { Outside } from '../src/kit/outside/fetch.ts'
import { today as todayOf } from '../src/kit/plain-dates.ts'
import { createKey } from '../src/rooms/accounts/actions/operator.ts'
import { signInDirectly } from '../src/rooms/accounts/front-door.ts'
import { installTerritory, municipalityId, territoryId } from '../src/rooms/territory/install.ts'
import { csrfToken } from '../src/web/guard.ts'
import { type Client, clientOf, type Program, programOf } from './client.ts'
import { testDatabase } from './database.ts'

interface Place {
  readonly municipality: 'achtkarspelen' | 'westerkwartier'
  readonly roles: readonly Role[]
  readonly team?: string
}

const staff = {
  sanne: { name: 'Sanne Dijkstra', places: [{ municipality: 'achtkarspelen', roles: ['coordinator'] }] },
  bram: { name: 'Bram Postma', places: [{ municipality: 'achtkarspelen', roles: ['case_worker'] }] },
  femke: { name: 'Femke Wiersma', places: [{ municipality: 'achtkarspelen', roles: ['case_worker'] }] },
  ilse: {
    name: 'Ilse Hoekema',
    places: [
      { municipality: 'achtkarspelen', roles: ['interviewer'] },
      { municipality: 'westerkwartier', roles: ['interviewer'] },
    ],
  },
  pim: { name: 'Pim de Graaf', places: [{ municipality: 'achtkarspelen', roles: ['policy_officer'] }] },
  ada: { name: 'Ada Veenstra', places: [{ municipality: 'achtkarspelen', roles: ['administrator'] }] },
  marit: { name: 'Marit Kuipers', places: [{ municipality: 'westerkwartier', roles: ['coordinator'] }] },
  tom: { name: 'Tom Venema', places: [{ municipality: 'westerkwartier', roles: ['case_worker'], team: 'Leek' }] },
  noor: { name: 'Noor Siebring', places: [{ municipality: 'westerkwartier', roles: ['case_worker'], team: 'Zuidhorn' }] },
} as const satisfies Record<string, { name: string; places: readonly Place[] }>

export type StaffName = keyof typeof staff
export const staffNames = Object.keys(staff) as StaffName[]

/** The day on which every village lives, unless a test sets another. */
export const villageNow = new Date('2026-11-03T09:00:00Z')

export interface Village {
  readonly database: Database
  readonly url: string
  readonly now: Date
  /** A browser of this person, signed in; `where` only for somebody with several municipalities. */
  visit(name: StaffName, where?: Place['municipality']): Promise<Client>
  /** The same person as an actor, for calling a room's actions and queries. */
  actor(name: StaffName, where?: Place['municipality']): Actor
  /** Runs work as that person inside the door. */
  as<T>(name: StaffName, work: (tx: Tx, actor: Actor) => Promise<T>, where?: Place['municipality']): Promise<T>
  readonly app: Hono
  /** A key of this person for programs. */
  keyOf(name: StaffName, where?: Place['municipality']): Promise<string>
  /** A program with a key of this person. */
  program(name: StaffName, where?: Place['municipality']): Promise<Program>
  /** A browser of nobody, at the other end of a connection from `peer`. */
  stranger(peer?: string): Client
  /** A program without a key. */
  keyless(): Program
  /** Sets the clock that the product looks at. */
  setNow(now: Date): void
  close(): Promise<void>
}

const secret = 'a secret of the tests and of nothing else'

interface Told {
  readonly trustedProxies?: readonly string[]
  readonly apiPerMinute?: number
  /** The world outside; without it nothing there answers. */
  readonly outside?: Outside
}

const nowhere: Outside = {
  resolve: async () => [], ask: () => Promise.reject(new Error('no test goes outside')),
}

/** Every village has an own, migrated database; close it when the test file ends. */
export async function openVillage({ outside = nowhere, ...told }: Told = {}): Promise<Village> {
  const { url, drop } = await testDatabase()
  await installTerritory(url)
  const database = openDatabase(url, 8)
  const ids = await settle(database)
  const clock = { now: villageNow }
  const app = createApp({
    database, settings: { secret, origin: null, demo: false, metricsToken: null, ...told }, now: () => clock.now, outside,
  })
  const actor = (name: StaffName, where?: Place['municipality']) => actorOf(name, ids[name], clock.now, where)
  const keyOf: Village['keyOf'] = async (name, where = staff[name].places[0].municipality) => {
    const key = { email: `${name}@voorbeeld.example`, municipality: where, name: 'test', days: 90, mayWrite: true }
    return (await createKey(database, key, clock.now)).token
  }
  return {
    app, database, url, now: villageNow, actor,
    async visit(name, where) {
      const acting = actor(name, where)
      const session = await signInDirectly(database, ids[name], clock.now)
      await chooseMunicipality(database, session.sessionId, acting.municipalityId)
      return clientOf(app, { cookie: session.cookie, csrf: csrfToken(secret, session.sessionId) })
    },
    as: (name, work, where) => inMunicipality(database, actor(name, where), (tx) => work(tx, actor(name, where))),
    keyOf, program: async (name, where) => programOf(app, await keyOf(name, where)),
    keyless: () => programOf(app, null),
    stranger: (peer) => clientOf(app, { cookie: '', csrf: '' }, peer),
    setNow: (now) => { clock.now = now },
    async close() {
      await closeDatabase(database)
      await drop()
    },
  }
}

async function chooseMunicipality(database: Database, sessionId: string, municipalityId: string): Promise<void> {
  await atFrontDoor(database, (tx) =>
    tx.updateTable('session').set({ municipality_id: municipalityId }).where('id', '=', sessionId).execute())
}

async function settle(database: Database): Promise<Record<StaffName, string>> {
  const ids = {} as Record<StaffName, string>
  await atFrontDoor(database, async (tx) => {
    for (const name of staffNames) {
      ids[name] = crypto.randomUUID()
      await tx.insertInto('account').values({
        id: ids[name], email: `${name}@voorbeeld.example`, name: staff[name].name, totp_confirmed_at: villageNow,
      }).execute()
      for (const place of staff[name].places) await takePlace(tx, ids[name], place)
    }
  })
  return ids
}

async function takePlace(tx: Tx, accountId: string, place: Place): Promise<void> {
  for (const role of place.roles) {
    await tx.insertInto('membership').values({
      municipality_id: municipalityId(place.municipality), id: crypto.randomUUID(), account_id: accountId,
      role, area_team_id: place.team ? territoryId(place.municipality, 'team', place.team) : null,
      first_day: '2020-01-01',
    }).execute()
  }
}

function actorOf(name: StaffName, userId: string, now: Date, where?: Place['municipality']): Actor {
  const places: readonly Place[] = staff[name].places
  const place = places.find(({ municipality }) => municipality === where) ?? places[0]
  if (!place) throw new Error(`${name} has no place`)
  const roles = new Set(place.roles)
  return {
    userId, name: staff[name].name, municipalityId: municipalityId(place.municipality), roles,
    organisationIds: [], scope: scopeOf(roles), today: todayOf(now),
    teamIds: place.team ? [territoryId(place.municipality, 'team', place.team)] : [],
  }
}
