import { test } from 'node:test'
import { assertRoleTable } from '../../../test/role-table.ts'
import { routes } from './routes.tsx'

test('AZN-02 who may come where in the room of steering', () => {
  assertRoleTable(routes, `
    GET /sturen                          coordinator case_worker policy_officer
    GET /sturen/taakstelling             coordinator
    POST /sturen/taakstelling            coordinator
    GET /sturen/taakstelling/mensen      coordinator case_worker
    GET /sturen/taakstelling/mensen.csv  coordinator case_worker
    GET /sturen/taakstelling/mensen.xlsx coordinator case_worker
    GET /sturen/beweging                 coordinator case_worker policy_officer
    GET /sturen/beweging.csv             coordinator case_worker policy_officer
    GET /sturen/beweging.xlsx            coordinator case_worker policy_officer
    GET /sturen/beweging/mensen          coordinator case_worker
    GET /sturen/beweging/mensen.csv      coordinator case_worker
    GET /sturen/beweging/mensen.xlsx     coordinator case_worker
    GET /sturen/jaar.csv                 coordinator case_worker policy_officer
    GET /sturen/jaar.xlsx                coordinator case_worker policy_officer
    GET /sturen/themas                   coordinator case_worker policy_officer
    GET /sturen/themas.csv               coordinator case_worker policy_officer
    GET /sturen/themas.xlsx              coordinator case_worker policy_officer
    GET /sturen/cijfers.csv              coordinator case_worker policy_officer
    GET /sturen/cijfers.xlsx             coordinator case_worker policy_officer
    GET /sturen/:measure/mensen          coordinator case_worker
    GET /sturen/:measure/mensen.csv      coordinator case_worker
    GET /sturen/:measure/mensen.xlsx     coordinator case_worker
  `)
})
