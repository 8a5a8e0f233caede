import type { InvitationAnswer } from '../../../db/schema.ts'

interface Handed {
  /** '' when their file is not the reader's. */
  readonly name: string
  readonly answer: InvitationAnswer | null
}

export interface CarrierCount {
  readonly name: string
  readonly handed: number
  readonly coming: number
}

/** Who passed on how many invitations and how many of those people come; the most first. */
export function countByCarrier(handed: readonly Handed[]): CarrierCount[] {
  return [...Map.groupBy(handed, ({ name }) => name)].map(([name, all]) => ({
    name, handed: all.length, coming: all.filter(({ answer }) => answer === 'comes').length,
  })).toSorted((a, b) => b.handed - a.handed || a.name.localeCompare(b.name))
}
