import { safePath } from '../../web/answer.tsx'
import { traceIdOf } from '../../web/guard.ts'
import { cookieText } from '../../web/mount.ts'
import type { OpenAnswer, OpenVisit } from '../../web/route.ts'
import type { Visitor } from '../../web/visitor.ts'
import type { Door } from './actions/attempts.ts'
import { deviceOf } from './rules/device.ts'
import { sessionCookie } from './tokens.ts'

/** What the routes of this room are made with. */
export interface AccountParts {
  readonly secret: string
  /** The data folder carries the mark of the example region. */
  readonly isDemo: boolean
  /** How far the example region is while it is being filled: households in, of how many; absent when it is full. */
  readonly filling?: () => { readonly done: number; readonly total: number } | null
  /** Public address when it is set; links to join are written with it. */
  readonly origin: string | null
}

/** What an action at the front door needs to know of the request. */
export function doorOf(visit: OpenVisit<unknown>, { secret }: AccountParts): Door {
  return {
    database: visit.database, secret, now: visit.now, address: visit.address,
    device: deviceOf(visit.request.headers.get('user-agent') ?? ''), traceId: traceIdOf(visit.request),
    self: visit.visitor,
  }
}

/** Where to go on, from the form or the address; a path of our own, '/' when nothing is asked. */
export function backOf(visit: OpenVisit<unknown>): string {
  const typed = visit.state.values['naar']
  const asked = typeof typed === 'string' ? typed : visit.url.searchParams.get('naar')
  return safePath(asked || '/')
}

/** A redirect of the front door with its cookies. */
export function goOn(to: string, ...cookies: string[]): OpenAnswer {
  return { kind: 'redirect', to: safePath(to), cookies }
}

/** The session starts or goes on under this token; /kies sees whether anything must be done first. */
export function letIn(token: string, back: string): OpenAnswer {
  return goOn(`/kies?naar=${encodeURIComponent(safePath(back))}`, cookieText(sessionCookie, token))
}

export function sendToSignIn(visit: OpenVisit<unknown>): OpenAnswer {
  return goOn(`/aanmelden?naar=${encodeURIComponent(visit.url.pathname + visit.url.search)}`)
}

/** A page of the front door that only somebody with a session may see. */
export function signedIn<F>(
  work: (visit: OpenVisit<F>, visitor: Visitor) => Promise<OpenAnswer>,
): (visit: OpenVisit<F>) => Promise<OpenAnswer> {
  return async (visit) => (visit.visitor ? work(visit, visit.visitor) : sendToSignIn(visit))
}

/** The address that people use, without a closing slash. */
export function originOf(request: Request, { origin }: AccountParts): string {
  return origin ?? new URL(request.url).origin
}
