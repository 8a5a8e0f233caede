import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chanceOf } from '../../kit/chance.ts'
import { seatByAnnealing } from './anneal.ts'
import { boundOf } from './bound.ts'
import { type Dinner, judge, type Seating, unavoidableBreaches, whyImpossible } from './dinner.ts'
import { seatGuests } from './seat.ts'

const everybody = (size: number) => Array.from({ length: size }, () => Array.from({ length: size }, () => 1))

test('two tables of one and one, two rounds: each newcomer meets both locals', () => {
  const seating = seatGuests({
    newcomers: 2, locals: 2, tables: 2, newcomersPerTable: 1, localsPerTable: 1, rounds: 2,
    score: [[10, 1], [2, 20]], sharesLanguage: everybody(2),
  })
  assert.deepEqual([seating.total, seating.met, seating.repeats, seating.isExact], [33, 4, 0, true])
  assert.equal(seating.bound, 33)
})

test('in one round who likes each other sits together', () => {
  const { rounds, total } = seatGuests({
    newcomers: 2, locals: 2, tables: 2, newcomersPerTable: 1, localsPerTable: 1, rounds: 1,
    score: [[1, 10], [20, 2]], sharesLanguage: everybody(2),
  })
  assert.equal(total, 30)
  assert.deepEqual(rounds[0], [{ newcomers: [0], locals: [1] }, { newcomers: [1], locals: [0] }])
})

test('a shared language goes before a better score, and a breach that cannot be avoided is known beforehand', () => {
  const dinner: Dinner = {
    newcomers: 2, locals: 2, tables: 2, newcomersPerTable: 1, localsPerTable: 1, rounds: 1,
    score: [[100, 0], [0, 100]], sharesLanguage: [[0, 1], [0, 0]],
  }
  assert.deepEqual(unavoidableBreaches(dinner), [0, 1])
  const { total, breaches } = seatGuests(dinner)
  assert.deepEqual([total, breaches], [0, [{ round: 0, newcomer: 1 }]])
})

test('more guests than seats is said, not seated', () => {
  const dinner = { ...randomDinner(8, 2, 1), newcomers: 9 }
  assert.equal(whyImpossible(dinner), 'newcomers')
  assert.equal(whyImpossible({ ...dinner, newcomers: 8, locals: 9 }), 'locals')
  assert.equal(whyImpossible({ ...dinner, newcomers: 8 }), null)
})

test('on small dinners what swapping finds is never more than the best of all, and close to it', () => {
  const shares: number[] = []
  for (let seed = 0; seed < 20; seed += 1) {
    const dinner = randomDinner(6, 3, 1, seed)
    const exact = seatGuests(dinner)
    assert.ok(exact.isExact)
    const swapped = seatByAnnealing(dinner)
    assert.equal(swapped.breaches.length, exact.breaches.length)
    assert.ok(swapped.total <= exact.total)
    assert.ok(exact.total <= boundOf(dinner))
    shares.push(swapped.total / exact.total)
  }
  assert.ok(Math.min(...shares) > 0.9, shares.join(' '))
  assert.ok(shares.filter((share) => share === 1).length > 10, shares.join(' '))
})

test('a dinner for 40 in three rounds: nobody twice, everybody once a round, no language breach that can be avoided', () => {
  const dinner = randomDinner(20, 5, 3, 4)
  const seating = seatGuests(dinner)
  assertSeats(dinner, seating)
  assert.equal(seating.repeats, 0)
  assert.equal(seating.breaches.length, unavoidableBreaches(dinner).reduce((a, b) => a + b, 0))
  assert.equal(seating.met, 20 * 4 * 3)
  assert.ok(seating.total <= seating.bound)
  assert.deepEqual(seatGuests(dinner), seating)
})

test('tables that are not full keep their empty seats', () => {
  const dinner = { ...randomDinner(20, 5, 2), newcomers: 17, locals: 18 }
  const seating = seatGuests({ ...dinner, score: dinner.score.slice(0, 17), sharesLanguage: dinner.sharesLanguage.slice(0, 17) })
  assertSeats(dinner, seating)
})

test('one table: there is nothing to choose, and a second round meets the same people', () => {
  const seating = seatGuests({ ...randomDinner(4, 1, 2) })
  assert.deepEqual([seating.met, seating.repeats], [16, 16])
})

function assertSeats(dinner: Dinner, seating: Seating) {
  for (const tables of seating.rounds) {
    assert.deepEqual(tables.flatMap((table) => table.newcomers).sort((a, b) => a - b), numbers(dinner.newcomers))
    assert.deepEqual(tables.flatMap((table) => table.locals).sort((a, b) => a - b), numbers(dinner.locals))
    for (const { newcomers, locals } of tables) {
      assert.ok(newcomers.length <= dinner.newcomersPerTable && locals.length <= dinner.localsPerTable)
    }
  }
  const { rounds: _rounds, ...judged } = judge(dinner, seating.rounds)
  assert.deepEqual({ ...seating, ...judged }, seating)
}

function numbers(below: number): number[] {
  return Array.from({ length: below }, (_, k) => k)
}

function randomDinner(guests: number, tables: number, rounds: number, seed = 1): Dinner {
  const chance = chanceOf(seed)
  const table = (pick: () => number) => Array.from({ length: guests }, () => Array.from({ length: guests }, pick))
  return {
    newcomers: guests, locals: guests, tables, newcomersPerTable: guests / tables, localsPerTable: guests / tables, rounds,
    score: table(() => chance.between(0, 1000)), sharesLanguage: table(() => (chance.is(0.3) ? 1 : 0)),
  }
}
