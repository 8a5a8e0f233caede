import { page, redirect, type Route, route } from '../../../web/route.ts'
import { scannable } from '../../../web/scannable.ts'
import { inviters } from '../access.ts'
import { openDoor, shownDoorToken } from '../actions/door.ts'
import { datePath } from '../pages/date.tsx'
import { DoorKeeperPage } from '../pages/door.tsx'
import { endDoor, findDoorOf } from '../queries/doors.ts'
import { whyOver } from '../rules/invitations.ts'
import { type AnyVisit, dateOf } from './date-view.ts'
import type { InvitationParts } from './parts.ts'

const path = '/activiteiten/:activity/data/:date/mensen/deur'
const nothing = (action: string) => ({ action: `invitations.door.${action}`, shows: 'nothing' }) as const

/** Opening and closing the door of a date, by who works with files. */
export function doorRoutes(parts: InvitationParts): Route[] {
  const show = (visit: AnyVisit) => showDoor(parts, visit)
  return [
    route({ method: 'GET', path, allow: inviters, form: 'none', audit: nothing('open'), handle: show }),
    route({
      method: 'POST', path, allow: inviters, form: 'none', audit: nothing('make'), again: show,
      async handle(visit) {
        const date = await dateOf(visit)
        await openDoor(visit, parts, date)
        return redirect(`${datePath(date)}/deur`)
      },
    }),
    route({
      method: 'POST', path: `${path}/sluiten`, allow: inviters, form: 'none', audit: nothing('end'),
      async handle(visit) {
        const date = await dateOf(visit)
        await endDoor(visit.tx, visit.actor, date.id, visit.now)
        return redirect(`${datePath(date)}/deur`)
      },
    }),
  ]
}

async function showDoor(parts: InvitationParts, visit: AnyVisit) {
  const { tx, actor, today, state } = visit
  const date = await dateOf(visit)
  const isOver = whyOver(date, today) !== null
  const token = isOver ? null : shownDoorToken(parts, await findDoorOf(tx, actor, date.id))
  const address = `${parts.origin ?? visit.url.origin}/deur/${token}`
  const link = token === null ? null : { address, code: await scannable(address, 2) }
  const view = { date, link, isOver, refused: state.problems[''] ?? [] }
  return page({ title: visit.text.t('door.title'), place: 'activities', body: <DoorKeeperPage view={view} /> })
}
