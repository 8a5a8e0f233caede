import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Client } from '../../../test/client.ts'
import { openVillage, type Village } from '../../../test/village.ts'
import { inMunicipality } from '../../db/database.ts'
import { aHousehold, aNewcomer } from '../newcomers/examples.ts'
import { listGoals } from './queries/goals.ts'
import { agreedPlans, countLateActions, lateActions, openActionsByArea, planTouches } from './queries/outside.ts'
import { orderGoals } from './rules/plan.ts'

let village: Village
let bram: Client

before(async () => {
  village = await openVillage()
  bram = await village.visit('bram')
})

after(() => village.close())

async function newcomer(name = 'Amal'): Promise<string> {
  const lead = village.actor('bram').userId
  return village.as('sanne', (tx, actor) => (
    aNewcomer({ tx, actor, now: village.now }, { given_name: name, family_name: 'Haddad', lead })
  ))
}

/** A talk of this person with one answer in own words. */
async function answer(personId: string, question: string, body: string) {
  const conversation = randomUUID()
  await village.as('sanne', async (tx, actor) => {
    const own = { municipality_id: actor.municipalityId, person_id: personId }
    await tx.insertInto('conversation').values({
      ...own, id: conversation, moment: 'start', held_on: '2026-10-12', approach_key: 'achtkarspelen',
      created_at: village.now, interviewer_id: null, planned_on: null, planned_time: null, cancelled_on: null,
    }).execute()
    await tx.insertInto('conversation_answer').values({
      ...own, conversation_id: conversation, question_key: question, body, saved_at: village.now,
    }).execute()
  })
  return { conversation, question }
}

async function goals(personId: string) {
  return village.as('sanne', (tx, actor) => listGoals(tx, actor, [personId]))
}

const path = (personId: string) => `/nieuwkomers/${personId}/plan/doelen/uit-gesprek`

test('a wish from a talk becomes a goal in one tap, in its own words, and keeps its origin', async () => {
  const person = await newcomer()
  const said = await answer(person, 'wishes', 'Ik wil dat mijn zoon gaat voetballen')
  assert.equal((await bram.post(path(person), { as: 'goal', ...said })).status, 303)
  const [goal] = await goals(person)
  assert.deepEqual(
    [goal!.body, goal!.raisedByNewcomer, goal!.raisedOn, goal!.conversationId, goal!.questionKey],
    ['Ik wil dat mijn zoon gaat voetballen', true, '2026-10-12', said.conversation, 'wishes'],
  )
})

test('words that plainly name an area become a goal under its heading; words that name none or two ask for it', async () => {
  const person = await newcomer()
  const made = async (body: string) => {
    await bram.post(path(person), { as: 'goal', ...await answer(person, 'worries', body) })
    const goal = (await goals(person)).find((one) => one.body === body)
    return [goal?.area, goal?.heading?.key]
  }
  assert.deepEqual(await made('De huur is te hoog'), ['housing', 'information'])
  assert.deepEqual(await made('Ik slaap slecht'), ['health', 'information'])
  assert.deepEqual(await made('Ik vind de bus moeilijk'), ['wayfinding', 'information'])
  assert.deepEqual(await made('Ik wil mijn buren kennen'), ['contacts', 'first_contacts'])
  assert.deepEqual(await made('Ik kan de huur niet betalen'), ['participation', 'meeting'])
  assert.deepEqual(await made('Mijn broer is nog daar'), ['participation', 'meeting'])
  const asked = await bram.post(path(person), { as: 'goal', ...await answer(person, 'worries', 'Alles is nieuw') })
  const opened = await bram.follow(asked)
  assert.match(opened.text, /name="heading"/)
})

test('a second tap on the same words leads to the same goal', async () => {
  const person = await newcomer()
  const said = await answer(person, 'worries', 'De huur is te hoog')
  const taps = await Promise.all([1, 2, 3].map(() => bram.post(path(person), { as: 'goal', ...said })))
  assert.equal(new Set(taps.map(({ location }) => location)).size, 1)
  assert.equal((await goals(person)).length, 1)
})

test('ZE-04 words from a talk stand before a goal that a worker added earlier', async () => {
  const person = await newcomer()
  await bram.post(`/nieuwkomers/${person}/plan/doelen`, { heading: 'language', body: 'Naar les' })
  await bram.post(path(person), { as: 'goal', ...await answer(person, 'wishes', 'Ik wil werken') })
  assert.deepEqual(orderGoals(await goals(person)).map(({ body }) => body), ['Ik wil werken', 'Naar les'])
})

test('an answer about a topic becomes an action of the open goal about the same area', async () => {
  const person = await newcomer()
  await bram.post(`/nieuwkomers/${person}/plan/doelen`, { heading: 'first_contacts', body: 'Buren kennen' })
  const tapped = await bram.post(path(person), { as: 'action', ...await answer(person, 'first_contacts', 'Een feest') })
  const [goal, ...others] = await goals(person)
  assert.deepEqual([goal!.actions.map(({ body }) => body), others.length], [['Een feest'], 0])
  assert.ok(tapped.location.endsWith(`#stap-${goal!.actions[0]!.id}`))
})

