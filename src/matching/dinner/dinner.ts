/**
 * A dinner in rounds: newcomers and locals at tables, each round other company. Rows are newcomers, columns locals;
 * a table that is not full keeps empty seats.
 */
export interface Dinner {
  readonly newcomers: number
  readonly locals: number
  readonly tables: number
  readonly newcomersPerTable: number
  readonly localsPerTable: number
  readonly rounds: number
  /** How glad newcomer and local are to meet; whole numbers. */
  readonly score: readonly (readonly number[])[]
  /** 1 where newcomer and local share a language. */
  readonly sharesLanguage: readonly (readonly number[])[]
}

export interface Table {
  readonly newcomers: number[]
  readonly locals: number[]
}

/** A newcomer in a round at whose table no local shares a language: there an interpreter is wanted. */
export interface Breach {
  readonly round: number
  readonly newcomer: number
}

export interface Seating {
  /** Table by table for each round. */
  readonly rounds: Table[][]
  /** Sum of the scores of all newcomers and locals who met; a pair that met twice counts once. */
  readonly total: number
  readonly met: number
  /** Pairs of newcomer and local that sat together again. */
  readonly repeats: number
  readonly breaches: Breach[]
}

/** Why `dinner` cannot be held, or null: more guests than seats. */
export function whyImpossible(dinner: Dinner): 'newcomers' | 'locals' | null {
  if (dinner.newcomers > dinner.tables * dinner.newcomersPerTable) return 'newcomers'
  return dinner.locals > dinner.tables * dinner.localsPerTable ? 'locals' : null
}

/**
 * Known before anybody sits down: a newcomer with k locals who share a language can be understood in k rounds at most,
 * because nobody meets the same local twice.
 */
export function unavoidableBreaches({ rounds, sharesLanguage }: Dinner): number[] {
  return sharesLanguage.map((row) => Math.max(0, rounds - row.filter((shares) => shares === 1).length))
}

/** Judges a seating by the rules alone. */
export function judge(dinner: Dinner, rounds: Table[][]): Seating {
  const times = new Map<number, number>()
  const breaches: Breach[] = []
  rounds.forEach((tables, round) => tables.forEach(({ newcomers, locals }) => newcomers.forEach((i) => {
    if (!locals.some((l) => dinner.sharesLanguage[i]![l] === 1)) breaches.push({ round, newcomer: i })
    for (const l of locals) times.set(i * dinner.locals + l, (times.get(i * dinner.locals + l) ?? 0) + 1)
  })))
  let total = 0
  let repeats = 0
  for (const [pair, count] of times) {
    total += dinner.score[Math.floor(pair / dinner.locals)]![pair % dinner.locals]!
    repeats += count - 1
  }
  return { rounds, total, met: times.size, repeats, breaches }
}
