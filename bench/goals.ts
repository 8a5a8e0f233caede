/** One line of the table: what was promised, what was measured, and why it is so when the promise is not kept. */
export interface Verdict {
  readonly name: string
  readonly goal: string
  readonly figure: string
  /** null: nothing was promised, or it was not run. */
  readonly isReached: boolean | null
  readonly cause: string
}

interface Measured {
  readonly name: string
  readonly figure: number
  readonly unit: string
  readonly digits?: number
  /** Said only when the goal is not reached. */
  readonly cause: string
}

/** A figure that may be at most so much. */
export function atMost({ most, ...measured }: Measured & { readonly most: number }): Verdict {
  return verdictOf(measured, `<= ${most}`, measured.figure <= most)
}

/** A figure that must be at least so much. */
export function atLeast({ least, ...measured }: Measured & { readonly least: number }): Verdict {
  return verdictOf(measured, `>= ${least}`, measured.figure >= least)
}

// A figure that was not made, such as the percentile of nothing, keeps no promise: NaN is on no side.
function verdictOf({ name, figure, unit, digits = 0, cause }: Measured, goal: string, isReached: boolean): Verdict {
  return {
    name, goal: `${goal}${unit}`, figure: `${figure.toFixed(digits)}${unit}`, isReached, cause: isReached ? '' : cause,
  }
}

export function notRun(name: string, cause: string): Verdict {
  return { name, goal: '', figure: '', isReached: null, cause: `not run: ${cause}` }
}

/** The verdicts as a table in Markdown. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const row = ({ name, goal, figure, isReached, cause }: Verdict) =>
    [name, goal, figure, isReached === null ? '' : isReached ? 'yes' : '**no**', cause]
  return markdown(['', 'goal', 'figure', 'reached', 'cause'], verdicts.map(row))
}

export function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Puts a part under its heading into the text of the page; parts of other runs stay as they are. */
export function withPart(page: string, heading: string, part: string): string {
  const parts = page.split(/^(?=## )/m)
  const own = `## ${heading}\n\n${part.trim()}\n\n`
  const at = parts.findIndex((text) => text.startsWith(`## ${heading}\n`))
  const all = at < 0 ? [...parts.map((text) => `${text.trimEnd()}\n\n`), own] : parts.with(at, own)
  return `${all.join('').trimEnd()}\n`
}
