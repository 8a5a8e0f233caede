import { z } from 'zod'
import type { Place } from '../../db/keyset.ts'
import { apiBase, type ApiVisit } from './route.ts'

// What leaves as JSON.

/** A day of the Dutch calendar. */
export const day = z.iso.date()

/** A moment, in UTC. */
export const moment = z.iso.datetime()

export const id = z.uuid()

/** Where something else is found. */
export const link = z.strictObject({ href: z.string() })

/** Something that was added: its id and where it is. The whole answer, so that it can be given again. */
export const made = z.strictObject({ id, _links: z.strictObject({ self: link }) }).meta({ title: 'Made' })
export type Made = z.output<typeof made>

/** The answer of something that was added; `path` below /api/v1. */
export function madeAt(madeId: string, path: string): Made {
  return { id: madeId, _links: { self: { href: `${apiBase}${path}` } } }
}

/** The addresses of a page, of the first and of the next one. */
const around = z.strictObject({ self: link, first: link, next: link.optional() })

/** A page of a list. */
export function pageOf<T extends z.ZodType>(item: T, title: string) {
  return z.strictObject({
    items: z.array(item), pageSize: z.int(), _links: around,
    total: z.int().optional().describe('Hoeveel er zijn, alleen op de eerste bladzijde en waar dat te tellen is.'),
  }).meta({ title })
}

interface Page<R, T> {
  /** The rows of the page, and one more when there is a next page. */
  readonly rows: readonly R[]
  readonly placeOf: (row: R) => Place
  readonly itemOf: (row: R) => T
  readonly total?: number | undefined
}

/** How many rows the query of a page asks for: one more says that there is a next page. */
export function limitOf({ form }: Paged): number {
  return form.pageSize + 1
}

/** The rows that are shown. */
export function shownOf<R>({ form }: Paged, rows: readonly R[]): R[] {
  return rows.slice(0, form.pageSize)
}

/** One page with the addresses around it; the other keys of the query stay in them. */
export function pageAnswer<R, T>(visit: Paged, { rows, placeOf, itemOf, total }: Page<R, T>) {
  const shown = shownOf(visit, rows)
  const last = rows.length > shown.length ? shown.at(-1) : undefined
  return {
    items: shown.map(itemOf), pageSize: visit.form.pageSize, ...(total === undefined ? {} : { total }),
    _links: linksOf(visit, last && placeOf(last)),
  }
}

type Paged = ApiVisit<{ readonly pageSize: number }>

function linksOf({ url, cursorOf }: Paged, last: Place | undefined) {
  const at = (cursor: string | null) => {
    const query = new URLSearchParams(url.searchParams)
    query.delete('cursor')
    if (cursor !== null) query.set('cursor', cursor)
    return { href: query.size > 0 ? `${url.pathname}?${query}` : url.pathname }
  }
  return {
    self: { href: `${url.pathname}${url.search}` }, first: at(null), ...(last ? { next: at(cursorOf(last)) } : {}),
  }
}
