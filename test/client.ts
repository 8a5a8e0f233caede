import type { Hono } from 'hono'

export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly location: string
}

export type Sent = Record<string, string | readonly string[]>

/** A browser of one person, through the front door: cookies, form token and fetch metadata as Chromium sends them. */
export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Answered>
  /** The bytes of a file that is offered. */
  file(path: string): Promise<Uint8Array>
  /** Sends a form as the page would. */
  post(path: string, fields?: Sent, headers?: Record<string, string>): Promise<Answered>
  /** Sends a form with one file. */
  upload(path: string, fields: Sent, file: { field: string; name: string; bytes: Uint8Array }): Promise<Answered>
  json(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Answered>
  /** Sends a request as it stands, with the session's cookie. */
  raw(path: string, init: RequestInit): Promise<Answered>
  /** Follows the redirect of a form that was accepted. */
  follow(answered: Answered): Promise<Answered>
  readonly csrf: string
}

const address = 'http://127.0.0.1:4280'

/** `peer`: the other end of the connection; without it the request comes from the process itself. */
export function clientOf(app: Hono, session: { cookie: string; csrf: string }, peer?: string): Client {
  const bindings = peer ? { incoming: { socket: { remoteAddress: peer } } } : {}
  const raw = async (path: string, init: RequestInit): Promise<Answered> => {
    const headers = new Headers(init.headers)
    if (session.cookie) headers.set('cookie', session.cookie)
    const response = await app.request(`${address}${path}`, { ...init, headers }, bindings)
    const text = await response.text()
    const location = response.headers.get('location') ?? ''
    return { status: response.status, headers: response.headers, text, location }
  }
  const page = { accept: 'text/html', 'sec-fetch-site': 'same-origin' }
  const form = (fields: Sent) => {
    const body = new URLSearchParams([['csrf', session.csrf], ...pairs(fields)])
    if (!body.has('once')) body.set('once', crypto.randomUUID())
    return body
  }
  const get: Client['get'] = (path, headers = {}) => raw(path, { headers: { ...page, ...headers } })
  const file: Client['file'] = async (path) => new Uint8Array(await (await app.request(
    `${address}${path}`, { headers: { ...page, cookie: session.cookie } }, bindings)).arrayBuffer())
  return {
    raw, get, file,
    post: (path, fields = {}, headers = {}) => raw(path, {
      method: 'POST', headers: { ...page, origin: address, ...headers }, body: form(fields),
    }),
    upload(path, fields, file) {
      const body = new FormData()
      for (const [name, value] of form(fields)) body.append(name, value)
      body.append(file.field, new File([new Uint8Array(file.bytes)], file.name))
      return raw(path, { method: 'POST', headers: { ...page, origin: address }, body })
    },
    json: (method, path, body) => raw(path, {
      method,
      headers: {
        accept: 'application/json', 'content-type': 'application/json', 'x-csrf': session.csrf,
        'sec-fetch-site': 'same-origin',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
    follow: (answered) => get(answered.location),
    csrf: session.csrf,
  }
}

/** What the browser of a visitor without session sends along with a form that it was shown. */
export function proofOf({ headers, text }: Answered): Record<string, string> {
  return {
    cookie: /__Host-bezoek=[^;]+/.exec(headers.get('set-cookie') ?? '')?.[0] ?? '',
    'x-csrf': /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '',
  }
}

export interface Answer extends Omit<Answered, 'location' | 'text'> {
  readonly text: string
  // The body of any operation; a test knows which one it asked.
  // oxlint-disable-next-line typescript/no-explicit-any -- the shapes are checked against the document
  readonly body: any
}

/** A program with a key, at /api/v1. */
export interface Program {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  patch(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
  /** The header that says: as this address shows it now. */
  asSeen(path: string): Promise<{ 'if-match': string }>
  /** Sends a request as it stands, with the key. */
  raw(path: string, init: RequestInit): Promise<Answer>
}

export function programOf(app: Hono, key: string | null): Program {
  const raw = async (path: string, init: RequestInit): Promise<Answer> => {
    const headers = new Headers(init.headers)
    if (key) headers.set('authorization', `Bearer ${key}`)
    const at = path.startsWith('/api/') ? path : `/api/v1${path}`
    const response = await app.request(`${address}${at}`, { ...init, headers })
    const text = await response.text()
    const isJson = (response.headers.get('content-type') ?? '').includes('json')
    return { status: response.status, headers: response.headers, text, body: isJson && text ? JSON.parse(text) : null }
  }
  const sending = (method: string): Program['post'] => (path, body = {}, headers = {}) =>
    raw(path, { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
  return {
    raw, get: (path, headers = {}) => raw(path, { headers }), post: sending('POST'), patch: sending('PATCH'),
    asSeen: async (path) => ({ 'if-match': (await raw(path, {})).headers.get('etag') ?? '' }),
  }
}

function pairs(fields: Sent): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : [...value]).map((text): [string, string] => [name, text]))
}
