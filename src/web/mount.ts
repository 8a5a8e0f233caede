import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { Forbidden, NotFound } from '../kit/errors.ts'
import { problem, respond, type Shown } from './answer.tsx'
import { type Body, readBody, UnreadableBody } from './body.ts'
import { errorPage } from './error-pages.tsx'
import { isCsrfToken, isFromOwnPage } from './guard.ts'
import type { House } from './house.ts'
import { performOpen } from './open-pipeline.ts'
import { type Call, logRefusal, perform, Unlogged } from './pipeline.ts'
import type { OpenRoute, Route } from './route.ts'
import { isLanguage, type Language } from './texts.tsx'
import type { Visitor } from './visitor.ts'

export const visitCookie = '__Host-bezoek'
const languageCookie = '__Host-taal'
const emptyBody: Body = { fields: {}, files: {} }

/** Puts a room's table on the server. */
export function mount(app: Hono, house: House, routes: readonly (Route | OpenRoute)[]): void {
  for (const line of routes) {
    app.on(line.method, line.path, (c) => (line.allow === 'everyone' ? open(c, house, line) : member(c, house, line)))
  }
}

async function member(c: Context, house: House, route: Route): Promise<Response> {
  const request = c.req.raw
  const now = house.now()
  const visitor = await house.findVisitor(request, now)
  const shown = shownTo(c, visitor)
  try {
    const body = route.method === 'GET' ? emptyBody : await readBody(request, route.uploadLimit)
    if (!visitor) return await sendToSignIn(c, house, body, now)
    if (!visitor.actor) return respond(house, { kind: 'redirect', to: '/kies' }, shown)
    const call: Call = {
      house, route, request, url: new URL(request.url), params: c.req.param() as Record<string, string>, visitor,
      actor: visitor.actor, body, now, origin: `${visitor.isProgram ? 'api' : 'browser'} ${addressOf(c)}`,
    }
    await admitOrThrow(call)
    const outcome = await perform(call)
    return respond(house, outcome.answer, shown, outcome.status)
  } catch (error) {
    return failed(house, error, shown, request)
  }
}

async function open(c: Context, house: House, route: OpenRoute): Promise<Response> {
  const request = c.req.raw
  const now = house.now()
  const visitor = await house.findVisitor(request, now)
  const visitId = getCookie(c, visitCookie) ?? crypto.randomUUID()
  const shown = { ...shownTo(c, visitor), tokenFor: visitor?.sessionId ?? visitId }
  try {
    const body = route.method === 'GET' ? emptyBody : await readBody(request)
    if (route.method === 'POST' && !isProven(house, request, body, shown.tokenFor)) {
      if (visitor || !isStale(house, request, body)) throw new Forbidden('csrf')
      return respond(house, { kind: 'redirect', to: '/aanmelden' }, shown)
    }
    const outcome = await performOpen({
      house, route, request, body, visitor, now, language: shown.language,
      url: new URL(request.url), params: c.req.param() as Record<string, string>, address: addressOf(c),
    })
    const response = respond(house, outcome.answer, shown, outcome.status)
    for (const cookie of outcome.answer.cookies ?? []) response.headers.append('set-cookie', cookie)
    for (const [name, value] of Object.entries(outcome.answer.headers ?? {})) response.headers.set(name, value)
    if (!visitor && !getCookie(c, visitCookie)) response.headers.append('set-cookie', cookieText(visitCookie, visitId))
    return response
  } catch (error) {
    return failed(house, error, shown, request)
  }
}

