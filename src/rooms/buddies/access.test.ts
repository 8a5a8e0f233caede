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
    GET  /maatjes/rondes                            coordinator
    POST /maatjes/rondes                            coordinator
    GET  /maatjes/rondes/:round                     coordinator
    GET  /maatjes/rondes/:round/voor/:newcomer      coordinator
    GET  /maatjes/rondes/:round/wat-als             coordinator
    POST /maatjes/rondes/:round/voorstellen         coordinator
    POST /maatjes/rondes/:round/keuzes              coordinator
    POST /maatjes/rondes/:round/keuzes/:choice/weg  coordinator
    POST /maatjes/rondes/:round/sluiten             coordinator
    GET  /maatje-worden/:municipality               everyone
    POST /maatje-worden/:municipality               everyone
  `)
})
