// The text of Westerkwartier, line by line, against the configuration that the product ships.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findShippedMunicipality } from '../../territory/shipped.ts'
import { westerkwartier } from '../shipped/westerkwartier.ts'

const place = findShippedMunicipality('westerkwartier')

test('WK-01 four area teams work for all residents, each in its own core', () => {
  assert.equal(westerkwartier.teams.dividedBy, 'area_team')
  assert.deepEqual(westerkwartier.teams.parts, ['Zuidhorn', 'Leek', 'Marum', 'Grootegast'])
  assert.deepEqual(place?.areaTeams.map(({ name }) => name), westerkwartier.teams.parts)
})

test('WK-02 two organisations hold the coordination in one team with one caseload, the contract holder first', () => {
  assert.deepEqual(westerkwartier.coordination.heldBy, ['welfare', 'refugee_council'])
  assert.deepEqual(westerkwartier.coordination.organisations,
    ['Sociaal Werk De Schans', 'VluchtelingenWerk Noord-Nederland'])
  assert.equal(westerkwartier.coordination.sharedCaseload, true)
})

test('WK-02 both organisations stand in the municipality\'s own list', () => {
  const known = place?.organisations.map(({ name }) => name) ?? []
  for (const name of westerkwartier.coordination.organisations) assert.ok(known.includes(name), name)
})

test('WK-05 moving, enrolling at school, the language course and reunification stand ready', () => {
  const keys = westerkwartier.actions.map(({ key }) => key)
  for (const key of ['move_in', 'enrol_school', 'language_course', 'reunite_family']) assert.ok(keys.includes(key), key)
})

test('WK-05 the talk asks about the start, about family and about the network', () => {
  assert.deepEqual(westerkwartier.topics.slice(0, 3).map(({ key }) => key), ['first_phase', 'family', 'network'])
})

test('WK-06 regular provisions and taking part are topics, with steps ready', () => {
  assert.deepEqual(westerkwartier.topics.slice(3, 5).map(({ key }) => key), ['provisions', 'taking_part'])
  const joining = westerkwartier.actions.filter(({ heading }) => heading === 'joining_in').map(({ key }) => key)
  for (const key of ['meet_people', 'join_club', 'volunteer']) assert.ok(joining.includes(key), key)
})

test('WK-07 self-reliance is the aim, and the talk begins with Positive Health', () => {
  assert.equal(westerkwartier.frame.name.nl, 'Zelf de weg vinden')
  assert.equal(westerkwartier.topics.at(-1)?.key, 'self_reliance')
  assert.equal(westerkwartier.parts[0], 'health')
  assert.deepEqual(westerkwartier.frame.headings.map(({ key }) => key),
    ['body', 'mind', 'meaning', 'quality_of_life', 'joining_in', 'daily_life'])
})

test('WK-08 the approach bears the name of the team in which both learn from each other', () => {
  assert.equal(westerkwartier.name, 'Basisondersteuningsteam')
})
