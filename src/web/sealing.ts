import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

export type Purpose = 'second factor' | 'held form' | 'form step' | 'shown once' | 'list place'

/**
 * AES-256-GCM under a key of its own per purpose; `owner` is bound into it, so that a sealed text moved to somebody
 * else's row does not open. The key's id stands in front (CRY-01): `<key id>.<nonce>.<sealed>`.
 */
export function seal(secret: string, purpose: Purpose, owner: string, text: string): string {
  const { key, id } = keyOf(secret, purpose)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(`${purpose} ${owner}`))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${id}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`
}

/** The text, or null when it was sealed with another secret, for another owner, or was changed. */
export function unseal(secret: string, purpose: Purpose, owner: string, given: string): string | null {
  const { key, id } = keyOf(secret, purpose)
  const [keyId, nonce = '', body = ''] = given.split('.')
  const bytes = Buffer.from(body, 'base64url')
  if (keyId !== id || bytes.length < 16) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(`${purpose} ${owner}`)).setAuthTag(bytes.subarray(-16))
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** Something small that travels through the browser and back within some minutes; null when late or not ours. */
export function sealUntil(secret: string, owner: string, value: unknown, until: Date): string {
  return seal(secret, 'form step', owner, JSON.stringify({ until: until.getTime(), value }))
}

export function unsealUntil<T>(secret: string, owner: string, given: string, now: Date): T | null {
  const text = unseal(secret, 'form step', owner, given)
  if (text === null) return null
  const { until, value } = JSON.parse(text) as { until: number; value: T }
  return now.getTime() < until ? value : null
}

/** The id that stands in front of everything sealed with this secret for this purpose. */
export function keyIdOf(secret: string, purpose: Purpose): string {
  return keyOf(secret, purpose).id
}

function keyOf(secret: string, purpose: Purpose): { key: Buffer; id: string } {
  const key = Buffer.from(hkdfSync('sha256', secret, 'samenspel', purpose, 32))
  return { key, id: createHash('sha256').update(key).digest('hex').slice(0, 8) }
}
