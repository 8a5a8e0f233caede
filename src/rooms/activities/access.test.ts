import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Role } from '../../kit/actor.ts'
import { mayChange } from './access.ts'

const actor = (role: Role) => ({
  userId: 'bram', roles: new Set([role]), organisationIds: ['timpaan'], teamIds: ['leek'],
})
const foreign = { id: 'walk-in', madeBy: 'noor', organisationId: 'other', areaTeamId: 'zuidhorn' }

test('a coordinator changes every activity', () => {
  assert.equal(mayChange(actor('coordinator'), foreign), true)
})

test('a case worker changes what they made, what is of their organisation and what is in their area', () => {
  assert.equal(mayChange(actor('case_worker'), foreign), false)
  assert.equal(mayChange(actor('case_worker'), { ...foreign, madeBy: 'bram' }), true)
  assert.equal(mayChange(actor('case_worker'), { ...foreign, organisationId: 'timpaan' }), true)
  assert.equal(mayChange(actor('case_worker'), { ...foreign, areaTeamId: 'leek' }), true)
  assert.equal(mayChange(actor('case_worker'), { ...foreign, areaTeamId: null }), true)
})

test('who holds talks or reads figures changes none', () => {
  for (const role of ['interviewer', 'policy_officer', 'administrator'] as const) {
    assert.equal(mayChange(actor(role), { id: 'walk-in', madeBy: 'bram', organisationId: 'timpaan', areaTeamId: null }), false)
  }
})

test('MS-07 who came by the link of an organiser keeps that activity and no other, whoever made it', () => {
  const guest = { userId: 'nobody', roles: new Set<Role>(), organisationIds: [], teamIds: [], keepsActivityId: 'walk-in' }
  assert.equal(mayChange(guest, foreign), true)
  assert.equal(mayChange(guest, { ...foreign, id: 'dinner', areaTeamId: null }), false)
})
