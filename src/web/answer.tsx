import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { House } from './house.ts'
import type { Answer } from './route.ts'
import type { Language } from './texts.tsx'
import type { Visitor } from './visitor.ts'
import { csrfToken } from './guard.ts'

export interface Shown {
  readonly visitor: Visitor | null
  readonly language: Language
  readonly path: string
  /** Session id, or the id of the visit before signing in, that the form token is made for. */
  readonly tokenFor: string
}

/** Turns what a handler returned into a response; every personal answer is `no-store` (SES-05). */
export function respond(house: House, answer: Answer, shown: Shown, status?: number): Response {
  if (answer.kind === 'redirect') return new Response(null, { status: 303, headers: { location: safePath(answer.to) } })
  if (answer.kind === 'json') {
    return Response.json(answer.body, { status: answer.status ?? 200, headers: { 'cache-control': 'no-store' } })
  }
  if (answer.kind === 'file') {
    const headers = {
      'content-type': answer.type,
      'content-disposition': attachment(answer.name),
      'cache-control': 'no-store',
      'content-security-policy': 'sandbox',
    }
    return new Response(answer.body as BodyInit, { headers })
  }
  const { title, place, wide = false, alone = false } = answer
  const body = house.frame({
    title, place, wide, alone, language: shown.language, visitor: shown.visitor, path: shown.path,
    csrf: csrfToken(house.secret, shown.tokenFor),
  }, answer.body)
  return html(body, status ?? answer.status ?? 200)
}

export function html(node: VNode, status: number, headers: Record<string, string> = {}): Response {
  return new Response(`<!doctype html>${renderToString(node)}`, {
    status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers },
  })
}

/** Problem details (RFC 9457). */
export function problem(status: number, title: string, detail: string, headers: Record<string, string> = {}): Response {
  return Response.json({ status, title, detail }, {
    status, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  })
}

/** RFC 6266 with an ASCII fallback; the name cannot break out of the header. */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\w. -]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

/** Only a path of our own: nobody is sent elsewhere by a link that looks like ours. */
export function safePath(path: string): string {
  return /^\/(?![/\\])/.test(path) && !/[\r\n\\]/.test(path) ? path : '/'
}
