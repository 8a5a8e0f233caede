import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '../../kit/plain-dates.ts'
import { talksFromBeforeDayOne as rhythm } from '../approaches/shipped/rhythm.ts'
import { momentForDay, nextMoment, talkClock, type ClockFacts, type MomentEvent, type TalkFact } from './rules/clock.ts'
import { windowsOf } from './rules/windows.ts'

const facts: ClockFacts = { dayZero: '2026-01-31', coupledOn: '2026-01-10', talks: [], events: [] }

const aTalk = (talk: Partial<TalkFact>): TalkFact => ({
  id: talk.heldOn ?? talk.plannedOn ?? 'talk', moment: 'unplanned', plannedOn: null, heldOn: null, cancelledOn: null,
  ...talk,
})
const heldOn = (...days: string[]) => days.map((day) => aTalk({ heldOn: day }))
const states = (given: Partial<ClockFacts>, today: string) =>
  talkClock(rhythm, { ...facts, ...given }, today).moments.map(({ state }) => state)
const late = (given: Partial<ClockFacts>, today: string) =>
  talkClock(rhythm, { ...facts, ...given }, today).moments.filter(({ isLate }) => isLate).map(({ key }) => key)
const declined = (moment: string, onDay: string): MomentEvent => ({ moment, kind: 'declined', onDay, newDay: null })
const moved = (moment: string, onDay: string, newDay: string): MomentEvent => ({ moment, kind: 'moved', onDay, newDay })
const withdrawn = (moment: string, onDay: string): MomentEvent => ({ moment, kind: 'withdrawn', onDay, newDay: null })

test('ZE-03 day 0 on 31 January 2026 gives these four windows', () => {
  assert.deepEqual([...windowsOf(rhythm, facts)], [
    ['start', { first: '2026-01-10', target: '2026-01-31', last: '2026-03-02' }],
    ['m6', { first: '2026-07-01', target: '2026-07-31', last: '2026-08-30' }],
    ['m12', { first: '2026-12-02', target: '2027-01-31', last: '2027-04-01' }],
    ['m24', { first: '2027-12-02', target: '2028-01-31', last: '2028-03-31' }],
  ])
})

test('ZE-02 before the housing date only the start talk can be held, from the day of coupling', () => {
  const inReception = { dayZero: null, coupledOn: '2026-01-10' }
  assert.deepEqual(states(inReception, '2026-01-09'), ['waiting', 'waiting', 'waiting', 'waiting'])
  assert.deepEqual(states(inReception, '2026-01-10'), ['open', 'waiting', 'waiting', 'waiting'])
  assert.deepEqual(states(inReception, '2029-01-10'), ['open', 'waiting', 'waiting', 'waiting'])
  assert.deepEqual(late(inReception, '2029-01-10'), [])
})

test('ZE-02 a talk before the first day is an early start talk, also once the person lives here', () => {
  const talks = heldOn('2026-01-20')
  const before = talkClock(rhythm, { ...facts, dayZero: null, talks }, '2026-01-25').moments[0]
  const after = talkClock(rhythm, { ...facts, talks }, '2026-02-25').moments[0]
  assert.deepEqual([before?.state, before?.isEarly], ['held', true])
  assert.deepEqual([after?.state, after?.isEarly], ['held', true])
})

test('a talk before the coupling is unplanned', () => {
  const clock = talkClock(rhythm, { ...facts, talks: heldOn('2026-01-09') }, '2026-02-01')
  assert.equal(clock.moments[0]?.state, 'open')
  assert.deepEqual(clock.unplannedIds, ['2026-01-09'])
})

test('without a known coupling any talk until day 30 is the start talk', () => {
  assert.equal(states({ coupledOn: null, talks: heldOn('2026-01-02') }, '2026-02-01')[0], 'held')
})

test('a coupling date after the housing date does not close the window before it opens', () => {
  assert.equal(states({ coupledOn: '2026-05-01' }, '2026-02-01')[0], 'open')
})

test('the last day itself is still in time, the day after it is late', () => {
  assert.deepEqual([states({}, '2026-03-02')[0], late({}, '2026-03-02')], ['open', []])
  assert.deepEqual([states({}, '2026-03-03')[0], late({}, '2026-03-03')], ['missed', ['start']])
})

