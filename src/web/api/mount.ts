import type { Context, Hono } from 'hono'
import type { House } from '../house.ts'
import { addressOf } from '../mount.ts'
import type { Visitor } from '../visitor.ts'
import { openApiOf } from './openapi.ts'
import { performApi, tagOf } from './pipeline.ts'
import { Problem, problemOf, problemResponse } from './problems.ts'
import { adds, apiBase, type ApiRoute, apiVersion } from './route.ts'

/** Puts the interface for programs on the server: its operations, its document, and nothing else below /api. */
export function mountApi(app: Hono, house: House, routes: readonly ApiRoute[], contact: string | null): void {
  app.use('/api/*', async (c, next) => {
    await next()
    c.res.headers.set('api-version', apiVersion)
  })
  const changed = new Set(routes.filter(({ guard }) => guard).map(({ path }) => path))
  for (const route of routes) {
    app.on(route.method, apiBase + route.path, (c) => answer(c, house, route, changed.has(route.path)))
  }
  // Made when it is first asked for: it would take a tenth of every start.
  let published: string | undefined
  app.get(`${apiBase}/openapi.json`, () =>
    documentAnswer(published ??= JSON.stringify(openApiOf(routes, { origin: house.origin, contact }))))
  for (const [path, lines] of byPath(routes)) app.all(apiBase + path, (c) => otherMethod(c, lines))
  app.all('/api/*', () => problemResponse(new Problem('not_found'), 'nl'))
}

async function answer(c: Context, house: House, route: ApiRoute, hasTag: boolean): Promise<Response> {
  const request = c.req.raw
  const now = house.now()
  const visitor = await house.findProgram(request, now).catch((error: unknown) => error as Error)
  const language = isVisitor(visitor) ? visitor.language : 'nl'
  try {
    if (visitor instanceof Error) throw visitor
    if (!visitor?.actor) return problemResponse(new Problem('no_key'), 'nl', { 'www-authenticate': 'Bearer' })
    const result = await performApi({
      house, route, request, url: new URL(request.url), params: c.req.param() as Record<string, string>, visitor,
      actor: visitor.actor, now, body: { fields: {}, files: {} }, origin: `api ${addressOf(c, house)}`,
    })
    return result instanceof Problem ? problemResponse(result, language) : jsonResponse(result, route, hasTag)
  } catch (error) {
    const problem = problemOf(error, language, new URL(request.url).pathname)
    return problemResponse(problem, language, problem.kind === 'away' ? { 'retry-after': '5' } : {})
  }
}

function isVisitor(found: Visitor | Error | null): found is Visitor {
  return found !== null && !(found instanceof Error)
}

interface Linked {
  readonly _links?: { readonly self?: { readonly href: string }; readonly [rel: string]: { readonly href: string } }
}

function jsonResponse(result: unknown, route: ApiRoute, hasTag: boolean): Response {
  const text = JSON.stringify(result)
  const links = (result as Linked)._links ?? {}
  const around = ['next', 'prev'].flatMap((rel) => (links[rel] ? [`<${links[rel].href}>; rel="${rel}"`] : []))
  return new Response(text, {
    status: adds(route) ? 201 : 200,
    headers: {
      'content-type': 'application/json', 'cache-control': 'no-store',
      ...(adds(route) && links.self ? { location: links.self.href } : {}),
      ...(hasTag ? { etag: tagOf(text) } : {}), ...(around.length > 0 ? { link: around.join(', ') } : {}),
    },
  })
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
