import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findShippedMunicipality, shippedRegions } from './shipped.ts'

const municipalities = shippedRegions.flatMap((region) => region.municipalities)

test('AK-03 Achtkarspelen has twelve villages, Gerkesklooster and Stroobos each on its own', () => {
  const villages = findShippedMunicipality('achtkarspelen')?.villages ?? []
  assert.equal(villages.length, 12)
  assert.ok(villages.includes('Gerkesklooster') && villages.includes('Stroobos'))
})

test('WK-01 Westerkwartier works with four area teams, each with its core village', () => {
  const teams = findShippedMunicipality('1969')?.areaTeams ?? []
  assert.deepEqual(teams.map((team) => team.name), ['Zuidhorn', 'Leek', 'Marum', 'Grootegast'])
  assert.ok(teams.every((team) => team.villages.includes(team.name)))
})

test('MS-12 eight municipalities make the region Rivierenland', () => {
  const region = shippedRegions.find(({ slug }) => slug === 'rivierenland')
  assert.deepEqual(region?.municipalities.map(({ name }) => name), ['Buren', 'Culemborg', 'Maasdriel',
    'Neder-Betuwe', 'Tiel', 'West Betuwe', 'West Maas en Waal', 'Zaltbommel'])
})

test('a municipality is found by slug and by CBS code', () => {
  assert.equal(findShippedMunicipality('0059')?.name, 'Achtkarspelen')
  assert.equal(findShippedMunicipality('west-maas-en-waal')?.cbsCode, '0668')
  assert.equal(findShippedMunicipality('59'), undefined)
})

test('slugs, CBS codes and the villages within a municipality are each there once', () => {
  for (const list of [municipalities.map(({ slug }) => slug), municipalities.map(({ cbsCode }) => cbsCode),
    ...municipalities.map(({ villages }) => villages)]) {
    assert.equal(new Set(list).size, list.length)
  }
  assert.ok(municipalities.every(({ cbsCode }) => /^\d{4}$/.test(cbsCode)))
})

test('AK-02 the welfare organisation holds the coordination in Achtkarspelen', () => {
  const holder = findShippedMunicipality('achtkarspelen')?.organisations.find(({ coordinates }) => coordinates)
  assert.equal(holder?.name, 'Timpaan Welzijn')
})
