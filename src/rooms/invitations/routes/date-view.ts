import type { Visit } from '../../../web/route.ts'
import { type AgendaDate, getAgendaDate } from '../../activities/queries/dates.ts'
import { findKept } from '../../newcomers/queries/identity.ts'
import { listPersons } from '../../newcomers/queries/list.ts'
import type { Invitation } from '../queries/invitations.ts'

export type AnyVisit = Visit<unknown>

const mostNamed = 1000

/** The date of the address. */
export async function dateOf(visit: AnyVisit): Promise<AgendaDate> {
  const date = await getAgendaDate(visit.tx, visit.actor, visit.params['date'] ?? '')
  visit.about('activity_date', date.id)
  return date
}

/** Each invitation with the name of its person; one whose file is closed or merged away is under the kept id or out. */
export async function named({ tx, actor }: AnyVisit, invitations: readonly Invitation[]) {
  const kept = await findKept(tx, actor, invitations.map(({ personId }) => personId))
  const ids = invitations.map(({ personId }) => kept.get(personId) ?? personId)
  const { rows } = await listPersons(tx, actor, { among: ids }, { offset: 0, limit: mostNamed })
  const byId = new Map(rows.map((row) => [row.personId, row]))
  return invitations.flatMap((invitation, at) => {
    const row = byId.get(ids[at] ?? '')
    return row ? [{ invitation, personId: row.personId, name: row.name }] : []
  }).toSorted((a, b) => a.name.localeCompare(b.name))
}
