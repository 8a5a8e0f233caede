import { hideBesideTotal, leastShown } from '../../steering/rules/small-numbers.ts'

/** People, each once; of who was invited, unless a comment says otherwise. */
export interface Counts {
  readonly invited: number
  readonly answered: number
  readonly came: number
  /** Said what they would need to come. */
  readonly named: number
  /** Of who said so, those for whom something was arranged. */
  readonly arranged: number
  /** Of those, who came to the date for which it was arranged. */
  readonly helped: number
}

/** null where the number is hidden. */
export type ShownCounts = { readonly [K in keyof Counts]: number | null }

export interface Line<C> {
  readonly key: string
  readonly counts: C
}

export const counted = ['invited', 'answered', 'came', 'named', 'arranged', 'helped'] as const

/** Of which number each is a part. */
const wholeOf = {
  answered: 'invited', came: 'invited', named: 'invited', arranged: 'named', helped: 'arranged',
} as const
const parts = ['answered', 'came', 'named', 'arranged', 'helped'] as const

export const nothing: Counts = { invited: 0, answered: 0, came: 0, named: 0, arranged: 0, helped: 0 }

export function sumOf(all: readonly Counts[]): Counts {
  const add = (key: keyof Counts) => all.reduce((sum, counts) => sum + counts[key], 0)
  return {
    invited: add('invited'), answered: add('answered'), came: add('came'), named: add('named'),
    arranged: add('arranged'), helped: add('helped'),
  }
}

/** Lines that together are everybody once, with the numbers of everybody above them (PRIV-10). */
export function hideInSplit(lines: readonly Line<Counts>[]): Line<ShownCounts>[] {
  const yes = (key: keyof Counts) => hideBesideTotal(lines.map((line) => ({ key: line.key, count: line.counts[key] })))
  const no = (key: (typeof parts)[number]) => hideBesideTotal(lines.map((line) =>
    ({ key: line.key, count: line.counts[wholeOf[key]] - line.counts[key] })))
  const invited = yes('invited')
  const pairs = new Map(parts.map((key) => [key, [yes(key), no(key)] as const]))
  return lines.map(({ key, counts }, at) => ({
    key, counts: shownOf(counts, invited[at]?.count !== null, (part) => {
      const [one, other] = pairs.get(part) ?? []
      return one?.[at]?.count !== null && other?.[at]?.count !== null
    }),
  }))
}

/**
 * A line that stands by itself, since one person may be in several: an activity, or a kind of need. Who is in it is
 * hidden beside who is not, and each number beside its rest. Everybody in the line of a need named it.
 */
export function hideAlone(
  { key, counts }: Line<Counts>, everybody: Counts, { isNeed = false }: { readonly isNeed?: boolean } = {},
): Line<ShownCounts> {
  const isIn = isPairShown(counts.invited, everybody.invited - counts.invited)
  return {
    key, counts: shownOf(counts, isIn, (part) =>
      isNeed && part === 'named' || isPairShown(counts[part], counts[wholeOf[part]] - counts[part])),
  }
}

function isPairShown(one: number, other: number): boolean {
  return hideBesideTotal([{ key: 'one', count: one }, { key: 'other', count: other }])
    .every(({ count }) => count !== null)
}

/** A part is shown when its whole is: from two parts of something hidden it could be computed. */
function shownOf(counts: Counts, isIn: boolean, isSafe: (part: (typeof parts)[number]) => boolean): ShownCounts {
  const shown: { -readonly [K in keyof Counts]: number | null } = { ...counts }
  if (!isIn) shown.invited = null
  for (const part of parts) if (shown[wholeOf[part]] === null || !isSafe(part)) shown[part] = null
  return shown
}

/** Of everybody a number is hidden beside its rest as well: when everybody answered, so did everybody in each group. */
export function hideTotal(counts: Counts): ShownCounts {
  return shownOf(counts, counts.invited >= leastShown, (part) =>
    isPairShown(counts[part], counts[wholeOf[part]] - counts[part]))
}
