import { test } from 'node:test'
import { assertRoleTable } from '../../../test/role-table.ts'
import { buddyRoutes } from './routes.ts'

test('AZN-02 who may come where among the buddies', () => {
  assertRoleTable(buddyRoutes({ secret: '', origin: null }), `
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
    GET  /maatjes/koppels                           coordinator case_worker
    GET  /maatjes/koppels/:pair                     coordinator case_worker
    POST /maatjes/koppels/:pair/antwoord            coordinator case_worker
    POST /maatjes/koppels/:pair/terugnemen          coordinator
    POST /maatjes/koppels/:pair/link                coordinator case_worker
    POST /maatjes/koppels/:pair/ontmoeting          coordinator case_worker
    POST /maatjes/koppels/:pair/afspraak            coordinator case_worker
    GET  /maatjes/koppels/:pair/peiling             coordinator case_worker
    POST /maatjes/koppels/:pair/peiling             coordinator case_worker
    GET  /maatjes/koppels/:pair/einde               coordinator case_worker
    POST /maatjes/koppels/:pair/einde               coordinator case_worker
    GET  /maatje/:token                             everyone
    POST /maatje/:token                             everyone
    POST /maatje/:token/ontmoeting                  everyone
    GET  /maatjes/diners                            coordinator
    POST /maatjes/diners                            coordinator
    GET  /maatjes/diners/:dinner                    coordinator
    GET  /maatjes/diners/:dinner/gasten             coordinator
    POST /maatjes/diners/:dinner/gasten             coordinator
    POST /maatjes/diners/:dinner/tafels             coordinator
    GET  /maatjes/diners/:dinner/kaarten            coordinator
    POST /maatjes/diners/:dinner/voorstellen        coordinator
    GET  /diner/:token                              everyone
    POST /diner/:token                              everyone
    GET  /maatjes/effect                            coordinator case_worker policy_officer
    GET  /maatje-worden/:municipality               everyone
    POST /maatje-worden/:municipality               everyone
  `)
})
