import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openVillage, type StaffName, type Village } from '../../../test/village.ts'
import { insertOrganisation, listOrganisations } from '../organisations/queries.ts'
import { aNewcomer, type Example } from '../newcomers/examples.ts'
import { getApproach } from '../approaches/queries.ts'
import { puzzlesOf } from './queries/puzzles.ts'
import type { Piece } from './rules.ts'

let village: Village
before(async () => {
  village = await openVillage()
  await village.as('sanne', (tx, actor) =>
    insertOrganisation(tx, actor, { id: randomUUID(), name: 'Taalhuis', kind: 'school' }))
})
after(async () => { await village.close() })

function newcomer(by: StaffName = 'sanne', name = 'Amal Haddad'): Promise<string> {
  const [given_name = '', family_name = ''] = name.split(' ')
  return village.as(by, (tx, actor) => aNewcomer({ tx, actor, now: village.now }, { given_name, family_name }))
}

function pieces(personId: string): Promise<Piece[]> {
  return village.as('sanne', async (tx, actor) => {
    const { thresholds } = await getApproach(tx, actor)
    return (await puzzlesOf(tx, actor, [personId], thresholds)).get(personId) ?? []
  })
}

async function piece(personId: string, area: string): Promise<Piece> {
  const found = (await pieces(personId)).find((one) => one.area === area)
  assert.ok(found)
  return found
}

function organisations(): Promise<{ id: string; name: string }[]> {
  return village.as('sanne', (tx, actor) => listOrganisations(tx, actor))
}

/** A goal with one action on somebody's plan, straight into the tables. */
function anAction(personIds: string[], given: { area?: Piece['area']; due_on?: string | null; body?: string } = {}) {
  const { area = 'language', due_on = null, body = 'Taalcafé op dinsdag' } = given
  return village.as('sanne', async (tx, actor) => {
    const goalId = randomUUID()
    const base = { municipality_id: actor.municipalityId, person_ids: personIds, area, created_at: village.now,
      updated_at: village.now }
    await tx.insertInto('goal').values({
      ...base, id: goalId, owner_person_id: personIds[0] ?? '', frame_key: 'language', body: 'Ik wil leren',
      raised_on: '2026-10-01',
    }).execute()
    await tx.insertInto('goal_person').values(personIds.map((person_id) =>
      ({ municipality_id: actor.municipalityId, person_id, goal_id: goalId }))).execute()
    await tx.insertInto('plan_action').values({
      ...base, id: randomUUID(), goal_id: goalId, body, due_on, owner_words: 'Amal',
    }).execute()
  })
}

test('ZE-01 a new file shows nine pieces that nobody holds, as picture and as table', async () => {
  const personId = await newcomer()
  const answer = await (await village.visit('sanne')).get(`/nieuwkomers/${personId}`)
  assert.equal(answer.status, 200)
  assert.equal(answer.text.match(/class="piece piece--nobody"/g)?.length, 9)
  assert.equal(answer.text.match(/<th scope="row">/g)?.length, 9)
  assert.match(answer.text, /niemand pakt dit op/)
})

test('an organisation takes up a piece, becomes its lead and stops with it', async () => {
  const personId = await newcomer()
  const [one, two] = await organisations()
  const sanne = await village.visit('sanne')
  const path = `/nieuwkomers/${personId}/puzzel`
  const added = await sanne.post(`${path}/work/houders`, { organisation_id: one?.id ?? '' })
  assert.equal(added.location, `/nieuwkomers/${personId}#deel-work`)
  assert.equal((await piece(personId, 'work')).state, 'moving')
  await sanne.post(`${path}/work/houders`, { organisation_id: two?.id ?? '' })
  assert.equal((await piece(personId, 'work')).state, 'held_twice')
  const holder = (await piece(personId, 'work')).holders.find(({ organisationId }) => organisationId === two?.id)
  await sanne.post(`${path}/houders/${holder?.id}/trekker`)
  assert.equal((await piece(personId, 'work')).state, 'moving')
  assert.equal((await piece(personId, 'work')).holders[0]?.organisation, two?.name)
  await sanne.post(`${path}/houders/${holder?.id}/einde`)
  assert.deepEqual((await piece(personId, 'work')).holders.map(({ organisation }) => organisation), [one?.name])
})