test('definitions: what one partner said in a talk never shows through on the plan of the other', async () => {
  const lead = village.actor('bram').userId
  const [wife = '', husband = ''] = await village.as('sanne', (tx, actor) => aHousehold(
    { tx, actor, now: village.now }, [{ given_name: 'Amal', lead }, { given_name: 'Omar', lead }],
  ))
  const shared = { heading: 'language', area: 'language', body: 'Samen Nederlands leren', people: [husband] }
  assert.equal((await bram.post(`/nieuwkomers/${wife}/plan/doelen`, shared)).status, 303)
  const said = await answer(wife, 'topic.language', 'Ik durf thuis niets te zeggen')
  assert.equal((await bram.post(path(wife), { as: 'action', ...said })).status, 303)
  const plan = (await bram.get(`/nieuwkomers/${husband}/plan`)).text
  assert.ok(plan.includes('Samen Nederlands leren'))
  assert.ok(!plan.includes('Ik durf thuis niets te zeggen'))
  assert.ok((await bram.get(`/nieuwkomers/${wife}/plan`)).text.includes('Ik durf thuis niets te zeggen'))
})

test('definitions: a goal from a talk that was shared leads to that talk on the own plan only', async () => {
  const lead = village.actor('bram').userId
  const [wife = '', husband = ''] = await village.as('sanne', (tx, actor) => aHousehold(
    { tx, actor, now: village.now }, [{ given_name: 'Amal', lead }, { given_name: 'Omar', lead }],
  ))
  const said = await answer(wife, 'own.wishes', 'Ik wil een tuin')
  await bram.post(path(wife), { as: 'goal', ...said })
  const [goal] = await goals(wife)
  const changed = await bram.post(`/nieuwkomers/${wife}/plan/doelen/${goal!.id}`, {
    heading: goal!.frameKey, body: 'Wij willen een tuin', people: [husband], version: String(goal!.version),
  })
  assert.equal(changed.status, 303)
  const leads = async (person: string) =>
    (await bram.get(`/nieuwkomers/${person}/plan`)).text.includes(`/gesprekken/${said.conversation}`)
  assert.deepEqual([await leads(wife), await leads(husband)], [true, false])
})

test('definitions: sharing a goal later leaves the actions that came from a talk with who said them', async () => {
  const lead = village.actor('bram').userId
  const [wife = '', husband = ''] = await village.as('sanne', (tx, actor) => aHousehold(
    { tx, actor, now: village.now }, [{ given_name: 'Amal', lead }, { given_name: 'Omar', lead }],
  ))
  await bram.post(path(wife), { as: 'action', ...await answer(wife, 'own.worries', 'Ik slaap slecht van de ruzies') })
  const [goal] = await goals(wife)
  await bram.post(`/nieuwkomers/${wife}/plan/doelen/${goal!.id}/acties`, { body: 'Samen fietsen', owner: 'newcomer' })
  const changed = await bram.post(`/nieuwkomers/${wife}/plan/doelen/${goal!.id}`, {
    heading: goal!.frameKey, body: 'Rust thuis', people: [husband], version: String(goal!.version),
  })
  assert.equal(changed.status, 303)
  const shows = async (person: string, words: string) =>
    (await bram.get(`/nieuwkomers/${person}/plan`)).text.includes(words)
  assert.deepEqual([await shows(husband, 'Samen fietsen'), await shows(husband, 'van de ruzies')], [true, false])
  assert.deepEqual([await shows(wife, 'Samen fietsen'), await shows(wife, 'van de ruzies')], [true, true])
})

test('an action from a talk without a fitting goal brings its goal along', async () => {
  const person = await newcomer()
  await bram.post(path(person), { as: 'action', ...await answer(person, 'worries', 'Ik begrijp de brieven niet') })
  const [goal] = await goals(person)
  assert.deepEqual([goal!.body, goal!.actions.length], ['Ik begrijp de brieven niet', 1])
})

test('a dream kept on the file becomes a goal about its own area', async () => {
  const person = await newcomer()
  const word = randomUUID()
  await village.as('sanne', (tx, actor) => tx.insertInto('own_word').values({
    municipality_id: actor.municipalityId, id: word, person_id: person, kind: 'dream', area: 'work',
    body: 'Weer wiskundedocent zijn', said_on: '2026-10-01', written_by: actor.userId, conversation_id: null,
    ended_on: null,
  }).execute())
  await bram.post(path(person), { as: 'goal', word })
  const [goal] = await goals(person)
  assert.deepEqual([goal!.area, goal!.raisedOn, goal!.frameKey], ['work', '2026-10-01', 'information'])
})

