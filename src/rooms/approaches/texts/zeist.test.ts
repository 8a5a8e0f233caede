// The text of Zeist, line by line, against the configuration that the product ships.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedApproaches } from '../shipped.ts'
import { zeist } from '../shipped/zeist.ts'

test('ZE-01 work, language, volunteering, contacts and finding a doctor each have their ready-made action', () => {
  const keys = zeist.actions.map(({ key }) => key)
  for (const key of ['job_search', 'language_course', 'volunteer', 'meet_people', 'doctor']) {
    assert.ok(keys.includes(key), key)
  }
})

test('ZE-02 the first talk may be held before day 1, and only Zeist names it so', () => {
  const [first] = zeist.rhythm.moments
  assert.deepEqual(first, { key: 'start', months: 0, daysBefore: null, daysAfter: 30 })
  assert.deepEqual(shippedApproaches.filter(({ rhythm }) => rhythm.namesEarlyStart).map(({ key }) => key), ['zeist'])
})

test('ZE-02 the talk asks how it goes, worries, wishes, dreams, motivation and limitations, in that order', () => {
  assert.deepEqual(zeist.questions.slice(0, 6).map(({ voice }) => voice),
    ['state', 'worry', 'wish', 'dream', 'motivation', 'limitation'])
})

test('ZE-03 the talk is repeated after half a year, a year and two years', () => {
  assert.deepEqual(zeist.rhythm.moments.map(({ key, months }) => [key, months]),
    [['start', 0], ['m6', 6], ['m12', 12], ['m24', 24]])
})

test('ZE-03 every talk asks what the newcomer\'s questions are and what can be better', () => {
  const asked = zeist.questions.map(({ voice }) => voice)
  assert.ok(asked.includes('question') && asked.includes('advice'))
})

test('ZE-03 contact with residents and the lack of interpreters are themes to count from the first talk on', () => {
  const themes = zeist.themes.map(({ key }) => key)
  assert.ok(themes.includes('contact_residents') && themes.includes('interpreter'))
})

test('ZE-04 the talk ends with what is agreed, after what the newcomer raised', () => {
  assert.equal(zeist.questions.at(-1)?.voice, 'agreement')
})

test('ZE-05 an independent interviewer holds the talks', () => {
  assert.equal(zeist.coordination.independentInterviewer, true)
  assert.deepEqual(zeist.coordination.heldBy, ['municipality'])
})

test('ZE-06 education stands ready for the teacher who is a logistics worker now', () => {
  assert.ok(zeist.actions.some(({ key, heading }) => key === 'education' && heading === 'taking_part'))
})

test('ZE-07 the plan stands on four pillars and the talk follows them', () => {
  const pillars = ['dutch', 'network', 'taking_part', 'knowing_the_way']
  assert.deepEqual(zeist.frame.headings.map(({ key }) => key), pillars)
  assert.deepEqual(zeist.topics.slice(0, 4).map(({ key }) => key), pillars)
  assert.deepEqual(zeist.frame.headings.map(({ name }) => name.nl), ['Nederlands spreken, lezen en schrijven',
    'Een sociaal netwerk opbouwen', 'Meedoen naar vermogen', 'De weg kennen'])
})

test('ZE-07 health and work are topics beside the pillars', () => {
  assert.deepEqual(zeist.topics.slice(4).map(({ key }) => key), ['health', 'work'])
})
