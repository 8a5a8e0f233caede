// What happens to goals and actions through the interface for programs, and the versions of a plan.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Answer, Program } from '../../../../test/client.ts'
import { openVillage, type Village } from '../../../../test/village.ts'
import { aHousehold } from '../../newcomers/examples.ts'

let village: Village
let bram: Program
let plan: string
let goal: string
let action: string
let samir: string

before(async () => {
  village = await openVillage()
  bram = await village.program('bram')
  const [amina = '', other = ''] = await village.as('bram', (tx, actor) => aHousehold({ tx, actor, now: village.now }, [
    { given_name: 'Amina', called: 'Amina', housed_on: '2026-10-20' }, { given_name: 'Samir' },
  ]))
  samir = other
  plan = `/newcomers/${amina}/plan`
  const heading = (await bram.get(plan)).body.headings[0].key
  goal = `${plan}/goals/${(await bram.post(`${plan}/goals`, { body: 'Leren fietsen', heading, people: [samir] })).body.id}`
  action = (await bram.post(`${goal}/actions`, { body: 'Fiets zoeken', ownerKind: 'newcomer' })).body._links.self.href
})

after(() => village.close())

/** Sends an act with the ETag of what it is about, as it is now. */
async function act(path: string, body: unknown = {}): Promise<Answer> {
  return bram.post(path, body, await bram.asSeen(path.replace(/\/[^/]+$/, '')))
}

function placesOf({ body }: Answer): string[] {
  return (body.errors ?? []).map(({ location }: { location: string }) => location)
}

test('a goal changes in part, from what stood there; who shares it stays unless it is said', async () => {
  const before = await bram.get(goal)
  const changed = await bram.patch(goal, { dream: 'Naar zee' }, await bram.asSeen(goal))
  assert.equal(changed.status, 200, changed.text)
  assert.deepEqual(changed.body, { ...before.body, dream: 'Naar zee' })
  assert.equal((await bram.patch(goal, { body: 'Anders' })).status, 428)
  assert.equal((await bram.patch(goal, { body: 'Anders' }, { 'if-match': before.headers.get('etag') ?? '' })).status, 412)
  const lost = await bram.patch(goal, { dreamTranslated: 'To the sea' }, await bram.asSeen(goal))
  assert.deepEqual([lost.status, placesOf(lost)], [400, ['/translatedLanguage']])
  const wrong = await bram.patch(goal, { heading: 'nothing' }, await bram.asSeen(goal))
  assert.deepEqual([wrong.status, placesOf(wrong)], [400, ['/heading']])
  const alone = await bram.patch(goal, { people: [] }, await bram.asSeen(goal))
  assert.equal(alone.body.newcomerIds.length, 1)
  assert.equal((await bram.get(`/newcomers/${samir}/plan`)).body.goals.length, 0)
})

test('an action changes in part; its owner stays until another one is named', async () => {
  const changed = await bram.patch(action, { dueOn: '2026-11-20' }, await bram.asSeen(action))
  assert.deepEqual([changed.status, changed.body.owner, changed.body.dueOn], [200, 'Amina', '2026-11-20'])
  const given = await bram.patch(action, { ownerKind: 'account', ownerId: village.actor('femke').userId },
    await bram.asSeen(action))
  assert.deepEqual([given.body.owner, given.body.body], ['Femke Wiersma', 'Fiets zoeken'])
  for (const body of [{ ownerId: samir }, { ownerKind: 'account' }, { ownerKind: 'account', ownerId: samir }]) {
    const wrong = await bram.patch(action, body, await bram.asSeen(action))
    assert.deepEqual([wrong.status, placesOf(wrong)], [400, ['/ownerId']], JSON.stringify(body))
  }
  const { rows } = await village.database.pool.query(`select result from audit_row where action = 'plans.action.change'`)
  assert.deepEqual(rows, [{ result: 'ok' }, { result: 'ok' }])
})

test('a colleague who has left keeps an action of which only the words change', async () => {
  const id = village.actor('femke').userId
  await village.database.pool.query(`update account set deactivated_at = now() where id = $1`, [id])
  const changed = await bram.patch(action, { body: 'Fiets kopen' }, await bram.asSeen(action))
  assert.deepEqual([changed.status, changed.body.owner, changed.body.body], [200, 'Femke Wiersma', 'Fiets kopen'])
  await village.database.pool.query(`update account set deactivated_at = null where id = $1`, [id])
})

