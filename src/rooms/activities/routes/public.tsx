import { inMunicipality, type Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import { addMonths, today as dayOf } from '../../../kit/plain-dates.ts'
import { hasProblems } from '../../../web/form-state.ts'
import { file, openRoute, type OpenRoute, type OpenVisit, page } from '../../../web/route.ts'
import { nobodyIn } from '../../accounts/rules/actors.ts'
import { findMunicipalityBySlug, listVillages, type Named } from '../../territory/queries.ts'
import { type AddressParts, publicAddress } from '../addresses.ts'
import { feedQuery, type ListQuery, listQuery } from '../forms.ts'
import { providedWords, withQuery } from '../pages/agenda.tsx'
import { PublicDatePage, PublicPage } from '../pages/public.tsx'
import { getActivity } from '../queries/activities.ts'
import { type AgendaDate, getAgendaDate, listAgenda } from '../queries/dates.ts'
import { pageOf } from '../rules/dates.ts'
import { feedOf } from '../rules/feed.ts'

const path = '/agenda/:municipality'
const shown = 30
const read = 300
const nothing = (action: string) => ({ action: `activities.${action}`, shows: 'nothing' }) as const
const everything: ListQuery = { dorp: null, soort: null, vanaf: null }

/** What everybody may know is on: a page, a page per date, and a calendar to subscribe to (decision 0120). */
export const publicRoutes = (parts: AddressParts): OpenRoute[] => [
  openRoute({
    method: 'GET', path, allow: 'everyone', form: listQuery, audit: nothing('public'),
    again: (visit) => showPublic(parts, visit, everything), handle: (visit) => showPublic(parts, visit, visit.form),
  }),
  openRoute({
    method: 'GET', path: `${path}/agenda.ics`, allow: 'everyone', form: feedQuery, audit: nothing('feed'),
    again: (visit) => sendFeed(parts, visit, everything), handle: (visit) => sendFeed(parts, visit, visit.form),
  }),
  openRoute({
    method: 'GET', path: `${path}/:date`, allow: 'everyone', form: 'none', audit: nothing('public.date'),
    handle: showDate,
  }),
]

interface Guest {
  readonly tx: Tx
  readonly actor: Actor
  readonly municipality: Named & { readonly slug: string }
}

/** Opens the municipality in the address for somebody without account, who sees what is public. */
export async function asGuest<T>(visit: OpenVisit<unknown>, work: (guest: Guest) => Promise<T>): Promise<T> {
  const municipality = await findMunicipalityBySlug(visit.database.front, visit.params['municipality'] ?? '')
  if (!municipality) throw new NotFound('no such municipality')
  const actor = nobodyIn(municipality.id, 'none', dayOf(visit.now))
  return inMunicipality(visit.database, actor, (tx) => work({ tx, actor, municipality }))
}

async function showPublic(parts: AddressParts, visit: OpenVisit<unknown>, { dorp, soort, vanaf }: ListQuery) {
  return asGuest(visit, async ({ tx, actor, municipality }) => {
    const [found, villages] = await Promise.all([
      listAgenda(tx, actor, {
        from: vanaf ?? actor.today, until: null, villageId: dorp, kind: soort, isPublicOnly: true, limit: read,
      }), listVillages(tx, actor),
    ])
    const own = `/agenda/${municipality.slug}`
    const feed = `${publicAddress(parts, visit.url, municipality.slug)}/agenda.ics`
    const view = {
      ...pageOf(found, shown), municipality: municipality.name, path: own, today: actor.today, villages,
      feedAddress: withQuery(feed, { dorp, soort }), villageId: dorp, kind: soort,
      isUnknown: hasProblems(visit.state),
    }
    const title = visit.text.t('activities.open.title', { municipality: municipality.name })
    return page({ title, place: '', body: <PublicPage view={view} /> })
  })
}

async function showDate(visit: OpenVisit<unknown>) {
  return asGuest(visit, async ({ tx, actor, municipality }) => {
    const date = await getAgendaDate(tx, actor, visit.params['date'] ?? '')
    const activity = await getActivity(tx, actor, date.activityId)
    const view = {
      activity, date, today: actor.today, path: `/agenda/${municipality.slug}`, municipality: municipality.name,
    }
    return page({ title: date.title, place: '', body: <PublicDatePage view={view} /> })
  })
}

async function sendFeed(
  parts: AddressParts, visit: OpenVisit<unknown>, { dorp, soort }: Pick<ListQuery, 'dorp' | 'soort'>,
) {
  return asGuest(visit, async ({ tx, actor, municipality }) => {
    const dates = await listAgenda(tx, actor, {
      from: addMonths(actor.today, -1), until: null, villageId: dorp, kind: soort, isPublicOnly: true,
    })
    const villages = await listVillages(tx, actor)
    const name = [municipality.name, villages.find(({ id }) => id === dorp)?.name].filter(Boolean).join(', ')
    const own = publicAddress(parts, visit.url, municipality.slug)
    const body = feedOf({ name, now: visit.now, dates: dates.map((date) => feedDateOf(visit, date, own)) })
    return file(`${municipality.slug}.ics`, 'text/calendar; charset=utf-8', body)
  })
}

function feedDateOf({ text }: OpenVisit<unknown>, date: AgendaDate, own: string) {
  const { t } = text
  const { id, day, starts, ends, title, isCancelled } = date
  const words = [...providedWords(date, text), isCancelled ? `${t('activities.off')} ${date.cancelReason}` : '']
  return {
    id, day, starts, ends, title, isCancelled, place: `${date.place}, ${date.village}`, address: `${own}/${id}`,
    text: words.filter(Boolean).join('\n'),
  }
}
