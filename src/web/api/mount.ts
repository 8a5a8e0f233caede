import type { Context, Hono } from 'hono'
import type { House } from '../house.ts'
import { addressOf } from '../mount.ts'
import { logRefusal } from '../pipeline.ts'
import type { Language } from '../texts.tsx'
import { openApiOf } from './openapi.ts'
import { type Pace, paceHeaders, paceOf } from './pace.ts'
import { type ApiCall, performApi, tagOf } from './pipeline.ts'
import { Problem, problemOf, problemResponse } from './problems.ts'
import { adds, apiBase, type ApiRoute, apiVersion } from './route.ts'

/** How this installation offers the interface. */
export interface Offer {
  readonly contact: string | null
  /** Requests of one key in a minute; 0 is as many as it likes. */
  readonly perMinute: number
}

/** Puts the interface for programs on the server: its operations, its document, and nothing else below /api. */
export function mountApi(app: Hono, house: House, routes: readonly ApiRoute[], { contact, perMinute }: Offer): void {
  const pace = perMinute > 0 ? paceOf(perMinute) : null
  app.use('/api/*', async (c, next) => {
    await next()
    c.res.headers.set('api-version', apiVersion)
  })
  for (const route of routes) {
    app.on(route.method, apiBase + route.path, (c) => answer(c, { house, route, pace }))
  }
  // Made when it is first asked for: it would take a tenth of every start.
  let published: string | undefined
  app.get(`${apiBase}/openapi.json`, () =>
    documentAnswer(published ??= JSON.stringify(openApiOf(routes, { origin: house.origin, contact }))))
  for (const [path, lines] of byPath(routes)) app.all(apiBase + path, (c) => otherMethod(c, lines))
  app.all('/api/*', () => problemResponse(new Problem('not_found'), 'nl'))
}

interface Asked {
  readonly house: House
  readonly route: ApiRoute
  readonly pace: Pace | null
}

async function answer(c: Context, { house, route, pace }: Asked): Promise<Response> {
  const request = c.req.raw
  const now = house.now()
  const visitor = await house.findProgram(request, now).catch((error: unknown) => error as Error)
  if (visitor instanceof Error) return failed(visitor, 'nl', request)
  if (!visitor?.actor) return problemResponse(new Problem('no_key'), 'nl', { 'www-authenticate': 'Bearer' })
  const call: ApiCall = {
    house, route, request, url: new URL(request.url), params: c.req.param() as Record<string, string>, visitor,
    actor: visitor.actor, now, body: { fields: {}, files: {} }, origin: `api ${addressOf(c, house)}`,
  }
  return pace ? atPace(call, pace) : outcome(call)
}

/** Too many requests are answered without work; the first of a minute is written down. */
async function atPace(call: ApiCall, pace: Pace): Promise<Response> {
  const taken = pace.take(call.visitor.sessionId, call.now)
  const headers = paceHeaders(pace, taken)
  if (taken.excess > 0) {
    if (taken.excess === 1) await logRefusal(call, 'refused')
    const problem = new Problem('too_many_requests')
    return problemResponse(problem, call.visitor.language, { ...headers, 'retry-after': String(taken.seconds) })
  }
  const response = await outcome(call)
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}

async function outcome(call: ApiCall): Promise<Response> {
  const { route, request, visitor: { language } } = call
  try {
    const result = await performApi(call)
    if (result instanceof Problem) return problemResponse(result, language)
    return adds(route) ? madeResponse(result) : shownResponse(result, route, request)
  } catch (error) {
    return failed(error, language, request)
  }
}

function failed(error: unknown, language: Language, request: Request): Response {
  const problem = problemOf(error, language, new URL(request.url).pathname)
  return problemResponse(problem, language, problem.kind === 'away' ? { 'retry-after': '5' } : {})
}

interface Linked {
  readonly _links?: { readonly self?: { readonly href: string }; readonly [rel: string]: { readonly href: string } }
}

function madeResponse(result: unknown): Response {
  const location = (result as Linked)._links?.self?.href ?? ''
  return new Response(JSON.stringify(result), { status: 201, headers: { ...always, location } })
}

const always = { 'content-type': 'application/json', 'cache-control': 'no-store' }

/** What is shown, with its print; without the body for a program that says that it has exactly this already. */
function shownResponse(result: unknown, { method }: ApiRoute, request: Request): Response {
  const text = JSON.stringify(result)
  const links = (result as Linked)._links ?? {}
  const around = ['first', 'next'].flatMap((rel) => (links[rel] ? [`<${links[rel].href}>; rel="${rel}"`] : []))
  const etag = tagOf(text)
  const headers: Record<string, string> = {
    ...always, ...(method === 'POST' ? {} : { etag }), ...(around.length > 0 ? { link: around.join(', ') } : {}),
  }
  const { 'content-type': _, ...bare } = headers
  return method === 'GET' && hasAlready(request, etag) ? new Response(null, { status: 304, headers: bare })
    : new Response(text, { headers })
}

// Weak comparison (RFC 9110, 13.1.2): a proxy that compresses may have weakened the tag.
function hasAlready(request: Request, etag: string): boolean {
  const given = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return given.includes(etag) || given.includes('*')
}

/** HDR-02: the one answer that pages of others may read. */
function documentAnswer(text: string): Response {
  return new Response(text, {
    headers: {
      'content-type': 'application/json', 'cache-control': 'no-store', 'access-control-allow-origin': '*',
    },
  })
}

function otherMethod(c: Context, lines: readonly ApiRoute[]): Response {
  const methods = [...new Set(lines.map(({ method }) => method))]
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
  if (c.req.method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } })
  return problemResponse(new Problem('wrong_method'), 'nl', { allow })
}

// Written-out paths before those with a parameter, which would catch them.
function byPath(routes: readonly ApiRoute[]): [string, ApiRoute[]][] {
  const last = (path: string) => path.replaceAll(':', '~')
  return [...Map.groupBy(routes, ({ path }) => path as string)].toSorted(([a], [b]) => (last(a) < last(b) ? -1 : 1))
}
