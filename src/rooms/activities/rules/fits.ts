import type { ActivityKind, PuzzleArea } from '../../../db/schema.ts'

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
