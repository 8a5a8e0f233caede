// People as a room would have them: where they live, what they speak and like, when they have time. Invented.
import { type Chance, chanceOf } from '../../src/kit/chance.ts'
import { type Found, findNear, type Places, roomToFind, sortByPlace } from '../../src/matching/nearby.ts'
import type { Problem } from '../../src/matching/problem.ts'

export interface People {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly languages: Int32Array
  readonly interests: Int32Array
  readonly times: Int32Array
  readonly age: Int32Array
}

export interface Town {
  readonly newcomers: People
  readonly buddies: People
  readonly places: Places
  readonly capacity: Int32Array
  /** At most so many candidates each. */
  readonly most: number
}

const reach = 10
export const alone = 1_500

/** So many of both, in villages spread so that each has as many neighbours as in a Dutch region. */
export function townOf(size: number, most: number): Town {
  const chance = chanceOf(size)
  const width = Math.sqrt(size / 2)
  const villages = Array.from({ length: Math.ceil(size / 200) }, () => [chance.next() * width, chance.next() * width])
  const [newcomers, buddies] = [peopleIn(chance, villages, size), peopleIn(chance, villages, size)]
  return {
    newcomers, buddies, most, places: sortByPlace(buddies.x, buddies.y, 5),
    capacity: Int32Array.from({ length: size }, () => [0, 0, 0, 1, 1, 1, 1, 1, 2, 3][chance.between(0, 9)] ?? 1),
  }
}

function peopleIn(chance: Chance, villages: number[][], size: number): People {
  const some = (bits: number) => chance.between(0, 2 ** bits - 1) & chance.between(0, 2 ** bits - 1)
  const numbers = (make: () => number) => Int32Array.from({ length: size }, make)
  const homes = Array.from({ length: size }, () => chance.pick(villages))
  const near = (side: 0 | 1) => Float64Array.from(homes, (home) => home[side]! + 2 * chance.next())
  return {
    x: near(0), y: near(1), languages: numbers(() => some(6) | (1 << chance.between(0, 5))),
    interests: numbers(() => some(16)), times: numbers(() => some(8)), age: numbers(() => chance.between(18, 72)),
  }
}

/** The candidates of newcomer i: a language and a time in common, ten kilometres at most. */
export function candidatesOf({ newcomers, buddies, places, most }: Town, i: number, found: Found): Found {
  const [languages, times, interests] = [newcomers.languages[i]!, newcomers.times[i]!, newcomers.interests[i]!]
  const [x, y, age] = [newcomers.x[i]!, newcomers.y[i]!, newcomers.age[i]!]
  return findNear(places, { x, y, reach, most, cost: (j) => {
    const spoken = languages & buddies.languages[j]!
    const free = times & buddies.times[j]!
    if (spoken === 0 || free === 0) return -1
    const away = Math.hypot(buddies.x[j]! - x, buddies.y[j]! - y)
    const gap = Math.abs(buddies.age[j]! - age)
    return 800 - Math.min(220, 110 * ones(spoken)) - 40 * Math.min(3, ones(interests & buddies.interests[j]!))
      - 30 * Math.min(4, ones(free)) - Math.round(140 * Math.exp(-away / 5)) - Math.round(40 * Math.exp(-gap / 15))
  } }, found)
}

function ones(bits: number): number {
  let left = bits
  let count = 0
  for (; left !== 0; left &= left - 1) count += 1
  return count
}

/** All candidates of all newcomers, laid out for the solver. */
export function townProblem(town: Town): Problem {
  const rows = town.newcomers.x.length
  const found = roomToFind(town.places)
  const start = new Int32Array(rows + 1)
  const column = new Int32Array(rows * town.most)
  const cost = new Int32Array(rows * town.most)
  for (let i = 0; i < rows; i += 1) {
    const { count } = candidatesOf(town, i, found)
    column.set(found.column.subarray(0, count), start[i])
    cost.set(found.cost.subarray(0, count), start[i])
    start[i + 1] = start[i]! + count
  }
  return {
    rows, columns: town.capacity.length, start, column: column.subarray(0, start[rows]), cost: cost.subarray(0, start[rows]),
    capacity: town.capacity, unmatchedCost: new Int32Array(rows).fill(alone),
  }
}
