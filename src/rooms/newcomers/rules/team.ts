import { addDays } from '../../../kit/plain-dates.ts'

interface Place {
  readonly first_day: string
  readonly last_day: string | null
}

/** Visibility follows the assignment, from its first to its last day. */
export function isInTeam(place: Place, today: string): boolean {
  return place.first_day <= today && (place.last_day === null || place.last_day >= today)
}

/** The last day of an attachment that is not confirmed, by the approach's days; that day itself is still in time. */
export function attachedUntil(today: string, attachedDays: number): string {
  return addDays(today, attachedDays)
}

/**
 * The last day of a place that ends now: yesterday, so that access closes at once (PRIV-18). A place that began today
 * then has no day at all; it stays readable as such.
 */
export function endedNow(today: string): string {
  return addDays(today, -1)
}

/** Why a change of lead cannot be made; undefined when it can. */
export function whyNoLeadChange(
  change: { from: string | null; to: string; overlapUntil: string | null }, today: string,
): string | undefined {
  if (change.from === change.to) return 'newcomers.refused.same_lead'
  if (change.overlapUntil !== null && change.overlapUntil < today) return 'newcomers.refused.overlap_past'
  return undefined
}

/** Why the place of a team member cannot end; undefined when it can. */
export function whyNotEnd(member: Place & { is_lead: boolean }, today: string): string | undefined {
  if (!isInTeam(member, today)) return 'newcomers.refused.already_ended'
  return member.is_lead ? 'newcomers.refused.lead_stays' : undefined
}
