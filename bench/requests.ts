import { randomUUID } from 'node:crypto'
import type { Ask, Asking } from './load.ts'
import type { Colleague, Newcomer, Worker } from './people.ts'

/** A kind of request that is measured, with the requests of this kind of different people. */
export interface Kind {
  readonly name: string
  /** What it costs at most, as a multiple of its own statements in pgbench; null where nothing was promised. */
  readonly most: number | null
  readonly asks: readonly Asking[]
}

/** Who asks. */
export interface Cast {
  readonly workers: readonly Worker[]
  readonly coordinators: readonly Colleague[]
}

/** What is measured against pgbench, reading before writing: what is written makes files longer. */
export function kindsOf({ workers, coordinators }: Cast): Kind[] {
  const ofEach = (make: (worker: Worker, newcomer: Newcomer) => Asking) => workers.flatMap((worker) =>
    worker.newcomers.slice(0, 1).map((newcomer) => make(worker, newcomer)))
  const path = (newcomer: Newcomer, below = '') => `/nieuwkomers/${newcomer.id}${below}`
  return [
    { name: 'API list', most: 3, asks: ofEach((worker) => apiGet(worker, '/newcomers')) },
    { name: 'API file', most: 3, asks: ofEach((worker, { id }) => apiGet(worker, `/newcomers/${id}/file`)) },
    { name: 'API timeline', most: 3, asks: ofEach((worker, { id }) => apiGet(worker, `/newcomers/${id}/timeline`)) },
    {
      name: 'API search', most: 3,
      asks: ofEach((worker, { familyName }) => apiPost(worker, '/newcomers/_search', { text: familyName }, 200)),
    },
    { name: 'HTML list', most: 6, asks: ofEach((worker) => pageGet(worker, '/nieuwkomers')) },
    { name: 'HTML file', most: 6, asks: ofEach((worker, newcomer) => pageGet(worker, path(newcomer))) },
    {
      name: 'HTML timeline', most: 6,
      asks: ofEach((worker, newcomer) => pageGet(worker, path(newcomer, '/tijdlijn'))),
    },
    {
      name: 'HTML search', most: 6,
      asks: ofEach((worker, { familyName }) => pagePost(worker, '/nieuwkomers/zoeken', { zoek: familyName }, 200)),
    },
    { name: 'HTML Today', most: 6, asks: ofEach((worker) => pageGet(worker, '/vandaag')) },
    { name: 'HTML steering', most: 3, asks: coordinators.map((person) => pageGet(person, '/sturen')) },
    {
      name: 'API contact moment', most: 4,
      asks: ofEach((worker, { id }) => apiPost(worker, `/newcomers/${id}/contact-moments`, contact, 201)),
    },
    {
      name: 'HTML contact moment', most: 6,
      asks: ofEach((worker, newcomer) => pagePost(worker, path(newcomer, '/contact'), contact, 303)),
    },
  ]
}

type Fields = (newcomer: Newcomer) => Record<string, string>

/** A day at the office: mostly looking, sometimes writing. Weights out of a hundred. */
export function mixOf({ workers, coordinators }: Cast): Asking[] {
  const among = workers.flatMap((worker) => worker.newcomers.map((newcomer) => ({ worker, newcomer })))
  const page = (below: (newcomer: Newcomer) => string) => (turn: number) =>
    pageGet(at(among, turn).worker, below(at(among, turn).newcomer))
  const form = (path: (newcomer: Newcomer) => string, fields: Fields, status: number) => (turn: number) => {
    const { worker, newcomer } = at(among, turn)
    return pagePost(worker, path(newcomer), fields(newcomer), status)
  }
  const parts: readonly (readonly [number, (turn: number) => Asking])[] = [
    [25, page(() => '/vandaag')],
    [15, page(() => '/nieuwkomers')],
    [25, page(({ id }) => `/nieuwkomers/${id}`)],
    [10, page(({ id }) => `/nieuwkomers/${id}/tijdlijn`)],
    [10, form(() => '/nieuwkomers/zoeken', ({ familyName }) => ({ zoek: familyName }), 200)],
    [5, (turn) => apiGet(at(among, turn).worker, '/newcomers')],
    [5, (turn) => apiGet(at(among, turn).worker, `/newcomers/${at(among, turn).newcomer.id}/file`)],
    [4, form(({ id }) => `/nieuwkomers/${id}/contact`, () => contact, 303)],
    [1, (turn) => pageGet(at(coordinators, turn), '/sturen')],
  ]
  const order = parts.flatMap(([weight, make]) => Array.from({ length: weight }, () => make))
  // A step of 37 goes through all hundred and puts different requests side by side; three rounds meet different files.
  return Array.from({ length: 300 }, (_, turn) => at(order, turn * 37)(turn * 7 + Math.floor(turn / 100)))
}

/** What an ordinary case worker does most: the list, a search, a file. */
export function ordinaryOf(workers: readonly Worker[]): readonly Kind[] {
  const among = workers.flatMap((worker) => worker.newcomers.map((newcomer) => ({ worker, newcomer })))
  return [
    { name: 'list', most: null, asks: among.map(({ worker }) => pageGet(worker, '/nieuwkomers')) },
    {
      name: 'search', most: null,
      asks: among.map(({ worker, newcomer }) =>
        pagePost(worker, '/nieuwkomers/zoeken', { zoek: newcomer.familyName }, 200)),
    },
    {
      name: 'file', most: null,
      asks: among.map(({ worker, newcomer: { id } }) => pageGet(worker, `/nieuwkomers/${id}`)),
    },
  ]
}

const contact = { kind: 'phone', body: 'Gebeld over de afspraak van volgende week; alles is duidelijk.' }

export function pageGet({ cookie }: Colleague, path: string): Asking {
  const ask: Ask = { method: 'GET', path, status: 200, headers: { accept: 'text/html', cookie } }
  return () => ask
}

function pagePost({ cookie, csrf }: Colleague, path: string, fields: Record<string, string>, status: number): Asking {
  const headers = {
    accept: 'text/html', cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded',
  }
  return () => {
    const body = new URLSearchParams({ ...fields, csrf, once: randomUUID() }).toString()
    return { method: 'POST', path, status, headers, body }
  }
}

function apiGet({ key }: Colleague, path: string): Asking {
  const ask: Ask = { method: 'GET', path: `/api/v1${path}`, status: 200, headers: { authorization: `Bearer ${key}` } }
  return () => ask
}

function apiPost({ key }: Colleague, path: string, body: unknown, status: number): Asking {
  const ask: Ask = {
    method: 'POST', path: `/api/v1${path}`, status, body: JSON.stringify(body),
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
  }
  return () => ask
}

function at<T>(list: readonly T[], turn: number): T {
  const found = list[turn % list.length]
  if (found === undefined) throw new Error('the population is too small to measure')
  return found
}
