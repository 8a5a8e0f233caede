import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areasOf } from '../activities/rules/fits.ts'
import {
  type Candidate, chooseWithFloor, type Occasion, propose, rank, reasonsFor, scoreOf, whyLeftOut,
} from './rules/proposals.ts'

const today = '2026-11-03'
const table: Occasion = {
  areas: ['language', 'contacts'], themes: [{ id: 'neighbours', name: 'Contact met buren' }], language: 'Nederlands',
  level: 'a1', interpreterLanguages: ['Arabisch', 'Tigrinya'], childcare: true, ride: false, womenOnly: false,
  villageId: 'harkema',
}
const stranger: Candidate = {
  personId: 'a', sex: 'not_asked', villageId: null, languages: [], needsInterpreter: false, level: '', themeIds: [], isPlanned: false,
  goalAreas: [], wishAreas: [], childAreas: [], hasYoungChildren: false, needs: [],
  asked: { recently: 2, inBudget: 0, lastOn: '2026-11-01' }, same: null, kilometres: null,
}
const said = (occasion: Occasion, candidate: Candidate) =>
  reasonsFor(occasion, candidate, today).map(({ term, points, about }) => `${term} ${points} ${about}`.trim())

test('MS-08 a proposal says why: asked for contact, speaks Tigrinya with an interpreter, never invited', () => {
  const selam = {
    ...stranger, themeIds: ['neighbours', 'work'], languages: ['tigrinya'], needsInterpreter: true, villageId: 'harkema',
    asked: { recently: 0, inBudget: 0, lastOn: null },
  }
  assert.deepEqual(said(table, selam), ['never 40', 'theme 30 Contact met buren', 'interpreter 20 Tigrinya', 'village 20'])
  assert.equal(scoreOf(reasonsFor(table, selam, today)), 110)
})

test('MS-08 a goal, a wish and what a child wishes each count once, by area of life', () => {
  const candidate = {
    ...stranger, goalAreas: ['contacts', 'language', 'work'], wishAreas: ['language'], childAreas: ['contacts'],
  } as const
  assert.deepEqual(said(table, candidate), ['goal 25 language', 'wish 20 language', 'child 15 contacts'])
  assert.deepEqual(said(table, { ...candidate, isPlanned: true, wishAreas: [], childAreas: [] }), ['plan 40', 'goal 25 language'])
})

test('MS-08 what is missing is said too, and counts against: no interpreter, no childcare, far away', () => {
  const lesson = { ...table, interpreterLanguages: ['Arabisch'], childcare: false }
  const candidate = {
    ...stranger, languages: ['Dari'], needsInterpreter: true, hasYoungChildren: true, villageId: 'surhuizum', kilometres: 11.2,
  }
  assert.deepEqual(said(lesson, candidate), ['far -15 12', 'no_childcare -15', 'no_language -25 Dari'])
})

test('MS-11 what somebody would have needed earlier and is arranged now weighs more than what merely helps', () => {
  assert.deepEqual(said(table, { ...stranger, hasYoungChildren: true }), ['childcare 15'])
  assert.deepEqual(said(table, { ...stranger, hasYoungChildren: true, needs: ['childcare', 'ride'] }), ['need 25 childcare'])
})

test('the level counts only where both are known; a shared language makes it matter less', () => {
  assert.deepEqual(said(table, { ...stranger, level: 'A2' }), ['level 10 A2'])
  assert.deepEqual(said({ ...table, level: 'b1' }, { ...stranger, level: 'A2' }), ['low_level -10 b1'])
  assert.deepEqual(said(table, { ...stranger, level: 'alfa_c' }), ['low_level -10 a1'])
  assert.deepEqual(said({ ...table, level: 'below_a1' }, { ...stranger, level: 'A0' }), ['level 10 A0'])
  assert.deepEqual(said({ ...table, level: '' }, { ...stranger, level: 'A2' }), [])
  assert.deepEqual(said({ ...table, language: 'Oekraïens' }, { ...stranger, languages: ['Oekraïens'] }), ['language 15 Oekraïens'])
})

test('who waits longer counts more, up to half a year; hardly ever invited counts beside it', () => {
  const waited = (lastOn: string, recently: number) => said(table, { ...stranger, asked: { recently, inBudget: 0, lastOn } })
  assert.deepEqual(waited('2026-10-20', 2), ['waited 2 2'])
  assert.deepEqual(waited('2026-09-01', 1), ['hardly 20', 'waited 9 9'])
  assert.deepEqual(waited('2024-01-01', 0), ['waited 26 26', 'hardly 20'])
})

