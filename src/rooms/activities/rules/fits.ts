import type { ActivityKind, PuzzleArea } from '../../../db/schema.ts'
import { compareDates, type PlainDate } from '../../../kit/plain-dates.ts'

// Health is in none of these: whose talk was about health must not be read from a list of whom to invite.
const areasOfKind: Readonly<Record<ActivityKind, readonly PuzzleArea[]>> = {
  talk_table: ['language', 'contacts'], walk_in: ['wayfinding', 'contacts'], lesson: ['language'],
  information: ['wayfinding'], meal: ['contacts'], sport: ['participation', 'contacts'], school: ['school'],
  parents: ['school'], excursion: ['participation', 'contacts'], training: ['work', 'participation'],
  matching_dinner: ['contacts'], food_truck: ['contacts'], other: [],
}

const areasOfConnection: Readonly<Record<string, readonly PuzzleArea[]>> = {
  bonds: ['contacts'], bridges: ['contacts', 'participation'], links: ['wayfinding'],
}

interface Serving {
  readonly kind: ActivityKind
  /** Bonds, bridges, links (MS-02). */
  readonly serves: readonly string[]
}

/** The areas of life in which an activity can help: those of its kind and of what it serves. */
export function areasOf({ kind, serves }: Serving): PuzzleArea[] {
  return [...new Set([...areasOfKind[kind], ...serves.flatMap((connection) => areasOfConnection[connection] ?? [])])]
}

export interface OnOffer extends Serving {
  readonly id: string
  readonly title: string
  readonly villageId: string
  readonly village: string
  readonly nextDay: PlainDate
  readonly themeIds: readonly string[]
  /** That it is held in or interpreted into, as they were typed. */
  readonly languages: readonly string[]
}

export interface Wanting {
  readonly area: PuzzleArea
  readonly themeIds: readonly string[]
  readonly villageId: string | null
  readonly languages: readonly string[]
}

/** As many as are shown before somebody writes a step of their own. */
export const mostFitting = 6

/**
 * What exists already for somebody (AK-10): activities that answer the area of the goal or a theme of their talks, best
 * first. Theme 3, area 2, own village 2, own language 1; of equal ones what is on sooner.
 */
export function fittingFor(wanting: Wanting, offered: readonly OnOffer[]): OnOffer[] {
  const speaks = new Set(wanting.languages.map((language) => language.trim().toLowerCase()))
  const pointsOf = (offer: OnOffer) => {
    const need = 3 * Number(offer.themeIds.some((id) => wanting.themeIds.includes(id)))
      + 2 * Number(areasOf(offer).includes(wanting.area))
    const way = 2 * Number(offer.villageId === wanting.villageId)
      + Number(offer.languages.some((language) => speaks.has(language.trim().toLowerCase())))
    return need === 0 ? 0 : need + way
  }
  return offered.map((offer) => ({ offer, points: pointsOf(offer) })).filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points || compareDates(a.offer.nextDay, b.offer.nextDay)
      || a.offer.title.localeCompare(b.offer.title, 'nl'))
    .slice(0, mostFitting).map(({ offer }) => offer)
}
