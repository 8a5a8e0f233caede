/** SES-03, in milliseconds. */
export const idleLimit = 30 * 60_000
export const absoluteLimit = 12 * 3_600_000
/** How long a form or key of an ended session can still be asked back by the same account (F19). */
export const keepLimit = 24 * 3_600_000
/** `seen_at` is written at most this often. */
const touchInterval = 60_000

export interface SessionTimes {
  readonly startedAt: Date
  readonly seenAt: Date
}

/** The moment on which the session ends by itself when nothing more is asked of the server. */
export function endOf({ startedAt, seenAt }: SessionTimes): Date {
  return new Date(Math.min(seenAt.getTime() + idleLimit, startedAt.getTime() + absoluteLimit))
}

/** The last moment, however busy the session is. */
export function lastMomentOf({ startedAt }: Pick<SessionTimes, 'startedAt'>): Date {
  return new Date(startedAt.getTime() + absoluteLimit)
}

export function isLive(times: SessionTimes, now: Date): boolean {
  return now.getTime() < endOf(times).getTime()
}

/** Ran out by itself, at most a day ago. */
export function ranOutLately(times: SessionTimes, now: Date): boolean {
  const since = now.getTime() - endOf(times).getTime()
  return since >= 0 && since <= keepLimit
}

export function mustTouch(seenAt: Date, now: Date): boolean {
  return now.getTime() - seenAt.getTime() >= touchInterval
}
