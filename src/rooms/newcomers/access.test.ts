import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertRoleTable } from '../../../test/role-table.ts'
import { type Role, roles, scopeOf } from '../../kit/actor.ts'
import { mayAttach, mayImport } from './access.ts'
import { routes } from './routes.ts'

test('AZN-02 who may come where among the newcomers', () => {
  assertRoleTable(routes, `
    GET  /nieuwkomers/zoeken                                        coordinator case_worker
    POST /nieuwkomers/zoeken                                        coordinator case_worker
    GET  /nieuwkomers/:person/toegang                               case_worker
    POST /nieuwkomers/:person/toegang                               case_worker
    GET  /nieuwkomers/nieuw                                         coordinator case_worker
    POST /nieuwkomers/nieuw/kijken                                  coordinator case_worker
    POST /nieuwkomers/nieuw                                         coordinator case_worker
    GET  /nieuwkomers/:person/gegevens                              coordinator case_worker
    GET  /nieuwkomers/:person/gegevens/wijzigen                     coordinator case_worker
    POST /nieuwkomers/:person/gegevens/wijzigen                     coordinator case_worker
    GET  /nieuwkomers/:person/gegevens/eigen                        coordinator case_worker
    POST /nieuwkomers/:person/gegevens/eigen                        coordinator case_worker
    GET  /nieuwkomers/:person/woorden                               coordinator case_worker
    POST /nieuwkomers/:person/woorden                               coordinator case_worker
    POST /nieuwkomers/:person/woorden/:word/einde                   coordinator case_worker
    GET  /nieuwkomers/:person/werk                                  coordinator case_worker
    POST /nieuwkomers/:person/werk                                  coordinator case_worker
    POST /nieuwkomers/:person/werk/:start/einde                     coordinator case_worker
    GET  /nieuwkomers/:person/talen                                 coordinator case_worker
    POST /nieuwkomers/:person/talen                                 coordinator case_worker
    POST /nieuwkomers/:person/talen/weg                             coordinator case_worker
    GET  /nieuwkomers/:person/team                                  coordinator case_worker
    GET  /nieuwkomers/:person/team/nieuw                            coordinator case_worker
    POST /nieuwkomers/:person/team                                  coordinator case_worker
    GET  /nieuwkomers/:person/team/lead                             coordinator case_worker
    POST /nieuwkomers/:person/team/lead                             coordinator case_worker
    POST /nieuwkomers/:person/team/bevestiging                      coordinator case_worker
    POST /nieuwkomers/:person/team/:member/einde                    coordinator case_worker
    POST /nieuwkomers/overdracht/:change/gezien                     coordinator case_worker
    GET  /nieuwkomers/:person/contact                               coordinator case_worker
    POST /nieuwkomers/:person/contact                               coordinator case_worker
    GET  /nieuwkomers/:person/contact/:contact                      coordinator case_worker
    POST /nieuwkomers/:person/contact/:contact                      coordinator case_worker
    GET  /nieuwkomers/:person/afspraken                             coordinator case_worker
    GET  /nieuwkomers/:person/afspraken/nieuw                       coordinator case_worker
    POST /nieuwkomers/:person/afspraken                             coordinator case_worker
    POST /nieuwkomers/:person/afspraken/:appointment/gekomen        coordinator case_worker
    GET  /nieuwkomers/:person/afspraken/:appointment/niet-gekomen   coordinator case_worker
    GET  /nieuwkomers/:person/afspraken/:appointment/verzetten      coordinator case_worker
    GET  /nieuwkomers/:person/afspraken/:appointment/afzeggen       coordinator case_worker
    POST /nieuwkomers/:person/afspraken/:appointment/niet-gekomen   coordinator case_worker
    POST /nieuwkomers/:person/afspraken/:appointment/verzetten      coordinator case_worker
    POST /nieuwkomers/:person/afspraken/:appointment/afzeggen       coordinator case_worker
    GET  /nieuwkomers/:person/huishouden                            coordinator case_worker
    POST /nieuwkomers/:person/huishouden                            coordinator case_worker
    POST /nieuwkomers/:person/huishouden/zoeken                     coordinator case_worker
    POST /nieuwkomers/:person/huishouden/splitsing                  coordinator case_worker
    GET  /nieuwkomers/:person/samenvoegen                           coordinator case_worker
    POST /nieuwkomers/:person/samenvoegen                           coordinator case_worker
    POST /nieuwkomers/:person/samenvoegen/zoeken                    coordinator case_worker
    POST /nieuwkomers/:person/samenvoegen/anders                    coordinator case_worker
    POST /nieuwkomers/:person/samenvoegen/:merge/ongedaan           coordinator case_worker
    GET  /nieuwkomers/:person/sluiting                              coordinator case_worker
    POST /nieuwkomers/:person/sluiting                              coordinator case_worker
    GET  /nieuwkomers/:person/heropening                            coordinator
    POST /nieuwkomers/:person/heropening                            coordinator
  `)
})

test('only a case worker attaches themselves to a file, and only a coordinator reads in a caseload', () => {
  const actor = (role: Role) => ({ roles: new Set([role]), scope: scopeOf(new Set([role])) })
  assert.deepEqual(roles.filter((role) => mayAttach(actor(role))), ['case_worker'])
  assert.deepEqual(roles.filter((role) => mayImport(actor(role))), ['coordinator'])
})
