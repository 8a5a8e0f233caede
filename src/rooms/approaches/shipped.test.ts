import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedRegions } from '../territory/shipped.ts'
import { approachShape, type Approach } from './forms.ts'
import { findApproach, shippedApproaches } from './shipped.ts'

const get = (key: string): Approach => {
  const approach = findApproach(key)
  assert.ok(approach, key)
  return approach
}
const headings = (key: string) => get(key).frame.headings.map((heading) => heading.name.nl)
const actionsUnder = (key: string, heading: string) =>
  get(key).actions.filter((action) => action.heading === heading).map((action) => action.key)

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

test('ZE-02 only Zeist names the talk before the first day', () => {
  assert.deepEqual(shippedApproaches.filter(({ rhythm }) => rhythm.namesEarlyStart).map(({ key }) => key), ['zeist'])
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

test('ZE-05 the talks of Zeist are held by somebody independent', () => {
  assert.equal(get('zeist').coordination.independentInterviewer, true)
})

test('ZE-07 the route of Zeist has four pillars', () => {
  assert.deepEqual(headings('zeist'), ['Nederlands spreken, lezen en schrijven', 'Een sociaal netwerk opbouwen',
    'Meedoen naar vermogen', 'De weg kennen'])
})

test('AK-08 the action plan of Achtkarspelen has four lines', () => {
  assert.deepEqual(headings('achtkarspelen'),
    ['Taal', 'Eerste contacten', 'Informatie en voorlichting', 'Ontmoeting en uitwisseling'])
})

test('AK-02 a welfare organisation may hold the coordination in Achtkarspelen', () => {
  assert.ok(get('achtkarspelen').coordination.heldBy.includes('welfare'))
})

test('AK-09 the talk in Achtkarspelen asks for talents', () => {
  assert.ok(get('achtkarspelen').topics.some(({ key }) => key === 'talents'))
})

test('SB-03 SB-04 SB-05 SB-06 SB-07 Son en Breugel plans under its five goals', () => {
  assert.deepEqual(headings('son_en_breugel'),
    ['Huisvesting', 'Maatschappelijke begeleiding', 'Taal en inburgering', 'Meedoen', 'Werk'])
})

test('SB-04 travelling, institutions, kinderbijslag and budgeting are ready-made under social guidance', () => {
  const ready = actionsUnder('son_en_breugel', 'guidance')
  for (const key of ['explore', 'travel', 'authorities', 'child_benefit', 'budget', 'school_contact']) {
    assert.ok(ready.includes(key), key)
  }
})

test('SB-05 childcare stands ready beside the language lessons', () => {
  assert.ok(actionsUnder('son_en_breugel', 'language').includes('childcare'))
})

test('SB-03 SB-04 SB-05 SB-07 the numbers of 2017 are the template of that year', () => {
  const targets = get('son_en_breugel').targets
  const number = (key: string) => {
    const found = targets.find((target) => target.key === key)
    return [found?.share ?? found?.count, found?.withinMonths, found?.period]
  }
  assert.deepEqual(number('key'), [1, 3, '2017'])
  assert.deepEqual(number('housed'), [13, undefined, '2017-H1'])
  assert.deepEqual(number('plan'), [1, 1, '2017'])
  assert.deepEqual(number('a2'), [0.9, 36, '2017'])
  assert.deepEqual(number('households_to_work'), [4, undefined, '2017'])
  assert.deepEqual(number('internships'), [2, undefined, '2017'])
})

test('MS-02 Rivierenland talks about bonds, bridges and links and plans under them', () => {
  assert.deepEqual(get('rivierenland').topics.slice(0, 3).map(({ key }) => key), ['bonds', 'bridges', 'links'])
  assert.deepEqual(get('rivierenland').frame.headings.map(({ key }) => key), ['bonds', 'bridges', 'links'])
  assert.equal(get('rivierenland').parts[0], 'connectedness')
})

test('MS-16 100 volunteers in all and 10 per municipality are two targets', () => {
  const counts = Object.fromEntries(get('rivierenland').targets.map(({ key, count }) => [key, count]))
  assert.equal(counts['volunteers'], 100)
  assert.equal(counts['volunteers_per_municipality'], 10)
})

test('WK-02 WK-07 Westerkwartier shares one caseload and starts from the six dimensions', () => {
  assert.equal(get('westerkwartier').coordination.sharedCaseload, true)
  assert.equal(get('westerkwartier').parts[0], 'health')
  assert.equal(get('westerkwartier').frame.headings.length, 6)
})

test('WK-05 moving, enrolling at school, language course and reunification are ready-made in Westerkwartier', () => {
  const keys = get('westerkwartier').actions.map(({ key }) => key)
  for (const key of ['move_in', 'enrol_school', 'language_course', 'reunite_family']) assert.ok(keys.includes(key), key)
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
