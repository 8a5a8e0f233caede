import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openVillage, type StaffName, type Village } from '../../../test/village.ts'
import { Conflict, Invalid, NotFound, Refused } from '../../kit/errors.ts'
import type { Acting } from './actions/acting.ts'
import {
  addAppointment, addContact, cancelAppointment, closeAppointment, correctContact, moveAppointment,
} from './actions/contact-moments.ts'
import { addOwnWord, addWorkStart, closeOwnWord, closeWorkStart } from './actions/own-words.ts'
import { aHousehold, aNewcomer, type Example } from './examples.ts'
import { listAppointments } from './queries/contact-moments.ts'
import { caseloadOf, dueAppointments, filesWithoutLead, namesOf, silentPeople } from './queries/due.ts'
import { listOwnWords, listWorkStarts } from './queries/own-words.ts'
import { fileTimeline } from './queries/timeline.ts'

let village: Village

before(async () => { village = await openVillage() })
after(() => village.close())

function by<T>(name: StaffName, work: (acting: Acting) => Promise<T>): Promise<T> {
  return village.as(name, (tx, actor) => work({ tx, actor, now: village.now }))
}

const add = (name: StaffName, example: Example) => by(name, (acting) => aNewcomer(acting, example))
const timeline = (id: string) => by('sanne', ({ tx, actor }) => fileTimeline(tx, actor, [id], { limit: 50 }))
const appointments = (id: string) => by('sanne', ({ tx, actor }) => listAppointments(tx, actor, [id]))
const visit = { kind: 'visit', body: 'Thee gedronken', with: [], area: null, day: null } as const

test('lesson 18 one contact stands on the file of each who was there', async () => {
  const [mother = '', son = ''] = await by('sanne', (acting) => aHousehold(acting, [{}, { given_name: 'Sami' }]))
  await by('sanne', (acting) => addContact(acting, mother, { ...visit, with: [son] }))
  for (const id of [mother, son]) {
    const [item] = await timeline(id)
    assert.deepEqual([item?.kind, item?.body, item?.author], ['contact', 'Thee gedronken', 'Sanne Dijkstra'])
  }
})

test('lesson 18 the whole household was there in two taps: one tick and the kind', async () => {
  const people = await by('sanne', (acting) => aHousehold(acting, [{}, { given_name: 'Sami' }, { given_name: 'Lina' }]))
  const sanne = await village.visit('sanne')
  const path = `/nieuwkomers/${people[0]}/contact`
  assert.match((await sanne.get(path)).text, /value="everyone"/)
  assert.equal((await sanne.post(path, { kind: 'visit', with: 'everyone' })).status, 303)
  for (const id of people) assert.equal((await timeline(id)).filter(({ kind }) => kind === 'contact').length, 1)
})

test('a contact is not written on the file of somebody of another household', async () => {
  const [one, other] = [await add('sanne', {}), await add('sanne', {})]
  await assert.rejects(by('sanne', (acting) => addContact(acting, one, { ...visit, with: [other] })), NotFound)
})

test('a contact lies not ahead and an appointment not behind', async () => {
  const id = await add('sanne', {})
  await assert.rejects(by('sanne', (acting) => addContact(acting, id, { ...visit, day: '2026-11-04' })), Invalid)
  await assert.rejects(by('sanne', (acting) => addAppointment(acting, id,
    { ...visit, day: '2026-11-02', clock: '10:00', place: '' })), Invalid)
})

test('an appointment that is moved keeps a link to the new one, and came or not is said once', async () => {
  const id = await add('sanne', {})
  const first = await by('sanne', (acting) => addAppointment(acting, id,
    { ...visit, day: '2026-11-03', clock: '14:00', place: 'gemeentehuis' }))
  await by('sanne', (acting) => moveAppointment(acting, [id], first,
    { day: '2026-11-03', clock: '16:30', reason: 'ziek' }))
  const [open, moved] = await appointments(id)
  assert.deepEqual([moved?.outcome, moved?.outcome_reason, moved?.moved_to_id], ['moved', 'ziek', open?.id])
  assert.deepEqual([open?.at.toISOString(), open?.place], ['2026-11-03T15:30:00.000Z', 'gemeentehuis'])
  const came = () => by('sanne', (acting) => closeAppointment(acting, [id], open?.id ?? '', { came: true, reason: '' }))
  await came()
  await assert.rejects(came(), Refused)
})

test('who did not come has a reason, the others of the household their own answer', async () => {
  const [one = '', other = ''] = await by('sanne', (acting) => aHousehold(acting, [{}, {}]))
  const id = await by('sanne', (acting) => addAppointment(acting, one,
    { ...visit, with: [other], day: '2026-11-03', clock: '09:00', place: '' }))
  await by('sanne', (acting) => closeAppointment(acting, [one], id, { came: false, reason: 'geen oppas' }))
  assert.deepEqual((await appointments(one)).map((row) => [row.outcome, row.outcome_reason]),
    [['did_not_come', 'geen oppas']])
  assert.deepEqual((await appointments(other)).map((row) => row.outcome), [null])
  const [rest] = await appointments(other)
  await by('sanne', (acting) => cancelAppointment(acting, [other], rest?.id ?? '', ''))
  assert.equal((await appointments(other))[0]?.outcome, 'cancelled')
})

