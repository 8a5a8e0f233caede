import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { shippedApproaches } from '../../approaches/shipped.ts'
import { achtkarspelen } from '../../approaches/shipped/achtkarspelen.ts'
import { zeist } from '../../approaches/shipped/zeist.ts'
import {
  endedBy, entriesOf, idOf, keyFor, listNames, withAdded, withChanged, withEnded, withMoved, wordsByKey, wordsOf,
} from './lists.ts'
import { whyNotSound } from './refusals.ts'
import { changedSections } from './sections.ts'

test('words keep the key they had, and other words never get a key that was in use', () => {
  const known = new Map([['wishes', 'Wat wenst u?'], ['taal', 'Taal']])
  assert.equal(keyFor('Wat wenst u?', known, new Set(), 'wishes'), 'wishes')
  assert.equal(keyFor('Wat wilt u?', known, new Set(), 'wishes'), 'wat_wilt_u')
  assert.equal(keyFor('Taal', known, new Set()), 'taal')
  assert.equal(keyFor('Táál', known, new Set()), 'taal_2')
  assert.equal(keyFor('12 vragen', known, new Set()), 'vragen')
  assert.equal(keyFor('؟', known, new Set()), 'eigen')
})

test('a key means one thing over all approaches that were in force, whatever is renamed in whatever order', () => {
  const sentence = fc.stringMatching(/^[A-Za-z ]{1,12}$/).filter((text) => text.trim() !== '')
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(8), sentence), { maxLength: 12 }), (renames) => {
    const history = [zeist]
    for (const [at, words] of renames) {
      const [now] = history
      const entry = now?.questions[at % now.questions.length]
      if (!now || !entry) continue
      const known = wordsByKey(history, 'questions')
      const taken = new Set(now.questions.filter(({ key }) => key !== entry.key).map(({ key }) => key))
      const renamed = { ...entry, text: { ...entry.text, nl: words }, key: keyFor(words, known, taken, entry.key) }
      history.unshift(withChanged(now, 'questions', entry.key, renamed))
    }
    const meanings = history.flatMap((approach) => entriesOf(approach, 'questions'))
      .map((entry): [string, string] => [entry.key, wordsOf(entry)])
    for (const [key, meaning] of meanings) assert.equal(new Map(meanings).get(key), meaning)
    for (const { questions } of history) assert.equal(new Set(questions.map(({ key }) => key)).size, questions.length)
  }))
})

test('what ends is told, and a ready-made action of an ended heading goes to the first one that is left', () => {
  const draft = withEnded(achtkarspelen, 'headings', 'information')
  assert.deepEqual(endedBy(achtkarspelen, draft, 'headings').map(idOf), ['information'])
  assert.deepEqual(endedBy(achtkarspelen, draft, 'actions'), [])
  assert.equal(draft.actions.find(({ key }) => key === 'travel')?.heading, 'language')
  assert.deepEqual(changedSections(achtkarspelen, draft), ['headings', 'actions'])
})

test('an entry moves one place up, and the first stays where it is', () => {
  const order = (approach: typeof zeist) => approach.topics.map(({ key }) => key).slice(0, 3)
  assert.deepEqual(order(withMoved(zeist, 'topics', 'network')), ['network', 'dutch', 'taking_part'])
  assert.deepEqual(order(withMoved(zeist, 'topics', 'dutch')), order(zeist))
})

test('moments stand in the order of their months', () => {
  const more = withAdded(zeist, 'moments', { key: 'm3', months: 3, daysBefore: 14, daysAfter: 14 })
  assert.deepEqual(more.rhythm.moments.map(({ key }) => key), ['start', 'm3', 'm6', 'm12', 'm24'])
})

test('the same target of another year is another entry', () => {
  const [key] = shippedApproaches.flatMap(({ targets }) => targets).filter((target) => target.key === 'key')
  assert.ok(key)
  const both = withAdded(withAdded(zeist, 'targets', key), 'targets', { ...key, period: '2027' })
  assert.deepEqual(both.targets.map(idOf), ['key-2017', 'key-2027'])
})

test('every shipped approach is sound, and none is without a moment, a question, a topic or a heading', () => {
  for (const approach of shippedApproaches) assert.equal(whyNotSound(approach), null)
  for (const [list, reason] of [
    ['moments', 'no_moment'], ['questions', 'no_question'], ['topics', 'no_topic'], ['headings', 'no_heading'],
  ] as const) {
    const empty = entriesOf(zeist, list).reduce((approach, entry) => withEnded(approach, list, idOf(entry)), zeist)
    assert.equal(whyNotSound(empty), `adoptions.refused.${reason}`)
  }
})

test('ZE-03 a talk belongs to one moment: the window of half a year may not reach the one of a year', () => {
  const withHalfYear = (daysAfter: number, daysBefore: number) => ({
    ...zeist, rhythm: {
      ...zeist.rhythm, moments: [
        { key: 'm6', months: 6, daysBefore: 30, daysAfter }, { key: 'm12', months: 12, daysBefore, daysAfter: 30 },
      ],
    },
  })
  // From 1 September to 1 March are 181 days: with 90 after and 90 before, one day stays between the two.
  assert.equal(whyNotSound(withHalfYear(90, 90)), null)
  assert.equal(whyNotSound(withHalfYear(91, 90)), 'adoptions.refused.overlap')
})

test('a list has its bounds', () => {
  const many = Array.from({ length: 9 }, (_, at) => ({
    key: `m${30 + at}`, months: 30 + at, daysBefore: 5, daysAfter: 5,
  })).reduce((approach, moment) => withAdded(approach, 'moments', moment), zeist)
  assert.equal(many.rhythm.moments.length, 13)
  assert.equal(whyNotSound(many), 'adoptions.refused.too_many')
  assert.equal(listNames.length, 6)
})
