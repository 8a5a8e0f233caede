/** Letters and figures only, lower case, without accents: how headings and place names are compared. */
export function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}?\uFFFD]/gu, '')
}

/** Slips between two texts: a letter too many, too few or another one, or two neighbours swapped. */
export function slips(first: string, second: string): number {
  const rows = [Array.from({ length: second.length + 1 }, (_, index) => index)]
  for (let row = 1; row <= first.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= second.length; column += 1) {
      current.push(cheapest({ rows, current, row, column }, first, second))
    }
    rows.push(current)
  }
  return rows[first.length]?.[second.length] ?? 0
}

interface Place {
  readonly rows: readonly (readonly number[])[]
  readonly current: readonly number[]
  readonly row: number
  readonly column: number
}

function cheapest({ rows, current, row, column }: Place, first: string, second: string): number {
  const at = (line: readonly number[] | undefined, index: number) => line?.[index] ?? Infinity
  const [letter, other] = [first[row - 1], second[column - 1]]
  const swapped = letter === second[column - 2] && other === first[row - 2]
  return Math.min(
    at(rows[row - 1], column) + 1, at(current, column - 1) + 1,
    at(rows[row - 1], column - 1) + (letter === other ? 0 : 1),
    swapped ? at(rows[row - 2], column - 2) + 1 : Infinity,
  )
}

/** The one name that was probably meant; undefined when none is near or two are equally near. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const wanted = bare(typed)
  const most = Math.max(1, Math.floor(wanted.length / 4))
  const scored = names.map((name) => ({ name, count: slips(wanted, bare(name)) }))
    .filter(({ count }) => count <= most).toSorted((first, second) => first.count - second.count)
  const [best, next] = scored
  return best && (!next || next.count > best.count) ? best.name : undefined
}
