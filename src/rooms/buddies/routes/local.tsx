import { withDraft } from '../../../web/drafts.ts'
import { page, redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { listVillages } from '../../territory/queries.ts'
import { matchWorkers } from '../access.ts'
import { changeLocalWishes, registerLocal, speakWithLocal } from '../actions/registering.ts'
import { localForm, parkForm, talkForm } from '../forms.ts'
import { LocalFormPage, LocalPage, LocalTalkPage } from '../pages/local.tsx'
import { buddiesPath } from '../pages/parts.tsx'
import { changeLocal, getLocal } from '../queries/registrations.ts'
import { listLocalTalks } from '../queries/talks.ts'
import { stageOf } from '../rules/registrations.ts'
import { matchesOf } from './matches.tsx'

type AnyVisit = Visit<unknown>

const path = `${buddiesPath}/bewoners`
const one = `${path}/:local`
const nothing = (action: string) => ({ action: `buddies.${action}`, shows: 'nothing' }) as const

/** Local residents who want to be a buddy, and where the villages lie. */
export const localRoutes: readonly Route[] = [
  route({
    method: 'GET', path: `${path}/nieuw`, allow: matchWorkers, form: 'none', audit: nothing('local.new'),
    handle: showForm,
  }),
  route({
    method: 'POST', path, allow: matchWorkers, form: localForm, audit: nothing('local.add'), again: showForm,
    async handle(visit) {
      const id = await registerLocal(visit, visit.form)
      visit.about('buddy_local', id)
      return redirect(`${path}/${id}`)
    },
  }),
  route({ method: 'GET', path: one, allow: matchWorkers, form: 'none', audit: nothing('local'), handle: showLocal }),
  route({
    method: 'GET', path: `${one}/wijzigen`, allow: matchWorkers, form: 'none', audit: nothing('local.change.open'),
    handle: showForm,
  }),
  route({
    method: 'POST', path: `${one}/wijzigen`, allow: matchWorkers, form: localForm, audit: nothing('local.change'),
    again: showForm, handle: (visit) => done(visit, (id) => changeLocalWishes(visit, id, visit.form)),
  }),
  route({
    method: 'GET', path: `${one}/gesprek`, allow: matchWorkers, form: 'none', audit: nothing('local.talk.open'),
    handle: showTalk,
  }),
  route({
    method: 'POST', path: `${one}/gesprek`, allow: matchWorkers, form: talkForm, audit: nothing('local.talk'),
    again: showTalk, handle: (visit) => done(visit, (id) => speakWithLocal(visit, id, visit.form)),
  }),
  ...standingRoutes(),
]

function standingRoutes(): Route[] {
  return [
    route({
      method: 'POST', path: `${one}/wachten`, allow: matchWorkers, form: parkForm, audit: nothing('local.park'),
      again: showLocal, handle: (visit) => done(visit, (id) => changeLocal(visit.tx, visit.actor, id, visit.form)),
    }),
    route({
      method: 'POST', path: `${one}/stoppen`, allow: matchWorkers, form: 'none', audit: nothing('local.stop'),
      async handle(visit) {
        await done(visit, (id) => changeLocal(visit.tx, visit.actor, id, { ended_on: visit.today }))
        return redirect(buddiesPath)
      },
    }),
  ]
}

async function done(visit: AnyVisit, work: (id: string) => Promise<void>) {
  const { id } = await localOf(visit)
  await work(id)
  return redirect(`${path}/${id}`)
}

/** The resident of the address. */
async function localOf(visit: AnyVisit) {
  const local = await getLocal(visit.tx, visit.actor, visit.params['local'] ?? '')
  visit.about('buddy_local', local.id)
  return local
}

async function showLocal(visit: AnyVisit) {
  const local = await localOf(visit)
  const view = {
    local, talks: await listLocalTalks(visit.tx, visit.actor, local.id), today: visit.today,
    stage: stageOf(local, visit.today, local.places), refused: Object.values(visit.state.problems).flat(),
    matches: await matchesOf(visit, { localId: local.id }),
  }
  return page({ title: local.name, place: 'buddies', body: <LocalPage view={view} /> })
}

async function showForm(visit: AnyVisit) {
  const { params, state, text } = visit
  const from = params['local'] ? await localOf(visit) : {}
  const view = { from, state, voice: 'theirs' as const, villages: await listVillages(visit.tx, visit.actor) }
  const title = text.t(params['local'] ? 'buddies.local.change' : 'buddies.local.add')
  return page({ title, place: 'buddies', body: <LocalFormPage view={view} /> })
}

async function showTalk(visit: AnyVisit) {
  const local = await localOf(visit)
  const view = { local, state: await withDraft(visit, `bewoner/${local.id}`), today: visit.today }
  return page({ title: visit.text.t('buddies.talk.title'), place: 'buddies', body: <LocalTalkPage view={view} /> })
}
