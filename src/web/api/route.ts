import type { z } from 'zod'
import type { Place } from '../../db/keyset.ts'
import type { Allow, Audit, Visit } from '../route.ts'
import type { Problem } from './problems.ts'

export const apiBase = '/api/v1'

/** Semantic version of the whole interface, in each answer's API-Version; docs/api says when it goes up. */
export const apiVersion = '1.0.0'

/** What the handler of an operation gets. */
export interface ApiVisit<F = unknown> extends Visit<F> {
  /** Where the page before ended; null at the beginning of a list, and where there is no list. */
  readonly after: Place | null
  /** A place in this list as the next page's `cursor`. */
  cursorOf(place: Place): string
}

/** An operation that is not erased to one type yet. */
interface Line<F extends z.ZodType | 'none', A extends z.ZodType> {
  /**
   * Below /api/v1, English nouns. A last part with an underscore is a question that is asked by POST, so that no name
   * stands in an address (`/newcomers/_search`): it adds nothing.
   */
  readonly path: `/${string}`
  /** What it does, in Dutch, for the published document. */
  readonly summary: string
  readonly allow: Allow
  readonly audit: Audit
  /** The JSON body, or the query of a GET. */
  readonly form: F
  /** Every field that leaves. */
  readonly answer: A
  readonly reads?: 'figures'
  readonly handle: (visit: ApiVisit<F extends z.ZodType ? z.output<F> : undefined>) => Promise<z.output<A> | Problem>
}

interface Reading<F extends z.ZodType | 'none', A extends z.ZodType> extends Line<F, A> {
  readonly method: 'GET' | 'POST'
  readonly guard?: never
}

interface Changing<F extends z.ZodType | 'none', A extends z.ZodType> extends Line<F, A> {
  readonly method: 'PATCH' | 'PUT' | 'DELETE'
  /**
   * Holds the thing until the transaction ends and gives it as the GET of the same path shows it: the request must
   * carry the print of exactly that in If-Match (BUS-02).
   */
  readonly guard: (visit: Visit<unknown>) => Promise<z.output<A>>
}

interface Deciding<F extends z.ZodType | 'none', A extends z.ZodType> extends Line<F, A> {
  /** An act on the thing whose address stands before the last part: completing a talk, closing a file. */
  readonly method: 'POST'
  /** The same for that thing, as the GET of its address shows it. */
  readonly guard: (visit: Visit<unknown>) => Promise<unknown>
}

/** One operation of the interface for programs, as the server and the published document read it. */
export interface ApiRoute extends Omit<Line<z.ZodType | 'none', z.ZodType>, 'handle'> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly guard?: (visit: Visit<unknown>) => Promise<unknown>
  readonly handle: (visit: ApiVisit<never>) => Promise<unknown>
}

/** A line of a room's table. Leaving out allow, audit, form, answer, or the guard of a change is a type error. */
export function operation<F extends z.ZodType | 'none', A extends z.ZodType>(
  line: Reading<F, A> | Changing<F, A> | Deciding<F, A>,
): ApiRoute {
  return line
}

/** Changes nothing: a GET, or a question asked by POST. */
export function reads({ method, path }: Pick<ApiRoute, 'method' | 'path'>): boolean {
  return method === 'GET' || /\/_[a-z]+$/.test(path)
}

/** Adds something: answers 201 with its address, and keeps its answer for a repeated Idempotency-Key. */
export function adds(route: Pick<ApiRoute, 'method' | 'path'>): boolean {
  return route.method === 'POST' && !reads(route)
}
