import { test } from 'node:test'
import { assertRoleTable } from '../../../test/role-table.ts'
import { buddyRoutes } from './routes.ts'

test('AZN-02 who may come where among the buddies', () => {
  assertRoleTable(buddyRoutes(), `
    GET  /maatjes                                   coordinator case_worker
    GET  /maatjes/bewoners/nieuw                    coordinator case_worker
    POST /maatjes/bewoners                          coordinator case_worker
    GET  /maatjes/bewoners/:local                   coordinator case_worker
    GET  /maatjes/bewoners/:local/wijzigen          coordinator case_worker
    POST /maatjes/bewoners/:local/wijzigen          coordinator case_worker
    GET  /maatjes/bewoners/:local/gesprek           coordinator case_worker
    POST /maatjes/bewoners/:local/gesprek           coordinator case_worker
    POST /maatjes/bewoners/:local/wachten           coordinator case_worker
    POST /maatjes/bewoners/:local/stoppen           coordinator case_worker
    GET  /maatjes/dorpen                            coordinator
    POST /maatjes/dorpen                            coordinator
    GET  /nieuwkomers/:person/maatje                coordinator case_worker
    GET  /nieuwkomers/:person/maatje/wensen         coordinator case_worker
    POST /nieuwkomers/:person/maatje/wensen         coordinator case_worker
    GET  /nieuwkomers/:person/maatje/gesprek        coordinator case_worker
    POST /nieuwkomers/:person/maatje/gesprek        coordinator case_worker
    POST /nieuwkomers/:person/maatje/wachten        coordinator case_worker
    POST /nieuwkomers/:person/maatje/stoppen        coordinator case_worker
    GET  /maatje-worden/:municipality               everyone
    POST /maatje-worden/:municipality               everyone
  `)
})
