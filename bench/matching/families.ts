// Seven kinds of problems with 5,000 rows and columns, each hard in its own way; none is fitted to a solver.
import { type Chance, chanceOf } from '../../src/kit/chance.ts'
import { type Candidate, type Problem, sparseProblem } from '../../src/matching/problem.ts'

export const families = ['uniform', 'tight', 'structured', 'equal', 'star', 'wide', 'geometric'] as const
export type Family = (typeof families)[number]

const size = 5_000

export function problemOf(family: Family, seed = 7): Problem {
  const chance = chanceOf(seed)
  const all = <T>(make: (k: number) => T) => Array.from({ length: size }, (_, k) => make(k))
  const unmatched = all(() => 1_500 + 20 * chance.between(0, 50))
  const random = (columns: number, highest: number) => all(() => randomRow(chance, columns, highest))
  switch (family) {
    case 'uniform': return sparseProblem(random(size, 1_000), all(() => chance.between(1, 3)), unmatched)
    case 'tight': return sparseProblem(random(size, 1_000), all(() => 1), unmatched)
    case 'wide': return sparseProblem(random(size, 1_000_000), all(() => 1), all(() => 2_000_000))
    case 'star': return sparseProblem(random(300, 1_000), all((j) => (j < 300 ? 3 : 1)), unmatched)
    case 'equal': {
      const rows = random(size, 1_000).map((row) => row.map(([j]): Candidate => [j, 500]))
      return sparseProblem(rows, all(() => (chance.is(0.5) ? 1 : 0)), all(() => 1_500))
    }
    case 'geometric': return sparseProblem(nearestRows(chance), all(() => 1), unmatched)
    case 'structured': {
      const capacity = all(() => [0, 0, 0, 1, 1, 1, 1, 1, 2, 3][chance.between(0, 9)] ?? 1)
      return sparseProblem(peopleRows(chance), capacity, unmatched)
    }
  }
}

function randomRow(chance: Chance, columns: number, highest: number): Candidate[] {
  const chosen = new Set<number>()
  for (const wanted = chance.between(30, 200); chosen.size < wanted;) chosen.add(chance.between(0, columns - 1))
  return [...chosen].map((j) => [j, chance.between(1, highest)])
}

/** Points in a square; the hundred nearest, at their distance. */
function nearestRows(chance: Chance): Candidate[][] {
  const points = () => Array.from({ length: size }, () => [chance.next(), chance.next()] as const)
  const columns = points()
  return points().map(([x, y]) => columns
    .map(([a, b], j): Candidate => [j, Math.round(10_000 * Math.hypot(x - a, y - b))])
    .toSorted((one, other) => one[1] - other[1]).slice(0, 100))
}

interface Guest {
  readonly village: number
  readonly languages: number
  readonly interests: number
  readonly times: number
  readonly age: number
}

/** Rows of guests in three neighbouring villages who share a language and a time: many alike, so many ties. */
function peopleRows(chance: Chance): Candidate[][] {
  const columns = Array.from({ length: size }, () => guest(chance))
  return Array.from({ length: size }, () => guest(chance)).map((one) => columns.flatMap((other, j): Candidate[] => {
    const away = (other.village - one.village + 24) % 24
    const isPossible = away < 3 && (one.languages & other.languages) && (one.times & other.times)
    return isPossible ? [[j, 1_000 - likeness(one, other)]] : []
  }).toSorted((a, b) => a[1] - b[1] || a[0] - b[0]).slice(0, 115))
}

export function guest(chance: Chance): Guest {
  const some = (bits: number) => chance.between(0, 2 ** bits - 1) & chance.between(0, 2 ** bits - 1)
  return {
    village: chance.between(0, 23), languages: some(6) | (1 << chance.between(0, 5)), interests: some(16),
    times: some(8), age: chance.between(18, 72),
  }
}

export function likeness(one: Guest, other: Guest): number {
  const shared = (a: number, b: number) => (a & b).toString(2).replaceAll('0', '').length
  return 200 + Math.min(220, 110 * shared(one.languages, other.languages))
    + 40 * Math.min(3, shared(one.interests, other.interests)) + 30 * Math.min(4, shared(one.times, other.times))
    + (one.village === other.village ? 140 : 50) + Math.round(40 * Math.exp(-Math.abs(one.age - other.age) / 15))
}
