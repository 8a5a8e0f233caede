import { Refused } from '../../../kit/errors.ts'
import { page, redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { listAgenda } from '../../activities/queries/dates.ts'
import { matchMakers } from '../access.ts'
import { decide, openRound, takeOver } from '../actions/matching.ts'
import { choiceForm, roundForm, takeOverForm, whatIfQuery } from '../forms.ts'
import { RoundsPage, roundsPath } from '../pages/rounds.tsx'
import { closeRound, endChoice, getRound, listRounds } from '../queries/rounds.ts'
import { showOnePerson, showRound, showWhatIf } from './round.tsx'

type AnyVisit = Visit<unknown>

const one = `${roundsPath}/:round`
const nothing = (action: string) => ({ action: `buddies.${action}`, shows: 'nothing' }) as const
const people = (action: string) => ({ action: `buddies.${action}`, shows: 'people' }) as const

/** Making pairs: rounds, what is proposed in them, and what the coordinator decides. */
export const roundRoutes: readonly Route[] = [
  route({
    method: 'GET', path: roundsPath, allow: matchMakers, form: 'none', audit: nothing('rounds'), handle: showRounds,
  }),
  route({
    method: 'POST', path: roundsPath, allow: matchMakers, form: roundForm, audit: nothing('round.open'),
    again: showRounds, handle: async (visit) => redirect(`${roundsPath}/${await openRound(visit, visit.form)}`),
  }),
  route({
    method: 'GET', path: one, allow: matchMakers, form: 'none', audit: people('round'), handle: showRound,
  }),
  route({
    method: 'GET', path: `${one}/voor/:newcomer`, allow: matchMakers, form: 'none', audit: people('round.one'),
    handle: showOnePerson,
  }),
  route({
    method: 'GET', path: `${one}/wat-als`, allow: matchMakers, form: whatIfQuery, audit: people('round.what_if'),
    handle: (visit) => showWhatIf(visit, visit.form),
  }),
  route({
    method: 'POST', path: `${one}/voorstellen`, allow: matchMakers, form: takeOverForm, audit: people('round.take'),
    again: showRound, handle: (visit) => done(visit, (id) => takeOver(visit, id, visit.form)),
  }),
  route({
    method: 'POST', path: `${one}/keuzes`, allow: matchMakers, form: choiceForm, audit: people('round.choice'),
    again: showRound, handle: (visit) => done(visit, () => decide(visit, visit.form)),
  }),
  route({
    method: 'POST', path: `${one}/keuzes/:choice/weg`, allow: matchMakers, form: 'none',
    audit: people('round.choice.end'),
    handle: (visit) => done(visit, () =>
      endChoice(visit.tx, visit.actor, visit.params['choice'] ?? '', visit.now)),
  }),
  route({
    method: 'POST', path: `${one}/sluiten`, allow: matchMakers, form: 'none', audit: nothing('round.close'),
    handle: (visit) => done(visit, (id) => closeRound(visit.tx, visit.actor, id)),
  }),
]

async function done(visit: AnyVisit, work: (id: string) => Promise<unknown>) {
  const { id, closedOn } = await getRound(visit.tx, visit.actor, visit.params['round'] ?? '')
  visit.about('buddy_round', id)
  if (closedOn) throw new Refused('buddies.refused.round_closed')
  await work(id)
  return redirect(`${roundsPath}/${id}`)
}

async function showRounds(visit: AnyVisit) {
  const { tx, actor, today, state } = visit
  const [rounds, agenda] = await Promise.all([
    listRounds(tx, actor), listAgenda(tx, actor, { from: today, until: null, villageId: null, kind: null, limit: 300 }),
  ])
  const titles = new Map(agenda.map(({ activityId, title }) => [activityId, title]))
  const activities = [...titles].map(([id, title]) => ({ id, title }))
  return page({
    title: visit.text.t('buddies.rounds.title'), place: 'buddies', wide: true,
    body: <RoundsPage view={{ rounds, activities, state }} />,
  })
}
