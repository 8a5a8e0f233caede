import { createHash } from 'node:crypto'
import { writeAudit } from '../db/audit.ts'
import { inMunicipality, type Tx } from '../db/database.ts'
import { dropDrafts } from '../db/drafts.ts'
import { type Actor, hasRole } from '../kit/actor.ts'
import { Conflict, Invalid, Refused } from '../kit/errors.ts'
import { today } from '../kit/plain-dates.ts'
import { type Body, type Fields, UnreadableBody } from './body.ts'
import { refusalBody } from './error-pages.tsx'
import { statusOf } from './faults.ts'
import { type FormState, freshForm } from './form-state.ts'
import { traceIdOf } from './guard.ts'
import type { House } from './house.ts'
import { dropHeldForm, findReceipt, keepReceipt } from '../db/receipts.ts'
import type { Answer, Route, Visit } from './route.ts'
import { textsOf } from './texts.tsx'
import type { Visitor } from './visitor.ts'

/** What every request needs of its line, whether a page or a program asks. */
export type Line = Pick<Route, 'method' | 'path' | 'allow' | 'audit' | 'reads'>

/** One request that has passed the door: who, where, and what came in. */
export interface Entered {
  readonly house: House
  readonly route: Line
  readonly request: Request
  readonly url: URL
  readonly params: Record<string, string>
  readonly visitor: Visitor
  readonly actor: Actor
  readonly body: Body
  readonly now: Date
  /** `browser` or `api`, with the address of the connection. */
  readonly origin: string
}

/** A request for a page. */
export interface Call extends Entered {
  readonly route: Route
}

export interface Outcome {
  readonly answer: Answer
  readonly status?: number
}

const ownFields = new Set(['csrf', 'once', 'draft'])

/** Parse, one transaction, act, audit row, answer; a wrong or refused form is shown again with what was typed. */
export async function perform(call: Call): Promise<Outcome> {
  const typed = typedFields(call)
  const parsed = parse(call, typed)
  if (!parsed.success) return showAgain(call, { values: typed, problems: translated(call, parsed.problems) }, 422)
  try {
    return { answer: await act(call, parsed.form) }
  } catch (error) {
    if (error instanceof Invalid) {
      return showAgain(call, { values: typed, problems: translated(call, error.problems) }, 422)
    }
    if (error instanceof Refused) {
      const sentence = textsOf(call.visitor.language).t(error.reasonKey, error.values)
      return showAgain(call, { values: typed, problems: { '': [sentence] } }, 409)
    }
    if (error instanceof Conflict) {
      const problems = { '': [textsOf(call.visitor.language).t('web.problem.conflict')] }
      return showAgain(call, { values: typed, problems, conflicts: error.fields }, 409)
    }
    await logFailure(call, error)
    throw error
  }
}

/** Whether one of the actor's roles may come to this line at all. */
export function mayCome({ allow }: Line, { roles }: Actor): boolean {
  return allow === 'every_role' || allow.some((role) => roles.has(role))
}

/** Writes down a refused attempt, outside the transaction that refused it. */
export async function logRefusal(call: Entered, result: 'refused' | 'not_found'): Promise<void> {
  await inMunicipality(call.house.database, { ...call.actor, scope: 'none' }, async (tx) =>
    writeAudit(tx, call.actor, {
      action: call.route.audit.action, result, origin: call.origin, traceId: traceIdOf(call.request), at: call.now,
    }))
}

async function act(call: Call, form: unknown): Promise<Answer> {
  return inTransactionOf(call, async (tx) => {
    const once = onceOf(call)
    const earlier = once ? await findReceipt(tx, call.actor, once, call.now) : null
    if (earlier) return { kind: 'redirect', to: earlier }
    const answer = await answerAndLog(call, tx, { form, state: freshForm, handle: call.route.handle })
    if (once && answer.kind === 'redirect') {
      await keepReceipt(tx, call.actor, once, { location: answer.to, now: call.now })
      await dropHeldForm(tx, call.actor, String(call.body.fields['once']))
    }
    const draft = call.body.fields['draft']
    if (typeof draft === 'string' && answer.kind === 'redirect') await dropDrafts(tx, call.actor, draft)
    return answer
  })
}