/** `__Host-` cookies: Secure, HttpOnly, this host only (SES-01). */
export function cookieText(name: string, value: string, maxAge?: number): string {
  const age = maxAge === undefined ? '' : `; Max-Age=${maxAge}`
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${age}`
}

export function languageCookieText(language: Language): string {
  return cookieText(languageCookie, language, 31_536_000)
}

async function admitOrThrow(call: Call): Promise<void> {
  const { route, actor, house, request } = call
  const isState = route.method !== 'GET'
  const mayCome = route.allow === 'every_role' || route.allow.some((role) => actor.roles.has(role))
  if (mayCome && (!isState || isProven(house, request, call.body, call.visitor.sessionId))) return
  await logRefusal(call, 'refused')
  throw new Forbidden(mayCome ? 'csrf' : 'role')
}

function isProven(house: House, request: Request, body: Body, tokenFor: string): boolean {
  const token = request.headers.get('x-csrf') ?? body.fields['csrf']
  return isFromOwnPage(request, originOf(house, request)) && isCsrfToken(house.secret, tokenFor, token)
}

/** A form of our own page whose session or visit is over, such as signing out after half an hour: nothing is done. */
function isStale(house: House, request: Request, body: Body): boolean {
  return typeof body.fields['csrf'] === 'string' && isFromOwnPage(request, originOf(house, request))
}

/** The address people use: as set, else as the request came in (development on loopback). */
function originOf(house: House, request: Request): string {
  return house.origin ?? new URL(request.url).origin
}

async function sendToSignIn(c: Context, house: House, body: Body, now: Date): Promise<Response> {
  const { pathname, search } = new URL(c.req.url)
  if (body.json !== undefined) return problem(401, 'signed out', 'Sign in again; the text is kept in the browser.')
  const isForm = c.req.method === 'POST'
  const held = isForm ? await house.holdForm(c.req.raw, body, now) : null
  const back = held ? `/vastgehouden/${held}` : isForm ? '/' : `${pathname}${search}`
  const to = `/aanmelden?naar=${encodeURIComponent(back)}${held ? '&bewaard=1' : ''}`
  return new Response(null, { status: 303, headers: { location: to, 'cache-control': 'no-store' } })
}

function failed(house: House, error: unknown, shown: Shown, request: Request): Response {
  const isPage = (request.headers.get('accept') ?? '').includes('text/html')
  const status = statusOf(error)
  if (status >= 500) logBug(error, new URL(request.url).pathname)
  const headers: Record<string, string> = status === 503 ? { 'retry-after': '5' } : {}
  if (!isPage) return problem(status, String(status), 'see status', headers)
  return errorPage(house, status, shown, headers)
}

function statusOf(error: unknown): number {
  if (error instanceof NotFound) return 404
  if (error instanceof Forbidden) return 403
  if (error instanceof UnreadableBody) return error.status
  if (error instanceof Unlogged || isDatabaseAway(error)) return 503
  const code = (error as { code?: string }).code
  return code === '22021' || code === '22P02' ? 400 : 500
}

function isDatabaseAway(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  return /^(08|57P0|53|ECONN|ENOENT|EPIPE)/.test(code) || /timeout exceeded|Connection terminated/.test(message)
}

/** ERR-01, LOG-01: the place and kind of the fault, never what the person typed or the database said of it. */
function logBug(error: unknown, path: string): void {
  const { name, code = '', stack = '' } = error as Error & { code?: string }
  const places = stack.split('\n').map((text) => text.trim()).filter(isOurs)
  const place = places.slice(0, 3).map((text) => text.replace(/\(?(file:\/\/)?\/.*\/src\//, '(src/'))
  const route = path.replace(/[0-9a-f-]{36}/g, ':id')
  console.error(JSON.stringify({ at: new Date().toISOString(), level: 'error', route, name, code, place }))
}

function isOurs(line: string): boolean {
  return /^at .*\/src\//.test(line) && !line.includes('/node_modules/')
}

function shownTo(c: Context, visitor: Visitor | null): Shown {
  const { pathname, search } = new URL(c.req.url)
  const cookie = getCookie(c, languageCookie)
  const language = visitor?.language ?? (isLanguage(cookie) ? cookie : 'nl')
  return { visitor, language, path: pathname + search, tokenFor: visitor?.sessionId ?? '' }
}

function addressOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'in-process'
  }
}