test('SB-04 an action is done once, taken up again and dropped; of two at once one is done', async () => {
  const done = { manner: 'together', doneOn: '2026-11-03', result: 'Gevonden' }
  assert.equal((await bram.post(`${action}/completion`, done)).status, 428)
  const ahead = await act(`${action}/completion`, { ...done, doneOn: '2026-11-04' })
  assert.deepEqual([ahead.status, placesOf(ahead)], [400, ['/doneOn']])
  const seen = await bram.asSeen(action)
  const both = await Promise.all([1, 2].map(() => bram.post(`${action}/completion`, done, seen)))
  assert.deepEqual(new Set(both.map(({ status }) => status)), new Set([201, 412]))
  const { body } = await bram.get(action)
  assert.deepEqual([body.state, body.manner, body.doneOn, body.result], ['done', 'together', '2026-11-03', 'Gevonden'])
  assert.equal((await act(`${action}/cancellation`, { reason: 'Toch niet' })).status, 409)
  assert.equal((await act(`${action}/reopening`)).status, 201)
  assert.equal((await act(`${action}/reopening`)).status, 409)
  assert.deepEqual(placesOf(await act(`${action}/cancellation`)), ['/reason'])
  assert.equal((await act(`${action}/cancellation`, { reason: 'Toch niet' })).status, 201)
  const dropped = (await bram.get(action)).body
  assert.deepEqual([dropped.state, dropped.dropReason], ['dropped', 'Toch niet'])
})

test('ZE-06 a deviation says why, who decides and what it costs', async () => {
  const deviation = { body: 'Fiets vergoed', reason: 'Geen bus', decidedBy: 'Teamleider', costCents: 12_550 }
  const wrong = await bram.post(`${goal}/deviations`, { ...deviation, costCents: -1, decidedBy: '' })
  assert.deepEqual([wrong.status, placesOf(wrong).sort()], [400, ['/costCents', '/decidedBy']])
  assert.deepEqual(placesOf(await bram.post(`${goal}/deviations`, { ...deviation, decidedOn: '2026-11-04' })), ['/decidedOn'])
  assert.equal((await bram.post(`${goal}/deviations`, deviation)).status, 201)
  assert.equal((await bram.get(goal)).body.deviations[0].costCents, 12_550)
})

test('a plan is fixed and agreed with as it stood; a version keeps what it said', async () => {
  const agreement = { way: 'read_aloud', agreedOn: '2026-11-03' }
  assert.equal((await bram.post(`${plan}/agreements`, agreement)).status, 428)
  const made = await act(`${plan}/versions`)
  assert.deepEqual([made.status, made.headers.get('location')], [201, `/api/v1${plan}/versions/1`])
  assert.equal((await act(`${plan}/versions`)).status, 409)
  const old = await bram.asSeen(plan)
  await bram.patch(goal, { body: 'Leren fietsen in de stad' }, await bram.asSeen(goal))
  assert.equal((await bram.post(`${plan}/agreements`, { ...agreement, reason: 'x' }, old)).status, 412)
  assert.equal((await act(`${plan}/agreements`, agreement)).status, 409)
  const agreed = await act(`${plan}/agreements`, { ...agreement, reason: 'Meer oefenen' })
  assert.deepEqual([agreed.status, agreed.headers.get('location')], [201, `/api/v1${plan}/versions/2`])
  assert.equal((await act(`${plan}/agreements`, { ...agreement, way: 'own_page' })).status, 400)

  const list = await bram.get(`${plan}/versions`)
  assert.deepEqual(list.body.items.map(({ number, reason }: Record<string, unknown>) => [number, reason]),
    [[2, 'Meer oefenen'], [1, '']])
  assert.deepEqual(list.body.changesSince, [])
  const first = await bram.get(`${plan}/versions/1`)
  assert.equal(first.body.goals[0].body, 'Leren fietsen')
  assert.equal(first.body.goals[0].actions[0].dropReason, 'Toch niet')
  const second = await bram.get(list.body.items[0]._links.self.href)
  assert.deepEqual(second.body.changes, [
    { key: 'goal_reworded', values: { before: 'Leren fietsen', goal: 'Leren fietsen in de stad' } },
  ])
  for (const none of ['3', '0', 'x', '01']) assert.equal((await bram.get(`${plan}/versions/${none}`)).status, 404)
})

