// An address with something else than an id, or with one that nobody has: not found, the same page, and in the log.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { routesOf } from '../../src/app.ts'
import { createFrontDoor } from '../../src/rooms/accounts/front-door.ts'
import type { OpenRoute, Route } from '../../src/web/route.ts'
import type { Client } from '../client.ts'
import { openVillage, type StaffName, type Village } from '../village.ts'

const nobody = '11111111-2222-4333-8444-555555555555'
const oddIds = ['geen-id', '12', '%00', '%F0%9F%98%80', nobody]

let village: Village
let routes: readonly Route[]
let openRoutes: readonly OpenRoute[]
const visitors = new Map<StaffName, Client>()

before(async () => {
  village = await openVillage()
  const settings = { secret: 'a secret of this test and of nothing else', origin: null, demo: false, metricsToken: null }
  const { database } = village
  const all = routesOf({ database, settings }, createFrontDoor({ database, secret: settings.secret }))
  openRoutes = all.filter((route): route is OpenRoute => route.allow === 'everyone')
  routes = all.filter((route): route is Route => route.allow !== 'everyone')
  for (const name of ['sanne', 'bram', 'pim', 'ada'] as const) visitors.set(name, await village.visit(name))
})

after(() => village.close())

function visitorOf({ allow }: Route): Client {
  const name = [...visitors.keys()].find((one) =>
    allow === 'every_role' || allow.some((role) => village.actor(one).roles.has(role)))
  const found = name && visitors.get(name)
  assert.ok(found, `nobody here comes to ${String(allow)}`)
  return found
}

test('PRIV-01 no page answers an odd address with anything else than not found', async () => {
  const asked = routes.filter(({ method, path }) => method === 'GET' && path.includes('/:'))
  const wrong: string[] = []
  for (const route of asked) {
    for (const odd of oddIds) {
      const path = route.path.replaceAll(/:\w+/g, odd)
      const { status } = await visitorOf(route).get(path)
      if (status !== 404) wrong.push(`${path} ${status}`)
    }
  }
  assert.ok(asked.length > 30)
  assert.deepEqual(wrong, [])
})

test('PRIV-01 an act of one tap at an odd address is not found either, and the attempt is written down', async () => {
  const asked = routes.filter(({ method, path, form }) => method === 'POST' && path.includes('/:') && form === 'none')
  const wrong: string[] = []
  for (const route of asked) {
    const { status } = await visitorOf(route).post(route.path.replaceAll(/:\w+/g, 'geen-id'))
    if (status !== 404) wrong.push(`${route.path} ${status}`)
  }
  assert.ok(asked.length > 5)
  assert.deepEqual(wrong, [])
  const { rows } = await village.database.pool.query(
    `select distinct result from audit_row where action = 'newcomers.team.end'`)
  assert.deepEqual(rows, [{ result: 'not_found' }])
})

test('at the front door an odd link leads nowhere, and none is a fault', async () => {
  const asked = openRoutes.filter(({ method, path }) => method === 'GET' && path.includes('/:'))
  const stranger = village.stranger()
  for (const { path } of asked) {
    for (const odd of oddIds) {
      const { status } = await stranger.get(path.replaceAll(/:\w+/g, odd))
      assert.ok([200, 303, 404, 410].includes(status), `${path} ${odd} ${status}`)
    }
  }
})
