import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { DateFacts } from '../../activities/rules/dates.ts'

/** As many taps without an invitation as one date takes: a page that is open to everybody has an end. */
export const mostDoorGuests = 500

/** Why nobody can tap in now: a text key, null on the day itself. */
export function whyNotIn({ day, isCancelled }: Pick<DateFacts, 'day' | 'isCancelled'>, today: PlainDate) {
  if (isCancelled) return 'door.refused.cancelled'
  if (day > today) return 'door.refused.not_yet'
  return day < today ? 'door.refused.past' : null
}

const digits = 5

/** Five digits out of a hash: few to type, and enough that one mistyped is nobody else's. */
export function codeFrom(hash: string): string {
  return String(Number.parseInt(hash.slice(0, 12), 16) % 10 ** digits).padStart(digits, '0')
}

/** A code as it was meant: without spaces and signs between, and in whatever digits a keyboard writes. */
export function codeIn(typed: string): string {
  return [...typed.normalize('NFKC')].map(latinDigit).join('').replaceAll(/\D/g, '')
}

// The zeros of Arabic and of Persian keyboards; the other nine follow each of them.
const zeros = [0x0660, 0x06f0]

function latinDigit(sign: string): string {
  const at = sign.codePointAt(0) ?? 0
  const zero = zeros.find((first) => at >= first && at < first + 10)
  return zero === undefined ? sign : String(at - zero)
}
