import { createHash } from 'node:crypto'
import type { Tx } from '../../db/database.ts'
import type { Place } from '../../db/keyset.ts'
import { claimAnswer, dropClaim, keepAnswer } from '../../db/receipts.ts'
import { Forbidden, NotFound } from '../../kit/errors.ts'
import { freshForm } from '../form-state.ts'
import { answerAndLog, type Entered, inTransactionOf, logFailure, logRefusal, mayCome } from '../pipeline.ts'
import type { Visit } from '../route.ts'
import { Problem } from './problems.ts'
import { cursorOf, placeOfCursor } from './cursors.ts'
import { hasOnlyIds, parseInput, readJson, wrongInput } from './reading.ts'
import { adds, type ApiRoute, reads } from './route.ts'

/** A program's request that has passed the door. */
export interface ApiCall extends Entered {
  readonly route: ApiRoute
}

/**
 * Role, shape, then one transaction that acts and writes its audit row, as for a page; what was added stays known by
 * its Idempotency-Key, and a change must name the state that it was made from.
 */
export async function performApi(call: ApiCall): Promise<unknown> {
  try {
    if (!mayCome(call.route, call.actor)) throw new Forbidden('role')
    if (!reads(call.route) && !call.visitor.mayWrite) await refuseReadingKey(call)
    if (!hasOnlyIds(call.params)) throw new NotFound()
    const json = await readJson(call.request, call.route)
    const form = parseInput(call.route, { url: call.url, json }, call.visitor.language)
    if (call.route.guard && !call.request.headers.has('if-match')) throw new Problem('if_match_missing')
    return await inTransactionOf(call, (tx) => act(call, tx, { form, json }))
  } catch (error) {
    await logFailure(call, error)
    throw error
  }
}

async function refuseReadingKey(call: ApiCall): Promise<never> {
  await logRefusal(call, 'refused')
  throw new Problem('reading_key')
}

/** A strong ETag: the print of exactly this text. */
export function tagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
}

async function act(call: ApiCall, tx: Tx, { form, json }: { form: unknown; json: unknown }): Promise<unknown> {
  const key = adds(call.route) ? call.request.headers.get('idempotency-key') : null
  const receipt = key === null ? null : receiptOf(call, key, json)
  const earlier = receipt && await claimAnswer(tx, call.actor, { ...receipt, now: call.now })
  if (earlier && earlier.requestPrint !== receipt.requestPrint) throw new Problem('key_used_before')
  if (earlier) return earlier.answer
  const answer = await answerAndLog(call, tx, { form, state: freshForm, handle: guarded(call) })
  if (!receipt) return answer
  if (answer instanceof Problem) await dropClaim(tx, call.actor, receipt.token)
  else await keepAnswer(tx, call.actor, receipt.token, { answer, now: call.now })
  return answer
}

function guarded(call: ApiCall) {
  const { route, request } = call
  return async (visit: Visit<never>) => {
    if (route.guard && !matches(request, tagOf(JSON.stringify(await route.guard(visit))))) {
      throw new Problem('changed_meanwhile')
    }
    return route.handle({ ...visit, ...inList(call, visit.form) })
  }
}

/** Where the page begins that was asked for, and how the next one is asked. */
function inList({ house: { secret }, actor, url, visitor }: ApiCall, form: { readonly cursor?: string } | undefined) {
  const listing = { secret, actor, url }
  const after = form?.cursor === undefined ? null : placeOfCursor(listing, form.cursor)
  if (form?.cursor !== undefined && after === null) {
    throw wrongInput([{ in: 'query', location: 'cursor', code: 'web.problem.cursor' }], visitor.language)
  }
  return { after, cursorOf: (place: Place) => cursorOf(listing, place) }
}

// `*` would match whatever stands there, which is what the rule is to prevent.
function matches(request: Request, tag: string): boolean {
  return (request.headers.get('if-match') ?? '').split(',').some((given) => given.trim() === tag)
}

/** The key in a form that fits the receipts of the pages, and the print of what was asked with it. */
function receiptOf({ route, url }: ApiCall, key: string, json: unknown): { token: string; requestPrint: string } {
  if (key.length > 200) throw new Problem('invalid_input')
  return {
    token: hash(`api ${key}`).slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    requestPrint: hash(JSON.stringify([route.method, url.pathname, json])),
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
