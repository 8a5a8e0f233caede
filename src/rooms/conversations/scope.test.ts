import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openVillage, type Village } from '../../../test/village.ts'
import { inMunicipality, type Tx } from '../../db/database.ts'
import type { Actor } from '../../kit/actor.ts'
import { NotFound } from '../../kit/errors.ts'
import { aNewcomer } from '../newcomers/examples.ts'
import { listFiled, findKnown } from '../newcomers/import/queries/existing.ts'
import { silentPeople } from '../newcomers/queries/due.ts'
import { listPersons } from '../newcomers/queries/list.ts'
import { getPerson } from '../newcomers/queries/persons.ts'
import { openAmong } from '../newcomers/queries/search.ts'
import { aTalk, type TalkExample } from './examples.ts'
import { listClockFacts } from './queries/clock-facts.ts'
import { lateTalks } from './queries/clocks.ts'
import { getTalkPerson } from './queries/persons.ts'

let village: Village
const today = '2026-11-03'

before(async () => { village = await openVillage() })
after(async () => { await village.close() })

function newcomer(name = 'Khalil'): Promise<string> {
  return village.as('sanne', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, {
    given_name: 'Hala', family_name: name, coupled_on: '2026-09-20', housed_on: '2026-10-20',
    address: 'Dorpsstraat 12', phone: '06-12345678',
  }))
}

function talk(personId: string, example: Partial<TalkExample> = {}): Promise<string> {
  return village.as('sanne', (tx, actor) => aTalk({ tx, actor, now: village.now }, personId, {
    day: today, fields: { 'own.worries': 'De huur' }, ...example,
  }))
}

test('ZE-05 an interviewer holds the talk assigned to them and sees what that needs, not the file', async () => {
  const person = await newcomer('Idris')
  const id = await talk(person, { interviewerId: village.actor('ilse').userId })
  const ilse = await village.visit('ilse', 'achtkarspelen')
  const page = await ilse.get(`/gesprekken/${id}`)
  assert.equal(page.status, 200)
  assert.ok(/Arabisch/.test(page.text))
  assert.ok(!page.text.includes('Dorpsstraat') && !page.text.includes('06-12345678'))
  assert.ok(!page.text.includes(`/nieuwkomers/${person}`))
  assert.equal((await ilse.json('POST', `/gesprekken/${id}/veld`, { key: id, field: 'own.dream', text: 'Rust' })).status, 200)
  assert.equal((await ilse.post(`/gesprekken/${id}/afronding`, { rest: 'on' })).status, 303)
  assert.ok(/geen gesprek voor je klaar/.test((await ilse.get('/gesprekken')).text))
  for (const path of [`/nieuwkomers/${person}`, `/nieuwkomers/${person}/gesprekken`, `/nieuwkomers/${person}/plan`]) {
    assert.ok([403, 404].includes((await ilse.get(path)).status), path)
  }
})

test('PRIV-01 a talk that is somebody else’s does not exist for an interviewer, also of the same person', async () => {
  const person = await newcomer()
  const mine = await talk(person, { interviewerId: village.actor('ilse').userId })
  const other = await talk(person, { day: '2026-10-25' })
  const stranger = await talk(await newcomer())
  const ilse = await village.visit('ilse', 'achtkarspelen')
  assert.equal((await ilse.get(`/gesprekken/${mine}`)).status, 200)
  for (const id of [other, stranger, randomUUID()]) {
    assert.equal((await ilse.get(`/gesprekken/${id}`)).status, 404)
    assert.equal((await ilse.post(`/gesprekken/${id}`, { 'own.worries': 'x' })).status, 404)
    const typed = { key: id, field: 'own.worries', text: 'x' }
    assert.equal((await ilse.json('POST', `/gesprekken/${id}/veld`, typed)).status, 404)
  }
})

test('PRIV-03 ZE-05 who is case worker and interviewer too finds no file behind a talk assigned to them', async () => {
  const bram = village.actor('bram')
  const both: Actor = { ...bram, roles: new Set(['case_worker', 'interviewer']) }
  const own = await village.as('bram', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, {
    given_name: 'Eigen', family_name: 'Dossier', coupled_on: '2025-01-10', housed_on: '2025-02-01',
  }))
  const guest = await village.as('sanne', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, {
    given_name: 'Alleen', family_name: 'Gesprek', coupled_on: '2025-01-10', housed_on: '2025-02-01',
  }))
  await talk(guest, { interviewerId: bram.userId })
  const as = <T>(work: (tx: Tx) => Promise<T>) => inMunicipality(village.database, both, work)
  const found = {
    list: await as(async (tx) => (await listPersons(tx, both, {}, { offset: 0, limit: 50 })).rows.map((row) => row.personId)),
    open: await as(async (tx) => [...await openAmong(tx, both, [own, guest])]),
    silent: await as(async (tx) => (await silentPeople(tx, both, { weeks: 8, limit: 50 })).items.map((row) => row.personId)),
    filed: await as(async (tx) => (await listFiled(tx, both)).map((row) => row.personId)),
    known: await as(async (tx) => [...(await findKnown(tx, both, [own, guest])).keys()]),
    clocks: await as(async (tx) => [...(await listClockFacts(tx, both)).keys()]),
    late: await as(async (tx) => [...new Set((await lateTalks(tx, both, { day: today, limit: 50 })).items
      .map((row) => row.personId))]),
  }
  for (const [query, ids] of Object.entries(found)) {
    assert.deepEqual([query, ids.includes(own), ids.includes(guest)], [query, true, false])
  }
  await assert.rejects(as((tx) => getPerson(tx, both, guest)), NotFound)
  assert.equal((await as((tx) => getTalkPerson(tx, both, guest))).names.family_name, 'Gesprek')
})

