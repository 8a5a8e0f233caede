import type { PlainDate } from '../../../kit/plain-dates.ts'

interface Day {
  readonly day: PlainDate
  readonly isCancelled: boolean
}

/** Why nobody can say who came: a text key, null from the day itself on. */
export function whyNoAttendance({ day, isCancelled }: Day, today: PlainDate): string | null {
  if (isCancelled) return 'invitations.refused.cancelled'
  return day > today ? 'invitations.refused.not_yet' : null
}

/** From this many expected people on it is worth asking why few came. */
const fewestExpected = 4

interface Counted {
  readonly expected: number
  /** null while nobody was counted. */
  readonly came: number | null
  readonly lowReason: string
}

/** After the day few came and nobody said why: who tapped in at the door was counted without anybody asking. */
export function isWhyMissing({ expected, came, lowReason }: Counted, day: PlainDate, today: PlainDate): boolean {
  return day < today && came !== null && lowReason === '' && isLow({ expected, came })
}

/** Low is fewer than half of who was expected (MS-11: nobody comes, so we find out why). */
export function isLow({ expected, came }: { expected: number; came: number }): boolean {
  return expected >= fewestExpected && came * 2 < expected
}
