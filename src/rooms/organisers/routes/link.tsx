import { page, redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { scannable } from '../../../web/scannable.ts'
import { shownToken } from '../../accounts/shared-links.ts'
import { keepers } from '../../activities/access.ts'
import { getOwnActivity } from '../../activities/actions/activities.ts'
import { activitiesPath } from '../../activities/pages/agenda.tsx'
import { makeLink, revokeLink } from '../actions.ts'
import { OrganiserLinkPage } from '../pages/link.tsx'
import { findLinkOf } from '../queries.ts'
import type { OrganiserParts } from './parts.ts'

type AnyVisit = Visit<unknown>

const path = `${activitiesPath}/:activity/organisator`
const nothing = (action: string) => ({ action: `organisers.${action}`, shows: 'nothing' }) as const

/** A colleague makes the link for who organises an activity, shows it and takes it back. */
export function linkRoutes(parts: OrganiserParts): Route[] {
  return [
    route({
      method: 'GET', path, allow: keepers, form: 'none', audit: nothing('link'),
      handle: (visit) => showLink(parts, visit),
    }),
    route({
      method: 'POST', path, allow: keepers, form: 'none', audit: nothing('link.make'),
      handle: (visit) => done(visit, makeLink(visit, parts, idOf(visit))),
    }),
    route({
      method: 'POST', path: `${path}/intrekken`, allow: keepers, form: 'none', audit: nothing('link.revoke'),
      handle: (visit) => done(visit, revokeLink(visit, idOf(visit))),
    }),
  ]
}

function idOf({ params }: AnyVisit): string {
  return params['activity'] ?? ''
}

async function done(visit: AnyVisit, work: Promise<void>) {
  visit.about('activity', idOf(visit))
  await work
  return redirect(`${activitiesPath}/${idOf(visit)}/organisator`)
}

async function showLink({ secret, origin }: OrganiserParts, visit: AnyVisit) {
  const { tx, actor, text, url } = visit
  const activity = await getOwnActivity(visit, idOf(visit))
  const link = await findLinkOf(tx, actor, activity.id)
  const token = shownToken(secret, 'organiser link', link)
  const address = `${origin ?? url.origin}/organisator/${token}`
  const view = {
    activity, lastDay: link?.lastDay ?? '', link: token ? { address, code: await scannable(address, 0) } : null,
  }
  return page({ title: text.t('organisers.link.title'), place: 'activities', body: <OrganiserLinkPage view={view} /> })
}
