import type { VNode } from 'preact'
import type { z } from 'zod'
import type { Database, Tx } from '../db/database.ts'
import type { Actor, Role } from '../kit/actor.ts'
import type { Upload } from './body.ts'
import type { FormState } from './form-state.ts'
import type { Texts } from './texts.tsx'
import type { Visitor } from './visitor.ts'

/** Who may come here at all; what they may do with the record is the room's access.ts. */
export type Allow = readonly [Role, ...Role[]] | 'every_role'

/**
 * The audit column. `shows` says what leaves: a `file` route must name the people it showed (visit.saw),
 * or the answer is withheld; `people` is a list or search; `figures` counts; `nothing` no person at all.
 */
export interface Audit {
  readonly action: string
  readonly shows: 'file' | 'people' | 'figures' | 'nothing'
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What a handler gets: one request of one actor, inside one transaction of one municipality. */
export interface Visit<F = unknown> {
  readonly request: Request
  readonly url: URL
  readonly params: Readonly<Record<string, string>>
  /** The parsed form (POST) or query (GET). */
  readonly form: F
  /** Uploaded files by field name, on a route with an uploadLimit. */
  readonly files: Readonly<Record<string, Upload>>
  /** What was typed and what is wrong with it, when a form is shown again; else empty. */
  readonly state: FormState
  readonly actor: Actor
  readonly visitor: Visitor
  readonly tx: Tx
  readonly database: Database
  readonly now: Date
  /** YYYY-MM-DD in Europe/Amsterdam. */
  readonly today: string
  readonly text: Texts
  /** Names the people whose data this answer shows; they get their line in the access log. */
  saw(...personIds: string[]): void
  /** Names the object of the audit row, and the ground on which it was opened. */
  about(kind: string, id: string, ground?: string): void
}

export type Answer =
  | { kind: 'page'; title: string; place: string; body: VNode; status?: number; wide?: boolean; alone?: boolean }
  | { kind: 'redirect'; to: string }
  | { kind: 'json'; body: unknown; status?: number }
  | { kind: 'file'; body: Uint8Array | ReadableStream<Uint8Array> | string; name: string; type: string }

export interface Route {
  readonly method: Method
  readonly path: string
  readonly allow: Allow
  readonly audit: Audit
  readonly form: z.ZodType | 'none'
  /** Accepts a file upload up to this many bytes; absent: fields only. */
  readonly uploadLimit?: number
  /**
   * Opens the transaction in the figures scope: for everybody who sees not every file, or with `own_figures` only for
   * who works with no files, so that a case worker counts their own people.
   */
  readonly reads?: 'figures' | 'own_figures'
  /** The page with the form, shown again with what was typed when it was wrong or refused. */
  readonly again?: (visit: Visit<never>) => Promise<Answer>
  readonly handle: (visit: Visit<never>) => Promise<Answer>
}

interface RouteOf<F extends z.ZodType | 'none'> extends Omit<Route, 'form' | 'handle' | 'again'> {
  readonly form: F
  readonly handle: (visit: Visit<F extends z.ZodType ? z.output<F> : undefined>) => Promise<Answer>
  readonly again?: (visit: Visit<undefined>) => Promise<Answer>
}

/** A line of a room's table. Leaving out allow, audit or form is a type error. */
export function route<F extends z.ZodType | 'none'>(line: RouteOf<F>): Route {
  return line
}

/**
 * A page in the shell; `place` is the key of the navigation item that is marked. `alone` leaves everything around the
 * body away: the screen is shared with the newcomer, who may not see or reach anybody else from it.
 */
export function page(answer: Omit<Extract<Answer, { kind: 'page' }>, 'kind'>): Answer {
  return { kind: 'page', ...answer }
}

/** POST, redirect, GET. */
export function redirect(to: string): Answer {
  return { kind: 'redirect', to }
}

export function json(body: unknown, status = 200): Answer {
  return { kind: 'json', body, status }
}

/** Always an attachment with its own name, never shown in the browser's page (UPL-02). */
export function file(name: string, type: string, body: Uint8Array | ReadableStream<Uint8Array> | string): Answer {
  return { kind: 'file', name, type, body }
}

/** A request at the front door: nobody may be signed in, and no row about a newcomer can be reached. */
export interface OpenVisit<F = unknown> {
  readonly request: Request
  readonly url: URL
  readonly params: Readonly<Record<string, string>>
  readonly form: F
  readonly state: FormState
  readonly visitor: Visitor | null
  readonly database: Database
  readonly now: Date
  readonly text: Texts
  /** Where the visitor is; a forged X-Forwarded-For has no say in it (INP-03). */
  readonly address: string
  /** The connection itself comes from this machine; a proxy on it makes one too. */
  readonly isLoopback: boolean
}

/** An answer of the front door may set or clear cookies. */
export type OpenAnswer = Answer & { cookies?: readonly string[]; headers?: Readonly<Record<string, string>> }

export interface OpenRoute {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly allow: 'everyone'
  readonly audit: { readonly action: string; readonly shows: 'nothing' }
  readonly form: z.ZodType | 'none'
  readonly again?: (visit: OpenVisit<never>) => Promise<OpenAnswer>
  readonly handle: (visit: OpenVisit<never>) => Promise<OpenAnswer>
}

interface OpenRouteOf<F extends z.ZodType | 'none'> extends Omit<OpenRoute, 'form' | 'handle' | 'again'> {
  readonly form: F
  readonly handle: (visit: OpenVisit<F extends z.ZodType ? z.output<F> : undefined>) => Promise<OpenAnswer>
  readonly again?: (visit: OpenVisit<undefined>) => Promise<OpenAnswer>
}

/** A line of the front door's table: signing in, joining by link, choosing where to work. */
export function openRoute<F extends z.ZodType | 'none'>(line: OpenRouteOf<F>): OpenRoute {
  return line
}
