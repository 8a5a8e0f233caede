import { randomUUID } from 'node:crypto'
import { atFrontDoor, type Database } from '../../db/database.ts'
import { today as dayOf } from '../../kit/plain-dates.ts'
import type { Body } from '../../web/body.ts'
import { isCsrfToken } from '../../web/guard.ts'
import { isLanguage } from '../../web/texts.tsx'
import type { Visitor } from '../../web/visitor.ts'
import { hold } from './actions/held-forms.ts'
import { findApiToken } from './queries/api-tokens.ts'
import {
  chooseMunicipality, findAnySession, findOwnSession, findSession, insertSession, touchSession,
} from './queries/sessions.ts'
import { actorOf, placeOf, placesOf } from './rules/actors.ts'
import { endOf, idleLimit, isLive, keepLimit, lastMomentOf, mustTouch, ranOutLately } from './rules/session-times.ts'
import { hashOfToken, newToken, readCookie, sessionCookie } from './tokens.ts'

export interface FrontDoorParts {
  readonly database: Database
  /** Everything that is signed or sealed hangs from it. */
  readonly secret: string
}

export interface FrontDoor {
  findVisitor(request: Request, now: Date): Promise<FoundVisitor | null>
  findProgram(request: Request, now: Date): Promise<FoundVisitor | null>
  holdForm(request: Request, body: Body, now: Date): Promise<string | null>
  isOwnRecentSession(accountId: string, sessionId: string, now: Date): Promise<boolean>
}

export interface FoundVisitor extends Visitor {
  readonly hasSecondFactor: boolean
}

/** What the web core asks about who is at the door. */
export function createFrontDoor({ database, secret }: FrontDoorParts): FrontDoor {
  return {
    findVisitor: (request, now) => findVisitor(database, request, now),
    findProgram: (request, now) => findProgram(database, keyOf(request), now),
    holdForm: (request, body, now) => holdForm(database, secret, { request, body, now }),
    isOwnRecentSession: (accountId, sessionId, now) => isOwnRecentSession(database, { accountId, sessionId }, now),
  }
}

/** The visitor of a live session; null for a token that is unknown, ended or ran out (SES-02, SES-03, SES-04). */
export async function findVisitor(database: Database, request: Request, now: Date): Promise<FoundVisitor | null> {
  const key = request.method === 'GET' ? keyOf(request) : null
  if (key) return findProgram(database, key, now)
  const token = readCookie(request, sessionCookie)
  if (!token) return null
  const today = dayOf(now)
  const session = await findSession(database, hashOfToken(token), today)
  if (!session || !isLive(session, now)) return null
  const seenAt = mustTouch(session.seenAt, now) ? now : session.seenAt
  if (seenAt !== session.seenAt) await touchSession(database, session.id, now)
  const { accountId, name, chosenId } = session
  const hasSecondFactor = session.secondFactorAt !== null
  return {
    sessionId: session.id, accountId, name, language: isLanguage(session.language) ? session.language : 'nl',
    places: placesOf(session.held), hasSecondFactor,
    actor: actorOf(session.held, { accountId, name, chosenId, hasSecondFactor }, today),
    idleEndsAt: endOf({ startedAt: session.startedAt, seenAt }), endsAt: lastMomentOf(session),
  }
}

/** A program's key in the Authorization header. On pages it only reads; changes go through the API. */
function keyOf(request: Request): string | null {
  return /^Bearer (sns_[\w-]{43})$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? null
}

/** A program acts as the person whose key it carries, in one municipality, with the roles of this day. */
async function findProgram(database: Database, key: string | null, now: Date): Promise<FoundVisitor | null> {
  if (!key) return null
  const today = dayOf(now)
  const found = await findApiToken(database, hashOfToken(key), today)
  if (!found) return null
  const { id, accountId, name, held, municipalityId, mayWrite } = found
  const endsAt = new Date(now.getTime() + idleLimit)
  return {
    sessionId: id, accountId, name, language: isLanguage(found.language) ? found.language : 'nl',
    places: placesOf(held), hasSecondFactor: true, isProgram: true, mayWrite, idleEndsAt: endsAt, endsAt,
    actor: actorOf(held, { accountId, name, chosenId: municipalityId, hasSecondFactor: true }, today),
  }
}

interface Late {
  readonly request: Request
  readonly body: Body
  readonly now: Date
}

/** F19: keeps a form whose own session ran out at most a day ago; its id, or null when there is nothing to keep. */
async function holdForm(database: Database, secret: string, { request, body, now }: Late): Promise<string | null> {
  const token = readCookie(request, sessionCookie)
  if (!token || request.headers.get('sec-fetch-site') === 'cross-site') return null
  return atFrontDoor(database, async (tx) => {
    const session = await findAnySession(tx, hashOfToken(token))
    if (!session || session.endedAt || !ranOutLately(session, now)) return null
    if (!isCsrfToken(secret, session.id, body.fields['csrf'])) return null
    const { held } = (await findSession(database, hashOfToken(token), dayOf(now))) ?? { held: [] }
    const place = placeOf(placesOf(held), session.chosenId)
    if (!place) return null
    const { accountId } = session
    return hold(tx, secret, { accountId, municipalityId: place.municipalityId, url: request.url, body, now })
  })
}

/** True for a session of the same account that lives or ended at most 24 hours ago: its key opens kept text. */
async function isOwnRecentSession(
  database: Database, { accountId, sessionId }: { accountId: string; sessionId: string }, now: Date,
): Promise<boolean> {
  const session = await findOwnSession(database, accountId, sessionId)
  if (!session) return false
  const end = Math.min(endOf(session).getTime(), session.endedAt?.getTime() ?? Infinity)
  return now.getTime() - end <= keepLimit
}

/**
 * A session with second factor without the steps before it: for the demo on loopback, and for tests. The place is
 * needed only for somebody with several municipalities.
 */
export async function signInDirectly(
  database: Database, accountId: string, now: Date, municipalityId?: string,
): Promise<{ cookie: string; token: string; sessionId: string }> {
  const token = newToken()
  const id = randomUUID()
  await atFrontDoor(database, async (tx) => {
    await insertSession(tx, {
      id, accountId, tokenHash: hashOfToken(token), secondFactorAt: now, startedAt: now, device: '', address: '',
    })
    if (municipalityId) await chooseMunicipality(tx, id, municipalityId)
  })
  return { cookie: `${sessionCookie}=${token}`, token, sessionId: id }
}
