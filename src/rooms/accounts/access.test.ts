import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertRoleTable } from '../../../test/role-table.ts'
import { type Role, roles } from '../../kit/actor.ts'
import { mayChangeRolesOf, mayManagePeople, mayMakeResetLink, needsSecondFactor } from './access.ts'
import { accountRoutes } from './routes.ts'

test('AZN-01 AZN-02 who may come where in this room', () => {
  assertRoleTable(accountRoutes({ secret: 'a secret of this test', isDemo: false, origin: null }), `
    GET  /aanmelden                                             everyone
    POST /aanmelden                                             everyone
    GET  /aanmelden/code                                        everyone
    POST /aanmelden/code                                        everyone
    GET  /wachtwoord-vergeten                                   everyone
    POST /afmelden                                              everyone
    GET  /kies                                                  everyone
    POST /kies                                                  everyone
    GET  /uitnodiging/:token                                    everyone
    POST /uitnodiging/:token                                    everyone
    GET  /tweede-stap                                           everyone
    POST /tweede-stap                                           everyone
    GET  /herstelcodes                                          everyone
    POST /herstelcodes                                          everyone
    GET  /mijn-account                                          every_role
    POST /mijn-account                                          every_role
    GET  /mijn-account/wachtwoord                               everyone
    POST /mijn-account/wachtwoord                               everyone
    GET  /mijn-account/herstelcodes                             everyone
    POST /mijn-account/herstelcodes                             everyone
    POST /mijn-account/sessies/einde                            every_role
    POST /mijn-account/sessies/:session/einde                   every_role
    POST /mijn-account/sleutels/:key/einde                      every_role
    GET  /vastgehouden/:id                                      every_role
    POST /vastgehouden/:id/weg                                  every_role
    POST /taal                                                  everyone
    GET  /instellingen/mensen                                   administrator
    POST /instellingen/mensen                                   administrator
    GET  /instellingen/mensen/nieuw                             administrator
    GET  /instellingen/mensen/:account                          administrator
    POST /instellingen/mensen/:account/link                     administrator
    POST /instellingen/mensen/:account/rollen                   administrator
    POST /instellingen/mensen/:account/rollen/:role/einde       administrator
    POST /instellingen/mensen/:account/rollen/:role/laatste-dag administrator
    POST /instellingen/mensen/:account/sessies/einde            administrator
    POST /instellingen/mensen/:account/einde                    administrator
    POST /instellingen/mensen/:account/heropening               administrator
    GET  /demo                                                  everyone
    GET  /demo/voortgang                                        everyone
    POST /demo                                                  everyone
  `)
})

function actor(...held: Role[]) {
  return { userId: 'zelf', roles: new Set(held) }
}

test('AUTH-03 every role but the policy officer needs a second factor', () => {
  assert.deepEqual(roles.filter((role) => needsSecondFactor([role])), [
    'coordinator', 'case_worker', 'interviewer', 'administrator',
  ])
  assert.equal(needsSecondFactor(['policy_officer', 'interviewer']), true)
})

test('only the administrator manages people, and nobody their own roles', () => {
  assert.deepEqual(roles.filter((role) => mayManagePeople(actor(role))), ['administrator'])
  assert.equal(mayChangeRolesOf(actor('administrator'), 'ander'), true)
  assert.equal(mayChangeRolesOf(actor('administrator', 'coordinator'), 'zelf'), false)
  assert.equal(mayChangeRolesOf(actor('coordinator'), 'ander'), false)
})

test('a reset link opens nothing in another municipality that has no second factor', () => {
  const may = (worksElsewhere: boolean, hasSecondFactor: boolean) =>
    mayMakeResetLink(actor('administrator'), 'ander', { worksElsewhere, hasSecondFactor })
  assert.deepEqual([may(false, false), may(false, true), may(true, true), may(true, false)], [true, true, true, false])
})
