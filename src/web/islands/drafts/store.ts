/** Unsent text in this browser, encrypted under a key that the server gives per session (SES-05). */
export interface Kept {
  readonly url: string
  readonly key: string
  readonly field: string
  readonly text: string
  /** What the field held when it was last the same as on the server. */
  readonly was: string
}

interface Sealed {
  /** Session of the key it is sealed with. */
  readonly id: string
  readonly iv: string
  readonly body: string
  readonly at: number
  /** The form was sent with it; whether it arrived shows on the next page. */
  readonly sent?: boolean
}

const prefix = 'concept:'
const day = 24 * 60 * 60 * 1000
const meta = document.querySelector<HTMLMetaElement>('meta[name="draft-key"]')
const keys = new Map<string, Promise<CryptoKey | null>>()

/** Seals a text that is not on the server yet. Without a key of a session nothing is kept. */
export async function keep(kept: Kept): Promise<void> {
  const id = meta?.dataset['id'] ?? ''
  const key = await keyOf(id)
  if (!key) return
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = new TextEncoder().encode(JSON.stringify(kept))
  const body = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain))
  const sealed: Sealed = { id, iv: toBase64(iv), body: toBase64(body), at: Date.now() }
  localStorage.setItem(nameOf(kept.key, kept.field), JSON.stringify(sealed))
}

export function erase(key: string, field: string): void {
  localStorage.removeItem(nameOf(key, field))
}

export function forget(which: (sealed: Sealed) => boolean): void {
  for (const [name, sealed] of entries()) if (!sealed || which(sealed)) localStorage.removeItem(name)
}

/** After 24 hours, and when the page that came shows that the form arrived. */
export function forgetOld(): void {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const arrived = (navigation?.redirectCount ?? 0) > 0
  forget(({ at, sent }) => Date.now() - at > day || (arrived && sent === true))
}

/** Marks what goes along with a form that is being sent. */
export function markSent(key: string, field: string): void {
  const name = nameOf(key, field)
  const sealed = read(name)
  if (sealed) localStorage.setItem(name, JSON.stringify({ ...sealed, sent: true }))
}

/** Every text that can still be read, with whether its form was sent. What cannot be read again is erased. */
export async function openAll(): Promise<(Kept & { sent: boolean })[]> {
  const found: (Kept & { sent: boolean })[] = []
  for (const [name, sealed] of entries()) {
    const key = sealed && await keyOf(sealed.id)
    // Null is "the server says no"; undefined is "no answer yet", so the text stays.
    if (key === null) localStorage.removeItem(name)
    const kept = key ? await open(sealed, key).catch(() => null) : null
    if (kept) found.push({ ...kept, sent: sealed?.sent ?? false })
  }
  return found
}

async function open(sealed: Sealed, key: CryptoKey): Promise<Kept> {
  const how = { name: 'AES-GCM', iv: fromBase64(sealed.iv) }
  const plain = await crypto.subtle.decrypt(how, key, fromBase64(sealed.body))
  return JSON.parse(new TextDecoder().decode(plain)) as Kept
}

async function keyOf(id: string): Promise<CryptoKey | null | undefined> {
  const known = keys.get(id)
  if (known) return known
  const raw = id === meta?.dataset['id'] ? meta.content : await askKey(id)
  if (!raw) return raw === undefined ? undefined : null
  const key = crypto.subtle.importKey('raw', fromBase64(raw), 'AES-GCM', false, ['encrypt', 'decrypt'])
  keys.set(id, key)
  return key
}

/** The key of an earlier session; null when the server will not give it, undefined when it cannot be reached. */
async function askKey(id: string): Promise<string | null | undefined> {
  const answer = await post(meta?.dataset['url'] ?? '', { id })
  if (!answer || answer.status >= 500 || answer.status === 401) return undefined
  return answer.ok ? ((await answer.json()) as { key: string }).key : null
}

/** A POST as JSON with the token of the page; null when there is no connection, or none that answers. */
export async function post(url: string, body: unknown, keepalive = false): Promise<Response | null> {
  if (!url) return null
  const csrf = document.querySelector<HTMLMetaElement>('meta[name="csrf"]')?.content ?? ''
  const headers = { 'content-type': 'application/json', accept: 'application/json', 'x-csrf': csrf }
  const request = { method: 'POST', headers, body: JSON.stringify(body), keepalive, redirect: 'manual' } as const
  return fetch(url, { ...request, signal: AbortSignal.timeout(30_000) }).catch(() => null)
}

function entries(): [string, Sealed | null][] {
  const names = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '')
  return names.filter((name) => name.startsWith(prefix)).map((name) => [name, read(name)])
}

function read(name: string): Sealed | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as Sealed | null
  } catch {
    return null
  }
}

function nameOf(key: string, field: string): string {
  return `${prefix}${key} ${field}`
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}
