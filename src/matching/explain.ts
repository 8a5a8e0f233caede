import type { DemandingProblem, Pairing } from './demand.ts'

/**
 * Why a row has fewer pairs than it asks for. no_candidate: nobody passes the hard rules. no_places: those who do have
 * no place at all. better_elsewhere: each place is worth more to somebody else; at the nearest of them, `column`, the
 * pair would have to cost at least `shortBy` less.
 */
export type WhyAlone =
  | { readonly row: number; readonly why: 'no_candidate' | 'no_places' }
  | { readonly row: number; readonly why: 'better_elsewhere'; readonly column: number; readonly shortBy: number }

/** Everybody who stays alone, or gets less than asked, each with the reason that the prices give. */
export function explainAlone(problem: DemandingProblem, { pairs, price }: Pairing): WhyAlone[] {
  const found = Map.groupBy(pairs, ([row]) => row)
  return problem.candidates.flatMap((_, row): WhyAlone[] => {
    const columns = new Set(found.get(row)?.map(([, column]) => column))
    return columns.size < (problem.demand?.[row] ?? 1) ? [whyAlone(problem, price, row, columns)] : []
  })
}

function whyAlone(
  { candidates, capacity, unmatchedCost }: DemandingProblem, price: readonly number[], row: number,
  paired: ReadonlySet<number>,
): WhyAlone {
  const others = candidates[row]!.filter(([column]) => !paired.has(column))
  if (others.length === 0) return { row, why: 'no_candidate' }
  const offered = others.filter(([column]) => capacity[column]! > 0)
    .map(([column, cost]) => ({ column, shortBy: cost + price[column]! - unmatchedCost[row]! }))
  const [first, ...rest] = offered
  if (!first) return { row, why: 'no_places' }
  const nearest = rest.reduce((best, next) => (next.shortBy < best.shortBy ? next : best), first)
  return { row, why: 'better_elsewhere', ...nearest, shortBy: Math.max(0, nearest.shortBy) }
}
