import { z } from 'zod'
import type { Visit } from '../route.ts'
import { apiBase } from './route.ts'

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

/** The addresses of a page and of those beside it. */
export const neighbours = z.strictObject({ self: link, next: link.optional(), prev: link.optional() })

/** A page of a list. */
export function pageOf<T extends z.ZodType>(item: T, title: string) {
  return z.strictObject({
    items: z.array(item), total: z.int(), page: z.int(), pageSize: z.int(),
    _links: neighbours,
  }).meta({ title })
}

interface Asked {
  readonly page: number
  readonly pageSize: number
}

/** The rows of a page in the query's own words: where it begins and how many it holds. */
export function placeOf({ page, pageSize }: Asked): { offset: number; limit: number } {
  return { offset: (page - 1) * pageSize, limit: pageSize }
}

/** One page with its neighbours; the other keys of the query stay in their addresses. */
export function pageAnswer<T>(visit: Paged, { items, total }: { items: T[]; total: number }) {
  const { page, pageSize } = visit.form
  return { items, total, page, pageSize, _links: pageLinks(visit, page * pageSize < total) }
}

type Paged = Pick<Visit<Asked>, 'url' | 'form'>

/** This page, the next when there is more, and the one before. */
export function pageLinks({ url, form: { page } }: Paged, hasMore: boolean) {
  const at = (number: number) => {
    const query = new URLSearchParams(url.searchParams)
    query.set('page', String(number))
    return { href: `${url.pathname}?${query}` }
  }
  return {
    self: { href: `${url.pathname}${url.search}` },
    ...(hasMore ? { next: at(page + 1) } : {}), ...(page > 1 ? { prev: at(page - 1) } : {}),
  }
}
