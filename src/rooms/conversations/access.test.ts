import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertRoleTable } from '../../../test/role-table.ts'
import type { Actor, Role } from '../../kit/actor.ts'
import { mayHoldTalk, mayKeepThemes, mayPlanTalks, mayWorkOnFile } from './access.ts'
import { routes } from './routes.ts'

test('AZN-02 who may come where', () => {
  assertRoleTable(routes, `
    GET  /gesprekken                                             coordinator case_worker interviewer
    GET  /gesprekken/lijst.csv                                   coordinator case_worker interviewer
    GET  /gesprekken/lijst.xlsx                                  coordinator case_worker interviewer
    GET  /gesprekken/themas                                      coordinator
    POST /gesprekken/themas                                      coordinator
    POST /gesprekken/themas/aanpak                               coordinator
    POST /gesprekken/themas/:theme                               coordinator
    GET  /nieuwkomers/:person/gesprekken                         coordinator case_worker
    GET  /nieuwkomers/:person/gesprekken/nieuw                   coordinator case_worker
    POST /nieuwkomers/:person/gesprekken                         coordinator case_worker
    GET  /nieuwkomers/:person/gesprekken/momenten/:moment        coordinator case_worker
    POST /nieuwkomers/:person/gesprekken/momenten/:moment        coordinator case_worker
    GET  /gesprekken/:id                                         coordinator case_worker interviewer
    POST /gesprekken/:id                                         coordinator case_worker interviewer
    POST /gesprekken/:id/veld                                    coordinator case_worker interviewer
    GET  /gesprekken/:id/afronding                               coordinator case_worker interviewer
    POST /gesprekken/:id/afronding                               coordinator case_worker interviewer
    GET  /gesprekken/:id/verbetering                             coordinator case_worker interviewer
    POST /gesprekken/:id/verbeteringen                           coordinator case_worker interviewer
    GET  /gesprekken/:id/akkoord                                 coordinator case_worker interviewer
    POST /gesprekken/:id/akkoord                                 coordinator case_worker interviewer
    GET  /gesprekken/:id/afspraak                                coordinator case_worker interviewer
    POST /gesprekken/:id/afspraak                                coordinator case_worker interviewer
    GET  /gesprekken/:id/afzegging                               coordinator case_worker interviewer
    POST /gesprekken/:id/afzegging                               coordinator case_worker interviewer
    GET  /gesprekken/:id/samen                                   coordinator case_worker interviewer
    POST /gesprekken/:id/contactmoment                           coordinator case_worker
  `)
})

const anActor = (...roles: Role[]): Actor => ({
  userId: 'me', name: 'Ik', municipalityId: 'here', roles: new Set(roles), organisationIds: [], teamIds: [],
  scope: 'files', today: '2026-11-03',
})
const assigned = { isFileOpen: false, interviewerId: 'me', interviewerFirstDay: '2026-11-01', interviewerLastDay: '2026-11-10' }

test('ZE-05 an interviewer holds the talks assigned to them, from the first to the last day of it', () => {
  const on = (today: string) => mayHoldTalk({ ...anActor('interviewer'), today }, assigned)
  assert.deepEqual(['2026-10-31', '2026-11-01', '2026-11-10', '2026-11-11'].map(on), [false, true, true, false])
  assert.equal(mayHoldTalk(anActor('interviewer'), { ...assigned, interviewerId: 'somebody' }), false)
  assert.equal(mayHoldTalk(anActor('interviewer'), { ...assigned, interviewerId: null }), false)
})

test('AZN-01 a case worker and a coordinator hold every talk of the files in their caseload and no other', () => {
  for (const role of ['case_worker', 'coordinator'] as const) {
    const ofSomebody = { ...assigned, interviewerId: 'somebody' }
    assert.equal(mayHoldTalk(anActor(role), { ...ofSomebody, isFileOpen: true }), true)
    assert.equal(mayHoldTalk(anActor(role), ofSomebody), false)
  }
})

test('who is case worker and interviewer holds the assigned talk of a person whose file is not theirs', () => {
  const actor = anActor('case_worker', 'interviewer')
  assert.deepEqual([mayHoldTalk(actor, assigned), mayWorkOnFile(actor, assigned)], [true, false])
  assert.equal(mayHoldTalk(actor, { ...assigned, interviewerId: 'somebody' }), false)
})

test('PRIV-03 figures and administration open no talk', () => {
  for (const role of ['policy_officer', 'administrator'] as const) {
    assert.equal(mayHoldTalk(anActor(role), { ...assigned, isFileOpen: true }), false)
    assert.deepEqual([mayPlanTalks, mayKeepThemes].map((may) => may(anActor(role))), [false, false])
  }
})

test('the interviewer hands over what was said and plans nothing', () => {
  const actor = anActor('interviewer')
  assert.deepEqual([mayPlanTalks(actor), mayWorkOnFile(actor, { isFileOpen: true }), mayKeepThemes(actor)],
    [false, false, false])
})
