// What a program does in a file beside reading it: the team, the household, words, work, languages, own fields, appointments.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Program } from '../../../../test/client.ts'
import { openVillage, type Village } from '../../../../test/village.ts'
import { addField } from '../../own-lists/actions.ts'
import { aHousehold, aNewcomer } from '../examples.ts'

type Row = Record<string, string>

let village: Village
let bram: Program
let sanne: Program

before(async () => {
  village = await openVillage()
  bram = await village.program('bram')
  sanne = await village.program('sanne')
})

after(() => village.close())

function household(...names: readonly string[]): Promise<string[]> {
  return village.as('bram', (tx, actor) => aHousehold({ tx, actor, now: village.now }, names.map((given_name) => ({ given_name }))))
}

/** Everything an act on a thing must do: ask its state, say no without it, and do a repeated key once. */
async function actsOnce(program: Program, { above, act, body }: { above: string; act: string; body: object }) {
  assert.equal((await program.post(act, body)).status, 428, act)
  const seen = await program.asSeen(above)
  const key = { ...seen, 'idempotency-key': `${act} once` }
  const [one, two] = [await program.post(act, body, key), await program.post(act, body, key)]
  assert.equal(one.status, 201, one.text)
  assert.equal(two.text, one.text)
  assert.equal((await program.post(act, body, seen)).status, 412, act)
  return one
}

test('PRIV-18 a colleague joins the team and their place ends at once; the lead hands over first', async () => {
  const [id = ''] = await household('Selam')
  const path = `/newcomers/${id}/team`
  const { body: { items } } = await bram.get('/colleagues')
  const femkeId = items.find(({ name }: Row) => name === 'Femke Wiersma').id
  const wrong = await bram.post(`${path}/members`, { accountId: femkeId, lastDay: '2026-11-02' })
  assert.deepEqual([wrong.status, wrong.body.errors[0].location], [400, '/lastDay'])
  const added = await bram.post(`${path}/members`, { accountId: femkeId, purpose: 'Taalmaatje zoeken' })
  assert.equal(added.status, 201)
  assert.equal((await bram.post(`${path}/members`, { accountId: femkeId })).status, 409)
  const femke = await village.program('femke')
  assert.equal((await femke.get(`/newcomers/${id}`)).status, 200)

  const stranger = await bram.post(`${path}/endings`, { memberId: femkeId }, await bram.asSeen(path))
  assert.deepEqual([stranger.status, stranger.body.errors[0].location], [400, '/memberId'])
  const lead = (await bram.get(path)).body.members[0]
  assert.equal((await bram.post(`${path}/endings`, { memberId: lead.id }, await bram.asSeen(path))).status, 409)
  await actsOnce(bram, { above: path, act: `${path}/endings`, body: { memberId: added.body.id } })
  assert.equal((await bram.post(`${path}/endings`, { memberId: added.body.id }, await bram.asSeen(path))).status, 409)
  assert.equal((await femke.get(`/newcomers/${id}`)).status, 404)
  const { body } = await bram.get(path)
  assert.deepEqual([body.members.map(({ name }: Row) => name), body.earlier.map(({ name, purpose }: Row) => [name, purpose])],
    [['Bram Postma'], [['Femke Wiersma', 'Taalmaatje zoeken']]])
})

test('a household is joined and split; somebody outside the caseload is not found', async () => {
  const [amina = '', samir = ''] = await household('Amina', 'Samir')
  const [yusuf = ''] = await household('Yusuf')
  const path = `/newcomers/${amina}/household`
  const names = async () => (await bram.get(path)).body.members.map(({ name }: Row) => name).sort()
  assert.deepEqual(await names(), ['Amina', 'Samir'])
  const foreign = await village.as('femke', (tx, actor) => aNewcomer({ tx, actor, now: village.now }))
  assert.equal((await bram.post(`${path}/joinings`, { personId: foreign }, await bram.asSeen(path))).status, 404)
  await actsOnce(bram, { above: path, act: `${path}/joinings`, body: { personId: yusuf, relation: 'broer' } })
  assert.deepEqual(await names(), ['Amina', 'Samir', 'Yusuf'])
  assert.equal((await bram.post(`${path}/joinings`, { personId: yusuf }, await bram.asSeen(path))).status, 409)
  const all = await bram.post(`${path}/splits`, { leaving: [] }, await bram.asSeen(path))
  assert.deepEqual([all.status, all.body.errors[0].location], [400, '/leaving'])
  await actsOnce(bram, { above: path, act: `${path}/splits`, body: { leaving: [samir, yusuf] } })
  assert.deepEqual(await names(), ['Amina'])
  assert.deepEqual((await bram.get(`/newcomers/${samir}/household`)).body.members.map(({ name }: Row) => name).sort(), ['Samir', 'Yusuf'])
})