/** The same form with the same content, sent twice; other content from the same page is another act. */
function onceOf(call: Call): string | null {
  const { once, ...fields } = call.body.fields
  if (typeof once !== 'string' || !once) return null
  const hash = createHash('sha256').update(JSON.stringify([once, call.url.pathname, fields])).digest('hex')
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

async function showAgain(call: Call, state: FormState, status: number): Promise<Outcome> {
  const { again } = call.route
  const isPage = (call.request.headers.get('accept') ?? '').includes('text/html')
  if (!again && isPage) return refusalPage(call, state, status)
  if (!again) {
    const detail = call.route.method === 'GET' ? {} : { problems: state.problems, conflicts: state.conflicts ?? {} }
    return { answer: { kind: 'json', body: { status, title: 'invalid input', ...detail }, status }, status }
  }
  const answer = await inTransactionOf(call, (tx) => answerAndLog(call, tx, { form: undefined, state, handle: again }))
  return { answer, status }
}

// A wrong query in an address is nobody's form; an act of one tap says in words why it was not done.
function refusalPage(call: Call, state: FormState, status: number): Outcome {
  if (call.route.method === 'GET') throw new UnreadableBody(400, 'the query of this address is not known')
  const title = textsOf(call.visitor.language).t('web.error.refused.title')
  const reasons = [...new Set(Object.values(state.problems).flat())]
  return { answer: { kind: 'page', title, place: '', body: refusalBody(reasons) }, status }
}

/** One transaction of the actor's municipality, in the scope that the line asks for. */
export function inTransactionOf<T>(call: Entered, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { reads } = call.route
  const isFigures = reads === 'figures' ? call.actor.scope !== 'all'
    : reads === 'own_figures' && !hasRole(call.actor, 'coordinator', 'case_worker')
  const actor: Actor = isFigures ? { ...call.actor, scope: 'figures' } : call.actor
  return inMunicipality(call.house.database, actor, work)
}

interface Work<A> {
  readonly form: unknown
  readonly state: FormState
  readonly handle: (visit: Visit<never>) => Promise<A>
}

/** Handles the request and writes its audit row; what shows a file says whose, or is withheld (PRIV-05, PRIV-07). */
export async function answerAndLog<A>(call: Entered, tx: Tx, { form, state, handle }: Work<A>): Promise<A> {
  const seen = new Set<string>()
  const object = { kind: '', id: '', ground: '' }
  const visit: Visit = {
    request: call.request, url: call.url, params: call.params, form, files: call.body.files, state,
    actor: call.actor, visitor: call.visitor, tx, database: call.house.database, now: call.now,
    today: today(call.now), text: textsOf(call.visitor.language),
    saw: (...personIds) => personIds.forEach((personId) => seen.add(personId)),
    about: (kind, id, ground = '') => Object.assign(object, { kind, id, ground }),
  }
  const answer = await handle(visit as Visit<never>)
  if (call.route.audit.shows === 'file' && seen.size === 0 && (answer as Partial<Answer>).kind !== 'redirect') {
    throw new Error(`${call.route.method} ${call.route.path} showed a file without saying whose`)
  }
  writeAudit(tx, call.actor, {
    action: call.route.audit.action, result: 'ok', objectKind: object.kind, personIds: [...seen],
    ...(object.id ? { objectId: object.id } : {}), ground: object.ground,
    origin: call.origin, traceId: traceIdOf(call.request), at: call.now,
  })
  return answer
}

function typedFields(call: Call): Fields {
  const all = call.route.method === 'GET' ? Object.fromEntries(call.url.searchParams) : call.body.fields
  return Object.fromEntries(Object.entries(all).filter(([name]) => !ownFields.has(name)))
}

type Parsed = { success: true; form: unknown } | { success: false; problems: Record<string, string[]> }

function parse(call: Call, typed: Fields): Parsed {
  if (call.route.form === 'none') return { success: true, form: undefined }
  const given = call.body.json ?? (call.route.method === 'GET' ? queryFields(call.url) : typed)
  const result = call.route.form.safeParse(given)
  if (result.success) return { success: true, form: result.data }
  const problems: Record<string, string[]> = {}
  for (const issue of result.error.issues) {
    const field = String(issue.path[0] ?? '')
    const key = issue.code === 'unrecognized_keys' ? 'web.problem.unknown_field' : issue.message
    problems[field] = [...new Set([...(problems[field] ?? []), key])]
  }
  return { success: false, problems }
}

function queryFields(url: URL): Fields {
  const fields: Fields = {}
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name)
    fields[name] = values.length === 1 ? (values[0] ?? '') : values
  }
  return fields
}

function translated(call: Call, problems: Record<string, string[]>): Record<string, string[]> {
  const { t } = textsOf(call.visitor.language)
  return Object.fromEntries(Object.entries(problems).map(([field, keys]) => [
    field, keys.map((key) => (/^[a-z-]+\.[\w.-]+$/.test(key) ? t(key) : t('web.problem.invalid'))),
  ]))
}

export async function logFailure(call: Entered, error: unknown): Promise<void> {
  const status = statusOf(error)
  if (status === 404) await logRefusal(call, 'not_found')
  if (status === 403) await logRefusal(call, 'refused')
}
