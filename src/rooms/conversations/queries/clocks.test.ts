import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openVillage, type Village } from '../../../../test/village.ts'
import { addDays } from '../../../kit/plain-dates.ts'
import { talksPerMoment } from '../measures.ts'
import { lateTalks, plannedTalks, talkClocks, unreportedTalks } from './clocks.ts'
import { insertMomentEvent } from './clock-facts.ts'
import { listClockFacts } from './clock-facts.ts'
import { insertTalk } from './talks.ts'

let village: Village
const today = '2026-11-03'

before(async () => { village = await openVillage() })
after(async () => { await village.close() })

interface Given {
  housed: string | null
  coupled: string | null
  talks: { moment: string; day: string; isHeld: boolean; isCancelled: boolean }[]
  events: { moment: string; kind: 'declined' | 'moved' | 'withdrawn'; onDay: string; newDay: string | null }[]
}

function aPerson(given: Partial<Given>): Promise<string> {
  const { housed = null, coupled = null, talks = [], events = [] } = given
  return village.as('sanne', async (tx, actor) => {
    const id = randomUUID()
    await tx.insertInto('person').values({
      municipality_id: actor.municipalityId, id, given_name: 'Hala', housed_on: housed, coupled_on: coupled,
      created_at: village.now, updated_at: village.now,
    }).execute()
    for (const talk of talks) {
      await insertTalk(tx, actor, {
        person_id: id, moment: talk.moment, planned_on: talk.day, held_on: talk.isHeld ? talk.day : null,
        cancelled_on: talk.isCancelled ? talk.day : null, approach_key: 'achtkarspelen', created_at: village.now,
      })
    }
    for (const [at, event] of events.entries()) {
      await insertMomentEvent(tx, actor, id, { ...event, reason: '', at: new Date(village.now.getTime() + at) })
    }
    return id
  })
}

function talk(day: string, moment: string = 'unplanned', isHeld = true) {
  return { moment, day, isHeld, isCancelled: false }
}

const late = () => village.as('sanne', (tx, actor) => lateTalks(tx, actor, { day: today, limit: 10_000 }))
const lateOf = async (id: string) => (await late()).items.find(({ personId }) => personId === id)

test('a child has no terms of its own: never late, in no figure, and the clock waits', async () => {
  const id = await aPerson({ housed: addDays(today, -100) })
  assert.equal((await lateOf(id))?.moment, 'start')
  await village.as('sanne', (tx) => tx.updateTable('person').set({ target_group: 'child' }).where('id', '=', id).execute())
  assert.equal(await lateOf(id), undefined)
  const clocks = await village.as('sanne', (tx, actor) => talkClocks(tx, actor, [id], today))
  assert.ok(clocks.get(id)?.moments.every(({ isLate, dueBy }) => !isLate && dueBy === null))
  const measures = await village.as('sanne', (tx, actor) => talksPerMoment(tx, actor, today))
  const counted = measures.flatMap(({ held, missed, declined, open, waiting }) => [held, missed, declined, open, waiting].flat())
  assert.ok(counted.every(({ personId }) => personId !== id))
})

test('a talk is late from the day after the last day of its window', async () => {
  const lastDayToday = await aPerson({ housed: addDays(today, -30) })
  const lastDayYesterday = await aPerson({ housed: addDays(today, -31) })
  assert.equal(await lateOf(lastDayToday), undefined)
  assert.deepEqual(await lateOf(lastDayYesterday),
    { personId: lastDayYesterday, moment: 'start', lastDay: addDays(today, -1) })
})

test('of two merged files the talk of either counts, and the person is late once', async () => {
  const [kept, merged] = [await aPerson({ housed: '2026-09-01' }), await aPerson({ housed: '2026-09-01' })]
  const mergeId = randomUUID()
  await village.as('sanne', (tx, actor) => tx.insertInto('person_merge').values({
    municipality_id: actor.municipalityId, id: mergeId, kept_id: kept, merged_id: merged, merged_at: village.now,
    merged_by: actor.userId,
  }).execute())
  assert.deepEqual([await lateOf(kept) !== undefined, await lateOf(merged)], [true, undefined])
  await village.as('sanne', (tx, actor) => insertTalk(tx, actor, {
    person_id: merged, moment: 'start', held_on: '2026-09-10', approach_key: 'achtkarspelen', created_at: village.now,
  }))
  assert.equal(await lateOf(kept), undefined)
  await village.as('sanne', async (tx, actor) => {
    const clocks = await talkClocks(tx, actor, [merged], today)
    assert.deepEqual([...clocks.keys()], [kept])
    assert.equal(clocks.get(kept)?.moments[0]?.state, 'held')
  })
})

