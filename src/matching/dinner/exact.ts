import { type Dinner, judge, type Seating, type Table } from './dinner.ts'

/** A way to seat one round, with the pairs it brings together as bits. */
interface Round {
  readonly tables: Table[]
  readonly pairs: bigint
  /** Score, less a great deal for each newcomer whom nobody at the table understands. */
  readonly value: number
}

const mostRounds = 4_000
const mostSteps = 3_000_000

/**
 * The best seating of all, by trying: only for so few guests that a round can be seated in a few thousand ways. Null
 * when it is too much work, or when no seating keeps every pair apart the second time.
 */
export function seatExactly(dinner: Dinner): Seating | null {
  if (waysOf(dinner) > mostRounds) return null
  const ways = allRounds(dinner).toSorted((a, b) => b.value - a.value)
  const best = bestOf(ways, dinner.rounds)
  return best && judge(dinner, best.map(({ tables }) => tables))
}

/** How many ways there are to seat one round; only full tables. */
function waysOf({ newcomers, locals, tables, newcomersPerTable, localsPerTable }: Dinner): number {
  if (newcomers !== tables * newcomersPerTable || locals !== tables * localsPerTable) return Infinity
  let ways = 1
  for (let table = 0; table < tables && ways <= mostRounds; table += 1) {
    ways *= choices(newcomers - table * newcomersPerTable - 1, newcomersPerTable - 1)
    ways *= choices(locals - table * localsPerTable, localsPerTable)
  }
  return ways
}

function choices(from: number, take: number): number {
  let ways = 1
  for (let k = 1; k <= take; k += 1) ways = (ways * (from - take + k)) / k
  return ways
}

function allRounds(dinner: Dinner): Round[] {
  const found: Table[][] = []
  const fill = (tables: Table[], newcomers: number[], locals: number[]) => {
    const [first, ...rest] = newcomers
    if (first === undefined) return void found.push(tables)
    // The first who is left opens the next table: the same tables in another order are the same round.
    for (const others of subsets(rest, dinner.newcomersPerTable - 1)) {
      for (const beside of subsets(locals, dinner.localsPerTable)) {
        const table = { newcomers: [first, ...others], locals: beside }
        fill([...tables, table], without(rest, others), without(locals, beside))
      }
    }
  }
  fill([], numbers(dinner.newcomers), numbers(dinner.locals))
  return found.map((tables) => roundOf(dinner, tables))
}

function roundOf(dinner: Dinner, tables: Table[]): Round {
  const { total, breaches } = judge(dinner, [tables])
  const dear = 1 + dinner.score.flat().reduce((sum, points) => sum + Math.abs(points), 0)
  let pairs = 0n
  for (const { newcomers, locals } of tables) {
    for (const i of newcomers) for (const l of locals) pairs |= 1n << BigInt(i * dinner.locals + l)
  }
  return { tables, pairs, value: total - dear * breaches.length }
}

/** Rounds in falling value: once even the best that can follow is not enough, nothing after it is. */
function bestOf(ways: readonly Round[], rounds: number): Round[] | null {
  let best: { value: number; chosen: Round[] } | null = null
  let steps = 0
  const choose = (chosen: Round[], from: number, value: number, pairs: bigint) => {
    if (chosen.length === rounds) {
      if (!best || value > best.value) best = { value, chosen }
      return
    }
    const left = rounds - chosen.length
    for (let k = from; k < ways.length && (steps += 1) < mostSteps; k += 1) {
      const way = ways[k]!
      if (best && value + left * way.value <= best.value) return
      if ((pairs & way.pairs) === 0n) choose([...chosen, way], k + 1, value + way.value, pairs | way.pairs)
    }
  }
  choose([], 0, 0, 0n)
  return steps < mostSteps ? (best as { chosen: Round[] } | null)?.chosen ?? null : null
}

function subsets(from: readonly number[], take: number): number[][] {
  if (take === 0) return [[]]
  return from.flatMap((first, k) => subsets(from.slice(k + 1), take - 1).map((rest) => [first, ...rest]))
}

function without(from: readonly number[], taken: readonly number[]): number[] {
  return from.filter((guest) => !taken.includes(guest))
}

function numbers(below: number): number[] {
  return Array.from({ length: below }, (_, k) => k)
}
