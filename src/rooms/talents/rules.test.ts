import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Card, fitsFor, isPossible, stateOf } from './rules/board.ts'

const today = '2026-11-03'
const asked = {
  side: 'asked', kind: 'interpreter', neededOn: null, madeOn: '2026-10-01', matchedOn: null, doneOn: null, endReason: null,
} as const

test('AK-09 what became of a card follows from its rows: open, matched, done, ended, off the board after a year', () => {
  assert.equal(stateOf(asked, today), 'open')
  assert.equal(stateOf({ ...asked, matchedOn: '2026-10-05' }, today), 'matched')
  assert.equal(stateOf({ ...asked, matchedOn: '2026-10-05', doneOn: '2026-10-09' }, today), 'done')
  assert.equal(stateOf({ ...asked, endReason: 'withdrawn' }, today), 'ended')
  assert.equal(stateOf({ ...asked, madeOn: '2025-11-03' }, today), 'open')
  assert.equal(stateOf({ ...asked, madeOn: '2025-11-02' }, today), 'expired')
})

test('an interpreter is missing when the day went by without one, or when nobody was found; the day itself is in time', () => {
  assert.equal(stateOf({ ...asked, neededOn: '2026-11-03' }, today), 'open')
  assert.equal(stateOf({ ...asked, neededOn: '2026-11-02' }, today), 'missing')
  assert.equal(stateOf({ ...asked, neededOn: '2026-11-02', matchedOn: '2026-10-05' }, today), 'matched')
  assert.equal(stateOf({ ...asked, endReason: 'not_found' }, today), 'missing')
  assert.equal(stateOf({ ...asked, side: 'offered', neededOn: '2026-11-02' }, today), 'open')
})

const card = (fields: Partial<Card>): Card => ({
  id: 'a', side: 'offered', kind: 'letters', villageId: 'harkema', areaTeamId: 'noord', languages: [], answersId: null,
  madeOn: '2026-10-20', personId: null, ...fields,
})
const request = card({ id: 'vraag', side: 'asked', languages: ['Arabisch'] })

test('a request and an offer fit when they are of one kind and of two people', () => {
  assert.equal(isPossible(request, card({})), true)
  assert.equal(isPossible(request, card({ kind: 'bicycle' })), false)
  assert.equal(isPossible(request, card({ side: 'asked' })), false)
  const mine = { ...request, personId: 'amal' }
  assert.equal(isPossible(mine, card({ personId: 'amal' })), false)
  assert.equal(isPossible(mine, card({ personId: 'rima' })), true)
})

test('an interpreter speaks every language that is asked, from whichever side one looks', () => {
  const needs = card({ id: 'n', side: 'asked', kind: 'interpreter', languages: ['Arabisch', 'Nederlands'] })
  const both = card({ kind: 'interpreter', languages: ['Nederlands', 'Engels', 'Arabisch'] })
  const one = card({ kind: 'interpreter', languages: ['Arabisch'] })
  assert.deepEqual([isPossible(needs, both), isPossible(both, needs), isPossible(needs, one)], [true, true, false])
})

test('MS-07 what fits is listed with its reasons: who answered, then village, area, language, then who waits longest', () => {
  const offers = [
    card({ id: 'far', villageId: 'stroobos', areaTeamId: 'zuid', languages: ['Arabisch'] }),
    card({ id: 'near', villageId: 'drogeham' }),
    card({ id: 'here' }),
    card({ id: 'here-long', madeOn: '2026-09-01' }),
    card({ id: 'here-speaks', languages: ['Arabisch', 'Engels'] }),
    card({ id: 'answered', villageId: 'stroobos', areaTeamId: 'zuid', answersId: 'vraag' }),
  ]
  const found = fitsFor(request, offers, today)
  assert.deepEqual(found.map(({ card: { id } }) => id), ['answered', 'here-speaks', 'here-long', 'here', 'near', 'far'])
  const why = Object.fromEntries(found.map(({ card: { id }, reasons }) => [id, reasons]))
  assert.deepEqual(why['answered'], ['answers', 'elsewhere'])
  assert.deepEqual(why['here-speaks'], ['village', 'language'])
  assert.deepEqual(why['here-long'], ['village', 'waits'])
  assert.deepEqual(why['near'], ['area'])
  assert.deepEqual(why['far'], ['elsewhere', 'language'])
})

test('where a municipality works without teams nothing is in the same area, and no language matters for a chair', () => {
  const chair = card({ id: 'stoel', side: 'asked', kind: 'furniture', areaTeamId: null, languages: ['Arabisch'] })
  const [fit] = fitsFor(chair, [card({ kind: 'furniture', areaTeamId: null, villageId: 'x', languages: ['Arabisch'] })], today)
  assert.deepEqual(fit?.reasons, ['elsewhere'])
})
