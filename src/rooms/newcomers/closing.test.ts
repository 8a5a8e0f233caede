import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openVillage, type StaffName, type Village } from '../../../test/village.ts'
import type { Client } from '../../../test/client.ts'
import { NotFound, Refused } from '../../kit/errors.ts'
import { getApproach } from '../approaches/queries.ts'
import { talkClocks } from '../conversations/queries/clocks.ts'
import { insertTalk } from '../conversations/queries/talks.ts'
import { puzzlesOf } from '../files/queries/puzzles.ts'
import { kindsFor, pileOf } from '../today/queries/piles.ts'
import type { Acting } from './actions/acting.ts'
import { closeFiles, reopenFiles } from './actions/closures.ts'
import { mergeFiles, undoMerge } from './actions/merges.ts'
import { attachOneself } from './actions/team.ts'
import { aHousehold, aNewcomer, type Example } from './examples.ts'
import { listMerges } from './queries/merges.ts'
import { closureOn, whyNotClose } from './rules/closures.ts'

// The village lives on 3 November 2026.
let village: Village
let sanne: Client
let bram: Client
before(async () => {
  village = await openVillage()
  sanne = await village.visit('sanne')
  bram = await village.visit('bram')
})
after(() => village.close())

function by<T>(name: StaffName, work: (acting: Acting) => Promise<T>): Promise<T> {
  return village.as(name, (tx, actor) => work({ tx, actor, now: village.now }))
}

const ledByBram = () => ({ lead: village.actor('bram').userId })
const add = (example: Example) => by('sanne', (acting) => aNewcomer(acting, example))
const closing = { reason: 'moved_away', closed_on: '2026-11-01', note: '', with: [] } as const
const close = (id: string, more: object = {}) => by('sanne', (acting) => closeFiles(acting, id, { ...closing, ...more }))

/** Everything that asks for an act, by kind, about this person. */
function asked(name: StaffName, id: string): Promise<string[]> {
  return by(name, async ({ tx, actor }) => {
    const { thresholds } = await getApproach(tx, actor)
    const found: string[] = []
    for (const kind of kindsFor(actor)) {
      const { items } = await pileOf(tx, actor, kind, { shown: 100, thresholds })
      if (items.some(({ personId }) => personId === id)) found.push(kind)
    }
    return found
  })
}

/** Somebody about whom everything is late: a talk, a planned talk, a plan, an action, an appointment, silence. */
async function somebodyLate(example: Example): Promise<string> {
  const id = await add({ housed_on: '2026-04-01', coupled_on: '2026-03-01', ...example })
  await by('sanne', async ({ tx, actor, now }) => {
    const of = { municipality_id: actor.municipalityId }
    await insertTalk(tx, actor, {
      person_id: id, moment: 'm6', planned_on: '2026-10-20', approach_key: 'achtkarspelen', created_at: now,
      interviewer_id: village.actor('ilse', 'achtkarspelen').userId,
    })
    await tx.insertInto('contact_moment').values({
      ...of, id: randomUUID(), person_id: id, shared_id: randomUUID(), kind: 'office', is_appointment: true,
      at: new Date('2026-10-20T10:00:00Z'), written_at: now,
    }).execute()
    const goal = randomUUID()
    const base = { ...of, person_ids: [id], area: 'work' as const, created_at: now, updated_at: now }
    await tx.insertInto('goal').values({
      ...base, id: goal, owner_person_id: id, frame_key: 'language', body: 'Doel', raised_on: '2026-09-01',
    }).execute()
    await tx.insertInto('goal_person').values({ ...of, person_id: id, goal_id: goal }).execute()
    await tx.insertInto('plan_action').values({
      ...base, id: randomUUID(), goal_id: goal, body: 'Bellen', due_on: '2026-09-15',
    }).execute()
  })
  return id
}

test('a closed file asks for nothing any more, and everything again once it is opened', async () => {
  const id = await somebodyLate({ family_name: 'Gesloten', ...ledByBram() })
  const before = await asked('sanne', id)
  assert.deepEqual(before, ['talk', 'talk_report', 'plan', 'action', 'appointment', 'silent', 'silent_social'])
  await close(id)
  assert.deepEqual(await asked('sanne', id), [])
  assert.deepEqual(await asked('ilse', id), [])
  await by('sanne', (acting) => reopenFiles(acting, id, []))
  assert.deepEqual(await asked('sanne', id), before)
  assert.deepEqual(await asked('ilse', id), ['talk_report'])
})

