/** Counts of people below this are hidden inside the municipality (PRIV-10); nothing that is asked for lowers it. */
export const leastShown = 5

export interface Cell {
  readonly key: string
  readonly count: number
}

/** `count` is null where it is hidden. */
export interface ShownCell {
  readonly key: string
  readonly count: number | null
}

/**
 * A count of people split by one characteristic, beside its total, with everything hidden from which a count below
 * five could be computed. Everything below a line is hidden, equal counts together, so that no place tells which is
 * which; the line is raised from five until the hidden cells differ and are five or more together. Who knows the total,
 * the shown cells and this rule can then always exchange two hidden ones. Null: not even the total can be shown.
 */
export function hideSmall(cells: readonly Cell[]): ShownCell[] | null {
  if (sum(cells) < leastShown) return null
  if (cells.every(({ count }) => count >= leastShown)) return [...cells]
  const lines = [...new Set([leastShown, ...cells.map(({ count }) => Math.max(leastShown, count + 1))])]
  const line = lines.toSorted((a, b) => a - b).find((least) => isSafe(cells.filter(({ count }) => count < least)))
  if (line === undefined) return null
  return cells.map(({ key, count }) => ({ key, count: count < line ? null : count }))
}

/** The same where the total stands elsewhere for all to see: then every cell is hidden that cannot be shown. */
export function hideBesideTotal(cells: readonly Cell[]): ShownCell[] {
  return hideSmall(cells) ?? cells.map(({ key }) => ({ key, count: null }))
}

function isSafe(hidden: readonly Cell[]): boolean {
  return sum(hidden) >= leastShown && new Set(hidden.map(({ count }) => count)).size > 1
}

function sum(cells: readonly Cell[]): number {
  return cells.reduce((total, { count }) => total + count, 0)
}
