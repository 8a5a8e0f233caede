import { atFrontDoor } from '../../../db/database.ts'
import { today as dayOf } from '../../../kit/plain-dates.ts'
import { NotFound } from '../../../kit/errors.ts'
import { json, openRoute, type OpenRoute, type OpenVisit, page } from '../../../web/route.ts'
import { cookieText } from '../../../web/mount.ts'
import { signInDirectly } from '../front-door.ts'
import { demoForm } from '../forms.ts'
import { DemoPage } from '../pages/sign-in.tsx'
import { listDemoPeople } from '../queries/memberships.ts'
import { sessionCookie } from '../tokens.ts'
import { type AccountParts, goOn } from '../visits.ts'

/** One click signs in as somebody of the example region, as if with second factor. */
export function demoRoutes(parts: AccountParts): OpenRoute[] {
  const people = (visit: OpenVisit<unknown>) =>
    atFrontDoor(visit.database, (tx) => listDemoPeople(tx, dayOf(visit.now)))
  return [
    openRoute({
      method: 'GET', path: '/demo', allow: 'everyone', form: 'none',
      audit: { action: 'accounts.demo_page', shows: 'nothing' },
      async handle(visit) {
        if (!isDemoHere(parts, visit)) throw new NotFound()
        const municipalities = byMunicipality(await people(visit))
        return page({
          title: visit.text.t('accounts.demo.title'), place: '',
          body: <DemoPage municipalities={municipalities} filling={parts.filling?.() ?? null} />,
        })
      },
    }),
    openRoute({
      method: 'GET', path: '/demo/voortgang', allow: 'everyone', form: 'none',
      audit: { action: 'accounts.demo_progress', shows: 'nothing' },
      async handle(visit) {
        if (!isDemoHere(parts, visit)) throw new NotFound()
        return json(progressOf(parts))
      },
    }),
    openRoute({
      method: 'POST', path: '/demo', allow: 'everyone', form: demoForm,
      audit: { action: 'accounts.demo_sign_in', shows: 'nothing' },
      async handle(visit) {
        if (!isDemoHere(parts, visit)) throw new NotFound()
        const { account, municipality } = visit.form
        const isThere = (await people(visit))
          .some((person) => person.accountId === account && person.municipalityId === municipality)
        if (!isThere) throw new NotFound()
        const { token } = await signInDirectly(visit.database, account, visit.now, municipality)
        return goOn('/kies?naar=/', cookieText(sessionCookie, token))
      },
    }),
  ]
}

/**
 * Only in a data folder with the demo's mark, over a connection of this machine itself, asked for by a name of this
 * machine, and not passed on by a proxy. Anywhere else the page does not exist.
 */
function isDemoHere({ isDemo }: AccountParts, { isLoopback, request }: OpenVisit<unknown>): boolean {
  const { hostname } = new URL(request.url)
  const isOwnName = hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
  const isPassedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host'].some((name) => request.headers.has(name))
  return isDemo && isLoopback && isOwnName && !isPassedOn
}

/** What the progress bar asks: how far, and where to go when it is ready. */
function progressOf({ filling }: AccountParts) {
  const now = filling?.() ?? null
  return now ? { done: now.done, total: now.total } : { done: 1, total: 1, ready: true, next: '/demo' }
}

type DemoPerson = Awaited<ReturnType<typeof listDemoPeople>>[number]

function byMunicipality(people: readonly DemoPerson[]) {
  const places = new Map(people.map(({ municipalityId, municipality }) => [municipalityId, municipality]))
  return [...places].map(([id, name]) => ({
    id, name, people: people.filter(({ municipalityId }) => municipalityId === id),
  }))
}
