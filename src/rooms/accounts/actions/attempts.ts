import { randomUUID } from 'node:crypto'
import { atFrontDoor, type Database } from '../../../db/database.ts'
import { TooSoon } from '../../../kit/errors.ts'
import { findAttempts, insertAttempt, queueUp } from '../queries/attempts.ts'
import { countedFor, knownFor, networkOf, secondsToWait, type Step } from '../rules/back-off.ts'
import { keyedHash } from '../tokens.ts'

/** What a front-door action needs besides what was typed. */
export interface Door {
  readonly database: Database
  readonly secret: string
  readonly now: Date
  /** Where the visitor is. */
  readonly address: string
  /** The browser in words. */
  readonly device: string
  readonly traceId: string
  /** The session that the request came with, if any. */
  readonly self: { readonly accountId: string; readonly sessionId: string } | null
}

/**
 * AUTH-02, BUS-03: makes room for one try of this account from this address, counted as failed until it proves
 * right. `wait` is in seconds; then there is no try.
 */
export async function beginAttempt(
  door: Door, email: string, step: Step,
): Promise<{ id: string; wait: 0 } | { id: null; wait: number }> {
  const { database, secret, now, address } = door
  const emailHash = keyedHash(secret, 'sign-in address', email)
  const addressHash = keyedHash(secret, 'sign-in network', networkOf(address))
  const attempt = { id: randomUUID(), emailHash, addressHash, step, at: now }
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds)
  return atFrontDoor(database, async (tx) => {
    await queueUp(tx, emailHash)
    const attempts = await findAttempts(tx, attempt, ago(countedFor[step]), ago(knownFor))
    const wait = secondsToWait(step, attempts, now)
    if (wait > 0) return { id: null, wait }
    await insertAttempt(tx, attempt, ago(knownFor))
    return { id: attempt.id, wait: 0 }
  })
}

const minute = 60

/** How long to wait, in words: seconds up to two minutes, then whole minutes, never less than the wait. */
export function tooSoon(seconds: number): TooSoon {
  if (seconds < 2 * minute) return new TooSoon('accounts.problem.wait', seconds, { seconds })
  return new TooSoon('accounts.problem.wait_minutes', seconds, { minutes: Math.ceil(seconds / minute) })
}
