import assert from 'node:assert/strict'
import { test } from 'node:test'
import { routingAt } from './routing.ts'

const places = [{ latitude: 53, longitude: 6 }, { latitude: 54, longitude: 6 }]
const answering = (body: unknown, ok = true) => {
  const asked: string[] = []
  const routing = routingAt('https://route.example', async (address) => {
    asked.push(address)
    return { ok, json: async () => body }
  })
  return { asked, routing }
}

test('a routing service is asked where villages lie and says how far it is by road', async () => {
  const { asked, routing } = answering({ code: 'Ok', distances: [[0, 131_500], [128_000, 0]] })
  assert.deepEqual(await routing(places), { km: [[0, 131.5], [128, 0]], isEstimate: false })
  assert.deepEqual(asked, ['https://route.example/table/v1/driving/6,53;6,54?annotations=distance'])
})

test('where it does not answer, or not as it should, the estimate stands in', async () => {
  for (const { routing } of [
    answering(null, false), answering({ code: 'NoTable' }), answering('<html>'), answering({ code: 'Ok', distances: 'x' }),
  ]) {
    const { km, isEstimate } = await routing(places)
    assert.equal(isEstimate, true)
    assert.ok(Math.abs((km[0]?.[1] ?? 0) - 144.553) < 0.001)
  }
  const unreachable = routingAt('https://route.example', () => Promise.reject(new Error('nobody there')))
  assert.equal((await unreachable(places)).isEstimate, true)
})

test('where no road leads, or a place is missing, only that distance is an estimate', async () => {
  const { routing } = answering({ code: 'Ok', distances: [[0, null]] })
  const { km } = await routing(places)
  assert.ok(Math.abs((km[0]?.[1] ?? 0) - 144.553) < 0.001)
  assert.ok(Math.abs((km[1]?.[0] ?? 0) - 144.553) < 0.001)
})

test('one place is no way, and nobody is asked', async () => {
  const { asked, routing } = answering({})
  assert.deepEqual((await routing(places.slice(0, 1))).km, [[0]])
  assert.deepEqual(asked, [])
})
