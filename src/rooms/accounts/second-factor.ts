import { randomInt } from 'node:crypto'
import { Secret } from 'otpauth'
import { keyedHash } from './tokens.ts'

// Without I, L, O and U: nothing that is read as a digit, no words.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 160 random bits in base32 (AUTH-03 asks for 112). */
export function newSeed(): string {
  return new Secret({ size: 20 }).base32
}

/** Ten codes of 50 random bits, written as ABCDE-FGHJK. */
export function newRecoveryCodes(): string[] {
  const code = () => Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: 10 }, code).map((text) => `${text.slice(0, 5)}-${text.slice(5)}`)
}

/** What is stored of a recovery code; `plain` is without the dash. */
export function hashOfRecoveryCode(secret: string, accountId: string, plain: string): string {
  return keyedHash(secret, `recovery ${accountId}`, plain)
}
