import { test } from 'node:test'
import { assertRoleTable } from '../../../test/role-table.ts'
import { routes } from './routes.ts'

test('AZN-02 who may come where in the room of files', () => {
  assertRoleTable(routes, `
    GET  /nieuwkomers                                          coordinator case_worker
    GET  /nieuwkomers/lijst.csv                                coordinator case_worker
    GET  /nieuwkomers/lijst.xlsx                               coordinator case_worker
    GET  /nieuwkomers/:person                                  coordinator case_worker
    GET  /nieuwkomers/:person/samen                            coordinator case_worker
    GET  /nieuwkomers/:person/tijdlijn                         coordinator case_worker
    GET  /nieuwkomers/:person/tijdlijn.csv                     coordinator case_worker
    GET  /nieuwkomers/:person/tijdlijn.xlsx                    coordinator case_worker
    GET  /nieuwkomers/:person/puzzel/:area                     coordinator case_worker
    POST /nieuwkomers/:person/puzzel/:area/stand               coordinator case_worker
    POST /nieuwkomers/:person/puzzel/:area/houders             coordinator case_worker
    POST /nieuwkomers/:person/puzzel/houders/:holder/einde     coordinator case_worker
    POST /nieuwkomers/:person/puzzel/houders/:holder/trekker   coordinator case_worker
  `)
})
