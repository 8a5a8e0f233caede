// The text of Son en Breugel, line by line, against the configuration that the product ships.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findShippedMunicipality } from '../../territory/shipped.ts'
import { sonEnBreugel } from '../shipped/son-en-breugel.ts'

test('SB-03 to SB-07 the plan stands under the five goals, in the order of the text', () => {
  assert.deepEqual(sonEnBreugel.frame.headings.map(({ name }) => name.nl),
    ['Huisvesting', 'Maatschappelijke begeleiding', 'Taal en inburgering', 'Meedoen', 'Werk'])
})

test('SB-02 the municipality itself is the one coordination point', () => {
  assert.deepEqual(sonEnBreugel.coordination.heldBy, ['municipality'])
  assert.deepEqual(sonEnBreugel.coordination.organisations, [])
  assert.equal(sonEnBreugel.teams.dividedBy, 'municipality')
})

test('SB-03 thirteen people in the first half of 2017, each with a key within three months of the status', () => {
  assert.deepEqual(target('housed'), { count: 13, period: '2017-H1', source: 'SB-03' })
  assert.deepEqual(target('key'), { share: 1, withinMonths: 3, period: '2017', source: 'SB-03' })
  assert.equal(sonEnBreugel.thresholds.keyMonths, 3)
})

test('SB-03 the housing corporations of the text are in the list of organisations', () => {
  const place = findShippedMunicipality('son-en-breugel')
  assert.deepEqual(place?.organisations.filter(({ kind }) => kind === 'housing').map(({ name }) => name),
    ['’Thuis', 'Woonbedrijf'])
})

test('SB-04 a family coach helps to make a personal development plan within a month of housing', () => {
  assert.equal(sonEnBreugel.coordination.leadTitle.nl, 'gezinscoach')
  assert.equal(sonEnBreugel.frame.name.nl, 'Persoonlijk ontwikkelplan')
  assert.deepEqual(target('plan'), { share: 1, withinMonths: 1, period: '2017', source: 'SB-04' })
  assert.equal(sonEnBreugel.thresholds.planMonths, 1)
})

test('SB-04 the examples of the text stand ready: surroundings, travelling, institutions, child benefit, budgeting', () => {
  for (const key of ['explore', 'travel', 'authorities', 'child_benefit', 'budget', 'school_contact']) {
    assert.ok(actionsUnder('guidance').includes(key), key)
  }
})

test('SB-04 self-reliance in looking for work and in language stands ready under its own goal', () => {
  assert.ok(actionsUnder('work').includes('job_search'))
  assert.ok(actionsUnder('language').includes('practise_dutch'))
})

test('SB-05 nine in ten at level A2 within three years', () => {
  assert.deepEqual(target('a2'), { share: 0.9, withinMonths: 36, period: '2017', source: 'SB-05' })
})

test('SB-05 childcare stands ready beside the lessons, and the talk asks for it', () => {
  assert.ok(actionsUnder('language').includes('childcare'))
  assert.match(question('language'), /opvang voor de kinderen/)
})

test('SB-06 parents are asked about school and neighbourhood, and invited to try rather than obliged', () => {
  assert.equal(question('taking_part'), 'Waar doet u aan mee, op school of in de buurt? Wat zou u willen proberen?')
  assert.ok(actionsUnder('taking_part').includes('join_club'))
  assert.ok(sonEnBreugel.themes.some(({ key }) => key === 'shyness'))
})

test('SB-07 four households to work, two internships in green maintenance, three training groups', () => {
  assert.deepEqual(target('households_to_work'), { count: 4, period: '2017', source: 'SB-07' })
  assert.deepEqual(target('internships'), { count: 2, period: '2017', source: 'SB-07' })
  assert.deepEqual(target('training_groups'), { count: 3, period: '2017', source: 'SB-07' })
  for (const key of ['training', 'internship']) assert.ok(actionsUnder('work').includes(key), key)
})

test('SB-08 the newcomer\'s own goal, dream and motivation are asked before any topic', () => {
  const asked = sonEnBreugel.questions.map(({ voice }) => voice)
  for (const voice of ['wish', 'dream', 'motivation']) assert.ok(asked.includes(voice as 'wish'), voice)
})

test('SB-08 no target prescribes a path: only the plan\'s term, the key and the language level have months', () => {
  assert.deepEqual(sonEnBreugel.targets.filter(({ withinMonths }) => withinMonths !== undefined).map(({ key }) => key),
    ['key', 'plan', 'a2'])
})

test('SB-09 contact is the key', () => {
  assert.equal(sonEnBreugel.motto.nl, 'De sleutel is contact')
  assert.ok(actionsUnder('taking_part').includes('meet_neighbours'))
})

function target(key: string) {
  const found = sonEnBreugel.targets.find((candidate) => candidate.key === key)
  const { key: _, name: __, ...numbers } = found ?? assert.fail(key)
  return numbers
}

function actionsUnder(heading: string): string[] {
  return sonEnBreugel.actions.filter((action) => action.heading === heading).map(({ key }) => key)
}

function question(topic: string): string {
  return sonEnBreugel.topics.find(({ key }) => key === topic)?.question.nl ?? ''
}