test('every window opens on its first day and closes after its last', () => {
  assert.deepEqual(states({}, '2026-06-30'), ['missed', 'not_yet', 'not_yet', 'not_yet'])
  assert.deepEqual(states({}, '2026-07-01'), ['missed', 'open', 'not_yet', 'not_yet'])
  assert.deepEqual(states({}, '2026-08-30'), ['missed', 'open', 'not_yet', 'not_yet'])
  assert.deepEqual(states({}, '2026-08-31'), ['missed', 'missed', 'not_yet', 'not_yet'])
  assert.deepEqual(states({}, '2026-12-01'), ['missed', 'missed', 'not_yet', 'not_yet'])
  assert.deepEqual(states({}, '2026-12-02'), ['missed', 'missed', 'open', 'not_yet'])
  assert.deepEqual(states({}, '2027-04-02'), ['missed', 'missed', 'missed', 'not_yet'])
  assert.deepEqual(states({}, '2028-04-01'), ['missed', 'missed', 'missed', 'missed'])
})

test('a missed moment is late until a talk is held after it or the next window opens, and stays missed', () => {
  assert.deepEqual(late({}, '2026-06-30'), ['start'])
  assert.deepEqual(late({}, '2026-07-01'), [])
  const talks = heldOn('2026-03-20')
  assert.deepEqual(late({ talks }, '2026-03-21'), [])
  assert.equal(states({ talks }, '2026-03-21')[0], 'missed')
})

test('the last moment stays late until somebody holds the talk', () => {
  assert.deepEqual(late({}, '2030-01-01'), ['m24'])
  assert.deepEqual(late({ talks: heldOn('2029-12-01') }, '2030-01-01'), [])
})

test('ZE-03 a missing baseline stays missing when later talks are held', () => {
  assert.deepEqual(states({ talks: heldOn('2026-07-15', '2027-01-15') }, '2027-02-01'),
    ['missed', 'held', 'held', 'not_yet'])
})

test('a talk outside every window is unplanned and fills no moment', () => {
  const clock = talkClock(rhythm, { ...facts, talks: heldOn('2026-05-10') }, '2026-07-10')
  assert.deepEqual(clock.moments.map(({ state }) => state), ['missed', 'open', 'not_yet', 'not_yet'])
  assert.deepEqual(clock.unplannedIds, ['2026-05-10'])
})

test('of two talks in one window the first counts and the second is unplanned', () => {
  const clock = talkClock(rhythm, { ...facts, talks: heldOn('2026-08-02', '2026-07-05') }, '2026-09-10')
  assert.equal(clock.moments[1]?.day, '2026-07-05')
  assert.deepEqual(clock.unplannedIds, ['2026-08-02'])
})

test('a planned talk never takes the place of one that was held', () => {
  const talks = [aTalk({ id: 'plan', plannedOn: '2026-07-05' }), aTalk({ id: 'held', heldOn: '2026-07-20' })]
  assert.equal(talkClock(rhythm, { ...facts, talks }, '2026-07-21').moments[1]?.talkId, 'held')
})

test('a planned talk is planned until its day has passed, then it asks what became of it', () => {
  const talks = [aTalk({ id: 'plan', plannedOn: '2026-07-05' })]
  assert.equal(states({ talks }, '2026-07-05')[1], 'planned')
  const after = talkClock(rhythm, { ...facts, talks }, '2026-07-06')
  assert.deepEqual([after.moments[1]?.state, after.moments[1]?.talkId], ['open', 'plan'])
  assert.deepEqual(after.unreportedIds, ['plan'])
})

test('a cancelled talk counts for nothing', () => {
  const talks = [aTalk({ plannedOn: '2026-07-05', cancelledOn: '2026-07-04' })]
  const clock = talkClock(rhythm, { ...facts, talks }, '2026-07-10')
  assert.deepEqual([clock.moments[1]?.state, clock.unplannedIds, clock.unreportedIds], ['open', [], []])
})

test('declined is the choice of the person, with its date, and is never late', () => {
  const events = [declined('m6', '2026-07-10')]
  const clock = talkClock(rhythm, { ...facts, talks: heldOn('2026-02-02'), events }, '2026-10-01')
  assert.deepEqual([clock.moments[1]?.state, clock.moments[1]?.day], ['declined', '2026-07-10'])
  assert.deepEqual(clock.moments.filter(({ isLate }) => isLate), [])
})

test('a person who changes their mind after declining is asked again', () => {
  const events = [declined('m6', '2026-07-10'), withdrawn('m6', '2026-07-20')]
  assert.equal(states({ events }, '2026-07-21')[1], 'open')
})

test('a talk held after declining is a talk held', () => {
  const events = [declined('m6', '2026-07-10')]
  assert.equal(states({ events, talks: heldOn('2026-08-01') }, '2026-08-02')[1], 'held')
})

