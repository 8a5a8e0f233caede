import { hasRole } from '../../../kit/actor.ts'
import { withDraft } from '../../../web/drafts.ts'
import { page, redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { getApproach } from '../../approaches/queries.ts'
import { namesOf } from '../../newcomers/queries/due.ts'
import { matchMakers, matchWorkers } from '../access.ts'
import { type BuddyParts, makeLinks } from '../actions/links.ts'
import { answerProposal, finish, getPair, logMeeting, withdraw, writeCheck } from '../actions/pairing.ts'
import {
  checkForm, checkQuery, type CheckQuery, endForm, sideForm, toldForm, toldMeetingForm, weeklyForm,
} from '../forms.ts'
import { CheckPage, EndPage } from '../pages/following.tsx'
import { pairsPath, PairsPage } from '../pages/pairs.tsx'
import { tabsFor } from '../pages/parts.tsx'
import { listPairs, setWeekly } from '../queries/pairs.ts'
import { listProposals } from '../queries/proposals.ts'
import { localNames } from '../queries/registrations.ts'
import { isSilentPair, lastDayOfLink, proposalStage } from '../rules/pairs.ts'
import { activityOf, namedPair, openPair, showPair } from './pair.tsx'

type AnyVisit = Visit<unknown>

const one = `${pairsPath}/:pair`
const mostEnded = 50
const file = (action: string) => ({ action: `buddies.${action}`, shows: 'file' }) as const

/** Pairs: both sides agree, meet, are asked how it goes, and end. */
export function pairRoutes(parts: BuddyParts): Route[] {
  const again = (visit: AnyVisit) => showPair(parts, visit)
  return [
    route({
      method: 'GET', path: pairsPath, allow: matchWorkers, form: 'none',
      audit: { action: 'buddies.pairs', shows: 'people' }, handle: showPairs,
    }),
    route({ method: 'GET', path: one, allow: matchWorkers, form: 'none', audit: file('pair'), handle: again }),
    route({
      method: 'POST', path: `${one}/antwoord`, allow: matchWorkers, form: toldForm, audit: file('pair.answer'), again,
      handle: (visit) => done(visit, (id) =>
        answerProposal(visit, id, { side: visit.form.side, byLink: false }, visit.form)),
    }),
    route({
      method: 'POST', path: `${one}/terugnemen`, allow: matchMakers, form: 'none', audit: file('pair.withdraw'), again,
      handle: (visit) => done(visit, (id) => withdraw(visit, id)),
    }),
    route({
      method: 'POST', path: `${one}/link`, allow: matchWorkers, form: sideForm, audit: file('pair.link'), again,
      handle: (visit) => done(visit, async (id) => {
        const { madeOn, weeks, roundId } = await openPair(visit)
        await makeLinks(visit, parts, [{
          about: 'pair', subjectId: id, side: visit.form.side, lastDay: lastDayOfLink(madeOn, weeks),
          activityId: await activityOf(visit, roundId),
        }])
      }),
    }),
    ...followingRoutes(again),
  ]
}

function followingRoutes(again: (visit: AnyVisit) => ReturnType<typeof showPair>): Route[] {
  return [
    route({
      method: 'POST', path: `${one}/ontmoeting`, allow: matchWorkers, form: toldMeetingForm,
      audit: file('pair.meeting'), again,
      handle: (visit) => done(visit, (id) =>
        logMeeting(visit, id, { side: visit.form.side, byLink: false }, visit.form.day)),
    }),
    route({
      method: 'POST', path: `${one}/afspraak`, allow: matchWorkers, form: weeklyForm, audit: file('pair.weekly'), again,
      handle: (visit) => done(visit, async (id) => {
        await getPair(visit, id)
        await setWeekly(visit.tx, visit.actor, id, visit.form.weekly)
      }),
    }),
    route({
      method: 'GET', path: `${one}/peiling`, allow: matchWorkers, form: checkQuery, audit: file('pair.check.open'),
      handle: (visit) => showCheck(visit, visit.form),
    }),
    route({
      method: 'POST', path: `${one}/peiling`, allow: matchWorkers, form: checkForm, audit: file('pair.check'),
      again: (visit) => showCheck(visit, askedOf(visit)),
      handle: (visit) => done(visit, (id) => writeCheck(visit, id, visit.form)),
    }),
    route({
      method: 'GET', path: `${one}/einde`, allow: matchWorkers, form: 'none', audit: file('pair.end.open'),
      handle: showEnd,
    }),
    route({
      method: 'POST', path: `${one}/einde`, allow: matchWorkers, form: endForm, audit: file('pair.end'), again: showEnd,
      handle: (visit) => done(visit, (id) => finish(visit, id, visit.form)),
    }),
  ]
}

async function done(visit: AnyVisit, work: (id: string) => Promise<void>) {
  const { id } = await openPair(visit)
  await work(id)
  return redirect(`${pairsPath}/${id}`)
}

async function showPairs(visit: AnyVisit) {
  const { tx, actor, today, text } = visit
  const [{ thresholds }, waiting, running, ended] = await Promise.all([
    getApproach(tx, actor), listProposals(tx, actor, { isOpen: true }), listPairs(tx, actor, { isRunning: true }),
    listPairs(tx, actor, { isRunning: false, limit: mostEnded }),
  ])
  const all = [...waiting, ...running, ...ended]
  const [people, residents] = await Promise.all([
    namesOf(tx, actor, all.map(({ personId }) => personId)), localNames(tx, actor, all.map(({ localId }) => localId)),
  ])
  visit.saw(...all.map(({ personId }) => personId))
  const named = <P extends (typeof all)[number]>(pair: P) => ({
    ...pair, newcomer: people.get(pair.personId)?.name ?? pair.newcomerCalled,
    local: residents.get(pair.localId) ?? pair.localCalled,
  })
  const view = {
    waiting: waiting.filter((one_) => proposalStage(one_) === 'waiting').map(named), ended: ended.map(named),
    running: running.map((pair) => ({
      ...named(pair), isSilent: isSilentPair(pair, pair.lastMeeting, thresholds.silentPairWeeks, today),
    })).toSorted((a, b) => Number(b.isSilent) - Number(a.isSilent)),
    tabs: tabsFor(hasRole(actor, ...matchMakers)),
  }
  return page({ title: text.t('buddies.pairs.title'), place: 'buddies', wide: true, body: <PairsPage view={view} /> })
}

/** Of a form that was wrong: whom it was about. */
function askedOf({ state }: AnyVisit): CheckQuery {
  const asked = checkQuery.safeParse({ kant: state.values['side'], moment: state.values['moment'] })
  return asked.success ? asked.data : { kant: 'newcomer', moment: 'week_2' }
}

async function showCheck(visit: AnyVisit, asked: CheckQuery) {
  const { id } = await getPair(visit, (await openPair(visit)).id)
  const state = await withDraft(visit, `peiling/${id}/${asked.kant}/${asked.moment.replace('_', '-')}`)
  const view = { ...asked, id, state, names: await namedPair(visit) }
  const title = visit.text.t('buddies.checks.title')
  return page({ title, place: 'buddies', body: <CheckPage view={view} /> })
}

async function showEnd(visit: AnyVisit) {
  const { id } = await getPair(visit, (await openPair(visit)).id)
  const view = { id, names: await namedPair(visit), today: visit.today, state: visit.state }
  return page({ title: visit.text.t('buddies.end.title'), place: 'buddies', body: <EndPage view={view} /> })
}