test('the same organisation does not take up a piece twice', async () => {
  const personId = await newcomer()
  const [one] = await organisations()
  const sanne = await village.visit('sanne')
  await sanne.post(`/nieuwkomers/${personId}/puzzel/work/houders`, { organisation_id: one?.id ?? '' })
  const refused = await sanne.post(`/nieuwkomers/${personId}/puzzel/work/houders`, { organisation_id: one?.id ?? '' })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /Deze organisatie pakt dit al op/)
})

test('a piece is set to done in one tap, shows by whom, and is taken back', async () => {
  const personId = await newcomer()
  const sanne = await village.visit('sanne')
  await sanne.post(`/nieuwkomers/${personId}/puzzel/housing/stand`, { state: 'done' })
  assert.equal((await piece(personId, 'housing')).state, 'done')
  assert.match((await sanne.get(`/nieuwkomers/${personId}`)).text, /Klaar op 3 nov 2026, gezegd door Sanne Dijkstra/)
  village.setNow(new Date('2026-11-03T09:05:00Z'))
  await sanne.post(`/nieuwkomers/${personId}/puzzel/housing/stand`, { state: 'open' })
  assert.equal((await piece(personId, 'housing')).state, 'nobody')
})

test('a mark keeps its day and note; a day to come is refused and what was typed is shown again', async () => {
  const personId = await newcomer()
  const sanne = await village.visit('sanne')
  const path = `/nieuwkomers/${personId}/puzzel/money`
  const refused = await sanne.post(`${path}/stand`, { state: 'stuck', on_day: '4-11-2026', note: 'Wacht op de bank' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /href="#v-on_day"[^]*Deze dag is nog niet geweest/)
  assert.match(refused.text, /Wacht op de bank/)
  await sanne.post(`${path}/stand`, { state: 'stuck', on_day: '1-11-2026', note: 'Wacht op de bank' })
  const mark = (await piece(personId, 'money')).mark
  assert.deepEqual([mark?.state, mark?.onDay, mark?.note], ['stuck', '2026-11-01', 'Wacht op de bank'])
  assert.match((await sanne.get(path)).text, /Zit vast sinds 1 nov 2026/)
})

test('F19 the note of a mark is kept while typing, at its own piece, until the mark is written', async () => {
  const personId = await newcomer()
  const sanne = await village.visit('sanne')
  const path = `/nieuwkomers/${personId}/puzzel/money`
  const key = /data-draft-key="([^"]+)"/.exec((await sanne.get(path)).text)?.[1] ?? ''
  assert.equal((await sanne.json('POST', '/concepten', { key, field: 'note', text: 'Wacht op de bank' })).status, 200)
  assert.match((await sanne.get(path)).text, />Wacht op de bank<\/textarea>/)
  assert.doesNotMatch((await sanne.get(`/nieuwkomers/${personId}/puzzel/work`)).text, /Wacht op de bank/)
  const wrong = await sanne.post(`${path}/houders`, { organisation_id: '' })
  assert.match(wrong.text, />Wacht op de bank<\/textarea>/)
  await sanne.post(`${path}/stand`, { state: 'stuck', note: 'Wacht op de gemeente', draft: key })
  assert.doesNotMatch((await sanne.get(path)).text, /Wacht op de bank/)
})

test('SB-04 a late action of 30 days makes a piece stuck, for everybody of the household', async () => {
  const [amal, omar] = [await newcomer(), await newcomer('sanne', 'Omar Haddad')]
  await anAction([amal, omar], { area: 'school', due_on: '2026-10-04' })
  assert.equal((await piece(amal, 'school')).state, 'stuck')
  assert.equal((await piece(omar, 'school')).state, 'stuck')
  assert.equal((await piece(omar, 'school')).nextStep?.body, 'Taalcafé op dinsdag')
})

