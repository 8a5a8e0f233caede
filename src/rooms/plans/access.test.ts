import assert from 'node:assert/strict'
import test from 'node:test'
import { assertRoleTable } from '../../../test/role-table.ts'
import { type Actor, type Role, roles } from '../../kit/actor.ts'
import { mayPlan } from './access.ts'
import { routes } from './routes/plan.ts'

test('AZN-02 who comes to which route of the plans', () => {
  assertRoleTable(routes, `
    GET  /nieuwkomers/:person/plan                                     coordinator case_worker
    GET  /nieuwkomers/:person/plan/afdruk                              coordinator case_worker
    GET  /nieuwkomers/:person/plan/acties.csv                          coordinator case_worker
    GET  /nieuwkomers/:person/plan/acties.xlsx                         coordinator case_worker
    POST /nieuwkomers/:person/plan/doelen                              coordinator case_worker
    POST /nieuwkomers/:person/plan/doelen/uit-gesprek                  coordinator case_worker
    POST /nieuwkomers/:person/plan/doelen/:goal                        coordinator case_worker
    POST /nieuwkomers/:person/plan/doelen/:goal/afloop                 coordinator case_worker
    POST /nieuwkomers/:person/plan/doelen/:goal/heropening             coordinator case_worker
    POST /nieuwkomers/:person/plan/doelen/:goal/acties                 coordinator case_worker
    POST /nieuwkomers/:person/plan/doelen/:goal/tussenresultaten       coordinator case_worker
    POST /nieuwkomers/:person/plan/doelen/:goal/afwijkingen            coordinator case_worker
    POST /nieuwkomers/:person/plan/tussenresultaten/:result/vertaling  coordinator case_worker
    POST /nieuwkomers/:person/plan/acties/:action                      coordinator case_worker
    POST /nieuwkomers/:person/plan/acties/:action/resultaat            coordinator case_worker
    POST /nieuwkomers/:person/plan/acties/:action/vervallen            coordinator case_worker
    POST /nieuwkomers/:person/plan/acties/:action/heropening           coordinator case_worker
    POST /nieuwkomers/:person/plan/versies                             coordinator case_worker
    POST /nieuwkomers/:person/plan/afspraken                           coordinator case_worker
  `)
})

test('the link to a plan and the door of a plan ask the same', () => {
  for (const role of roles) {
    const actor = { roles: new Set<Role>([role]) } as unknown as Actor
    const isAllowed = routes.every(({ allow }) => allow.includes(role as never))
    assert.equal(mayPlan(actor), isAllowed, role)
  }
})
