import { Conflict, Invalid, Refused } from '../../kit/errors.ts'
import { camelName } from '../../kit/names.ts'
import { logBug, statusOf } from '../faults.ts'
import { type Language, textsOf, type Values } from '../texts.tsx'

/** The kinds of answer that are no result, by status (RFC 9457). Their words stand under `web.api`. */
export const problemKinds = {
  invalid_input: 400, no_key: 401, not_allowed: 403, reading_key: 403, not_found: 404, wrong_method: 405,
  refused: 409, conflict: 409, likely_duplicate: 409, changed_meanwhile: 412, too_large: 413, wrong_media_type: 415,
  key_used_before: 422, if_match_missing: 428, too_many_requests: 429,
  fault: 500, away: 503,
} as const
export type ProblemKind = keyof typeof problemKinds

/** One thing that is wrong with what came in. */
export interface InputError {
  readonly in: 'body' | 'query'
  /** Of a body a JSON pointer (RFC 6901), of a query the name of the key. */
  readonly location: string
  /** Stays the same in every language. */
  readonly code: string
  readonly detail: string
}

/** An answer that says no. Thrown, nothing of the request remains; returned by a handler, its audit row does. */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly reason: { readonly key: string; readonly values?: Values } | null
  /** Members beside those of the RFC. */
  readonly members: Readonly<Record<string, unknown>>

  constructor(kind: ProblemKind, members: Record<string, unknown> = {}, reason: Problem['reason'] = null) {
    super(kind)
    this.kind = kind
    this.members = members
    this.reason = reason
  }
}

/** The answer of a problem; nothing in it tells a foreign row from one that never was (PRIV-01). */
export function problemResponse(problem: Problem, language: Language, headers: Record<string, string> = {}): Response {
  const { t } = textsOf(language)
  const { kind, reason, members } = problem
  const status = problemKinds[kind]
  const body = {
    type: `/api/v1/reference#${kind}`, title: t(`web.api.${kind}.title`), status,
    detail: reason ? t(reason.key, reason.values) : t(`web.api.${kind}.text`), ...members,
  }
  const always = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' }
  return new Response(JSON.stringify(body), { status, headers: { ...always, ...headers } })
}

/** Any error as the problem that the program is told; a bug is written down and says nothing of itself (ERR-01). */
export function problemOf(error: unknown, language: Language, path: string): Problem {
  if (error instanceof Problem) return error
  if (error instanceof Invalid) return new Problem('invalid_input', { errors: errorsOf(error, language) })
  if (error instanceof Refused) return new Problem('refused', {}, { key: error.reasonKey, values: error.values })
  if (error instanceof Conflict) return new Problem('conflict', { conflicts: error.fields })
  const status = statusOf(error)
  if (status >= 500) logBug(error, path)
  const kinds: Partial<Record<number, ProblemKind>> = {
    400: 'invalid_input', 403: 'not_allowed', 404: 'not_found', 413: 'too_large', 415: 'wrong_media_type', 503: 'away',
  }
  return new Problem(kinds[status] ?? 'fault')
}

/** What an action says of the fields of a page's form, at the places of the body that those fields came from. */
export async function atPlaces<T>(work: Promise<T>, places: ReadonlyMap<string, string>): Promise<T> {
  return work.catch((error: unknown) => {
    if (!(error instanceof Invalid)) throw error
    throw new Invalid(Object.fromEntries(Object.entries(error.problems).map(([field, keys]) =>
      [places.get(field) ?? field, keys])))
  })
}

// An action names the field of a form; a body has the same name in camelCase.
function errorsOf({ problems }: Invalid, language: Language): InputError[] {
  const { t } = textsOf(language)
  return Object.entries(problems).flatMap(([field, keys]) => keys.map((key) => ({
    in: 'body' as const, location: `/${camelName(field)}`, code: key, detail: t(key),
  })))
}