test('never again to what was "not for me"; a man not to women only; nobody more than three times in four weeks', () => {
  const why = (more: Partial<Candidate>, occasion = table) => whyLeftOut(occasion, { ...stranger, ...more }, today)
  assert.equal(why({ same: { isNotForThem: true, answer: 'comes', askedOn: '2024-01-01' } }), 'not_for_me')
  const women = { ...table, womenOnly: true }
  assert.deepEqual([why({ sex: 'male' }, women), why({ sex: 'female' }, women), why({ sex: 'not_asked' }, women)],
    ['women_only', null, null])
  assert.deepEqual(said(women, stranger), ['sex_unknown -5'])
  const asked = (inBudget: number) => why({ asked: { recently: inBudget, inBudget, lastOn: today } })
  assert.deepEqual([asked(2), asked(3)], [null, 'budget'])
})

test('repeated kindly: after three weeks without answer, two after "cannot", at once who came or whose need is met', () => {
  const why = (answer: 'comes' | 'cannot' | 'needs' | null, askedOn: string, needs: Candidate['needs'] = []) =>
    whyLeftOut(table, { ...stranger, needs, same: { isNotForThem: false, answer, askedOn } }, today)
  assert.deepEqual([why(null, '2026-10-14'), why(null, '2026-10-13')], ['asked_lately', null])
  assert.deepEqual([why('cannot', '2026-10-21'), why('cannot', '2026-10-20')], ['asked_lately', null])
  assert.equal(why('comes', '2026-11-02'), null)
  assert.deepEqual([why('needs', '2026-11-02', ['ride']), why('needs', '2026-11-02', ['childcare'])], ['asked_lately', null])
})

const scored = (personId: string, score: number, recently: number, lastOn: string | null = '2026-10-01') =>
  ({ candidate: { ...stranger, personId, asked: { recently, inBudget: 0, lastOn } }, reasons: [], score })
const ids = (of: readonly { candidate: Candidate }[]) => of.map(({ candidate }) => candidate.personId).join('')

test('of equal scores who was never asked goes first, then who waits longest, then by id', () => {
  assert.equal(ids(rank([scored('d', 5, 2), scored('c', 5, 2), scored('b', 5, 2, '2026-08-01'), scored('a', 5, 0, null),
    scored('e', 9, 2)])), 'eabcd')
})

test('at least a third of who is proposed was hardly ever invited; the price is what the others would have scored more', () => {
  const ranked = [scored('a', 90, 5), scored('b', 80, 5), scored('c', 70, 5), scored('d', 60, 1), scored('e', 50, 0)]
  const { proposals, ...rest } = chooseWithFloor(ranked, 3)
  assert.equal(ids(proposals), 'abd')
  assert.deepEqual(rest, { hardly: 1, moved: 1, price: 10 })
  assert.deepEqual(chooseWithFloor(ranked, 5).price, 0)
  const four = chooseWithFloor([...ranked.slice(0, 3), scored('f', 65, 4), ...ranked.slice(3)], 4)
  assert.deepEqual([ids(four.proposals), four.moved, four.price], ['abde', 2, 25])
})

test('where nobody was hardly ever invited the floor moves nobody', () => {
  assert.deepEqual(chooseWithFloor([scored('a', 9, 4), scored('b', 8, 4)], 1), {
    proposals: [scored('a', 9, 4)], hardly: 0, moved: 0, price: 0,
  })
})

test('everybody is either ranked with reasons or left out with why', () => {
  const { ranked, leftOut } = propose({ ...table, womenOnly: true }, [
    { ...stranger, personId: 'a', sex: 'male' }, { ...stranger, personId: 'b', sex: 'female', villageId: 'harkema' },
    { ...stranger, personId: 'c', sex: 'female' },
  ], today)
  assert.deepEqual([ids(ranked), leftOut.map(({ why }) => why)], ['bc', ['women_only']])
})

test('AK-10 an activity helps in the areas of its kind and of what it serves, and never says health', () => {
  assert.deepEqual(areasOf({ kind: 'talk_table', serves: ['links'] }), ['language', 'contacts', 'wayfinding'])
  assert.ok(!areasOf({ kind: 'sport', serves: ['bonds', 'bridges', 'links'] }).includes('health'))
})