const aDay = (from: number, to: number) => fc.integer({ min: from, max: to }).map((days) => addDays(today, days))
const aMoment = fc.constantFrom('start', 'm6', 'm12', 'm24')
const aFile = fc.record({
  housed: fc.option(aDay(-900, 20), { freq: 8 }), coupled: fc.option(aDay(-950, 0)),
  talks: fc.array(fc.record({
    moment: fc.constant('unplanned'), day: aDay(-950, 40), isHeld: fc.boolean(), isCancelled: fc.boolean(),
  }), { maxLength: 3 }),
  moved: fc.option(fc.record({ moment: aMoment, day: aDay(-400, 40), isHeld: fc.boolean() })),
  ended: fc.option(fc.record({ moment: aMoment, kind: fc.constantFrom('declined' as const, 'withdrawn' as const) })),
})

test('the query finds the same late talks as the clocks, whatever happened to the files', async () => {
  for (const file of fc.sample(aFile, { numRuns: 200, seed: 10 })) {
    const { moved, ended } = file
    await aPerson({
      ...file,
      talks: [...file.talks, ...(moved ? [{ ...talk(moved.day, moved.moment, moved.isHeld) }] : [])],
      events: [
        ...(moved ? [{ moment: moved.moment, kind: 'moved' as const, onDay: today, newDay: moved.day }] : []),
        ...(ended ? [{ ...ended, onDay: today, newDay: null }] : []),
      ],
    })
  }
  const found = await late()
  const clocks = await village.as('sanne', async (tx, actor) =>
    talkClocks(tx, actor, [...(await listClockFacts(tx, actor)).keys()], today))
  const expected = [...clocks].flatMap(([personId, clock]) => clock.moments
    .filter(({ isLate }) => isLate).map(({ key, dueBy }) => ({ personId, moment: key, lastDay: dueBy })))
  const inOrder = (list: readonly { personId: string }[]) =>
    list.toSorted((a, b) => a.personId.localeCompare(b.personId))
  assert.ok(expected.length > 20, `only ${expected.length} late talks to compare`)
  assert.deepEqual(inOrder(found.items), inOrder(expected as typeof found.items))
  assert.equal(found.total, expected.length)
})

test('the longest late comes first and the limit leaves the total whole', async () => {
  const all = await late()
  const few = await village.as('sanne', (tx, actor) => lateTalks(tx, actor, { day: today, limit: 3 }))
  assert.deepEqual(few.items, all.items.slice(0, 3))
  assert.equal(few.total, all.total)
  const among = all.items.slice(0, 2).map(({ personId }) => personId)
  const mine = await village.as('sanne', (tx, actor) => lateTalks(tx, actor, { day: today, limit: 10, among }))
  assert.deepEqual([mine.total, mine.items], [2, all.items.slice(0, 2)])
  assert.deepEqual(all.items.map(({ lastDay }) => lastDay), all.items.map(({ lastDay }) => lastDay).sort())
})

test('PRIV-01 an empty caseload has no late talk, however many the municipality has', async () => {
  const found = await village.as('bram', (tx, actor) => lateTalks(tx, actor, { day: today, limit: 10 }))
  assert.deepEqual(found, { total: 0, items: [] })
})

test('a planned talk whose day has passed asks what became of it', async () => {
  const id = await aPerson({ housed: '2026-10-20', talks: [talk('2026-11-02', 'start', false)] })
  const soon = await aPerson({ housed: '2026-10-20', talks: [talk('2026-11-03', 'start', false)] })
  await village.as('sanne', async (tx, actor) => {
    const asked = await unreportedTalks(tx, actor, { limit: 1000 })
    assert.ok(asked.items.some(({ personId }) => personId === id))
    assert.ok(!asked.items.some(({ personId }) => personId === soon))
    assert.equal((await unreportedTalks(tx, actor, { limit: 1000, among: [id, soon] })).total, 1)
    const planned = await plannedTalks(tx, actor, { from: today, until: '2026-11-09', limit: 1000 })
    assert.ok(planned.items.some(({ personId, plannedOn }) => personId === soon && plannedOn === '2026-11-03'))
  })
})

test('ZE-03 the measure counts held against held and missed; open and declined stand apart', async () => {
  const before_ = await measure()
  await aPerson({ housed: '2026-09-01', talks: [talk('2026-09-10')] })
  await aPerson({ housed: '2026-09-01' })
  const declined = { moment: 'start' as const, kind: 'declined' as const, onDay: '2026-09-10', newDay: null }
  await aPerson({ housed: '2026-09-01', events: [declined] })
  await aPerson({ housed: '2026-10-20', talks: [talk('2026-10-25')] })
  const after_ = await measure()
  const groups = ['held', 'missed', 'declined', 'open'] as const
  assert.deepEqual(groups.map((key) => (after_?.[key].length ?? 0) - (before_?.[key].length ?? 0)), [1, 1, 1, 1])
})

function measure() {
  return village.as('sanne', async (tx, actor) => (await talksPerMoment(tx, actor, today))[0])
}
