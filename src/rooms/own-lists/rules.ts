import type { OwnFieldKind } from '../../db/schema.ts'
import type { PlainDate } from '../../kit/plain-dates.ts'
import { isPlainDate } from '../../kit/plain-dates.ts'

/** No more than these at once: a file is not a form to fill. */
export const mostFields = 8

interface Lasting {
  readonly firstDay: PlainDate
  readonly lastDay: PlainDate | null
}

/** Its last day is still in use. */
export function isInUse({ firstDay, lastDay }: Lasting, today: PlainDate): boolean {
  return firstDay <= today && (lastDay === null || lastDay >= today)
}

/** Why an entry cannot end on this day: a text key, or null when it can. */
export function whyNotEnd({ firstDay }: Lasting, lastDay: PlainDate): string | null {
  return lastDay < firstDay ? 'own-lists.problem.before_first' : null
}

/** What can be chosen in a field; nothing where it is written freely. */
export function choicesIn({ kind, options }: { kind: OwnFieldKind; options: readonly string[] }): readonly string[] {
  if (kind === 'yes_no') return ['yes', 'no']
  return kind === 'choice' ? options : []
}

/** Why this cannot stand in a field: a text key, or null when it can. Empty is always fine. */
export function whyNotValue(field: { kind: OwnFieldKind; options: readonly string[] }, value: string): string | null {
  if (value === '') return null
  if (field.kind === 'date') return isPlainDate(value) ? null : 'web.problem.date'
  return field.kind === 'text' || choicesIn(field).includes(value) ? null : 'web.problem.choose'
}
