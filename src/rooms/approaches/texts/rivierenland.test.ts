// The text of Rivierenland, line by line, against the configuration that the product ships.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedRegions } from '../../territory/shipped.ts'
import { rivierenland } from '../shipped/rivierenland.ts'

const region = shippedRegions.find(({ slug }) => slug === 'rivierenland')

test('MS-01 the voice of newcomers comes first: own words before any part of the talk', () => {
  assert.equal(rivierenland.motto.nl, 'De stem van nieuwkomers is het begin')
  assert.equal(rivierenland.questions[0]?.key, 'how_are_you')
})

test('MS-02 own community, local community and institutions are the three headings of the plan', () => {
  assert.deepEqual(rivierenland.frame.headings.map(({ name }) => name.nl),
    ['Eigen gemeenschap', 'De lokale gemeenschap', 'Instanties'])
})

test('MS-02 the talk begins with connectedness and asks for all three', () => {
  assert.equal(rivierenland.parts[0], 'connectedness')
  assert.deepEqual(rivierenland.topics.slice(0, 3).map(({ key }) => key), ['bonds', 'bridges', 'links'])
})

test('MS-03 MS-12 the work is divided across a region of eight municipalities', () => {
  assert.equal(rivierenland.teams.dividedBy, 'region')
  assert.deepEqual(region?.municipalities.map(({ name }) => name), ['Buren', 'Culemborg', 'Maasdriel', 'Neder-Betuwe',
    'Tiel', 'West Betuwe', 'West Maas en Waal', 'Zaltbommel'])
})

test('MS-07 practising Dutch with others and going along to the doctor and the town hall stand ready', () => {
  assert.ok(actionsUnder('bridges').includes('practise_dutch'))
  for (const key of ['doctor', 'authorities', 'insurance']) assert.ok(actionsUnder('links').includes(key), key)
})

test('MS-08 the talk asks whether somebody was invited, and what they would need to come', () => {
  assert.equal(question('bridges'), 'Bent u al uitgenodigd, of hebt u zelf iemand uitgenodigd?')
  assert.equal(question('joining'), 'Wat hebt u nodig om te komen: vervoer, opvang, iemand die meegaat?')
})

test('MS-10 twelve weeks without a social contact is a signal', () => {
  assert.equal(rivierenland.thresholds.silentSocialWeeks, 12)
})

test('MS-12 there is a personal plan for everybody, held by municipality and network together', () => {
  assert.equal(rivierenland.frame.name.nl, 'Persoonlijk plan')
  assert.deepEqual(rivierenland.coordination.heldBy, ['municipality', 'network'])
})

test('MS-14 two weeks without a meeting is a signal about a pair', () => {
  assert.equal(rivierenland.thresholds.silentPairWeeks, 2)
})

test('MS-16 the numbers of the action agenda are targets of 2020', () => {
  assert.deepEqual(rivierenland.targets.map(({ key, count, period, source }) => [key, count, period, source]), [
    ['volunteers', 100, '2020', 'MS-16'], ['volunteers_per_municipality', 10, '2020', 'MS-16'],
    ['loyal_participants', 3, '2020', 'MS-16'], ['foodtruck', 5, '2020', 'MS-16'],
  ])
})

test('MS-16 dreams of work and education are a topic, with steps ready in the plan', () => {
  assert.equal(question('dreams'), 'Wat kunt u, wat hebt u geleerd, wat wilt u worden?')
  for (const key of ['education', 'internship', 'job_search']) assert.ok(actionsUnder('links').includes(key), key)
})

test('MS-17 the barriers of the text are themes to count', () => {
  const themes = rivierenland.themes.map(({ key }) => key)
  for (const key of ['language_lessons', 'childcare', 'transport', 'shyness', 'literacy', 'children_school']) {
    assert.ok(themes.includes(key), key)
  }
})

function actionsUnder(heading: string): string[] {
  return rivierenland.actions.filter((action) => action.heading === heading).map(({ key }) => key)
}

function question(topic: string): string {
  return rivierenland.topics.find(({ key }) => key === topic)?.question.nl ?? ''
}
