import { Secret, TOTP } from 'otpauth'

const period = 30
const window = 1

/** AUTH-03: the step of the clock that this code belongs to, at most one step away; null when it fits none. */
export function stepOf(seed: string, code: string, now: Date): number | null {
  const token = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = generatorOf(seed).validate({ token, timestamp: now.getTime(), window })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta
}

/** What an authenticator app reads from the picture. */
export function addressOfSeed(seed: string, email: string): string {
  return generatorOf(seed, email).toString()
}

/** The seed in groups of four, for typing it over. */
export function readableSeed(seed: string): string {
  return seed.match(/.{1,4}/g)?.join(' ') ?? seed
}

/** A recovery code as people copy it: without spaces and dashes, and with the letters that are mistaken for digits. */
export function plainRecoveryCode(typed: string): string | null {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(plain) ? plain : null
}

function generatorOf(seed: string, label = ''): TOTP {
  return new TOTP({ issuer: 'Samenspel', label, secret: Secret.fromBase32(seed), digits: 6, period })
}
