export interface Seat {
  readonly id: string
  readonly askedAt: Date
  /** No place was free when it was asked for. */
  readonly wasWaiting: boolean
  readonly isTold: boolean
}

export type Place = { readonly kind: 'seat' } | { readonly kind: 'waiting'; readonly position: number }

/**
 * Who has a place and who waits, in the order in which they asked; of two at the same moment the one who found a place
 * free goes first. Without a capacity everybody has one.
 */
export function placesOf(seats: readonly Seat[], capacity: number | null): ReadonlyMap<string, Place> {
  return new Map(inOrder(seats).map(({ id }, at) => [
    id, capacity === null || at < capacity ? { kind: 'seat' } : { kind: 'waiting', position: at - capacity + 1 },
  ]))
}

/** Those who waited and have a place now, and have not been told yet. */
export function movedUp<S extends Seat>(seats: readonly S[], capacity: number | null): S[] {
  const places = placesOf(seats, capacity)
  return seats.filter((seat) => seat.wasWaiting && !seat.isTold && places.get(seat.id)?.kind === 'seat')
}

/** How many places are left; null is without end, and never less than none. */
export function placesLeft(taken: number, capacity: number | null): number | null {
  return capacity === null ? null : Math.max(0, capacity - taken)
}

function inOrder(seats: readonly Seat[]): Seat[] {
  return seats.toSorted((a, b) => a.askedAt.getTime() - b.askedAt.getTime()
    || Number(a.wasWaiting) - Number(b.wasWaiting) || (a.id < b.id ? -1 : 1))
}