test('a moved talk keeps its moment, also outside the window', () => {
  const events = [moved('m6', '2026-08-20', '2026-09-20')]
  const planned = [aTalk({ moment: 'm6', plannedOn: '2026-09-20' })]
  assert.equal(states({ events, talks: planned }, '2026-09-01')[1], 'moved')
  assert.equal(states({ events, talks: planned }, '2026-09-20')[1], 'moved')
  assert.deepEqual(late({ events, talks: planned }, '2026-09-20'), [])
  assert.deepEqual([states({ events, talks: planned }, '2026-09-21')[1], late({ events }, '2026-09-21')],
    ['missed', ['m6']])
  const held = [aTalk({ moment: 'm6', heldOn: '2026-09-22' })]
  assert.equal(states({ events, talks: held }, '2026-09-23')[1], 'held')
})

test('a talk moved into the next window leaves the next moment due', () => {
  const events = [moved('m6', '2026-08-20', '2026-12-10')]
  const talks = [aTalk({ moment: 'm6', heldOn: '2026-12-10' })]
  assert.deepEqual(states({ events, talks }, '2026-12-11').slice(1, 3), ['held', 'open'])
})

test('moving forward within the window never makes the last day earlier', () => {
  const events = [moved('m6', '2026-07-02', '2026-07-10')]
  assert.equal(talkClock(rhythm, { ...facts, events }, '2026-07-05').moments[1]?.dueBy, '2026-08-30')
})

test('a new talk gets the moment of its day, unless that moment is held', () => {
  assert.equal(momentForDay(rhythm, facts, '2026-07-20'), 'm6')
  assert.equal(momentForDay(rhythm, facts, '2026-05-20'), 'unplanned')
  assert.equal(momentForDay(rhythm, { ...facts, talks: heldOn('2026-07-05') }, '2026-07-20'), 'unplanned')
  assert.equal(momentForDay(rhythm, { ...facts, dayZero: null }, '2026-01-15'), 'start')
})

test('a talk on the day to which a moment was moved gets that moment, also outside its window', () => {
  const events = [moved('m6', '2026-08-20', '2026-10-05')]
  assert.equal(momentForDay(rhythm, { ...facts, events }, '2026-10-05'), 'm6')
  assert.equal(momentForDay(rhythm, { ...facts, events }, '2026-10-06'), 'unplanned')
})

test('the moment that asks for something comes before the one that is still to come', () => {
  assert.equal(nextMoment(talkClock(rhythm, facts, '2026-02-01'))?.key, 'start')
  assert.equal(nextMoment(talkClock(rhythm, { ...facts, talks: heldOn('2026-02-01') }, '2026-02-02'))?.key, 'm6')
  assert.equal(nextMoment(talkClock(rhythm, { ...facts, talks: heldOn('2028-03-01') }, '2030-01-01')), undefined)
})

const aDay = fc.integer({ min: -200, max: 1000 }).map((days) => addDays('2026-01-31', days))
const someTalks = fc.array(fc.record({ day: aDay, isHeld: fc.boolean(), isCancelled: fc.boolean() }), { maxLength: 8 })
  .map((list) => list.map(({ day, isHeld, isCancelled }, at) => aTalk({
    id: String(at), plannedOn: day, heldOn: isHeld ? day : null, cancelledOn: isCancelled ? day : null,
  })))

test('the windows never depend on the day on which an earlier talk was held', () => {
  const bare = talkClock(rhythm, facts, '2026-01-01').moments.map(({ window }) => window)
  fc.assert(fc.property(someTalks, aDay, (talks, today) => {
    assert.deepEqual(talkClock(rhythm, { ...facts, talks }, today).moments.map(({ window }) => window), bare)
  }))
})

test('every standing talk fills one moment or is unplanned, never both and never neither', () => {
  fc.assert(fc.property(someTalks, aDay, (talks, today) => {
    const clock = talkClock(rhythm, { ...facts, talks }, today)
    const filled = clock.moments.flatMap(({ talkId }) => talkId ?? [])
    assert.deepEqual([...filled, ...clock.unplannedIds].sort(),
      talks.filter(({ cancelledOn }) => cancelledOn === null).map(({ id }) => id).sort())
  }))
})

test('a moment that is missed stays missed as days go by, unless a talk of its window is still written down', () => {
  fc.assert(fc.property(someTalks, aDay, fc.nat(500), (talks, today, days) => {
    const now = talkClock(rhythm, { ...facts, talks }, today).moments
    const later = talkClock(rhythm, { ...facts, talks }, addDays(today, days)).moments
    now.forEach((moment, at) => { if (moment.state === 'missed') assert.equal(later[at]?.state, 'missed') })
  }))
})

test('at most one moment of a person is late at a time, and only a missed one', () => {
  fc.assert(fc.property(someTalks, aDay, (talks, today) => {
    const lateOnes = talkClock(rhythm, { ...facts, talks }, today).moments.filter(({ isLate }) => isLate)
    assert.ok(lateOnes.length <= 1)
    assert.ok(lateOnes.every(({ state }) => state === 'missed'))
  }))
})
