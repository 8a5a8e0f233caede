import assert from 'node:assert/strict'
import type { Answered, Client } from './client.ts'

/** A browser that keeps cookies and finds the form token in the page, for signing in step by step. */
export interface Browser {
  get(path: string, headers?: Record<string, string>): Promise<Answered>
  /** Opens `page`, and sends its form to `path` (by default the page itself). */
  send(page: string, fields: Record<string, string>, path?: string): Promise<Answered>
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answered>
  /** Follows redirects to the page they lead to. */
  follow(answered: Answered): Promise<Answered>
  readonly cookies: Map<string, string>
}

const address = 'http://127.0.0.1:4280'

export function browserOf(stranger: Pick<Client, 'raw'>): Browser {
  const cookies = new Map<string, string>()
  const raw = async (path: string, init: RequestInit): Promise<Answered> => {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const answered = await stranger.raw(path, { ...init, headers })
    for (const line of answered.headers.getSetCookie()) keep(cookies, line)
    return answered
  }
  const page = { accept: 'text/html', 'sec-fetch-site': 'same-origin' }
  const get: Browser['get'] = (path, headers = {}) => raw(path, { headers: { ...page, ...headers } })
  const post: Browser['post'] = (path, fields, headers = {}) => raw(path, {
    method: 'POST', headers: { ...page, origin: address, ...headers }, body: new URLSearchParams(fields),
  })
  return {
    get, post, cookies,
    async send(from, fields, path = from) {
      const { text } = await get(from)
      return post(path, { csrf: csrfIn(text), ...hiddenIn(text, path), ...fields })
    },
    async follow(answered) {
      let now = answered
      for (let turns = 0; now.location && turns < 6; turns += 1) now = await get(now.location)
      return now
    },
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
  if (/max-age=0\b/i.test(line)) cookies.delete(name)
  else cookies.set(name, value)
}

function csrfIn(text: string): string {
  const found = /name="csrf" value="([^"]+)"/.exec(text)?.[1]
  assert.ok(found, 'the page has no form token')
  return found
}

/** The hidden fields of the form that posts to this path. */
function hiddenIn(text: string, path: string): Record<string, string> {
  const form = text.split('<form').find((part) => part.includes(`action="${path}"`)) ?? ''
  const inputs = form.split('</form>')[0]?.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g) ?? []
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]))
}
