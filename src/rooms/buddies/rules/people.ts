import type { Sex } from '../../../db/schema.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'

/** What somebody says of themselves and of whom they hope for; the same words on both sides. */
export interface Wishes {
  readonly called: string
  readonly kinds: readonly string[]
  readonly interests: readonly string[]
  readonly rather_not: readonly string[]
  readonly languages: readonly string[]
  /** Meeting without a common language is fine: with hands and feet, or with an interpreter. */
  readonly by_hand: boolean
  readonly sex: Sex
  readonly gender_wish: string
  /** '' is not known. */
  readonly age_band: string
  /** Empty is any. */
  readonly age_wish: readonly string[]
  readonly household: string
  readonly children: readonly string[]
  readonly slots: readonly string[]
  readonly village_id: string | null
  readonly travel_km: number
  readonly traits: readonly string[]
  readonly refuses: readonly string[]
}

/** Somebody who waits for a pair. */
export interface Seeker extends Wishes {
  readonly id: string
  readonly waitingSince: PlainDate
}

export interface WaitingLocal extends Seeker {
  /** Pairs that there is still room for. */
  readonly free: number
  /** Pairs and proposals that they have now. */
  readonly held: number
}