test('the talk clock stands still while the file is closed and counts on from day 0 afterwards', async () => {
  const id = await add({ family_name: 'Klok', housed_on: '2026-04-01' })
  const clock = () => by('sanne', async ({ tx, actor }) =>
    (await talkClocks(tx, actor, [id], actor.today)).get(id)?.moments.map(({ key, state, isLate }) =>
      `${key} ${state}${isLate ? ' late' : ''}`))
  const running = ['start missed', 'm6 missed late', 'm12 not_yet', 'm24 not_yet']
  // The half-year talk could be held until 31 October; closed on the 20th the clock stops before it.
  assert.deepEqual(await clock(), running)
  await close(id, { closed_on: '2026-10-20' })
  assert.deepEqual(await clock(), ['start missed', 'm6 open', 'm12 not_yet', 'm24 not_yet'])
  await by('sanne', (acting) => reopenFiles(acting, id, []))
  assert.deepEqual(await clock(), running)
})

test('nothing of a closed file is stuck or late on its own pages', async () => {
  const id = await somebodyLate({ family_name: 'Puzzel' })
  const work = () => by('sanne', async ({ tx, actor }) => {
    const { thresholds } = await getApproach(tx, actor)
    return (await puzzlesOf(tx, actor, [id], thresholds)).get(id)?.find(({ area }) => area === 'work')?.state
  })
  assert.equal(await work(), 'stuck')
  await close(id)
  assert.notEqual(await work(), 'stuck')
  for (const path of ['', '/plan', '/gesprekken', '/puzzel/work', '/samen']) {
    const { status, text } = await sanne.get(`/nieuwkomers/${id}${path}`)
    assert.equal(status, 200, path)
    assert.doesNotMatch(text, /state--late/, path)
  }
})

test('the pages of a closed file name no talk to come and offer to plan none', async () => {
  const id = await add({ family_name: 'Vooruit', housed_on: '2026-10-20' })
  const offers = async (path: string) => /uiterlijk|gesprekken\/nieuw|momenten\//.test((await sanne.get(path)).text)
  const paths = [`/nieuwkomers/${id}`, `/nieuwkomers/${id}/gesprekken`]
  assert.deepEqual(await Promise.all(paths.map(offers)), [true, true])
  await close(id)
  assert.deepEqual(await Promise.all(paths.map(offers)), [false, false])
})

test('PRIV-18 access of case workers and interviewers stops at once; a coordinator still opens the file, marked', async () => {
  const id = await somebodyLate({ given_name: 'Yonas', family_name: 'Tesfaye', ...ledByBram() })
  assert.equal((await bram.get(`/nieuwkomers/${id}`)).status, 200)
  const done = await bram.post(`/nieuwkomers/${id}/sluiting`, { reason: 'moved_away', closed_on: '2026-11-03' })
  assert.equal(done.location, '/nieuwkomers')
  for (const path of ['', '/plan', '/tijdlijn', '/gegevens']) {
    assert.equal((await bram.get(`/nieuwkomers/${id}${path}`)).status, 404)
  }
  const { text } = await sanne.get(`/nieuwkomers/${id}`)
  assert.match(text, /Gesloten op 3 nov 2026: verhuisd naar een andere gemeente/)
  assert.match(text, /Gesloten door Bram Postma/)
  assert.match((await sanne.get(`/nieuwkomers/${id}/tijdlijn`)).text, /Dossier gesloten: Verhuisd naar een andere gemeente/)
})

test('the list leaves closed files out and shows them, marked, to a coordinator who asks for them', async () => {
  const id = await add({ given_name: 'Weg', family_name: 'Uit de Lijst' })
  await close(id)
  assert.doesNotMatch((await sanne.get('/nieuwkomers')).text, /Uit de Lijst/)
  assert.match((await sanne.get('/nieuwkomers?dossiers=gesloten')).text, /Uit de Lijst.*gesloten/s)
  assert.match((await sanne.get('/nieuwkomers?dossiers=alle')).text, /Uit de Lijst/)
  assert.match((await sanne.get('/nieuwkomers/lijst.csv?dossiers=gesloten')).text, /Weg Uit de Lijst.*1-11-2026|2026-11-01/)
  assert.doesNotMatch((await bram.get('/nieuwkomers?dossiers=alle')).text, /Uit de Lijst/)
})

