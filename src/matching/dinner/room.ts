import type { Dinner, Table } from './dinner.ts'

/**
 * Who sits where while seats are being swapped. Guests beyond the real ones are empty seats: they score nothing. Of
 * each round the seats stand in one row, table after table.
 */
export interface Room {
  readonly dinner: Dinner
  readonly newcomers: Side
  readonly locals: Side
  /** How often newcomer i and local l sit together, at `i * locals.guests + l`. */
  readonly times: Uint8Array
  readonly points: Int32Array
  readonly shares: Uint8Array
  /** The highest score. */
  readonly most: number
  /** What a pair that sits together again costs, and a newcomer whom nobody at the table understands. */
  readonly breach: number
}

export interface Side {
  readonly perTable: number
  /** Seats of one round, empty ones included. */
  readonly guests: number
  readonly seats: Int32Array
}

/** The guests in the order of their numbers; a breach of the rules costs `breach` times the highest score. */
export function emptyRoom(dinner: Dinner, breach: number): Room {
  const newcomers = sideOf(dinner, dinner.newcomersPerTable)
  const locals = sideOf(dinner, dinner.localsPerTable)
  const points = new Int32Array(newcomers.guests * locals.guests)
  const shares = new Uint8Array(points.length)
  for (let i = 0; i < dinner.newcomers; i += 1) {
    for (let l = 0; l < dinner.locals; l += 1) {
      points[i * locals.guests + l] = dinner.score[i]![l]!
      shares[i * locals.guests + l] = dinner.sharesLanguage[i]![l]!
    }
  }
  const most = points.reduce((highest, score) => Math.max(highest, Math.abs(score)), 1)
  const times = new Uint8Array(points.length)
  return { dinner, newcomers, locals, times, points, shares, most, breach: breach * most }
}

function sideOf({ tables, rounds }: Dinner, perTable: number): Side {
  const guests = tables * perTable
  return { perTable, guests, seats: Int32Array.from({ length: guests * rounds }, (_, seat) => seat % guests) }
}

/** Brings together who sits at a table (numbered on through the rounds); returns what that adds. */
export function sit(room: Room, table: number): number {
  const value = valueOf(room, table)
  count(room, table, 1)
  return value
}

/** Takes a table apart; returns what it added. */
export function leave(room: Room, table: number): number {
  count(room, table, -1)
  return valueOf(room, table)
}

function count({ newcomers, locals, times }: Room, table: number, by: 1 | -1): void {
  for (let n = table * newcomers.perTable, end = n + newcomers.perTable; n < end; n += 1) {
    const first = newcomers.seats[n]! * locals.guests
    for (let l = table * locals.perTable, last = l + locals.perTable; l < last; l += 1) {
      times[first + locals.seats[l]!]! += by
    }
  }
}

/** What a table adds to the others. */
function valueOf({ newcomers, locals, times, points, shares, dinner, breach }: Room, table: number): number {
  let value = 0
  for (let n = table * newcomers.perTable, end = n + newcomers.perTable; n < end; n += 1) {
    const i = newcomers.seats[n]!
    if (i >= dinner.newcomers) continue
    let isUnderstood = 0
    for (let at = table * locals.perTable, last = at + locals.perTable; at < last; at += 1) {
      const l = locals.seats[at]!
      const pair = i * locals.guests + l
      isUnderstood |= shares[pair]!
      if (times[pair] === 0) value += points[pair]!
      else if (l < dinner.locals) value -= breach
    }
    if (isUnderstood === 0) value -= breach
  }
  return value
}

/** The tables as they are, without the empty seats. */
export function tablesOf({ dinner, newcomers, locals }: Room): Table[][] {
  const rounds = Array.from({ length: dinner.rounds }, (_, round) => round * dinner.tables)
  return rounds.map((first) => Array.from({ length: dinner.tables }, (_, table) => ({
    newcomers: guestsAt(newcomers, first + table, dinner.newcomers),
    locals: guestsAt(locals, first + table, dinner.locals),
  })))
}

function guestsAt({ seats, perTable }: Side, table: number, guests: number): number[] {
  const seated = seats.subarray(table * perTable, (table + 1) * perTable)
  return [...seated].filter((guest) => guest < guests).toSorted((a, b) => a - b)
}
