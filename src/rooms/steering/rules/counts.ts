import type { PlainDate } from '../../../kit/plain-dates.ts'

/** A start of work as far as the figures need it. */
export interface WorkStart {
  readonly personId: string
  readonly householdId: string
  readonly kind: string
  readonly helpedBy: string
  readonly startedOn: PlainDate
}

const paid: readonly string[] = ['paid', 'self_employed']

/** SB-07: starts of paid work with help of the municipality; a household counts once in a year. */
export function helpedToWork<T extends WorkStart>(starts: readonly T[], today: PlainDate): T[] {
  return starts.filter(({ kind, helpedBy, startedOn }) =>
    paid.includes(kind) && helpedBy === 'municipality' && startedOn <= today)
}

/** SB-07: internships that started. */
export function internships<T extends WorkStart>(starts: readonly T[], today: PlainDate): T[] {
  return starts.filter(({ kind, startedOn }) => kind === 'internship' && startedOn <= today)
}

export function startedIn<T extends WorkStart>(starts: readonly T[], year: number): T[] {
  return starts.filter(({ startedOn }) => startedOn.startsWith(`${year}-`))
}

export function householdsIn(starts: readonly WorkStart[], year: number): number {
  return new Set(startedIn(starts, year).map(({ householdId }) => householdId)).size
}
