import type { z } from 'zod'
import { readBody } from '../body.ts'
import { isPlainText } from '../fields.ts'
import { type Language, textsOf } from '../texts.tsx'
import { type InputError, Problem } from './problems.ts'
import type { ApiRoute } from './route.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The JSON of a request that carries some; a form or plain text is no request of a program (CSRF-01). */
export async function readJson(request: Request, { method, form }: ApiRoute): Promise<unknown> {
  if (method === 'GET' || form === 'none') return undefined
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new Problem('wrong_media_type')
  return (await readBody(request)).json
}

/** What was asked, in its shape; every error of the input together in one problem. */
export function parseInput(route: ApiRoute, { url, json }: { url: URL; json: unknown }, language: Language): unknown {
  const place = route.method === 'GET' ? 'query' : 'body'
  if (route.form === 'none') return refuseQuery(url, language)
  const given = place === 'query' ? queryOf(url) : json
  const result = route.form.safeParse(given)
  if (!result.success) throw wrongInput(result.error.issues.flatMap((issue) => errorsOf(issue, given, place)), language)
  return result.data
}

/** An address with something else than an id leads to nothing, as one with a foreign id does. */
export function hasOnlyIds(params: Readonly<Record<string, string>>): boolean {
  return Object.entries(params).every(([name, value]) => !name.endsWith('Id') || uuid.test(value))
}

type Untold = Omit<InputError, 'detail'>

function refuseQuery(url: URL, language: Language): undefined {
  const names = [...new Set(url.searchParams.keys())]
  if (names.length === 0) return undefined
  throw wrongInput(names.map((name) => ({ in: 'query', location: name, code: 'web.problem.unknown_key' })), language)
}

export function wrongInput(errors: readonly Untold[], language: Language): Problem {
  const { t } = textsOf(language)
  return new Problem('invalid_input', { errors: errors.map((error) => ({ ...error, detail: t(error.code) })) })
}

function errorsOf(issue: z.core.$ZodIssue, given: unknown, place: InputError['in']): Untold[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      in: place, location: locationOf([...issue.path, key], place), code: 'web.problem.unknown_key',
    }))
  }
  return [{ in: place, location: locationOf(issue.path, place), code: codeOf(issue, given) }]
}

// A shape says in a key of our texts what is wrong; the library's own English never leaves.
function codeOf(issue: z.core.$ZodIssue, given: unknown): string {
  if (/^[a-z-]+\.[\w.-]+$/.test(issue.message)) return issue.message
  const found = issue.path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)?.[key], given)
  return found === undefined ? 'web.problem.required' : 'web.problem.invalid'
}

// What somebody sent as a key comes back only when it can be read.
function locationOf(path: readonly PropertyKey[], place: InputError['in']): string {
  const parts = path.map(String).map((part) => (isPlainText(part) ? part.slice(0, 100) : '?'))
  if (place === 'query') return parts.join('.')
  return parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

function queryOf(url: URL): Record<string, string | string[]> {
  return Object.fromEntries([...new Set(url.searchParams.keys())].map((name) => {
    const values = url.searchParams.getAll(name)
    return [name, values.length === 1 ? (values[0] ?? '') : values]
  }))
}