test('words of somebody else, or no words at all, make no goal', async () => {
  const [person, other] = [await newcomer(), await newcomer('Yusuf')]
  const theirs = await answer(other, 'wishes', 'Van Yusuf')
  const empty = await answer(person, 'dream', ' ')
  assert.equal((await bram.post(path(person), { as: 'goal', ...theirs })).status, 404)
  assert.equal((await bram.post(path(person), { as: 'goal', ...empty })).status, 404)
  assert.equal((await bram.post(path(person), { as: 'goal' })).status, 422)
})

test('the puzzle and today find what is open, late and touched', async () => {
  const person = await newcomer('Karim')
  await bram.post(path(person), { as: 'goal', ...await answer(person, 'language', 'Beter Nederlands') })
  const [goal] = await goals(person)
  const steps = `/nieuwkomers/${person}/plan/doelen/${goal!.id}/acties`
  const me = village.actor('bram').userId
  await bram.post(steps, { body: 'Te laat', owner: `account:${me}`, due_on: '2026-11-02' })
  await bram.post(steps, { body: 'Vandaag', owner: `account:${me}`, due_on: '2026-11-03' })
  await village.as('bram', async (tx, actor) => {
    const open = await openActionsByArea(tx, actor, [person])
    assert.deepEqual(open.map(({ body, area, owner, dueOn }) => [body, area, owner, dueOn]), [
      ['Te laat', 'language', 'Bram Postma', '2026-11-02'], ['Vandaag', 'language', 'Bram Postma', '2026-11-03'],
    ])
    const late = await lateActions(tx, actor, { limit: 10, ownerAccountId: me })
    assert.deepEqual(late.map(({ body, personName, personId }) => [body, personName, personId]), [
      ['Te laat', 'Karim Haddad', person],
    ])
    assert.equal(await countLateActions(tx, actor, { ownerAccountId: me }), 1)
    assert.equal(await countLateActions(tx, actor, { ownerAccountId: me, dueBefore: '2026-11-03' }), 2)
    assert.deepEqual(await planTouches(tx, actor, [person]), [
      { personId: person, area: 'language', lastOn: '2026-11-03' },
    ])
  })
})

test('PRIV-01 a late action shared with somebody outside the caseload leads to the member whom the worker may see', async () => {
  const own = await newcomer('Yara')
  const other = await village.as('sanne', (tx, actor) =>
    aNewcomer({ tx, actor, now: village.now }, { given_name: 'Sami', family_name: 'Haddad', lead: village.actor('femke').userId }))
  await village.as('sanne', async (tx, actor) => {
    const id = randomUUID()
    await tx.insertInto('goal').values({
      municipality_id: actor.municipalityId, id, person_ids: [other, own], owner_person_id: other, frame_key: 'language',
      area: 'language', body: 'Samen oefenen', raised_on: '2026-10-01', created_at: village.now, updated_at: village.now,
      reached_on: null, ended_on: null, own_word_id: null, conversation_id: null, created_by: null,
    }).execute()
    await tx.insertInto('goal_person').values([other, own].map((person_id) =>
      ({ municipality_id: actor.municipalityId, person_id, goal_id: id }))).execute()
    await tx.insertInto('plan_action').values({
      municipality_id: actor.municipalityId, id: randomUUID(), goal_id: id, person_ids: [other, own], area: 'language',
      body: 'Boek halen', due_on: '2026-10-20', owner_account_id: null, owner_organisation_id: null, manner: null,
      done_on: null, dropped_on: null, created_at: village.now, updated_at: village.now, created_by: null,
    }).execute()
  })
  await village.as('bram', async (tx, actor) => {
    const late = await lateActions(tx, actor, { limit: 10, among: [own] })
    assert.deepEqual(late.map(({ body, personId, personName }) => [body, personId, personName]), [
      ['Boek halen', own, 'Yara Haddad'],
    ])
  })
  await village.as('sanne', async (tx, actor) => {
    const late = await lateActions(tx, actor, { limit: 10, among: [own] })
    assert.deepEqual(late.map(({ personId }) => personId), [other])
  })
  assert.doesNotMatch((await bram.get('/vandaag')).text, new RegExp(other))
})

test('steering counts the first agreement of each plan, and figures never read a goal', async () => {
  const person = await newcomer('Layla')
  await bram.post(`/nieuwkomers/${person}/plan/doelen`, { heading: 'language', body: 'Leren lezen' })
  await bram.post(`/nieuwkomers/${person}/plan/afspraken`, { way: 'read_aloud', agreed_on: '2026-11-01' })
  await bram.post(`/nieuwkomers/${person}/plan/afspraken`, { way: 'read_aloud', agreed_on: '2026-11-03' })
  const pim = { ...village.actor('pim'), scope: 'figures' } as const
  await inMunicipality(village.database, pim, async (tx) => {
    const agreed = await agreedPlans(tx, pim)
    assert.deepEqual(agreed.filter(({ personId }) => personId === person), [
      { personId: person, firstAgreedOn: '2026-11-01' },
    ])
  })
  await assert.rejects(inMunicipality(village.database, pim, (tx) => listGoals(tx, pim, [person])), /permission denied/)
})
