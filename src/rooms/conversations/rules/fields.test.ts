import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zeist } from '../../approaches/shipped/zeist.ts'
import { westerkwartier } from '../../approaches/shipped/westerkwartier.ts'
import { correctableField, fieldOf, freeThemes, isConflict, isUntouched, printOf, tickNames } from './fields.ts'
import { mayBecomePlan, questionsOf, topicsOf, undiscussed } from './questions.ts'
import { dayItIsHeld, standingOf, whyNotCorrect, whyNotRearrange, whyNotWrite } from './standing.ts'

const questions = questionsOf(zeist)
const themeIds = new Set(['t1'])

test('ZE-02 own words come first, then the parts in the order of the approach', () => {
  assert.deepEqual([...new Set(questions.map(({ part }) => part))], ['own', 'topics', 'connectedness', 'health'])
  assert.deepEqual([...new Set(questionsOf(westerkwartier).map(({ part }) => part))],
    ['own', 'health', 'topics', 'connectedness'])
})

test('MS-02 the network questions ask for bonds, bridges and links', () => {
  const asked = questions.filter(({ part, kind }) => part === 'connectedness' && kind === 'choice').map(({ key }) => key)
  assert.deepEqual(asked, ['net.bonds_seen', 'net.bonds_help', 'net.bridges_seen', 'net.bridges_invited',
    'net.links_used', 'net.links_known'])
})

test('WK-07 the six dimensions are asked as marks', () => {
  assert.deepEqual(questions.filter(({ kind }) => kind === 'mark').map(({ key }) => key), ['mark.body', 'mark.mind',
    'mark.meaning', 'mark.quality_of_life', 'mark.joining_in', 'mark.daily_life'])
})

test('ZE-04 a worry, a wish, a dream and a topic can become a plan; how somebody is and advice to us cannot', () => {
  const may = Object.fromEntries(questions.map((question) => [question.key, mayBecomePlan(question)]))
  assert.deepEqual(['own.worries', 'own.wishes', 'own.dream', 'own.limitations', 'topic.work', 'net.words']
    .map((key) => may[key]), [true, true, true, true, true, true])
  assert.deepEqual(['own.how_are_you', 'own.advice', 'net.bonds_seen', 'mark.body'].map((key) => may[key]),
    [false, false, false, false])
})

test('a topic is open until something is said or it is marked as not discussed', () => {
  const answers = new Map([
    ['topic.dutch', { body: 'Gaat goed', isSkipped: false }], ['topic.network', { body: '', isSkipped: true }],
    ['topic.work', { body: '', isSkipped: false }],
  ])
  assert.deepEqual(undiscussed(questions, answers).map(({ key }) => key),
    ['topic.taking_part', 'topic.knowing_the_way', 'topic.health', 'topic.work'])
  assert.equal(topicsOf(questions).length, 6)
})

test('INP-02 a talk knows its own fields and no other', () => {
  const kinds = (names: string[]) => names.map((name) => fieldOf(name, questions, themeIds)?.kind)
  assert.deepEqual(kinds(['own.worries', 'topic.work', 'skip.topic.work', 'mark.body', 'wish.mind', 'level.reading',
    'level_source', 'theme.t1', 'free_themes', 'held_on']), ['answer', 'answer', 'skip', 'mark', 'wish', 'level',
    'level_source', 'theme', 'free_themes', 'circumstance'])
  assert.deepEqual(kinds(['own.unknown', 'topic.housing', 'skip.own.worries', 'mark.luck', 'level.singing', 'theme.t2',
    'approach_key', 'version', '__proto__']), Array.from({ length: 9 }))
})

test('ZE-03 words, choices, marks, levels, the day and the themes can be corrected; how it was held cannot', () => {
  const kinds = (names: string[]) => names.map((name) => correctableField(name, questions)?.kind)
  assert.deepEqual(kinds(['own.worries', 'how.work', 'net.bonds_seen', 'mark.body', 'level.reading', 'held_on', 'themes']),
    ['answer', 'answer', 'answer', 'mark', 'level', 'circumstance', 'themes'])
  assert.deepEqual(kinds(['wish.body', 'skip.topic.work', 'interpreter', 'level_source', 'how.luck', 'mark.luck']),
    Array.from({ length: 6 }))
  const withoutHealth = questions.filter(({ part }) => part !== 'health')
  assert.equal(correctableField('mark.body', withoutHealth), undefined)
})

test('a box that is not ticked is named, because a browser does not send it', () => {
  const names = tickNames(questions, themeIds)
  assert.equal(names.length, 6 + 6 + 1)
  assert.ok(['skip.topic.work', 'wish.body', 'theme.t1'].every((name) => names.includes(name)))
})

test('BUS-02 it is a conflict when somebody else wrote something else since the page was made', () => {
  const base = printOf('De huur')
  assert.equal(isConflict('De huur', 'De huur en het gas', base), false)
  assert.equal(isConflict('De school', 'De huur en het gas', base), true)
  assert.equal(isConflict('De huur en het gas', 'De huur en het gas', base), false)
  assert.equal(isConflict('', 'De huur en het gas', base), false)
  assert.equal(isConflict('De school', 'De huur', undefined), true)
})

test('a field sent as the page showed it was not typed in; one without a print was empty', () => {
  assert.equal(isUntouched('', printOf('')), true)
  assert.equal(isUntouched('2026-11-10', printOf('')), false)
  assert.equal(isUntouched('', printOf('2026-11-10')), false)
  assert.equal(isUntouched('', undefined), true)
  assert.equal(isUntouched('De huur', undefined), false)
})

test('free themes are split at commas and each is kept once', () => {
  assert.deepEqual(freeThemes('Fietsles,  tolk ;Fietsles, TOLK ,'), ['Fietsles', 'tolk'])
  assert.deepEqual(freeThemes(' , '), [])
})

const talk = { heldOn: null, plannedOn: '2026-11-05', cancelledOn: null, completedAt: null }

test('how a talk stands follows from its facts', () => {
  const today = '2026-11-05'
  assert.equal(standingOf(talk, today), 'planned')
  assert.equal(standingOf(talk, '2026-11-06'), 'unreported')
  assert.equal(standingOf({ ...talk, heldOn: today }, today), 'begun')
  assert.equal(standingOf({ ...talk, heldOn: today, completedAt: new Date() }, today), 'completed')
  assert.equal(standingOf({ ...talk, cancelledOn: today }, today), 'cancelled')
})

test('writing before the day is preparation, from the day on it is the talk', () => {
  assert.equal(dayItIsHeld(talk, '2026-11-04'), null)
  assert.equal(dayItIsHeld(talk, '2026-11-05'), '2026-11-05')
  assert.equal(dayItIsHeld({ ...talk, heldOn: '2026-11-02' }, '2026-11-05'), '2026-11-02')
})

test('a talk is written until it is completed, rearranged until it is held, corrected once it is completed', () => {
  const held = { ...talk, heldOn: '2026-11-05' }
  const completed = { ...held, completedAt: new Date() }
  const cancelled = { ...talk, cancelledOn: '2026-11-05' }
  assert.deepEqual([talk, held, completed, cancelled].map((one) => whyNotWrite(one) === null), [true, true, false, false])
  assert.deepEqual([talk, held, completed, cancelled].map((one) => whyNotRearrange(one) === null),
    [true, false, false, false])
  assert.deepEqual([talk, held, completed].map((one) => whyNotCorrect(one) === null), [false, false, true])
})
