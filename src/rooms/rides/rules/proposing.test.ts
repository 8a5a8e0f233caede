import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Ask, type Offer, pickUpAt, proposeRides, type Roads } from './proposing.ts'

/** Villages along one straight road, by their kilometre; the activity is at kilometre 0. */
const road: Record<string, number> = { near: 2, halfway: 5, driver: 10, beyond: 12, aside: -6, far: 40 }
const roads: Roads = {
  toPlace: (village) => (village === null || road[village] === undefined ? null : Math.abs(road[village])),
  between: (from, to) => {
    const [a, b] = [road[from ?? ''], road[to ?? '']]
    return a === undefined || b === undefined ? null : Math.abs(a - b)
  },
}
const ask = (personId: string, villageId: string | null): Ask => ({ personId, villageId })
const car = (id: string, villageId: string | null, free: number): Offer => ({ id, means: 'driver', villageId, free })
const bicycles = (id: string, villageId: string, free: number): Offer => ({ id, means: 'bicycle', villageId, free })

const propose = (asks: Ask[], offers: Offer[]) => {
  const { proposals, alone } = proposeRides(asks, offers, roads)
  return {
    rides: proposals.map(({ personId, offerId, km, free }) => `${personId} ${offerId} ${km} km, ${free}`),
    alone: alone.map(({ personId, why }) => `${personId} ${why}`),
  }
}

test('who lives on the way costs no detour, who lives beyond costs there and back', () => {
  // From 10 by way of 12 to 0 is 14 where 10 would do: 4 more. From 10 past 0 to -6 and back is 22: 12 more.
  assert.deepEqual(propose([ask('a', 'halfway'), ask('b', 'beyond'), ask('c', 'aside'), ask('d', 'driver')], [car('jan', 'driver', 4)]), {
    rides: ['a jan 0 km, 4', 'b jan 4 km, 4', 'c jan 12 km, 4', 'd jan 0 km, 4'], alone: [],
  })
})

test('with one seat the least detour gets it, and the other hears that it is needed elsewhere', () => {
  assert.deepEqual(propose([ask('a', 'beyond'), ask('b', 'halfway')], [car('jan', 'driver', 1)]),
    { rides: ['b jan 0 km, 1'], alone: ['a needed_elsewhere'] })
})

test('everybody gets a seat when that can be, also when somebody then has a longer way', () => {
  // Jan could take either; Mia only a, since b lives 26 km out of her way.
  const out = propose([ask('a', 'beyond'), ask('b', 'far')], [car('jan', 'far', 1), car('mia', 'driver', 1)])
  assert.deepEqual(out, { rides: ['a mia 4 km, 1', 'b jan 0 km, 1'], alone: [] })
})

test('nobody is asked to drive more than 25 km further, or to cycle more than 7.5 km', () => {
  assert.deepEqual(propose([ask('a', 'far')], [car('jan', 'driver', 4)]), { rides: [], alone: ['a nobody'] })
  assert.deepEqual(propose([ask('a', 'aside')], [bicycles('loan', 'aside', 2)]), { rides: ['a loan 6 km, 2'], alone: [] })
  assert.deepEqual(propose([ask('a', 'driver')], [bicycles('loan', 'driver', 2)]), { rides: [], alone: ['a nobody'] })
  assert.deepEqual(propose([ask('a', 'near')], [bicycles('loan', 'aside', 2)]), { rides: [], alone: ['a nobody'] })
})

test('a seat comes before a bicycle; who has no seat cycles', () => {
  assert.deepEqual(propose([ask('a', 'aside'), ask('b', 'aside')], [bicycles('loan', 'aside', 2), car('jan', 'driver', 1)]).rides,
    ['a loan 6 km, 2', 'b jan 12 km, 1'])
})

test('a full car, a bus and a village that nobody put on the map are said to be so', () => {
  assert.deepEqual(propose([ask('a', 'near')], [car('jan', 'driver', 0)]).alone, ['a full'])
  assert.deepEqual(propose([ask('a', 'near')], [{ id: 'bus', means: 'bus', villageId: null, free: 0 }]).alone, ['a nobody'])
  assert.deepEqual(propose([ask('a', null)], [car('jan', 'driver', 2)]).alone, ['a home_unknown'])
  assert.deepEqual(propose([ask('a', 'unknown')], [car('jan', 'driver', 2)]).alone, ['a place_unknown'])
  // From the same village no map is needed.
  assert.deepEqual(propose([ask('a', 'unknown')], [car('jan', 'unknown', 2)]).rides, ['a jan 0 km, 2'])
})

test('the same asks and offers give the same proposals', () => {
  const asks = ['near', 'halfway', 'beyond', 'aside', 'near'].map((village, at) => ask(`p${at}`, village))
  const offers = [car('jan', 'driver', 2), car('mia', 'near', 2), bicycles('loan', 'aside', 1)]
  assert.deepEqual(propose(asks, offers), propose(asks, offers))
  assert.equal(propose(asks, offers).rides.length, 5)
})

test('who is picked up is there ten minutes before, at 45 km an hour', () => {
  // 15 km is 20 minutes: 10:00 less 30 minutes. 5 km is 6 2/3 minutes: 9:43, so 9:40.
  assert.deepEqual([pickUpAt('10:00', 15), pickUpAt('10:00', 5), pickUpAt('00:05', 5)], ['09:30', '09:40', '00:00'])
})