test('a correction of a contact keeps the earlier text, and a stale one is a conflict', async () => {
  const id = await add('sanne', {})
  const contact = await by('sanne', (acting) => addContact(acting, id, visit))
  const correct = (body: string) => by('sanne', (acting) => correctContact(acting, [id], contact, { body, version: 1 }))
  await correct('Koffie gedronken')
  await assert.rejects(correct('Limonade'), Conflict)
  const items = await timeline(id)
  assert.equal(items.find((item) => item.kind === 'contact')?.body, 'Koffie gedronken')
  assert.equal(items.find((item) => item.change)?.change?.old, 'Thee gedronken')
})

test('own words end and stay readable; work starts and stops', async () => {
  const id = await add('sanne', {})
  const word = await by('sanne', (acting) => addOwnWord(acting, id,
    { kind: 'dream', body: 'Weer wiskunde geven', area: 'work', said_on: null }))
  await by('sanne', (acting) => closeOwnWord(acting, id, word))
  const [said] = await by('sanne', ({ tx, actor }) => listOwnWords(tx, actor, [id]))
  assert.deepEqual([said?.body, said?.ended_on], ['Weer wiskunde geven', '2026-11-03'])
  await by('sanne', (acting) => addWorkStart(acting, id, {
    kind: 'internship', employer: 'Groenbeheer', started_on: '2026-10-01', hours_per_week: 16,
    helped_by: 'municipality',
  }))
  const starts = () => by('sanne', ({ tx, actor }) => listWorkStarts(tx, actor, [id]))
  const [start] = await starts()
  await assert.rejects(by('sanne', (acting) =>
    closeWorkStart(acting, id, { id: start?.id ?? '', endedOn: '2026-09-01' })), Invalid)
  await by('sanne', (acting) => closeWorkStart(acting, id, { id: start?.id ?? '', endedOn: null }))
  assert.equal((await starts())[0]?.ended_on, '2026-11-03')
})

test('the timeline is newest first, filtered by kind, and read on from a moment', async () => {
  const id = await add('sanne', {})
  for (const day of ['2026-10-01', '2026-10-15', null]) {
    await by('sanne', (acting) => addContact(acting, id, { ...visit, body: day ?? 'vandaag', day }))
  }
  await by('sanne', (acting) => addOwnWord(acting, id,
    { kind: 'wish', body: 'Fietsen', area: null, said_on: '2026-10-08' }))
  assert.deepEqual((await timeline(id)).map((item) => item.body), ['vandaag', '2026-10-15', 'Fietsen', '2026-10-01'])
  const earlier = await by('sanne', ({ tx, actor }) => fileTimeline(tx, actor, [id],
    { limit: 5, kinds: ['contact'], before: new Date('2026-10-15T10:00:00Z') }))
  assert.deepEqual(earlier.map((item) => item.body), ['2026-10-01'])
})

test('silent is eight weeks without professional contact; a social contact does not count', async () => {
  const heard = (day: string, kind: 'visit' | 'social') => by('femke', async (acting) => {
    const id = await aNewcomer(acting, { given_name: `${kind} ${day}`, coupled_on: '2026-01-01' })
    await addContact(acting, id, { ...visit, kind, day })
    return id
  })
  await heard('2026-09-08', 'visit')
  await heard('2026-09-07', 'visit')
  await heard('2026-11-01', 'social')
  await add('femke', { given_name: 'nieuw', coupled_on: '2026-10-20' })
  const silent = await by('femke', ({ tx, actor }) => silentPeople(tx, actor, { weeks: 8, limit: 10 }))
  assert.deepEqual(silent.items.map((row) => [row.name, row.lastContactOn, row.since]), [
    ['social 2026-11-01', null, '2026-01-01'], ['visit 2026-09-07', '2026-09-07', '2026-09-07'],
  ])
  assert.equal(silent.total, 2)
})

test('files without a lead, due appointments and the own caseload are counted within the scope', async () => {
  const id = await add('femke', { given_name: 'Van Femke' })
  const leadless = await by('femke', ({ tx, actor }) => filesWithoutLead(tx, actor, { limit: 5 }))
  assert.equal(leadless.total, 0)
  assert.ok((await by('sanne', ({ tx, actor }) => filesWithoutLead(tx, actor, { limit: 5 }))).total > 5)
  await by('femke', (acting) => addAppointment(acting, id, { ...visit, day: '2026-11-05', clock: '09:00', place: '' }))
  const due = (until: string, among?: string[]) => by('femke', async ({ tx, actor }) =>
    (await dueAppointments(tx, actor, { until, limit: 5, ...(among ? { among } : {}) })).items.map((row) => row.name))
  assert.deepEqual([await due('2026-11-04'), await due('2026-11-05'), await due('2026-11-05', [])],
    [[], ['Van Femke'], []])
  const mine = await by('femke', ({ tx, actor }) => caseloadOf(tx, actor))
  assert.ok(mine.includes(id))
  const names = await by('femke', ({ tx, actor }) => namesOf(tx, actor, [id]))
  assert.equal(names.get(id)?.name, 'Van Femke')
})

