import { hasRole } from '../../../kit/actor.ts'
import {
  openRoute, type OpenRoute, type OpenVisit, page, redirect, type Route, route, type Visit,
} from '../../../web/route.ts'
import { asGuest } from '../../activities/routes/public.tsx'
import { findKept } from '../../newcomers/queries/identity.ts'
import { namesOf } from '../../newcomers/queries/due.ts'
import { getMunicipality, listVillages } from '../../territory/queries.ts'
import { matchMakers, matchWorkers } from '../access.ts'
import type { BuddyParts } from '../actions/links.ts'
import { signUpAsLocal } from '../actions/registering.ts'
import { openLocalForm } from '../forms.ts'
import { OpenLocalPage } from '../pages/local.tsx'
import { buddiesPath, tabsFor } from '../pages/parts.tsx'
import { WaitingPage } from '../pages/waiting.tsx'
import { listLocals, listNewcomers } from '../queries/registrations.ts'
import { stageOf } from '../rules/registrations.ts'
import { shortagesOf } from '../rules/shortage.ts'

const openPath = '/maatje-worden'

/** The waiting list of both sides. */
export const waitingRoutes: readonly Route[] = [
  route({
    method: 'GET', path: buddiesPath, allow: matchWorkers, form: 'none',
    audit: { action: 'buddies.waiting', shows: 'people' }, handle: showWaiting,
  }),
]

/** A resident signs up by themselves; they may write and read nothing back. */
export const openLocalRoutes = ({ secret }: BuddyParts): OpenRoute[] => [
  openRoute({
    method: 'GET', path: `${openPath}/:municipality`, allow: 'everyone', form: 'none',
    audit: { action: 'buddies.open', shows: 'nothing' }, handle: showOpen,
  }),
  openRoute({
    method: 'POST', path: `${openPath}/:municipality`, allow: 'everyone', form: openLocalForm,
    audit: { action: 'buddies.open.add', shows: 'nothing' }, again: showOpen,
    handle: (visit) => asGuest(visit, async ({ tx, actor, municipality }) => {
      await signUpAsLocal({ tx, actor, now: visit.now }, visit.form, { secret, address: visit.address })
      return redirect(`${openPath}/${municipality.slug}?gelukt=1`)
    }),
  }),
]

async function showWaiting(visit: Visit<unknown>) {
  const { tx, actor, today, text } = visit
  const [allNewcomers, allLocals, { slug }] = await Promise.all([
    listNewcomers(tx, actor), listLocals(tx, actor), getMunicipality(tx, actor),
  ])
  const newcomers = allNewcomers.filter((row) => stageOf(row, today) !== 'paired')
  const locals = allLocals.filter((row) => stageOf(row, today, row.places) !== 'paired')
  const personIds = newcomers.map(({ personId }) => personId)
  const [names, kept] = await Promise.all([namesOf(tx, actor, personIds), findKept(tx, actor, personIds)])
  visit.saw(...personIds)
  const isCoordinator = hasRole(actor, ...matchMakers)
  // Without every file somebody cannot know how many places are taken, so cannot say what is short.
  const waiting = newcomers.filter((row) => stageOf(row, today) !== 'parked')
  const view = {
    newcomers: newcomers.map((row) => ({
      ...row, personId: kept.get(row.personId) ?? row.personId, name: names.get(row.personId)?.name ?? '',
    })),
    locals, today, tabs: tabsFor(isCoordinator), openPath: `${openPath}/${slug}`, mayMatch: isCoordinator,
    paired: allNewcomers.length + allLocals.length - newcomers.length - locals.length,
    shortages: isCoordinator ? shortagesOf(waiting, locals) : [],
  }
  return page({ title: text.t('buddies.title'), place: 'buddies', wide: true, body: <WaitingPage view={view} /> })
}

async function showOpen(visit: OpenVisit<unknown>) {
  return asGuest(visit, async ({ tx, actor, municipality }) => {
    const view = {
      from: {}, voice: 'mine' as const, villages: await listVillages(tx, actor), municipality: municipality.name,
      path: `${openPath}/${municipality.slug}`, isDone: visit.url.searchParams.has('gelukt'), state: visit.state,
    }
    return page({ title: visit.text.t('buddies.open.title'), place: '', body: <OpenLocalPage view={view} /> })
  })
}
