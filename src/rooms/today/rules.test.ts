import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isLate } from '../../kit/late.ts'
import { addDays } from '../../kit/plain-dates.ts'
import { type Language, textsOf } from '../../web/texts.tsx'
import { sentenceText } from './pages.tsx'
import {
  byLateness, cardsOf, cardsOn, greetingKey, isQuiet, itemKinds, lastDayOfWeek, lateFor, letterOf, pagesOf, pileOfItems,
  urgencyOf, whenOf, type ItemKind, type Pile, type TodayItem,
} from './rules.ts'

const today = '2026-11-18'

function item(kind: ItemKind, lastDay: string, personName = 'Amal Haddad'): TodayItem {
  return { kind, personId: personName, personName, birthYear: null, subjectId: '', lastDay, detail: '', time: '', who: '' }
}

function pile(kind: ItemKind, ...items: TodayItem[]): Pile {
  return pileOfItems(kind, items, { today, shown: 4 })
}

test('this week is today and the six days after it', () => {
  assert.equal(lastDayOfWeek('2026-11-18'), '2026-11-24')
})

test('what is most days late stands first, then what is due first', () => {
  const items = [item('talk', '2026-11-20'), item('action', '2026-11-01'), item('plan', '2026-11-18'),
    item('talk', '2026-10-01')]
  assert.deepEqual(items.toSorted(byLateness).map(({ lastDay }) => lastDay),
    ['2026-10-01', '2026-11-01', '2026-11-18', '2026-11-20'])
})

test('equally late things keep one order: by kind, then by name', () => {
  const items = [item('silent', today), item('talk', today, 'Yonas'), item('talk', today, 'Amal')]
  assert.deepEqual(items.toSorted(byLateness).map(({ kind, personName }) => `${kind} ${personName}`),
    ['talk Amal', 'talk Yonas', 'silent Amal Haddad'])
})

test('21. a pile counts no further than one past a hundred, its cards are the latest', () => {
  const many = Array.from({ length: 101 }, (_, index) => item('action', addDays('2026-10-01', index)))
  const found = pileOfItems('action', many.toReversed(), { today, shown: 3 })
  assert.deepEqual([found.total, found.late], [101, 48])
  assert.deepEqual(found.items.map(({ lastDay }) => lastDay),
    ['2026-10-01', '2026-10-02', '2026-10-03', '2026-11-18', '2026-11-19', '2026-11-20'])
})

test('18. what is the same for a whole household is one card, with a line for each', () => {
  const items = [item('no_lead', '2026-11-01', 'Oksana'), item('no_lead', '2026-11-01', 'Andrij'),
    item('no_lead', '2026-11-01', 'Yousef'), item('no_lead', '2026-11-02', 'Taras')]
  const households = new Map([['Oksana', 'h1'], ['Andrij', 'h1'], ['Taras', 'h1'], ['Yousef', 'h2']])
  const names = (perKind: number) => cardsOf(items, households, { perKind, most: 10 })
    .map((card) => card.map(({ personName }) => personName))
  assert.deepEqual(names(3), [['Oksana', 'Andrij'], ['Yousef'], ['Taras']])
  assert.deepEqual(names(2), [['Oksana', 'Andrij'], ['Yousef']])
})

test('two actions of one person on one day are one card; silence since another day is not', () => {
  const actions = [{ ...item('action', today), detail: 'Kasboek' }, { ...item('action', today), detail: 'Bellen' }]
  const silences = [{ ...item('silent', today), detail: '2026-09-01' }, { ...item('silent', today), detail: '' }]
  const cards = cardsOf([...actions, ...silences], new Map(), { perKind: 3, most: 3 })
  assert.deepEqual(cards.map((card) => card.map(({ detail }) => detail)), [['Kasboek', 'Bellen'], ['2026-09-01'], ['']])
})

test('of one kind eighteen late and eighteen other lines are a page, and no card is lost between pages', () => {
  const cards = Array.from({ length: 45 }, (_, index) => [item('plan', addDays(today, index))])
  assert.equal(pagesOf([], []), 1)
  assert.equal(pagesOf(cards.slice(0, 18), []), 1)
  assert.equal(pagesOf(cards.slice(0, 3), cards), 3)
  assert.deepEqual([1, 2, 3, 4].map((page) => cardsOn(page, cards).length), [18, 18, 9, 0])
  assert.deepEqual([1, 2, 3].flatMap((page) => cardsOn(page, cards)), cards)
  const families = [10, 8, 1, 30, 2].map((lines) => Array.from({ length: lines }, () => item('plan', today)))
  assert.deepEqual([1, 2, 3, 4, 5].map((page) => cardsOn(page, families).map(({ length }) => length)),
    [[10, 8], [1], [30], [2], []])
  assert.equal(pagesOf(families, cards.slice(0, 5)), 4)
})

