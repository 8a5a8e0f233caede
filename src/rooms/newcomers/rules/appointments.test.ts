import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contactMoment, momentOf, wallTimeOf, whyNoOutcome, whyNotMove } from './appointments.ts'

const now = new Date('2026-11-03T09:30:00Z')

test('F8 an appointment keeps its clock time in summer and in winter', () => {
  assert.equal(momentOf('2026-07-01', '14:00').toISOString(), '2026-07-01T12:00:00.000Z')
  assert.equal(momentOf('2026-12-01', '14:00').toISOString(), '2026-12-01T13:00:00.000Z')
  assert.deepEqual(wallTimeOf(new Date('2026-12-01T13:00:00Z')), { day: '2026-12-01', clock: '14:00' })
})

test('a contact of today is now, of an earlier day at noon, and never ahead', () => {
  assert.equal(contactMoment(null, now), now)
  assert.equal(contactMoment('2026-11-03', now), now)
  assert.equal(contactMoment('2026-11-02', now)?.toISOString(), '2026-11-02T11:00:00.000Z')
  assert.equal(contactMoment('2026-11-04', now), null)
})

test('how an appointment went is said on its day or later, once', () => {
  const open = { is_appointment: true, outcome: null, at: new Date('2026-11-03T15:00:00Z') }
  assert.equal(whyNoOutcome(open, now), undefined)
  assert.equal(whyNoOutcome({ ...open, at: new Date('2026-11-04T08:00:00Z') }, now), 'newcomers.refused.not_yet')
  assert.equal(whyNoOutcome({ ...open, outcome: 'came' }, now), 'newcomers.refused.outcome_known')
  assert.equal(whyNotMove({ ...open, outcome: 'moved' }), 'newcomers.refused.outcome_known')
  assert.equal(whyNotMove(open), undefined)
})
