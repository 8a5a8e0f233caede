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

interface LeadChange {
  /** null when nobody leads yet. */
  readonly from: string | null
  /** null when nobody who can take it was chosen. */
  readonly to: string | null
  readonly reason: string
  readonly overlapUntil: string | null
}

/**
 * What is wrong with a change of lead, by field; empty when it can be made. Who takes over from somebody says why
 * (product.md, lesson 5); the first lead of a file takes over from nobody and needs no reason.
 */
export function problemsOfLead(change: LeadChange, today: string): Record<string, string[]> {
  const isPast = change.overlapUntil !== null && change.overlapUntil < today
  return {
    ...(change.to === null ? { account_id: ['web.problem.choose'] } : {}),
    ...(change.to !== null && change.from === change.to ? { account_id: ['newcomers.problem.same_lead'] } : {}),
    ...(change.from !== null && change.reason === '' ? { reason: ['newcomers.problem.lead_reason'] } : {}),
    ...(isPast ? { overlap_until: ['newcomers.problem.overlap_past'] } : {}),
  }
}

/** Why the place of a team member cannot end; undefined when it can. */
export function whyNotEnd(member: Place & { is_lead: boolean }, today: string): string | undefined {
  if (!isInTeam(member, today)) return 'newcomers.refused.already_ended'
  return member.is_lead ? 'newcomers.refused.lead_stays' : undefined
}
