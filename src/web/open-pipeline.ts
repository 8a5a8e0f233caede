import { Invalid, Refused, TooSoon } from '../kit/errors.ts'
import type { Body, Fields } from './body.ts'
import { type FormState, freshForm } from './form-state.ts'
import type { House } from './house.ts'
import type { OpenAnswer, OpenRoute, OpenVisit } from './route.ts'
import { type Language, textsOf } from './texts.tsx'
import type { Visitor } from './visitor.ts'

export interface OpenCall {
  readonly house: House
  readonly route: OpenRoute
  readonly request: Request
  readonly url: URL
  readonly params: Record<string, string>
  readonly visitor: Visitor | null
  readonly language: Language
  readonly body: Body
  readonly now: Date
  /** Whom the request counts as coming from. */
  readonly address: string
  /** The other end of the connection. */
  readonly peer: string
}

/** The front door's way of working: parse, act, answer; a wrong form is shown again. Handlers open their own doors. */
export async function performOpen(call: OpenCall): Promise<{ answer: OpenAnswer; status?: number }> {
  const typed = typedFields(call)
  const { route } = call
  const parsed = route.form === 'none' ? null : route.form.safeParse(typed)
  if (parsed && !parsed.success) {
    const problems: Record<string, string[]> = {}
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0] ?? '')
      problems[field] = [...(problems[field] ?? []), issue.message]
    }
    return showAgain(call, typed, problems, 422)
  }
  try {
    return { answer: await route.handle(visitOf(call, parsed?.data, freshForm) as OpenVisit<never>) }
  } catch (error) {
    if (error instanceof Invalid) return showAgain(call, typed, error.problems, 422)
    if (error instanceof Refused) {
      const reason = textsOf(call.language).t(error.reasonKey, error.values)
      const again = await showAgain(call, typed, { '': [reason] }, error instanceof TooSoon ? 429 : 409)
      if (!(error instanceof TooSoon)) return again
      return { ...again, answer: { ...again.answer, headers: { 'retry-after': String(error.seconds) } } }
    }
    throw error
  }
}

async function showAgain(
  call: OpenCall, typed: Fields, problems: Record<string, string[]>, status: number,
): Promise<{ answer: OpenAnswer; status: number }> {
  const { t } = textsOf(call.language)
  const translated = Object.fromEntries(Object.entries(problems).map(([field, keys]) => [
    field, [...new Set(keys)].map((key) => inWords(key, t)),
  ]))
  const state: FormState = { values: withoutSecrets(typed), problems: translated }
  if (!call.route.again) return { answer: { kind: 'json', body: { status, problems: translated }, status }, status }
  return { answer: await call.route.again(visitOf(call, undefined, state) as OpenVisit<never>), status }
}

/** A key becomes its sentence; a sentence stays; the library's own English never reaches a page. */
function inWords(key: string, t: (key: string) => string): string {
  if (/^[a-z-]+\.[\w.-]+$/.test(key)) return t(key)
  return /^Invalid|^Expected|^Too /.test(key) ? t('web.problem.invalid') : key
}

/** A password or code is never written back into a page. */
function withoutSecrets(typed: Fields): Fields {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !/password|code/i.test(name)))
}

function typedFields(call: OpenCall): Fields {
  const all = call.route.method === 'GET' ? Object.fromEntries(call.url.searchParams) : call.body.fields
  return Object.fromEntries(Object.entries(all).filter(([name]) => name !== 'csrf' && name !== 'once'))
}

function visitOf(call: OpenCall, form: unknown, state: FormState): OpenVisit {
  return {
    request: call.request, url: call.url, params: call.params, form, state, visitor: call.visitor,
    database: call.house.database, now: call.now, text: textsOf(call.language), address: call.address,
    isLoopback: /^(127\.|::1$|::ffff:127\.|in-process$)/.test(call.peer),
  }
}
