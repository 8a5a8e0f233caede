import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLinkOpen, lastDayOfLink, whyNotInvite, whyOver } from './rules/invitations.ts'
import { countByCarrier } from './rules/carriers.ts'
import { isLow, isWhyMissing, whyNoAttendance } from './rules/attendance.ts'
import { movedUp, placesLeft, placesOf } from './rules/seats.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 3, 9, minute))
const seat = (id: string, minute: number, more = {}) =>
  ({ id, askedAt: at(minute), wasWaiting: false, isTold: false, ...more })

test('who asked first has a place; the others wait in their order', () => {
  const places = placesOf([seat('c', 3), seat('a', 1), seat('d', 4), seat('b', 2)], 2)
  assert.deepEqual([...places].map(([id, place]) => `${id} ${place.kind} ${'position' in place ? place.position : ''}`),
    ['a seat ', 'b seat ', 'c waiting 1', 'd waiting 2'])
})

test('of two who asked at the same moment the one who found a place free goes first', () => {
  const places = placesOf([seat('a', 1, { wasWaiting: true }), seat('b', 1)], 1)
  assert.deepEqual([places.get('a')?.kind, places.get('b')?.kind], ['waiting', 'seat'])
})

test('without a capacity everybody has a place', () => {
  assert.ok([...placesOf([seat('a', 1), seat('b', 2)], null).values()].every(({ kind }) => kind === 'seat'))
  assert.equal(placesLeft(99, null), null)
})

test('when one place falls free the first who waits moves up, until they have been told', () => {
  const waiting = { wasWaiting: true }
  const seats = [seat('b', 2), seat('c', 3, waiting), seat('d', 4, waiting)]
  assert.deepEqual(movedUp(seats, 2).map(({ id }) => id), ['c'])
  assert.deepEqual(movedUp([seat('a', 1), ...seats], 2).map(({ id }) => id), [])
  assert.deepEqual(movedUp([seat('b', 2), seat('c', 3, { ...waiting, isTold: true })], 2), [])
})

test('places left are never less than none, also when a capacity was made smaller', () => {
  assert.deepEqual([placesLeft(3, 8), placesLeft(8, 8), placesLeft(9, 8)], [5, 0, 0])
})

const date = { day: '2026-11-10', plannedDay: '2026-11-10', isCancelled: false, isChanged: false }

test('on the day itself one can still be invited; after it, or when it was called off, not', () => {
  assert.equal(whyOver(date, '2026-11-10'), null)
  assert.equal(whyOver(date, '2026-11-11'), 'invitations.refused.past')
  assert.equal(whyOver({ ...date, isCancelled: true }, '2026-11-09'), 'invitations.refused.cancelled')
})

test('never the same person twice, and nobody whose file is closed', () => {
  assert.equal(whyNotInvite({ isClosed: false, isInvited: false }), null)
  assert.equal(whyNotInvite({ isClosed: false, isInvited: true }), 'invitations.refused.twice')
  assert.equal(whyNotInvite({ isClosed: true, isInvited: true }), 'invitations.refused.closed')
})

test('a link opens until its last day, that day included, unless it was ended', () => {
  const link = { lastDay: '2026-11-10', isEnded: false }
  assert.deepEqual(['2026-11-10', '2026-11-11'].map((today) => isLinkOpen(link, today)), [true, false])
  assert.equal(isLinkOpen({ ...link, isEnded: true }, '2026-11-03'), false)
  assert.equal(lastDayOfLink({ day: '2026-11-12', plannedDay: '2026-11-10' }), '2026-11-12')
})

test('MS-11 low is fewer than half of who was expected, from four people on', () => {
  const low = (expected: number, came: number) => isLow({ expected, came })
  assert.deepEqual([low(4, 1), low(4, 2), low(3, 0), low(11, 5), low(12, 6)], [true, false, false, true, false])
})

test('MS-11 after the day it is asked why few tapped in, until somebody says so; not while nobody was counted', () => {
  const counted = { expected: 4, came: 1, lowReason: '' }
  const missing = (more: object, today = '2026-11-11') => isWhyMissing({ ...counted, ...more }, '2026-11-10', today)
  assert.deepEqual([missing({}), missing({}, '2026-11-10')], [true, false])
  assert.deepEqual([missing({ came: 2 }), missing({ came: null }), missing({ lowReason: 'Regen' })], [false, false, false])
})

test('who came can be said from the day itself on, unless it was called off', () => {
  assert.equal(whyNoAttendance(date, '2026-11-09'), 'invitations.refused.not_yet')
  assert.equal(whyNoAttendance(date, '2026-11-10'), null)
  assert.equal(whyNoAttendance({ ...date, isCancelled: true }, '2026-11-10'), 'invitations.refused.cancelled')
})

test('MS-09 who passed on most stands first, with how many of those people come', () => {
  const handed = (name: string, answer: 'comes' | 'cannot' | null) => ({ name, answer })
  assert.deepEqual(countByCarrier([handed('Tjitske', 'comes'), handed('', 'comes'), handed('Tjitske', null),
    handed('Tjitske', 'cannot')]), [{ name: 'Tjitske', handed: 3, coming: 1 }, { name: '', handed: 1, coming: 1 }])
  assert.deepEqual(countByCarrier([]), [])
})