test('ZE-04 own words and SB-07 work are written down and end, and stay readable', async () => {
  const [id = ''] = await household('Selam')
  const [words, work] = [`/newcomers/${id}/own-words`, `/newcomers/${id}/work-starts`]
  const ahead = await bram.post(words, { kind: 'dream', body: 'Bakker worden', saidOn: '2026-11-04' })
  assert.deepEqual([ahead.status, ahead.body.errors[0].location], [400, '/saidOn'])
  const word = await bram.post(words, { kind: 'dream', body: 'Bakker worden', area: 'work' })
  const unknown = await bram.post(`${words}/endings`, { wordId: id }, await bram.asSeen(words))
  assert.deepEqual([unknown.status, unknown.body.errors[0].location], [400, '/wordId'])
  await actsOnce(bram, { above: words, act: `${words}/endings`, body: { wordId: word.body.id } })
  assert.deepEqual((await bram.get(words)).body.items.map(({ kind, body, saidOn, endedOn, author }: Row) =>
    [kind, body, saidOn, endedOn, author]), [['dream', 'Bakker worden', '2026-11-03', '2026-11-03', 'Bram Postma']])

  const wrong = await bram.post(work, { kind: 'hobby', startedOn: '2026-11-01', hoursPerWeek: 81 })
  assert.deepEqual([wrong.status, wrong.body.errors.map(({ location }: Row) => location).sort()], [400, ['/hoursPerWeek', '/kind']])
  const start = await bram.post(work, { kind: 'paid', employer: 'Bakkerij', startedOn: '2026-09-01', hoursPerWeek: 24, helpedBy: 'partner' })
  const early = await bram.post(`${work}/endings`, { workStartId: start.body.id, endedOn: '2026-08-31' }, await bram.asSeen(work))
  assert.deepEqual([early.status, early.body.errors[0].location], [400, '/endedOn'])
  await actsOnce(bram, { above: work, act: `${work}/endings`, body: { workStartId: start.body.id, endedOn: '2026-10-31' } })
  assert.deepEqual((await bram.get(work)).body.items, [{
    id: start.body.id, kind: 'paid', employer: 'Bakkerij', startedOn: '2026-09-01', endedOn: '2026-10-31', hoursPerWeek: 24,
    helpedBy: 'partner', author: 'Bram Postma',
  }])
})

test('languages are changed as a whole, each with its trace of a program', async () => {
  const made = await bram.post('/newcomers', { givenName: 'Helen', languages: [{ language: 'Tigrinya' }, { language: 'Arabisch' }] })
  const path = `/newcomers/${made.body.id}`
  const languages = [{ language: 'Tigrinya', level: 'fluent', isMotherTongue: true }, { language: 'Engels', level: 'a2', isMotherTongue: false }]
  const changed = await bram.patch(path, { languages }, await bram.asSeen(path))
  assert.equal(changed.status, 200, changed.text)
  assert.deepEqual(changed.body.languages, languages)
  const { rows } = await village.database.pool.query(`select old_value, new_value, source from person_field_change
    where person_id = $1 and field = 'languages' order by old_value, new_value`, [made.body.id])
  assert.deepEqual(rows, [
    { old_value: '', new_value: 'Engels, a2', source: 'api' }, { old_value: 'Arabisch', new_value: '', source: 'api' },
    { old_value: 'Tigrinya', new_value: 'Tigrinya, fluent, mother_tongue', source: 'api' },
  ])
  const same = await bram.patch(path, { phone: '06-1' }, await bram.asSeen(path))
  assert.deepEqual(same.body.languages, languages)
})

