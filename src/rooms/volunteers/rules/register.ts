import { isLate } from '../../../kit/late.ts'
import { addDays, daysBetween, type PlainDate } from '../../../kit/plain-dates.ts'

/** When somebody has time; four choices, so that it takes two taps at a stall. */
export const dayParts = ['weekday_morning', 'weekday_afternoon', 'weekday_evening', 'weekend'] as const

/** What somebody likes to do. */
export const kindsOfWork = [
  'language', 'talk_table', 'go_along', 'letters', 'interpret', 'children', 'transport', 'goods', 'sport', 'meals',
  'welcome', 'other',
] as const

/** Languages that are ticked; any other is typed. In Dutch, as in the files. */
export const tickedLanguages = ['Nederlands', 'Arabisch', 'Engels', 'Oekraïens', 'Tigrinya', 'Turks'] as const

export const standings = ['waiting', 'active', 'ended'] as const
export type Standing = (typeof standings)[number]

interface Course {
  readonly joinedOn: PlainDate | null
  readonly endedOn: PlainDate | null
}

/** Who signed up waits until a call says that they join; who stopped has stopped, whether they joined or not. */
export function standingOf({ joinedOn, endedOn }: Course): Standing {
  if (endedOn !== null) return 'ended'
  return joinedOn === null ? 'waiting' : 'active'
}

/** Whoever signs up is called back within a week; the last day itself is in time. */
export const callBackDays = 7

/** After this many months without a task, hours or a call, or after the end, a volunteer leaves the register. */
export const keptMonths = 12

/** How long somebody has waited for a call, and whether that is too long. */
export function waitOf(appliedOn: PlainDate, today: PlainDate): { days: number; isLate: boolean } {
  return { days: daysBetween(appliedOn, today), isLate: isLate(addDays(appliedOn, callBackDays), today) }
}

export const certificateStates = ['none', 'seen', 'again'] as const
export type CertificateState = (typeof certificateStates)[number]

/**
 * What is known of the certificate of conduct. The law names no last day for it: whoever coordinates says on which day
 * it is asked for again, and from the day after that it is.
 */
export function certificateStateOf(
  newest: { readonly againOn: PlainDate | null } | null, today: PlainDate,
): CertificateState {
  if (newest === null) return 'none'
  return isLate(newest.againOn, today) ? 'again' : 'seen'
}

/** Why something cannot have been on this day: a text key, null when it can. `from`: the first day that makes sense. */
export function whyNotOn(day: PlainDate, today: PlainDate, from: PlainDate | null = null): string | null {
  if (day > today) return 'volunteers.problem.future'
  return from !== null && day < from ? 'volunteers.problem.too_early' : null
}

/** Hours as people write them, '2', '1,5' or '0:45', as minutes; null when it is none, or more than a day. */
export function minutesOf(text: string): number | null {
  const [clock, decimal] = [/^(\d{1,2}):([0-5]\d)$/.exec(text), /^\d{1,2}(?:[.,]\d{1,2})?$/.exec(text)]
  const minutes = clock ? Number(clock[1]) * 60 + Number(clock[2])
    : decimal ? Math.round(Number(decimal[0].replace(',', '.')) * 60) : 0
  return minutes > 0 && minutes <= 24 * 60 ? minutes : null
}

/** What stands in the address of a source: its name in plain letters, or its kind when nothing is left of it. */
export function wordOf(kind: string, name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  return plain.replaceAll(/^-+|-+$/g, '').slice(0, 40).replace(/-$/, '') || kind
}
