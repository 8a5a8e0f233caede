import { inMunicipality } from '../../db/database.ts'
import { today as dayOf } from '../../kit/plain-dates.ts'
import {
  file, type OpenAnswer, openRoute, type OpenRoute, type OpenVisit, page, redirect, type Route, route, type Visit,
} from '../../web/route.ts'
import { scannable } from '../../web/scannable.ts'
import { nobodyIn } from '../accounts/rules/actors.ts'
import { shownToken } from '../accounts/shared-links.ts'
import { hashOfToken } from '../accounts/tokens.ts'
import { feedOf } from '../activities/rules/feed.ts'
import { inviters } from '../invitations/access.ts'
import { isLinkOpen } from '../invitations/rules/invitations.ts'
import { filePath } from '../newcomers/pages/header.tsx'
import { filePage, openFile } from '../newcomers/routes/opening.tsx'
import type { FileHead } from '../newcomers/rules/file-head.ts'
import { makeLink, type OwnDate, ownDates, revokeLinks } from './actions.ts'
import { CalendarLinkPage, LinkGonePage, OwnCalendarPage } from './pages.tsx'
import { findLink, findLinkOf } from './queries.ts'

interface CalendarParts {
  /** Links are made with it. */
  readonly secret: string
  /** Public address when it is set. */
  readonly origin: string | null
}

type AnyVisit = Visit<unknown>

const path = '/nieuwkomers/:person/eigen-agenda'
const own = '/mijn-agenda/:token'
const aboutFile = (action: string) => ({ action: `own_calendars.${action}`, shows: 'file' }) as const
const nothing = (action: string) => ({ action: `own_calendars.${action}`, shows: 'nothing' }) as const

/** A newcomer's own calendar, by a link: a colleague makes it, a phone subscribes to it. */
export function ownCalendarRoutes(parts: CalendarParts): (Route | OpenRoute)[] {
  return [
    route({
      method: 'GET', path, allow: inviters, form: 'none', audit: aboutFile('link'),
      handle: (visit) => showLink(parts, visit),
    }),
    route({
      method: 'POST', path, allow: inviters, form: 'none', audit: aboutFile('link.make'),
      again: (visit) => showLink(parts, visit),
      handle: (visit) => done(visit, (head) => makeLink(visit, parts, head)),
    }),
    route({
      method: 'POST', path: `${path}/intrekken`, allow: inviters, form: 'none', audit: aboutFile('link.revoke'),
      handle: (visit) => done(visit, (head) => revokeLinks(visit, head)),
    }),
    openRoute({
      method: 'GET', path: own, allow: 'everyone', form: 'none', audit: nothing('open'),
      handle: (visit) => throughLink(visit, (dates, today) => showOwn(parts, visit, { dates, today })),
    }),
    openRoute({
      method: 'GET', path: `${own}/agenda.ics`, allow: 'everyone', form: 'none', audit: nothing('feed'),
      handle: (visit) => throughLink(visit, (dates) => sendFeed(visit, dates)),
    }),
  ]
}

async function done(visit: AnyVisit, work: (head: FileHead) => Promise<void>) {
  const head = await openFile(visit)
  await work(head)
  return redirect(filePath(head.personId, '/eigen-agenda'))
}

async function showLink(parts: CalendarParts, visit: AnyVisit) {
  const { tx, actor, state, url } = visit
  const head = await openFile(visit)
  const link = await findLinkOf(tx, actor, head.ids)
  const token = link && isLinkOpen(link, actor.today) ? shownToken(parts.secret, 'calendar link', link) : null
  const address = `${parts.origin ?? url.origin}/mijn-agenda/${token}`
  const view = {
    head, refused: state.problems[''] ?? [], lastDay: link?.lastDay ?? '',
    link: token ? { address, code: await scannable(address, 0) } : null,
  }
  return filePage(visit, head, 'own-calendars.title', <CalendarLinkPage view={view} />)
}

type Opened = (dates: readonly OwnDate[], today: string) => Promise<OpenAnswer> | OpenAnswer

/** Opens the calendar of the link of the address; one that was ended, is too old, or never was, is gone. */
async function throughLink(visit: OpenVisit<unknown>, work: Opened): Promise<OpenAnswer> {
  const link = await findLink(visit.database.front, hashOfToken(visit.params['token'] ?? ''))
  const today = dayOf(visit.now)
  if (!link || !isLinkOpen(link, today)) {
    return page({ title: visit.text.t('own-calendars.open.gone'), place: '', status: 404, body: <LinkGonePage /> })
  }
  const actor = nobodyIn(link.municipalityId, 'none', today)
  return inMunicipality(visit.database, actor, async (tx) =>
    work(await ownDates({ tx, actor, now: visit.now }, link.personId), today))
}

function showOwn(
  { origin }: CalendarParts, visit: OpenVisit<unknown>, { dates, today }: { dates: readonly OwnDate[]; today: string },
) {
  const here = `/mijn-agenda/${visit.params['token'] ?? ''}/agenda.ics`
  const feed = `${origin ?? visit.url.origin}${here}`
  const ahead = dates.filter(({ date }) => date.day >= today)
  const view = { dates: ahead, feed, webcal: feed.replace(/^https?:/, 'webcal:') }
  return page({ title: visit.text.t('own-calendars.open.title'), place: '', body: <OwnCalendarPage view={view} /> })
}

// Title, time and place; not what somebody said they need.
function sendFeed({ text: { t }, now }: OpenVisit<unknown>, dates: readonly OwnDate[]) {
  const body = feedOf({
    name: t('own-calendars.open.title'), now,
    dates: dates.map(({ date: { id, day, starts, ends, title, place, village, isCancelled }, standing }) => ({
      id, day, starts, ends, title, isCancelled, place: `${place}, ${village}`, text: '', address: '',
      isTentative: standing === 'open',
    })),
  })
  return file('agenda.ics', 'text/calendar; charset=utf-8', body)
}
