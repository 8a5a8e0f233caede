import { hasRole } from '../../../kit/actor.ts'
import { addMonths } from '../../../kit/plain-dates.ts'
import { page, redirect, type Route, route } from '../../../web/route.ts'
import { listOrganisations } from '../../organisations/queries.ts'
import { suggestionsOf } from '../../own-lists/queries/entries.ts'
import { listVillages } from '../../territory/queries.ts'
import { keepers, readers } from '../access.ts'
import { change } from '../actions/register.ts'
import { changeForm } from '../forms.ts'
import { ChangePage } from '../pages/apply.tsx'
import { volunteersPath } from '../pages/parts.tsx'
import { VolunteerPage } from '../pages/volunteer.tsx'
import { listAgreements, listClaims } from '../queries/costs.ts'
import { listCalls, listCertificates, listTasks, listThanks, listTrainings } from '../queries/records.ts'
import { getVolunteer } from '../queries/register.ts'
import { certificateStateOf } from '../rules/register.ts'
import { type AnyVisit, nothing } from './parts.ts'

export const onePath = `${volunteersPath}/:volunteer`

/** One volunteer, and changing what they told. */
export const volunteerRoutesOf: readonly Route[] = [
  route({
    method: 'GET', path: onePath, allow: readers, form: 'none', audit: nothing('open'),
    handle: (visit) => showVolunteer(visit),
  }),
  route({
    method: 'GET', path: `${onePath}/wijzigen`, allow: keepers, form: 'none', audit: nothing('change.open'),
    handle: showChange,
  }),
  route({
    method: 'POST', path: `${onePath}/wijzigen`, allow: keepers, form: changeForm, audit: nothing('change'),
    again: showChange,
    async handle(visit) {
      const id = idOf(visit)
      await change(visit, id, visit.form)
      return redirect(`${volunteersPath}/${id}`)
    },
  }),
]

/** Names the volunteer of the address in the log. */
export function idOf(visit: AnyVisit): string {
  const id = visit.params['volunteer'] ?? ''
  visit.about('volunteer', id)
  return id
}

/** The page of the volunteer in the address; `wrong` is the form on it that is shown again. */
export async function showVolunteer(visit: AnyVisit, wrong = '') {
  const { tx, actor, today, state } = visit
  const id = idOf(visit)
  const keeps = hasRole(actor, ...keepers)
  const volunteer = await getVolunteer(tx, actor, id)
  const [
    certificates, trainings, tasks, organisations, offered, calls, thanks, agreements, claims,
  ] = await Promise.all([
    listCertificates(tx, actor, id), listTrainings(tx, actor, id), listTasks(tx, actor, id, addMonths(today, -12)),
    listOrganisations(tx, actor), suggestionsOf(tx, actor, 'volunteer_training'), listCalls(tx, actor, id),
    listThanks(tx, actor, id), listAgreements(tx, actor, id), listClaims(tx, actor, { volunteerId: id, limit: 60 }),
  ])
  const view = {
    volunteer, certificates, certificate: certificateStateOf(certificates[0] ?? null, today), trainings, tasks,
    organisations, offered, calls, thanks, agreements, claims, today, keeps, wrong, state,
    isCaller: volunteer.callerId === actor.userId,
  }
  return page({ title: volunteer.name, place: 'volunteers', body: <VolunteerPage view={view} /> })
}

async function showChange(visit: AnyVisit) {
  const { tx, actor, text, state } = visit
  const [volunteer, villages, organisations] = await Promise.all([
    getVolunteer(tx, actor, idOf(visit)), listVillages(tx, actor), listOrganisations(tx, actor),
  ])
  const body = <ChangePage view={{ volunteer, villages, organisations, state }} />
  return page({ title: text.t('volunteers.change'), place: 'volunteers', body })
}
