/** Contacts are counted over the last year. */
export const growthWeeks = 52

/** How often somebody came to what serves bonds, bridges or links (MS-02): beside each other, never one score. */
interface Served {
  readonly bonds: number
  readonly bridges: number
  readonly links: number
}

export interface PersonGrowth extends Served {
  readonly invited: number
  readonly came: number
  /** Activities to which they came twice or more: the same group met again. */
  readonly again: number
}

export interface VillageGrowth extends Served {
  /** null for people of whom the village is not known. */
  readonly village: string | null
  /** People, each counted once. */
  readonly invited: number
  readonly came: number
  readonly again: number
}

/** All villages together. */
export function totalOf(rows: readonly VillageGrowth[]): VillageGrowth {
  const sum = (of: (row: VillageGrowth) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    village: null, invited: sum(({ invited }) => invited), came: sum(({ came }) => came),
    again: sum(({ again }) => again), bonds: sum(({ bonds }) => bonds), bridges: sum(({ bridges }) => bridges),
    links: sum(({ links }) => links),
  }
}
