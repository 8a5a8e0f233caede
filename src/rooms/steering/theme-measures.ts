import type { Tx } from '../../db/database.ts'
import type { Actor } from '../../kit/actor.ts'
import { listThemeRows, type ThemeRow } from './queries.ts'
import { hideSmall, leastShown, type ShownCell } from '../../kit/small-numbers.ts'

export const themeSplits = ['village', 'origin', 'year'] as const
export type ThemeSplit = (typeof themeSplits)[number]

/** In how many people's talks a theme came up; null where that is too few to show. */
export interface ThemeCount {
  readonly name: string
  readonly people: number | null
  readonly splits: Readonly<Record<ThemeSplit, readonly ShownCell[]>>
}

/**
 * Themes of talks that were held, counted in people (PRIV-10). Each split divides the same people: their village now,
 * their country of origin, the year in which they first named it. So a total and three splits of it is all there is.
 * A theme that was typed in a talk is somebody's words: it has no line before enough people named it.
 */
export async function findThemes(tx: Tx, actor: Actor): Promise<ThemeCount[]> {
  const byTheme = Map.groupBy(await listThemeRows(tx, actor), ({ theme }) => theme)
  return [...byTheme].flatMap(([name, rows]) => {
    const theme = themeCount(name, rows)
    return theme.people === null && rows.some(({ isFree }) => isFree) ? [] : [theme]
  })
    .toSorted((a, b) => (b.people ?? 0) - (a.people ?? 0) || a.name.localeCompare(b.name))
}

function themeCount(name: string, rows: readonly ThemeRow[]): ThemeCount {
  const found = Object.fromEntries(themeSplits.map((split) => [split, hideSmall(cellsOf(rows, split))]))
  const nothing = { village: [], origin: [], year: [] }
  // One split that cannot stand beside the total takes the total away from the others too.
  if (rows.length < leastShown || Object.values(found).some((cells) => cells === null)) {
    return { name, people: null, splits: nothing }
  }
  return { name, people: rows.length, splits: { ...nothing, ...found } }
}

function cellsOf(rows: readonly ThemeRow[], split: ThemeSplit) {
  const groups = Map.groupBy(rows, (row) => row[split])
  return [...groups].map(([key, people]) => ({ key, count: people.length }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
}
