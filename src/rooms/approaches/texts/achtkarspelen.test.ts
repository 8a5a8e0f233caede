// The text of Achtkarspelen, line by line, against the configuration that the product ships.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findShippedMunicipality } from '../../territory/shipped.ts'
import { achtkarspelen } from '../shipped/achtkarspelen.ts'

const place = findShippedMunicipality('achtkarspelen')

test('AK-01 about two hundred permit holders are to be housed, in no year that the text names', () => {
  assert.deepEqual(achtkarspelen.targets.map(({ key, count, period, source }) => [key, count, period, source]),
    [['housed', 200, null, 'AK-01']])
})

test('AK-01 the approach bears the name that the municipality chose in 2017', () => {
  assert.equal(achtkarspelen.name, 'Doen wat nodig is')
})

test('AK-02 a welfare organisation, not the municipality, holds the coordination', () => {
  assert.equal(achtkarspelen.coordination.heldBy[0], 'welfare')
  assert.deepEqual(achtkarspelen.coordination.organisations, ['Timpaan Welzijn'])
})

test('AK-02 the organisation that coordinates stands in the municipality\'s own list, marked as such', () => {
  assert.deepEqual(place?.organisations.filter(({ coordinates }) => coordinates).map(({ name, kind }) => [name, kind]),
    [['Timpaan Welzijn', 'welfare']])
})

test('AK-03 the work is divided village by village, over twelve villages', () => {
  assert.equal(achtkarspelen.teams.dividedBy, 'village')
  assert.deepEqual(place?.villages, ['Augustinusga', 'Boelenslaan', 'Buitenpost', 'Drogeham', 'Gerkesklooster', 'Harkema',
    'Kootstertille', 'Stroobos', 'Surhuisterveen', 'Surhuizum', 'Twijzel', 'Twijzelerheide'])
  assert.deepEqual(place?.areaTeams, [])
})

test('AK-04 the talk asks whether somebody feels welcome in the village', () => {
  const contacts = achtkarspelen.topics.find(({ key }) => key === 'first_contacts')
  assert.equal(contacts?.question.nl, 'Wie kent u al in het dorp? Voelt u zich welkom?')
})

test('AK-05 AK-09 the talk asks for talents, and sharing one stands ready in the plan', () => {
  assert.equal(achtkarspelen.topics.at(-1)?.key, 'talents')
  assert.ok(actionsUnder('meeting').includes('share_talent'))
})

test('AK-06 the network is built through neighbours, meetings, clubs and volunteering', () => {
  assert.ok(actionsUnder('first_contacts').includes('meet_neighbours'))
  for (const key of ['meet_people', 'join_club', 'volunteer']) assert.ok(actionsUnder('meeting').includes(key), key)
})

test('AK-08 the action plan for newcomers has four lines, in the order of the text', () => {
  assert.equal(achtkarspelen.frame.name.nl, 'Actieplan nieuwkomers')
  assert.deepEqual(achtkarspelen.frame.headings.map(({ name }) => name.nl),
    ['Taal', 'Eerste contacten', 'Informatie en voorlichting', 'Ontmoeting en uitwisseling'])
})

test('AK-08 the talk goes along the same four lines', () => {
  assert.deepEqual(achtkarspelen.topics.slice(0, 4).map(({ key }) => key),
    achtkarspelen.frame.headings.map(({ key }) => key))
})

test('AK-10 what goes on in the village already stands ready under meeting, so that nothing new needs inventing', () => {
  assert.ok(actionsUnder('meeting').includes('join_club'))
  assert.equal(achtkarspelen.topics.find(({ key }) => key === 'meeting')?.question.nl,
    'Aan welke activiteit in het dorp wilt u meedoen?')
})

test('AK-12 the structure is whole: every line has its actions, and the talks come back four times in two years', () => {
  for (const { key } of achtkarspelen.frame.headings) assert.ok(actionsUnder(key).length >= 3, key)
  assert.deepEqual(achtkarspelen.rhythm.moments.map(({ months }) => months), [0, 6, 12, 24])
})

function actionsUnder(heading: string): string[] {
  return achtkarspelen.actions.filter((action) => action.heading === heading).map(({ key }) => key)
}
