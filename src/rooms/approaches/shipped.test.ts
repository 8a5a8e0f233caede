import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedRegions } from '../territory/shipped.ts'
import { approachShape } from './forms.ts'
import { findApproach, shippedApproaches } from './shipped.ts'

test('the five approaches of the texts are settings of one shape', () => {
  assert.deepEqual(shippedApproaches.map(({ key }) => key),
    ['achtkarspelen', 'son_en_breugel', 'zeist', 'rivierenland', 'westerkwartier'])
  for (const approach of shippedApproaches) assert.deepEqual(approachShape.parse(approach), approach)
})

test('an approach survives being stored and read as settings', () => {
  for (const approach of shippedApproaches) {
    assert.deepEqual(approachShape.parse(JSON.parse(JSON.stringify(approach))), approach)
  }
})

test('every shipped municipality starts with an approach that exists', () => {
  for (const { name, approach } of shippedRegions.flatMap((region) => region.municipalities)) {
    assert.ok(findApproach(approach), `${name}: ${approach}`)
  }
})

test('ZE-03 every rhythm is start, half a year, one year, two years, with windows of 30, 30, 60 and 60 days', () => {
  for (const { rhythm } of shippedApproaches) {
    assert.deepEqual(rhythm.moments.map((m) => [m.key, m.months, m.daysBefore, m.daysAfter]),
      [['start', 0, null, 30], ['m6', 6, 30, 30], ['m12', 12, 60, 60], ['m24', 24, 60, 60]])
  }
})

test('ZE-02 ZE-03 the own words ask for worries, wishes, motivation, dreams, limitations and what to do better', () => {
  for (const { questions } of shippedApproaches) {
    assert.deepEqual(questions.map(({ voice }) => voice),
      ['state', 'worry', 'wish', 'dream', 'motivation', 'limitation', 'question', 'advice', 'agreement'])
  }
})

test('every ready-made action stands once, under a heading that its frame has', () => {
  for (const { key, frame, actions } of shippedApproaches) {
    const known = new Set(frame.headings.map((heading) => heading.key))
    assert.ok(actions.every(({ heading }) => known.has(heading)), key)
    assert.equal(new Set(actions.map((action) => action.key)).size, actions.length, key)
    assert.equal(known.size, frame.headings.length)
  }
})

test('the keys of questions, topics and themes are each used once in an approach', () => {
  for (const { questions, topics, themes } of shippedApproaches) {
    for (const list of [questions, topics, themes]) {
      assert.equal(new Set(list.map(({ key }) => key)).size, list.length)
    }
  }
})

test('the thresholds are those of the definitions', () => {
  for (const { thresholds } of shippedApproaches) {
    assert.deepEqual(thresholds, {
      silentProfessionalWeeks: 8, silentSocialWeeks: 12, silentPairWeeks: 2, stuckAfterDays: 30,
      movingWithinDays: 60, attachedDays: 14, keyMonths: 3, planMonths: 1,
    })
  }
})
