import { hasProblems } from '../../../web/form-state.ts'
import { page, redirect, type Route, route } from '../../../web/route.ts'
import { inviters } from '../access.ts'
import { passOn } from '../actions/handing.ts'
import { invite, makeLink } from '../actions/inviting.ts'
import { proposalsFor } from '../actions/proposing.ts'
import { invitePeopleForm } from '../forms.ts'
import { datePath } from '../pages/date.tsx'
import { ProposalsPage } from '../pages/proposals.tsx'
import { listSeats } from '../queries/seats.ts'
import { whyOver } from '../rules/invitations.ts'
import { chooseWithFloor } from '../rules/proposals.ts'
import { placesLeft } from '../rules/seats.ts'
import { type AnyVisit, dateOf } from './date-view.ts'
import type { InvitationParts } from './parts.ts'

const path = '/activiteiten/:activity/data/:date/mensen/uitnodigen'
const people = (action: string) => ({ action: `invitations.${action}`, shows: 'people' }) as const
const [fewestProposed, mostProposed, mostOthers] = [6, 12, 60]

/** "Wie uitnodigen?": proposals with their reasons, and inviting who is ticked. */
export function proposalRoutes(parts: InvitationParts): Route[] {
  return [
    route({
      method: 'GET', path, allow: inviters, form: 'none', audit: people('date.invite.open'),
      async handle(visit) {
        const date = await dateOf(visit)
        return whyOver(date, visit.today) ? redirect(datePath(date)) : showProposals(visit)
      },
    }),
    route({
      method: 'POST', path, allow: inviters, form: invitePeopleForm, audit: people('date.invite'),
      again: showProposals,
      async handle(visit) {
        const date = await dateOf(visit)
        visit.saw(...visit.form.people)
        for (const personId of new Set(visit.form.people)) {
          const id = await invite(visit, personId, date.id)
          await makeLink(visit, parts, { id, dateId: date.id })
          await passOn(visit, { id, personId }, visit.form.carrier_words)
        }
        return redirect(datePath(date))
      },
    }),
  ]
}

async function showProposals(visit: AnyVisit) {
  const { tx, actor, state, text, url } = visit
  const date = await dateOf(visit)
  const [{ occasion, ranked, leftOut }, seats] = await Promise.all([
    proposalsFor(tx, actor, date), listSeats(tx, actor, date.id),
  ])
  const left = placesLeft(seats.length, occasion.capacity)
  const chosen = chooseWithFloor(ranked, Math.min(mostProposed, Math.max(fewestProposed, left ?? mostProposed)))
  const proposed = new Set(chosen.proposals)
  const others = ranked.filter((proposal) => !proposed.has(proposal))
  const view = {
    date, state, left, chosen, forWhom: occasion.forWhom, others: others.slice(0, mostOthers),
    isWhole: hasProblems(state) || url.searchParams.has('meer'),
    more: Math.max(0, others.length - mostOthers), leftOut: leftOut.slice(0, mostOthers),
  }
  const shown = [...chosen.proposals, ...(view.isWhole ? view.others : []), ...view.leftOut]
  visit.saw(...shown.map(({ candidate }) => candidate.personId))
  return page({ title: text.t('invitations.whom.title'), place: 'activities', body: <ProposalsPage view={view} /> })
}
