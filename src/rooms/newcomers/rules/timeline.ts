import type { PuzzleArea } from '../../../db/schema.ts'
import type { FieldChange } from './fields.ts'

export const timelineKinds = [
  'contact', 'appointment', 'own_word', 'work', 'field', 'team', 'lead', 'merge', 'closure',
] as const
export type TimelineKind = (typeof timelineKinds)[number]

/** Something that happened in the life of a file; K names the kinds, so that rooms below can add theirs. */
export interface TimelineItem<K extends string = TimelineKind> {
  readonly kind: K
  readonly id: string
  readonly at: Date
  readonly titleKey: string
  /** Values of the title that are shown as they are. */
  readonly values?: Readonly<Record<string, string>>
  /** Values of the title: text keys where they start with a room's name, else shown as they are. */
  readonly words?: Readonly<Record<string, string>>
  readonly body: string
  readonly area: PuzzleArea | null
  readonly author: string | null
  /** How an appointment went, or the day on which an own word ended. */
  readonly outcome: string | null
  readonly change?: FieldChange
}

interface Placed {
  readonly at: Date
  readonly id: string
}

/** The newest of all sources together; those of one moment in the order of their ids, as each source gives them. */
export function newestFirst<T extends Placed>(items: readonly T[], limit: number): T[] {
  return items.toSorted(byTime).slice(0, limit)
}

/** Negative when the first comes first. */
export function byTime(first: Placed, second: Placed): number {
  const apart = second.at.getTime() - first.at.getTime()
  return apart !== 0 ? apart : first.id < second.id ? -1 : Number(first.id > second.id)
}
