import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Moment, Rhythm } from '../../approaches/forms.ts'
import { talksOfTwoYears } from '../../approaches/shipped/rhythm.ts'
import { type ClockFacts, momentOfTalk, talkClock, type TalkFact } from '../../conversations/rules/clock.ts'
import { difference, effectsOnTalks } from './effects.ts'

// Housed on 15 January 2026: half a year is over on 15 July, the window runs from 15 June to 14 August.
const housed = '2026-01-15'
const start = held('t1', 'start', '2026-01-20')

test('ZE-03 a wider window moves what is to come: from 15 June to 14 August becomes 31 May to 29 August', () => {
  const [effect, ...rest] = changes({ m6: { daysBefore: 45, daysAfter: 45 } }, '2026-05-01', [start])
  assert.deepEqual(effect, {
    effect: 'moves', moment: 'm6', day: null,
    before: { first: '2026-06-15', target: '2026-07-15', last: '2026-08-14' },
    after: { first: '2026-05-31', target: '2026-07-15', last: '2026-08-29' },
  })
  assert.deepEqual(rest, [])
})

test('ZE-03 a narrower window makes late on the day after its last day, and not on the last day itself', () => {
  const narrow = { m6: { daysBefore: 30, daysAfter: 10 } }
  assert.deepEqual(names(changes(narrow, '2026-07-25', [start])), ['moves m6'])
  assert.deepEqual(names(changes(narrow, '2026-07-26', [start])), ['late m6'])
})

test('ZE-03 a wider window makes somebody who is late no longer late', () => {
  // The last day was 14 August; with 45 days it is 29 August.
  assert.deepEqual(names(changes({ m6: { daysBefore: 30, daysAfter: 45 } }, '2026-08-20', [start])), ['not_late m6'])
})

test('a moment that disappears is told while it is to come; a talk that was held for it keeps its name', () => {
  const without = rhythmOf((moments) => moments.filter(({ key }) => key !== 'm6'))
  assert.deepEqual(names(between(talksOfTwoYears, without, '2026-07-01', [start])), ['disappears m6'])
  const half = held('t2', 'm6', '2026-07-10')
  assert.deepEqual(names(between(talksOfTwoYears, without, '2026-08-01', [start, half])), ['out m6'])
  const clock = talkClock(without, facts([start, half]), '2026-08-01')
  assert.deepEqual(clock.unplannedIds, ['t2'])
  assert.equal(momentOfTalk(clock, half), 'm6')
  assert.equal(momentOfTalk(clock, start), 'start')
})

test('a moment that appears is told: late when its window has passed, else as one more to hold', () => {
  const after3 = rhythmOf((moments) => [moments[0]!, { key: 'm3', months: 3, daysBefore: 14, daysAfter: 14 },
    ...moments.slice(1)])
  assert.deepEqual(names(between(talksOfTwoYears, after3, '2026-02-01', [start])), ['appears m3'])
  // 15 April and 14 days is 29 April; the next window opens on 15 June.
  assert.deepEqual(names(between(talksOfTwoYears, after3, '2026-04-30', [start])), ['late m3'])
  assert.deepEqual(names(between(talksOfTwoYears, after3, '2026-06-15', [start])), ['missed m3'])
})

test('who does not live here yet gains no talk by a new moment, as they lose none when it goes', () => {
  const after18 = rhythmOf((moments) => [...moments.slice(0, 3),
    { key: 'm18', months: 18, daysBefore: 30, daysAfter: 30 }, ...moments.slice(3)])
  const clockOf = (rhythm: Rhythm) => talkClock(rhythm, { ...facts([]), dayZero: null }, '2026-02-01')
  assert.deepEqual(effectsOnTalks(clockOf(talksOfTwoYears), clockOf(after18)), [])
  assert.deepEqual(effectsOnTalks(clockOf(after18), clockOf(talksOfTwoYears)), [])
})

test('a talk held outside every window counts when a window is laid around it', () => {
  const early = held('t2', 'unplanned', '2026-06-01')
  assert.deepEqual(names(changes({ m6: { daysBefore: 60, daysAfter: 30 } }, '2026-06-02', [start, early])), ['in m6'])
})

test('nothing differs under the same rhythm, whatever the day', () => {
  for (const day of ['2026-01-15', '2026-06-15', '2026-12-31', '2028-06-01']) {
    assert.deepEqual(between(talksOfTwoYears, talksOfTwoYears, day, [start]), [])
  }
})

test('who comes on a list and who leaves it', () => {
  assert.deepEqual(difference(['a', 'b'], ['b', 'c']), { more: ['c'], fewer: ['a'] })
})

function held(id: string, moment: string, day: string): TalkFact {
  return { id, moment, plannedOn: day, heldOn: day, cancelledOn: null }
}

function facts(talks: readonly TalkFact[]): ClockFacts {
  return { dayZero: housed, coupledOn: '2026-01-10', talks, events: [] }
}

function rhythmOf(change: (moments: Rhythm['moments']) => Rhythm['moments']): Rhythm {
  return { ...talksOfTwoYears, moments: change(talksOfTwoYears.moments) }
}

function between(old: Rhythm, now: Rhythm, today: string, talks: readonly TalkFact[]) {
  return effectsOnTalks(talkClock(old, facts(talks), today), talkClock(now, facts(talks), today))
}

function changes(windows: Record<string, Partial<Moment>>, today: string, talks: readonly TalkFact[]) {
  const now = rhythmOf((moments) => moments.map((moment) => ({ ...moment, ...windows[moment.key] })))
  return between(talksOfTwoYears, now, today, talks)
}

function names(effects: ReturnType<typeof effectsOnTalks>): string[] {
  return effects.map(({ effect, moment }) => `${effect} ${moment}`)
}
