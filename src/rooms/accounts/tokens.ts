import { createHash, createHmac, randomBytes } from 'node:crypto'

export const sessionCookie = '__Host-sessie'

/** 256 random bits in text that fits a cookie and an address (SES-02). */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Only this is stored: who reads the database cannot sign in with it. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** A keyed hash for what is short or guessable: mail addresses, network addresses, recovery codes. */
export function keyedHash(secret: string, purpose: string, text: string): string {
  return createHmac('sha256', secret).update(`${purpose} ${text}`).digest('hex')
}

/** The first cookie of that name; null when it is not there or has another shape than ours. */
export function readCookie(request: Request, name: string): string | null {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value = ''] = pair.trim().split('=', 2)
    if (key === name) return /^[\w.-]{1,4000}$/.test(value) ? value : null
  }
  return null
}