test('search and adding find a closed file, so that no second one is made; a case worker cannot open it', async () => {
  const id = await add({
    given_name: 'Farhad', family_name: 'Karimzadeh', birth: { year: 1988, month: 4, day: 2 },
  })
  await close(id, { reason: 'died' })
  const found = await bram.post('/nieuwkomers/zoeken', { zoek: 'Karimzadeh' })
  assert.match(found.text, /Farhad Karimzadeh/)
  assert.match(found.text, /Dit dossier is gesloten. Een regievoerder kan het weer openen/)
  assert.doesNotMatch(found.text, /Overleden|toegang"/)
  const typed = { given_name: 'Farhad', name_prefix: '', family_name: 'Karimzadeh', birth: '2-4-1988', phone: '' }
  assert.match((await bram.post('/nieuwkomers/nieuw/kijken', typed)).text, /Farhad Karimzadeh/)
  assert.equal((await bram.get(`/nieuwkomers/${id}/toegang`)).status, 404)
  await assert.rejects(by('bram', (acting) => attachOneself(acting, id, 'Ik zag haar op straat')), NotFound)
})

test('a household closes in one act, with one reason, and opens in one act', async () => {
  const [first = '', second = '', third = ''] = await by('sanne', (acting) => aHousehold(acting, [
    { given_name: 'Vader', family_name: 'Samen' }, { given_name: 'Moeder', family_name: 'Samen' },
    { given_name: 'Kind', family_name: 'Samen' },
  ]))
  const sent = await sanne.post(`/nieuwkomers/${first}/sluiting`, {
    reason: 'left_country', closed_on: '2026-11-02', note: 'Terug naar familie', with: [second],
  })
  assert.equal(sent.location, `/nieuwkomers/${first}`)
  assert.match((await sanne.get(`/nieuwkomers/${second}`)).text, /vertrokken uit Nederland.*Terug naar familie/s)
  assert.doesNotMatch((await sanne.get(`/nieuwkomers/${third}`)).text, /Gesloten op/)
  assert.doesNotMatch((await sanne.get(`/nieuwkomers/${third}/contact`)).text, /Moeder Samen/)
  await sanne.post(`/nieuwkomers/${first}/heropening`, { with: [second] })
  for (const id of [first, second]) assert.doesNotMatch((await sanne.get(`/nieuwkomers/${id}`)).text, /Gesloten op/)
})

test('a day ahead is refused at its field, closing twice and opening twice in words', async () => {
  const id = await add({ family_name: 'Tweemaal' })
  const ahead = await sanne.post(`/nieuwkomers/${id}/sluiting`, { reason: 'done', closed_on: '2026-11-04' })
  assert.equal(ahead.status, 422)
  assert.match(ahead.text, /Deze dag moet nog komen/)
  await close(id)
  await assert.rejects(close(id), (error) => error instanceof Refused && error.message.includes('closed_already'))
  await by('sanne', (acting) => reopenFiles(acting, id, []))
  await assert.rejects(by('sanne', (acting) => reopenFiles(acting, id, [])), Refused)
})

test('an open and a closed file are not merged; merged ones close together and part closed', async () => {
  const kept = await add({ family_name: 'Blijft' })
  const double = await add({ family_name: 'Dubbel' })
  await close(double)
  const merge = () => by('sanne', (acting) => mergeFiles(acting, { keptId: kept, mergedId: double, reason: '' }))
  await assert.rejects(merge(), Refused)
  await by('sanne', (acting) => reopenFiles(acting, double, []))
  await merge()
  await close(kept, { closed_on: '2026-11-03' })
  const [row] = await by('sanne', ({ tx, actor }) => listMerges(tx, actor, [kept, double]))
  await by('sanne', (acting) => undoMerge(acting, kept, row?.id ?? ''))
  for (const id of [kept, double]) assert.match((await sanne.get(`/nieuwkomers/${id}`)).text, /Gesloten op/)
})

test('a file is closed from its day until the day on which it opens again', () => {
  const closures = [{ reason: 'done', closedOn: '2026-03-01', reopenedOn: '2026-04-01' }] as const
  const days = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01']
  assert.deepEqual(days.map((day) => closureOn(closures, day) !== undefined), [false, true, true, false])
  assert.equal(whyNotClose('2026-03-31', closures, '2026-11-03'), 'newcomers.problem.close_before_reopening')
  assert.equal(whyNotClose('2026-04-01', closures, '2026-11-03'), null)
})
