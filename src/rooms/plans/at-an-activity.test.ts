import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client, Sent } from '../../../test/client.ts'
import { openVillage, type Village } from '../../../test/village.ts'
import { aTalkTable } from '../activities/examples.ts'
import { aNewcomer } from '../newcomers/examples.ts'

let village: Village
let sanne: Client
let bram: Client

before(async () => {
  village = await openVillage()
  ;[sanne, bram] = await Promise.all([village.visit('sanne'), village.visit('bram')])
})
after(() => village.close())

const ask = async (text: string, values: unknown[] = []) => (await village.database.pool.query(text, values)).rows

async function anActivity(fields: Sent = {}): Promise<string> {
  const { location } = await sanne.post('/activiteiten', aTalkTable(fields))
  return location.split('/').at(-1) ?? ''
}

async function aGoal(given_name: string) {
  const person = await village.as('bram', (tx, actor) =>
    aNewcomer({ tx, actor, now: village.now }, { given_name, family_name: 'Haddad' }))
  await bram.post(`/nieuwkomers/${person}/plan/doelen`, { heading: 'language', body: 'Ik wil praten', raised: 'on' })
  const [{ id }] = await ask('select id from goal where owner_person_id = $1', [person])
  return { person, goal: String(id), plan: `/nieuwkomers/${person}/plan` }
}

test('AK-10 what exists already stands before a step of one\'s own, and ticking it links the action', async () => {
  const [table, sport] = [await anActivity({ title: 'Taaltafel' }), await anActivity({ title: 'Zwemmen', kind: 'sport' })]
  village.setNow(new Date('2026-10-01T09:00:00Z'))
  const earlier = await village.visit('sanne')
  assert.equal((await earlier.post('/activiteiten', aTalkTable({ title: 'Voorbij', day: '2026-10-01' }))).status, 303)
  village.setNow(village.now)
  const { person, goal, plan } = await aGoal('Amal')
  const form = (await bram.get(`${plan}?open=stap:${goal}`)).text
  assert.match(form, /Dit is er al[^]*Taaltafel[^]*Harkema, eerstvolgende keer 10 nov[^]*name="body"/)
  assert.doesNotMatch(form, /Zwemmen|Voorbij/)
  const done = await bram.post(`${plan}/doelen/${goal}/acties`, { activities: [table], body: '', owner: 'newcomer' })
  assert.equal(done.status, 303, done.text)
  const shown = (await bram.get(plan)).text
  assert.match(shown, new RegExp(`href="/activiteiten/${table}">Activiteit: <bdi>Taaltafel`))
  assert.doesNotMatch((await bram.get(`${plan}?open=stap:${goal}`)).text, new RegExp(`value="${table}"`))
  const [{ id }] = await ask('select id from activity_date where activity_id = $1', [table])
  assert.match((await bram.get(`/activiteiten/${table}/data/${id}/mensen`)).text, /In het plan van[^]*Amal Haddad/)
  assert.match((await bram.get(`/activiteiten/${table}/data/${id}/mensen/uitnodigen`)).text, /Amal Haddad[^]*?staat in het plan/)
  const offered = (await bram.get(`/nieuwkomers/${person}/uitnodigingen`)).text
  assert.match(offered, /Taaltafel[^]*?staat in het plan/)
  assert.ok(offered.indexOf('Taaltafel') < offered.indexOf('Zwemmen'))
  assert.equal((await bram.get(`/activiteiten/${sport}`)).status, 200)
})

test('AK-10 an action that stands there already is linked or loosened; what is no activity here is refused', async () => {
  const table = await anActivity({ title: 'Leestafel' })
  const { person, goal, plan } = await aGoal('Rima')
  await bram.post(`${plan}/doelen/${goal}/acties`, { body: 'Oefenen', owner: 'newcomer' })
  const action = async () => (await ask('select id, version, activity_id from plan_action where $1 = any(person_ids)', [person]))[0]
  const change = async (activity_id: string) => {
    const { id, version } = await action()
    return bram.post(`${plan}/acties/${id}`, { body: 'Oefenen', owner: 'newcomer', activity_id, version: String(version) })
  }
  assert.equal((await change(table)).status, 303)
  assert.equal((await action()).activity_id, table)
  const strange = await change('11111111-1111-4111-8111-111111111111')
  assert.equal(strange.status, 422)
  assert.match(strange.text, /Kies een van de mogelijkheden/)
  await change('')
  assert.equal((await action()).activity_id, null)
  const wrong = await bram.post(`${plan}/doelen/${goal}/acties`, { activities: ['11111111-1111-4111-8111-111111111111'] })
  assert.equal(wrong.status, 422)
})

test('PRIV-01 a colleague reads at an activity of nobody else\'s people that it stands in their plan', async () => {
  const table = await anActivity({ title: 'Schrijftafel' })
  const { goal, plan } = await aGoal('Hiba')
  await bram.post(`${plan}/doelen/${goal}/acties`, { activities: [table], owner: 'newcomer' })
  const [{ id }] = await ask('select id from activity_date where activity_id = $1', [table])
  const { text } = await (await village.visit('femke')).get(`/activiteiten/${table}/data/${id}/mensen`)
  assert.doesNotMatch(text, /Hiba|In het plan van/)
})
