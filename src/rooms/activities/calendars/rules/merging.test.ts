import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DateWords, type EventWords, type KnownEvent, merge, planImport, villageIn } from './merging.ts'
import type { TownDate, TownEvent } from './reading.ts'

const today = '2026-11-03'
const words: EventWords = { title: 'Koffie', body: 'Kom langs.', place: 'Dorpshuis' }
const at = (day: string, more: Partial<DateWords> = {}): DateWords =>
  ({ day, starts: '10:00', ends: '11:00', place: 'Dorpshuis', isCancelled: false, ...more })

const town = (dates: readonly TownDate[], more: Partial<EventWords> = {}): TownEvent => ({ uid: 'a', ...words, ...more, dates })
const time = (recurrenceId: string, words_: DateWords): TownDate => ({ recurrenceId, ...words_ })

function ours(dates: readonly { id: string; ours?: DateWords; said: DateWords }[], more: Partial<EventWords> = {}): KnownEvent {
  return {
    uid: 'a', activityId: 'koffie', ours: { ...words, ...more }, said: words,
    dates: dates.map(({ id, said, ours: own = said }) => ({ recurrenceId: id, dateId: `d${id}`, plannedDay: said.day, ours: own, said })),
  }
}

test('AK-06 a field follows the calendar until a person corrects it, and follows again once both say the same', () => {
  const says = { ...words, title: 'Koffie en thee', body: 'Kom vooral langs.' }
  assert.deepEqual(merge(words, words, says), { write: { title: 'Koffie en thee', body: 'Kom vooral langs.' }, corrected: [] })
  const corrected = { ...words, title: 'Praatcafé' }
  assert.deepEqual(merge(corrected, words, says), { write: { body: 'Kom vooral langs.' }, corrected: ['title'] })
  // The next time the calendar said "Koffie en thee" last, and still the correction stands.
  assert.deepEqual(merge({ ...says, title: 'Praatcafé' }, says, { ...says, title: 'Thee' }), { write: {}, corrected: ['title'] })
  assert.deepEqual(merge(corrected, words, { ...words, title: 'Praatcafé' }), { write: {}, corrected: [] })
})

test('the same calendar read twice leaves nothing to do', () => {
  const known = [ours([{ id: '1', said: at('2026-11-10') }, { id: '2', said: at('2026-11-17', { isCancelled: true }) }])]
  const events = [town([time('1', at('2026-11-10')), time('2', at('2026-11-17', { isCancelled: true }))])]
  assert.deepEqual(planImport(known, events, today), { newEvents: [], newDates: [], changedEvents: [], changedDates: [] })
})

test('a date that is no longer in the calendar is called off, one that was before today is not', () => {
  const known = [ours([{ id: '1', said: at('2026-11-02') }, { id: '2', said: at('2026-11-03') }, { id: '3', said: at('2026-11-17') }])]
  const { changedDates } = planImport(known, [town([time('3', at('2026-11-17'))])], today)
  assert.deepEqual(changedDates.map(({ date, write }) => [date.dateId, write]), [['d2', { isCancelled: true }]])
  const all = planImport(known, [], today).changedDates
  assert.deepEqual(all.map(({ date }) => date.dateId), ['d2', 'd3'])
})

test('a date that a person moved stays where it is, and what was called off here stays off', () => {
  const moved = { id: '1', said: at('2026-11-10'), ours: at('2026-11-12', { starts: '14:00', ends: '15:00' }) }
  const off = { id: '2', said: at('2026-11-17'), ours: at('2026-11-17', { isCancelled: true }) }
  const says = [time('1', at('2026-11-11', { place: 'Kerk' })), time('2', at('2026-11-17', { starts: '09:00' }))]
  const { changedDates } = planImport([ours([moved, off])], [town(says)], today)
  assert.deepEqual(changedDates.map(({ date, write }) => [date.dateId, write]), [['d1', { place: 'Kerk' }], ['d2', { starts: '09:00' }]])
  assert.equal(changedDates[0]?.says.day, '2026-11-11')
})

test('what comes back into the calendar goes on, unless a person called it off', () => {
  const gone = at('2026-11-10', { isCancelled: true })
  const back = planImport([ours([{ id: '1', said: gone }])], [town([time('1', at('2026-11-10'))])], today)
  assert.deepEqual(back.changedDates.map(({ write }) => write), [{ isCancelled: false }])
})

test('a new event, a new time, and an event that begins to repeat on the day it had', () => {
  const known = [ours([{ id: '', said: at('2026-11-10') }])]
  const next = town([time('2026-11-10T10:00:00', at('2026-11-10')), time('2026-11-17T10:00:00', at('2026-11-17'))])
  const other = { ...town([time('', at('2026-11-20'))]), uid: 'b' }
  const plan = planImport(known, [next, other], today)
  assert.deepEqual(plan.newEvents, [other])
  assert.deepEqual(plan.newDates.map(({ date }) => date.day), ['2026-11-17'])
  assert.deepEqual(plan.changedDates.map(({ date, recurrenceId, write }) => [date.dateId, recurrenceId, write]),
    [['d', '2026-11-10T10:00:00', {}]])
})

test('the village that a place names is found, the longest name first', () => {
  const villages = ['Twijzel', 'Twijzelerheide', 'Harkema'].map((name) => ({ name }))
  assert.equal(villageIn('De Spil, Harkema', villages)?.name, 'Harkema')
  assert.equal(villageIn('Dorpshuis Twijzelerheide', villages)?.name, 'Twijzelerheide')
  assert.equal(villageIn('Harkemaweg 3', villages), null)
})