test('the last day itself is today, not late', () => {
  assert.equal(urgencyOf('2026-11-17', today), 'late')
  assert.equal(urgencyOf('2026-11-18', today), 'today')
  assert.equal(urgencyOf('2026-11-19', today), 'soon')
})

test('an item says that it is late, today, tomorrow, or the day', () => {
  assert.deepEqual(['2026-11-15', '2026-11-18', '2026-11-19', '2026-11-20'].map((day) => whenOf(day, today)),
    ['late', 'today', 'tomorrow', 'on_day'])
})

test('days are counted below three months, then whole months, from two years on whole years', () => {
  const spans = ['2026-11-15', '2026-08-19', '2026-08-18', '2025-05-06', '2024-11-19', '2024-11-18', '2023-12-01']
  assert.deepEqual(spans.map((day) => lateFor(day, today)), [
    { unit: 'days', count: 3 }, { unit: 'days', count: 91 }, { unit: 'months', count: 3 },
    { unit: 'months', count: 18 }, { unit: 'months', count: 23 }, { unit: 'years', count: 2 },
    { unit: 'years', count: 2 },
  ])
})

test('the greeting goes by the clock on the wall', () => {
  assert.deepEqual([4, 5, 11, 12, 17, 18, 23].map(greetingKey),
    ['evening', 'morning', 'morning', 'afternoon', 'afternoon', 'evening', 'evening'])
})

test('the letter says at most three things, talks first', () => {
  const piles = [
    pile('silent', item('silent', '2026-10-01')), pile('no_lead', item('no_lead', '2026-11-01')),
    pile('action', item('action', '2026-11-20')),
    pile('talk', item('talk', '2026-11-10'), item('talk', '2026-11-19', 'Yonas'), item('talk', '2026-11-20', 'Omar')),
  ]
  assert.deepEqual(letterOf(piles), [
    { key: 'talk', count: 3, late: 1, name: '' }, { key: 'action', count: 1, late: 0, name: 'Amal Haddad' },
    { key: 'no_lead', count: 1, late: 1, name: 'Amal Haddad' },
  ])
})

test('the numbers of one sentence are written in one way: words to twelve, figures when one of them is larger', () => {
  const said = (count: number, late: number, language: Language = 'nl') =>
    sentenceText({ key: 'action', count, late, name: '' }, textsOf(language))
  assert.equal(said(12, 1), 'Twaalf acties deze week, één is te laat.')
  assert.equal(said(13, 12), '13 acties deze week, 12 zijn te laat.')
  assert.equal(said(13, 1), '13 acties deze week, 1 is te laat.')
  assert.equal(said(101, 12), 'Meer dan 100 acties deze week, 12 zijn te laat.')
  assert.equal(said(13, 1, 'en'), '13 actions this week, 1 is late.')
})

test('when nothing is late or due the letter is empty', () => {
  assert.deepEqual(letterOf([pile('talk'), pile('plan')]), [])
  assert.equal(isQuiet([pile('talk'), pile('plan')]), true)
  assert.equal(isQuiet([pile('silent', item('silent', '2026-10-01'))]), false)
})

const aDay = fc.integer({ min: -100, max: 10 }).map((days) => addDays(today, days))
const anItem = fc.record({ kind: fc.constantFrom(...itemKinds), lastDay: aDay, name: fc.constantFrom('A', 'B', 'C') })
  .map(({ kind, lastDay, name }) => item(kind, lastDay, name))

test('ordering puts everything late before everything in time and does not depend on where things came from', () => {
  fc.assert(fc.property(fc.array(anItem, { maxLength: 12 }), (items) => {
    const ordered = items.toSorted(byLateness)
    const firstInTime = ordered.findIndex(({ lastDay }) => !isLate(lastDay, today))
    if (firstInTime >= 0) assert.ok(ordered.slice(firstInTime).every(({ lastDay }) => !isLate(lastDay, today)))
    assert.deepEqual(items.toReversed().toSorted(byLateness), ordered)
  }))
})