test('PRIV-18 when the assignment has ended the talk is gone for the interviewer', async () => {
  const id = await talk(await newcomer(), { interviewerId: village.actor('ilse').userId })
  await village.as('sanne', (tx, actor) => tx.updateTable('conversation').set({ interviewer_last_day: '2026-11-02' })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).execute())
  const ilse = await village.visit('ilse', 'achtkarspelen')
  assert.equal((await ilse.get(`/gesprekken/${id}`)).status, 404)
  assert.ok(!(await ilse.get('/gesprekken')).text.includes(id))
})

test('PRIV-01 a talk outside the caseload or the municipality is not found', async () => {
  const person = await newcomer()
  const id = await talk(person)
  for (const [name, where] of [['bram', 'achtkarspelen'], ['marit', 'westerkwartier'], ['tom', 'westerkwartier']] as const) {
    const client = await village.visit(name, where)
    for (const path of [`/gesprekken/${id}`, `/gesprekken/${id}/samen`, `/gesprekken/${id}/afronding`,
      `/gesprekken/${id}/afspraak`, `/nieuwkomers/${person}/gesprekken`, `/nieuwkomers/${person}/gesprekken/nieuw`]) {
      assert.equal((await client.get(path)).status, 404, `${name} ${path}`)
    }
    assert.equal((await client.post(`/gesprekken/${id}`, { 'own.worries': 'x' })).status, 404)
    assert.ok(!(await client.get('/gesprekken')).text.includes(id))
  }
})

test('PRIV-03 figures and administration come to no talk, and the database gives them no word of it', async () => {
  const id = await talk(await newcomer())
  for (const name of ['pim', 'ada'] as const) {
    const client = await village.visit(name)
    assert.equal((await client.get(`/gesprekken/${id}`)).status, 403)
    assert.equal((await client.get('/gesprekken')).status, 403)
  }
  await inMunicipality(village.database, { ...village.actor('pim'), scope: 'figures' }, async (tx) => {
    assert.ok((await tx.selectFrom('conversation').select('id').execute()).length > 0, 'talks are counted')
    assert.deepEqual(await tx.selectFrom('conversation_answer').select('body').execute(), [])
  })
  for (const table of ['conversation_mark', 'conversation_correction'] as const) {
    await assert.rejects(inMunicipality(village.database, { ...village.actor('pim'), scope: 'figures' }, (tx) =>
      tx.selectFrom(table).select('person_id').execute()), /permission denied/)
  }
})

test('LOG-01 PRIV-05 every showing and saving of a talk leaves its row, without a word of what was said', async () => {
  const person = await newcomer()
  const id = await talk(person)
  const sanne = await village.visit('sanne')
  await sanne.get(`/gesprekken/${id}`)
  await sanne.json('POST', `/gesprekken/${id}/veld`, { key: id, field: 'own.dream', text: 'Een geheime droom' })
  await sanne.get(`/gesprekken/${id}/samen`)
  const { rows } = await village.database.pool.query<{ action: string; line: string }>(
    'select action, row_to_json(a)::text as line from audit_row a where object_id = $1 order by at', [id])
  assert.deepEqual(rows.map(({ action }) => action).toSorted(), [
    'conversations.save_field', 'conversations.show', 'conversations.show_together'])
  assert.ok(rows.every(({ line }) => line.includes(person) && !line.includes('geheime droom')))
})

test('of two merged files the talks stand on one list', async () => {
  const [kept, merged] = [await newcomer(), await newcomer()]
  const id = await talk(merged)
  await village.as('sanne', (tx, actor) => tx.insertInto('person_merge').values({
    municipality_id: actor.municipalityId, id: randomUUID(), kept_id: kept, merged_id: merged, merged_at: village.now,
    merged_by: actor.userId,
  }).execute())
  const sanne = await village.visit('sanne')
  assert.ok(new RegExp(id).test((await sanne.get(`/nieuwkomers/${kept}/gesprekken`)).text))
  assert.equal((await sanne.get(`/gesprekken/${id}`)).status, 200)
})
