import { withDraft } from '../../../web/drafts.ts'
import { redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { filePath } from '../../newcomers/pages/header.tsx'
import { getPersonOf } from '../../newcomers/queries/persons.ts'
import { filePage, openFile } from '../../newcomers/routes/opening.tsx'
import { listVillages } from '../../territory/queries.ts'
import { ageOn } from '../../newcomers/rules/birth.ts'
import type { FileHead } from '../../newcomers/rules/file-head.ts'
import { matchWorkers } from '../access.ts'
import { getStanding, registerNewcomer, speakWithNewcomer } from '../actions/registering.ts'
import { newcomerForm, parkForm, talkForm } from '../forms.ts'
import { PersonBuddyPage, PersonTalkPage, PersonWishesPage } from '../pages/person.tsx'
import { changeNewcomers, listNewcomers } from '../queries/registrations.ts'
import { listNewcomerTalks } from '../queries/talks.ts'
import { bandOf, stageOf } from '../rules/registrations.ts'

type AnyVisit = Visit<unknown>

const path = '/nieuwkomers/:person/maatje'
const file = (action: string) => ({ action: `buddies.${action}`, shows: 'file' }) as const

/** From a person's file: their wish for a buddy, the talk beforehand, waiting and stopping. */
export const personRoutes: readonly Route[] = [
  route({ method: 'GET', path, allow: matchWorkers, form: 'none', audit: file('person'), handle: showPerson }),
  route({
    method: 'GET', path: `${path}/wensen`, allow: matchWorkers, form: 'none', audit: file('person.wishes.open'),
    handle: showWishes,
  }),
  route({
    method: 'POST', path: `${path}/wensen`, allow: matchWorkers, form: newcomerForm, audit: file('person.wishes'),
    again: showWishes,
    handle: (visit) => done(visit, async (head) => void await registerNewcomer(visit, head.personId, visit.form)),
  }),
  route({
    method: 'GET', path: `${path}/gesprek`, allow: matchWorkers, form: 'none', audit: file('person.talk.open'),
    handle: showTalk,
  }),
  route({
    method: 'POST', path: `${path}/gesprek`, allow: matchWorkers, form: talkForm, audit: file('person.talk'),
    again: showTalk,
    handle: (visit) => done(visit, async ({ ids }) =>
      speakWithNewcomer(visit, await getStanding(visit, ids), visit.form)),
  }),
  route({
    method: 'POST', path: `${path}/wachten`, allow: matchWorkers, form: parkForm, audit: file('person.park'),
    again: showPerson,
    handle: (visit) => done(visit, async ({ ids }) => {
      const { id } = await getStanding(visit, ids)
      await changeNewcomers(visit.tx, visit.actor, { ids: [id] }, visit.form)
    }),
  }),
  route({
    method: 'POST', path: `${path}/stoppen`, allow: matchWorkers, form: 'none', audit: file('person.stop'),
    handle: (visit) => done(visit, async ({ ids }) => {
      const { id } = await getStanding(visit, ids)
      await changeNewcomers(visit.tx, visit.actor, { ids: [id] }, { ended_on: visit.today })
    }),
  }),
]

async function done(visit: AnyVisit, work: (head: FileHead) => Promise<void>) {
  const head = await openFile(visit)
  await work(head)
  return redirect(filePath(head.personId, '/maatje'))
}

async function showPerson(visit: AnyVisit) {
  const { tx, actor, today, state } = visit
  const head = await openFile(visit)
  const [standing = null] = await listNewcomers(tx, actor, { personIds: head.ids })
  const view = {
    head, standing, today, refused: Object.values(state.problems).flat(), matches: null,
    stage: standing ? stageOf(standing, today) : 'to_speak' as const,
    talks: standing ? await listNewcomerTalks(tx, actor, standing.id) : [],
  }
  return filePage(visit, head, 'buddies.person.title', <PersonBuddyPage view={view} />)
}

async function showWishes(visit: AnyVisit) {
  const { tx, actor, state, today } = visit
  const head = await openFile(visit)
  const [[standing], villages, person] = await Promise.all([
    listNewcomers(tx, actor, { personIds: head.ids }), listVillages(tx, actor), getPersonOf(tx, actor, head.ids),
  ])
  const known = {
    called: head.called || person.given_name, sex: person.sex, languages: head.languages,
    village_id: person.village_id, age_band: bandOf(ageOn(person.birth, today)),
  }
  const view = { head, state, villages, voice: 'theirs' as const, from: standing ?? known }
  return filePage(visit, head, 'buddies.person.register', <PersonWishesPage view={view} />)
}

async function showTalk(visit: AnyVisit) {
  const head = await openFile(visit)
  await getStanding(visit, head.ids)
  const state = await withDraft(visit, `maatje/${head.personId}`)
  return filePage(visit, head, 'buddies.talk.title', <PersonTalkPage view={{ head, state, today: visit.today }} />)
}