test('own fields are read and written; what is wrong is said at its place and nothing is written then', async () => {
  await village.as('sanne', (tx, actor) => addField({ tx, actor, now: village.now }, {
    name_nl: 'Fiets', name_en: '', name_ar: '', kind: 'yes_no', options: '', purpose: 'Vervoer', kept_months: 12,
  }))
  const [id = ''] = await household('Selam')
  const path = `/newcomers/${id}/own-fields`
  const [field] = (await bram.get(path)).body.items
  assert.deepEqual({ ...field, id: '' }, { id: '', name: 'Fiets', kind: 'yes_no', choices: ['yes', 'no'], purpose: 'Vervoer', value: '' })
  assert.equal((await bram.patch(path, { values: [] })).status, 428)
  const seen = await bram.asSeen(path)
  const wrong = await bram.patch(path, { values: [{ id: field.id, value: 'misschien' }] }, seen)
  assert.deepEqual([wrong.status, wrong.body.errors[0].location], [400, '/values/0/value'])
  const unknown = await bram.patch(path, { values: [{ id: field.id, value: 'yes' }, { id, value: 'x' }] }, seen)
  assert.deepEqual([unknown.status, unknown.body.errors[0].location], [400, '/values/1/id'])
  const written = await bram.patch(path, { values: [{ id: field.id, value: 'yes' }] }, seen)
  assert.equal(written.body.items[0].value, 'yes')
  assert.equal((await bram.patch(path, { values: [] }, seen)).status, 412)
  const { rows } = await village.database.pool.query('select old_value, new_value, source from person_field_change where person_id = $1', [id])
  assert.deepEqual(rows, [{ old_value: '', new_value: 'yes', source: 'api' }])
})

test('an appointment moves for everybody who was to come and leads to the new one; it is called off once', async () => {
  const [amina = '', samir = ''] = await household('Amina', 'Samir')
  const path = `/newcomers/${amina}/appointments`
  const made = await bram.post(path, { day: '2026-11-10', clock: '11:30', with: [samir] })
  const one = `${path}/${made.body.id}`
  const past = await bram.post(`${one}/changes`, { day: '2026-11-02', clock: '9:00' }, await bram.asSeen(one))
  assert.deepEqual([past.status, past.body.errors[0].location], [400, '/day'])
  const moved = await actsOnce(bram, { above: one, act: `${one}/changes`, body: { day: '2026-11-12', clock: '9:00', reason: 'Ziek' } })
  const old = (await bram.get(one)).body
  assert.deepEqual([old.outcome, old.outcomeReason, old.movedToId], ['moved', 'Ziek', moved.body.id])
  assert.equal((await bram.get(moved.body._links.self.href)).body.at, '2026-11-12T08:00:00.000Z')
  assert.deepEqual((await bram.get(`/newcomers/${samir}/appointments`)).body.items.map(({ outcome }: Row) => outcome), [null, 'moved'])
  assert.equal((await bram.post(`${one}/cancellation`, {}, await bram.asSeen(one))).status, 409)
  const next = moved.body._links.self.href.replace('/api/v1', '')
  await actsOnce(bram, { above: next, act: `${next}/cancellation`, body: { reason: 'Verhuisd' } })
  assert.deepEqual((await bram.get(`/newcomers/${samir}/appointments`)).body.items.map(({ outcome }: Row) => outcome), ['cancelled', 'moved'])
})

test('who did not come says why, as on the page', async () => {
  const [amina = ''] = await household('Amina')
  const path = `/newcomers/${amina}/appointments`
  const made = await bram.post(path, { day: '2026-11-03', clock: '8:30' })
  const one = `${path}/${made.body.id}`
  const without = await bram.post(`${one}/outcome`, { came: false }, await bram.asSeen(one))
  assert.deepEqual([without.status, without.body.errors[0].location], [400, '/reason'])
  assert.equal((await bram.post(`${one}/outcome`, { came: false, reason: 'Ziek' }, await bram.asSeen(one))).status, 201)
})

test('PRIV-01 a closed file and one of elsewhere are found by none of these operations', async () => {
  const [id = ''] = await household('Rahel')
  const elsewhere = await village.as('marit', (tx, actor) => aNewcomer({ tx, actor, now: village.now }))
  await sanne.post(`/newcomers/${id}/closures`, { reason: 'moved_away', closedOn: '2026-11-03' }, await sanne.asSeen(`/newcomers/${id}`))
  for (const person of [id, elsewhere]) {
    for (const below of ['household', 'own-words', 'work-starts', 'own-fields', 'team']) {
      assert.equal((await bram.get(`/newcomers/${person}/${below}`)).status, 404, below)
    }
    assert.equal((await bram.post(`/newcomers/${person}/own-words`, { kind: 'wish', body: 'x' })).status, 404)
    assert.equal((await bram.post(`/newcomers/${person}/team/endings`, { memberId: id }, { 'if-match': '"x"' })).status, 404)
  }
})
