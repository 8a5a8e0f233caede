import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * CSRF-01: a state change must come from our own page. `Sec-Fetch-Site` decides where the browser sends it,
 * `Origin` where it does not, and the token of the session always.
 */
export function isFromOwnPage(request: Request, origin: string): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site) return site === 'same-origin'
  return request.headers.get('origin') === origin
}

/** The token that every form of this session carries. */
export function csrfToken(secret: string, sessionId: string): string {
  return createHmac('sha256', secret).update(`csrf ${sessionId}`).digest('base64url')
}

export function isCsrfToken(secret: string, sessionId: string, given: unknown): boolean {
  if (typeof given !== 'string') return false
  const wanted = Buffer.from(csrfToken(secret, sessionId))
  const bytes = Buffer.from(given)
  return bytes.length === wanted.length && timingSafeEqual(bytes, wanted)
}

/** The trace id of a W3C traceparent header, or a new one: 32 hex digits. */
export function traceIdOf(request: Request): string {
  const found = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(request.headers.get('traceparent') ?? '')
  if (found?.[1] && !/^0+$/.test(found[1])) return found[1]
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('hex')
}
