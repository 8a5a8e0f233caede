import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertRoleTable } from '../../../test/role-table.ts'
import type { Actor, Role } from '../../kit/actor.ts'
import { circleOf, circlesFor, homeOf, opensFiles } from './access.ts'
import { routes } from './routes.tsx'

function actor(roles: Role[], teamIds: string[] = []): Actor {
  return {
    userId: 'u', name: 'Sanne Dijkstra', municipalityId: 'm', roles: new Set(roles), organisationIds: [], teamIds,
    scope: 'files', today: '2026-11-03',
  }
}

test('AZN-02 who may come where in the room of today', () => {
  assertRoleTable(routes, `
    GET /          every_role
    GET /vandaag   coordinator case_worker interviewer
    GET /vandaag/lijst.csv   coordinator case_worker interviewer
    GET /vandaag/lijst.xlsx  coordinator case_worker interviewer
  `)
})

test('everybody begins at their own first page', () => {
  const homes: [Role[], string][] = [
    [['coordinator'], '/vandaag'], [['case_worker'], '/vandaag'], [['interviewer'], '/vandaag'],
    [['policy_officer'], '/sturen'], [['administrator'], '/instellingen/mensen'],
    [['policy_officer', 'case_worker'], '/vandaag'],
  ]
  for (const [roles, home] of homes) assert.equal(homeOf(actor(roles)), home, roles.join())
})

test('a coordinator asks for everybody, a case worker for themselves and their team', () => {
  assert.deepEqual(circlesFor(actor(['coordinator'])), ['all', 'mine'])
  assert.deepEqual(circlesFor(actor(['coordinator'], ['leek'])), ['all', 'team', 'mine'])
  assert.deepEqual(circlesFor(actor(['case_worker'])), ['mine'])
  assert.deepEqual(circlesFor(actor(['case_worker'], ['leek'])), ['mine', 'team'])
  assert.deepEqual(circlesFor(actor(['interviewer'], ['leek'])), ['mine'])
})

test('a circle that is not theirs is not given', () => {
  assert.equal(circleOf(actor(['case_worker']), 'all'), 'mine')
  assert.equal(circleOf(actor(['coordinator']), ''), 'all')
  assert.equal(circleOf(actor(['case_worker'], ['leek']), 'team'), 'team')
})

test('who only holds talks opens no files', () => {
  assert.equal(opensFiles(actor(['interviewer'])), false)
  assert.equal(opensFiles(actor(['interviewer', 'case_worker'])), true)
})
