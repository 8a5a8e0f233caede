import { redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { getAgendaDate } from '../../activities/queries/dates.ts'
import { filePage, openFile } from '../../newcomers/routes/opening.tsx'
import { inviters } from '../access.ts'
import { reopen, settle, take } from '../actions/barriers.ts'
import { outcomeForm, takeForm } from '../forms.ts'
import { BarrierPage, type BarrierView } from '../pages/barrier.tsx'
import { barrierPath } from '../pages/barriers.tsx'
import { getBarrier } from '../queries/barriers.ts'
import { getInvitation } from '../queries/invitations.ts'
import { listTakers } from '../queries/takers.ts'

type AnyVisit = Visit<unknown>

const path = '/nieuwkomers/:person/uitnodigingen/:invitation/nodig/:barrier'
const file = (action: string) => ({ action: `invitations.barrier.${action}`, shows: 'file' }) as const

/** One thing that somebody needs to come: taking it, and what came of it (MS-11). */
export const barrierRoutes: readonly Route[] = [
  route({
    method: 'GET', path, allow: inviters, form: 'none', audit: file('open'), handle: (visit) => show(visit, null),
  }),
  route({
    method: 'POST', path: `${path}/oppakken`, allow: inviters, form: takeForm, audit: file('take'),
    again: (visit) => show(visit, 'take'),
    async handle(visit) {
      const { head, barrier } = await open(visit)
      await take(visit, head.ids, barrier, visit.form)
      return redirect(barrierPath(head.personId, barrier))
    },
  }),
  route({
    method: 'POST', path: `${path}/uitkomst`, allow: inviters, form: outcomeForm, audit: file('settle'),
    again: (visit) => show(visit, 'outcome'),
    async handle(visit) {
      const { head, barrier } = await open(visit)
      await settle(visit, barrier, visit.form)
      return redirect(barrierPath(head.personId, barrier))
    },
  }),
  route({
    method: 'POST', path: `${path}/heropening`, allow: inviters, form: 'none', audit: file('reopen'),
    again: (visit) => show(visit, null),
    async handle(visit) {
      const { head, barrier } = await open(visit)
      await reopen(visit, barrier)
      return redirect(barrierPath(head.personId, barrier))
    },
  }),
]

/** The barrier of the address, on the invitation and the file of the address. */
async function open(visit: AnyVisit) {
  const { tx, actor, params } = visit
  const head = await openFile(visit)
  const invitation = await getInvitation(tx, actor, head.ids, params['invitation'] ?? '')
  return { head, barrier: await getBarrier(tx, actor, invitation.id, params['barrier'] ?? '') }
}

async function show(visit: AnyVisit, sent: BarrierView['sent']) {
  const { tx, actor, today, state } = visit
  const { head, barrier } = await open(visit)
  const [date, takers] = await Promise.all([
    getAgendaDate(tx, actor, barrier.dateId), listTakers(tx, actor, head.ids),
  ])
  const view = { head, date, barrier, takers, me: actor.userId, today, state, sent }
  return filePage(visit, head, 'barriers.title', <BarrierPage view={view} />)
}
