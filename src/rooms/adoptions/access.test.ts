import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertRoleTable } from '../../../test/role-table.ts'
import { roles, scopeOf } from '../../kit/actor.ts'
import { mayChangeApproach } from './access.ts'
import { routes } from './routes.ts'

test('AZN-02 who may come where in the approach', () => {
  const lists = ['momenten', 'vragen', 'onderwerpen', 'kopjes', 'acties', 'doelen'].map((list) => `
    GET  /instellingen/aanpak/concept/${list}                 coordinator
    POST /instellingen/aanpak/concept/${list}                 coordinator
    GET  /instellingen/aanpak/concept/${list}/nieuw           coordinator
    GET  /instellingen/aanpak/concept/${list}/:entry          coordinator
    POST /instellingen/aanpak/concept/${list}/:entry          coordinator
    POST /instellingen/aanpak/concept/${list}/:entry/plaats   coordinator
    POST /instellingen/aanpak/concept/${list}/:entry/einde    coordinator
    POST /instellingen/aanpak/concept/${list}/:entry/blijft   coordinator`)
  assertRoleTable(routes, `
    GET  /instellingen/aanpak                                 coordinator administrator
    GET  /instellingen/aanpak/versies/:version                coordinator administrator
    POST /instellingen/aanpak/versies                         coordinator
    POST /instellingen/aanpak/concept                         coordinator
    GET  /instellingen/aanpak/concept                         coordinator
    POST /instellingen/aanpak/concept/weg                     coordinator
    GET  /instellingen/aanpak/concept/gevolgen                coordinator
    GET  /instellingen/aanpak/concept/naam                    coordinator
    POST /instellingen/aanpak/concept/naam                    coordinator
    GET  /instellingen/aanpak/concept/regie                   coordinator
    POST /instellingen/aanpak/concept/regie                   coordinator
    GET  /instellingen/aanpak/concept/gesprek                 coordinator
    POST /instellingen/aanpak/concept/gesprek                 coordinator
    GET  /instellingen/aanpak/concept/grenzen                 coordinator
    POST /instellingen/aanpak/concept/grenzen                 coordinator
    ${lists.join('')}
  `)
})

test('only a coordinator changes the approach', () => {
  const may = roles.filter((role) => mayChangeApproach({
    userId: '', name: '', municipalityId: '', roles: new Set([role]), organisationIds: [], teamIds: [],
    scope: scopeOf(new Set([role])), today: '2026-11-03',
  }))
  assert.deepEqual(may, ['coordinator'])
})
