import { hasProblems } from '../../../web/form-state.ts'
import { page, redirect, type Route, route } from '../../../web/route.ts'
import { activitiesPath } from '../../activities/pages/agenda.tsx'
import { listVillages } from '../../territory/queries.ts'
import { inviters } from '../access.ts'
import { invite, makeLink } from '../actions/inviting.ts'
import { loadRound } from '../actions/round.ts'
import { type RoundQuery, roundForm, roundQuery } from '../forms.ts'
import { RoundDonePage, RoundPage, roundPath } from '../pages/round.tsx'
import type { AnyVisit } from './date-view.ts'
import type { InvitationParts } from './parts.ts'

const people = (action: string) => ({ action: `invitations.${action}`, shows: 'people' }) as const
const usual: RoundQuery = { dorp: null, weken: null, keer: null }

/** Whom to invite to everything that is on in the coming weeks, together and in one go. */
export function roundRoutes(parts: InvitationParts): Route[] {
  return [
    route({
      method: 'GET', path: roundPath, allow: inviters, form: roundQuery, audit: people('round.open'),
      again: (visit) => showRound(visit, usual), handle: (visit) => showRound(visit, visit.form),
    }),
    route({
      method: 'POST', path: roundPath, allow: inviters, form: roundForm, audit: people('round.invite'),
      again: (visit) => showRound(visit, askedIn(visit)),
      async handle(visit) {
        const { pairs } = visit.form
        visit.saw(...new Set(pairs.map(({ personId }) => personId)))
        for (const { dateId, personId } of pairs) {
          const id = await invite(visit, personId, dateId)
          await makeLink(visit, parts, { id, dateId })
        }
        return redirect(`${roundPath}/gedaan?aantal=${pairs.length}`)
      },
    }),
    route({
      method: 'GET', path: `${roundPath}/gedaan`, allow: inviters, form: 'none',
      audit: { action: 'invitations.round.done', shows: 'nothing' },
      async handle({ url, text }) {
        const count = Number(url.searchParams.get('aantal'))
        if (!Number.isInteger(count) || count < 1) return redirect(activitiesPath)
        const body = <RoundDonePage count={count} />
        return page({ title: text.t('invitations.round.title'), place: 'activities', body })
      },
    }),
  ]
}

/** What stands in the address of the form, also when the form itself was wrong. */
function askedIn({ url }: AnyVisit): RoundQuery {
  const asked = roundQuery.safeParse(Object.fromEntries(url.searchParams))
  return asked.success ? asked.data : usual
}

async function showRound(visit: AnyVisit, query: RoundQuery) {
  const { tx, actor, state, text, request } = visit
  const [weeks, most] = [Number(query.weken ?? 4), Number(query.keer ?? 1)]
  const [round, villages] = await Promise.all([
    loadRound(tx, actor, { villageId: query.dorp, weeks, most }), listVillages(tx, actor),
  ])
  visit.saw(...new Set(round.dates.flatMap(({ proposals, next }) => [...proposals, ...next])
    .map(({ candidate }) => candidate.personId)))
  const view = {
    round, villages, villageId: query.dorp, weeks, most, state,
    isUnknown: request.method === 'GET' && hasProblems(state),
  }
  return page({ title: text.t('invitations.round.title'), place: 'activities', body: <RoundPage view={view} /> })
}