test('a goal is reached or ends with a reason, and is taken up again', async () => {
  const without = await act(`${goal}/closure`, { how: 'ended', onDay: '2026-11-03' })
  assert.deepEqual([without.status, placesOf(without)], [400, ['/reason']])
  assert.equal((await act(`${goal}/reopening`)).status, 409)
  assert.equal((await act(`${goal}/closure`, { how: 'reached', onDay: '2026-11-03' })).status, 201)
  const { body } = await bram.get(goal)
  assert.deepEqual([body.state, body.reachedOn], ['reached', '2026-11-03'])
  assert.equal((await act(`${goal}/closure`, { how: 'reached', onDay: '2026-11-03' })).status, 409)
  assert.equal((await act(`${goal}/reopening`)).status, 201)
  assert.equal((await bram.get(goal)).body.state, 'open')
})

test('PRIV-01 acts on a plan outside the caseload, or on a goal of somebody else, find nothing', async () => {
  const femke = await village.program('femke')
  const match = { 'if-match': '"x"' }
  for (const path of [plan, goal, action, `${plan}/versions`]) assert.equal((await femke.get(path)).status, 404)
  assert.equal((await femke.post(`${action}/reopening`, {}, match)).status, 404)
  assert.equal((await femke.patch(goal, { body: 'x' }, match)).status, 404)
  const elsewhere = action.replace(/newcomers\/[^/]+/, `newcomers/${samir}`)
  assert.equal((await bram.get(elsewhere)).status, 404)
})

test('ZE-04 own words become a goal or an action once; words of somebody else are not found', async () => {
  const newcomer = plan.replace('/plan', '')
  const word = await bram.post(`${newcomer}/own-words`, { kind: 'dream', body: 'Bakker worden', area: 'work' })
  const take = (body: object) => bram.post(`${plan}/goals-from-words`, body)
  const made = await take({ as: 'goal', wordId: word.body.id })
  assert.equal(made.status, 201, made.text)
  assert.equal((await bram.get(made.body._links.self.href)).body.body, 'Bakker worden')
  assert.equal((await take({ as: 'goal', wordId: word.body.id })).body.id, made.body.id)
  const step = await take({ as: 'action', wordId: word.body.id })
  assert.equal((await bram.get(step.body._links.self.href)).body.goalId, made.body.id)
  assert.deepEqual([placesOf(await take({ as: 'goal' })), placesOf(await take({ as: 'x', wordId: 'y' })).sort()],
    [['/wordId'], ['/as', '/wordId']])
  const other = await bram.post(`/newcomers/${samir}/own-words`, { kind: 'wish', body: 'Fietsen' })
  assert.equal((await take({ as: 'goal', wordId: other.body.id })).status, 404)
})

test('SB-04 an interim result is translated from what stood there, and its words stay', async () => {
  const result = await bram.post(`${goal}/interim-results`, { body: 'Fiets gevonden', onDay: '2026-11-03' })
  const resultId = (await bram.get(goal)).body.interimResults.find(({ body }: { body: string }) => body === 'Fiets gevonden').id
  assert.equal(result.status, 201)
  const translation = { interimResultId: resultId, bodyTranslated: 'Found a bike', translatedLanguage: 'en' }
  const path = `${goal}/interim-result-translations`
  assert.equal((await bram.post(path, translation)).status, 428)
  assert.deepEqual(placesOf(await act(path, { ...translation, translatedLanguage: null })), ['/translatedLanguage'])
  assert.deepEqual(placesOf(await act(path, { ...translation, interimResultId: samir })), ['/interimResultId'])
  assert.equal((await act(path, translation)).status, 201)
  const kept = (await bram.get(goal)).body.interimResults.find(({ id }: { id: string }) => id === resultId)
  assert.deepEqual([kept.body, kept.translation], ['Fiets gevonden', { language: 'en', text: 'Found a bike' }])
})