test('an action that is in time moves the piece and names who does it', async () => {
  const personId = await newcomer()
  await anAction([personId], { due_on: '2026-12-01' })
  const answer = await (await village.visit('sanne')).get(`/nieuwkomers/${personId}`)
  assert.equal((await piece(personId, 'language')).state, 'moving')
  assert.match(answer.text, /Taalcafé op dinsdag/)
  assert.match(answer.text, /1 dec 2026/)
})

test('the together view shows this person only: no places, no search, no other name', async () => {
  const other = await newcomer('sanne', 'Yonas Tesfay')
  const personId = await newcomer()
  await anAction([personId], { body: 'Samen naar de bibliotheek' })
  const answer = await (await village.visit('sanne')).get(`/nieuwkomers/${personId}/samen`)
  assert.match(answer.text, /Amal Haddad/)
  assert.match(answer.text, /Samen naar de bibliotheek/)
  assert.match(answer.text, /Sluiten/)
  assert.doesNotMatch(answer.text, /Yonas|<nav|role="search"|href="\/nieuwkomers"/)
  assert.doesNotMatch(answer.text, new RegExp(other))
  const links = [...answer.text.matchAll(/<a [^>]*href="([^"#]+)"/g)].map((match) => match[1])
  assert.deepEqual(links, [`/nieuwkomers/${personId}`])
})

test('the timeline joins marks, holders and the plan, newest first, and filters', async () => {
  const personId = await newcomer()
  const sanne = await village.visit('sanne')
  await anAction([personId])
  const mark = { state: 'done', on_day: '2026-11-01', note: 'Sleutel binnen' }
  await sanne.post(`/nieuwkomers/${personId}/puzzel/housing/stand`, mark)
  const all = (await sanne.get(`/nieuwkomers/${personId}/tijdlijn`)).text
  assert.ok(all.indexOf('Stukje gezet op klaar') < all.indexOf('Doel toegevoegd'))
  assert.match(all, /Sleutel binnen/)
  const plan = (await sanne.get(`/nieuwkomers/${personId}/tijdlijn?soort=plan`)).text
  assert.match(plan, /Doel toegevoegd/)
  assert.doesNotMatch(plan, /Stukje gezet op klaar/)
})

test('a filter word in the address that is no choice shows the whole timeline and says so', async () => {
  const personId = await newcomer()
  const sanne = await village.visit('sanne')
  for (const query of ['soort=onzin', 'aantal=veel']) {
    assert.match((await sanne.get(`/nieuwkomers/${personId}/tijdlijn?${query}`)).text, /keuze die we niet kennen/)
  }
  assert.doesNotMatch((await sanne.get(`/nieuwkomers/${personId}/tijdlijn?soort=plan`)).text, /keuze die we niet kennen/)
})

test('PRIV-01 a file outside the caseload is not there, whatever is asked of it', async () => {
  const personId = await newcomer()
  const bram = await village.visit('bram')
  for (const path of ['', '/samen', '/tijdlijn', '/puzzel/work']) {
    assert.equal((await bram.get(`/nieuwkomers/${personId}${path}`)).status, 404, path)
  }
  assert.equal((await bram.post(`/nieuwkomers/${personId}/puzzel/work/stand`, { state: 'done' })).status, 404)
  const own = await newcomer('bram')
  assert.equal((await bram.get(`/nieuwkomers/${own}`)).status, 200)
})

test('AZN-01 an interviewer, a policy officer and an administrator open no file', async () => {
  const personId = await newcomer()
  for (const name of ['ilse', 'pim', 'ada'] as const) {
    const visit = name === 'ilse' ? await village.visit(name, 'achtkarspelen') : await village.visit(name)
    assert.equal((await visit.get(`/nieuwkomers/${personId}`)).status, 403, name)
  }
})

test('PRIV-05 every showing of a file leaves a row that names the person', async () => {
  const personId = await newcomer()
  const sanne = await village.visit('sanne')
  for (const path of ['', '/samen', '/tijdlijn', '/puzzel/work']) await sanne.get(`/nieuwkomers/${personId}${path}`)
  const { rows } = await village.database.pool.query<{ action: string }>(
    'select action from audit_row where $1 = any(person_ids) order by at, action', [personId])
  const actions = rows.map(({ action }) => action)
  for (const action of ['files.show', 'files.together', 'files.timeline', 'files.piece.show']) {
    assert.ok(actions.includes(action), action)
  }
})

test('an area that does not exist is no page', async () => {
  const personId = await newcomer()
  assert.equal((await (await village.visit('sanne')).get(`/nieuwkomers/${personId}/puzzel/sterren`)).status, 404)
})

test('two merged files are one puzzle', async () => {
  const [kept, merged] = [await newcomer(), await newcomer('sanne', 'Amaal Hadad')]
  const [one] = await organisations()
  const sanne = await village.visit('sanne')
  await sanne.post(`/nieuwkomers/${merged}/puzzel/contacts/houders`, { organisation_id: one?.id ?? '' })
  await village.as('sanne', async (tx, actor) => {
    await tx.insertInto('person_merge').values({
      municipality_id: actor.municipalityId, id: randomUUID(), kept_id: kept, merged_id: merged, merged_at: village.now,
      merged_by: actor.userId,
    }).execute()
  })
  assert.deepEqual((await piece(kept, 'contacts')).holders.map(({ organisation }) => organisation), [one?.name])
  const answer = await sanne.get(`/nieuwkomers/${merged}`)
  assert.equal(answer.status, 200)
})

test('11. the list asks for who has a late talk, no lead or silence, the same people as Today', async () => {
  const add = (example: Example) => village.as('sanne', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, example))
  const lead = village.actor('sanne').userId
  // Day 30 of the start talk was 2 November; it is the 3rd.
  await add({ given_name: 'Gesprek', family_name: 'Laat', housed_on: '2026-10-03', lead })
  await add({ given_name: 'Gesprek', family_name: 'Optijd', housed_on: '2026-10-04', lead })
  await add({ given_name: 'Zonder', family_name: 'Regie' })
  await add({ given_name: 'Lang', family_name: 'Stil', coupled_on: '2026-01-01', lead })
  const sanne = await village.visit('sanne')
  const shown = async (query: string) => {
    const { text } = await sanne.get(`/nieuwkomers?${query}`)
    return ['Gesprek Laat', 'Gesprek Optijd', 'Zonder Regie', 'Lang Stil'].filter((name) => text.includes(`>${name}<`))
  }
  assert.deepEqual(await shown('stand=gesprek'), ['Gesprek Laat'])
  assert.deepEqual(await shown('stand=lead'), ['Zonder Regie'])
  assert.deepEqual(await shown('stand=stil'), ['Lang Stil'])
  assert.deepEqual(await shown('lead=ik'), ['Gesprek Laat', 'Gesprek Optijd', 'Lang Stil'])
  const csv = (await sanne.get('/nieuwkomers/lijst.csv?stand=gesprek')).text
  assert.match(csv, /Gesprek Laat/)
  assert.doesNotMatch(csv, /Optijd|Regie|Stil/)
})

test('ZE-01 each row of the list carries the nine pieces of that person', async () => {
  const personId = await newcomer('sanne', 'Puzzel Inlijst')
  await anAction([personId], { area: 'language' })
  const { text } = await (await village.visit('sanne')).get('/nieuwkomers')
  const row = text.split('<tr>').find((part) => part.includes('Puzzel Inlijst')) ?? ''
  const drawn = [...row.matchAll(/<use class="(\w+)([ p\d]+)"/g)].map(([, state, places = '']) =>
    [state, places.trim().split(' ').length])
  assert.deepEqual(Object.fromEntries(drawn), { moving: 1, nobody: 8 })
})
