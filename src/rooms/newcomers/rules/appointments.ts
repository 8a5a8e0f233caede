import { Temporal } from 'temporal-polyfill'
import { today as dayOf } from '../../../kit/plain-dates.ts'

const zone = 'Europe/Amsterdam'
// Swedish times are written HH:MM.
const dutchClock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, timeStyle: 'short' })

/** The moment of a day and a clock time as people in the Netherlands read it; an hour that is skipped moves on. */
export function momentOf(day: string, clock: string): Date {
  const wall = Temporal.PlainDateTime.from(`${day}T${clock}`)
  return new Date(wall.toZonedDateTime(zone).epochMilliseconds)
}

/** Day and clock time on the Dutch calendar. */
export function wallTimeOf(moment: Date): { day: string; clock: string } {
  return { day: dayOf(moment), clock: dutchClock.format(moment) }
}

/** When a contact was: now, or noon of an earlier day; null when the day lies ahead. */
export function contactMoment(day: string | null, now: Date): Date | null {
  const today = dayOf(now)
  if (day === null || day === today) return now
  return day < today ? momentOf(day, '12:00') : null
}

interface Appointment {
  readonly is_appointment: boolean
  readonly outcome: string | null
  readonly at: Date
}

/** Why nobody can say how an appointment went; undefined when they can. */
export function whyNoOutcome(appointment: Appointment, now: Date): string | undefined {
  if (!appointment.is_appointment) return 'newcomers.refused.no_appointment'
  if (appointment.outcome !== null) return 'newcomers.refused.outcome_known'
  return dayOf(appointment.at) > dayOf(now) ? 'newcomers.refused.not_yet' : undefined
}

/** Why an appointment cannot be moved or called off; undefined when it can. */
export function whyNotMove(appointment: Appointment): string | undefined {
  if (!appointment.is_appointment) return 'newcomers.refused.no_appointment'
  return appointment.outcome === null ? undefined : 'newcomers.refused.outcome_known'
}
