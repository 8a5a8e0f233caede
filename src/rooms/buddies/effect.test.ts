import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Buddies, buddiesOf } from '../../../test/buddies.ts'
import type { Client } from '../../../test/client.ts'
import { openVillage, type Village } from '../../../test/village.ts'
import { type CountedPair, effectBy, isTooSmall, medianWeeks, metTwice, newPeople, stillInTouch } from './rules/effect.ts'

let village: Village
let sanne: Client
let buddies: Buddies

before(async () => {
  village = await openVillage()
  sanne = await village.visit('sanne')
  buddies = buddiesOf(village, sanne)
})
after(() => village.close())

const today = '2026-11-03'
const pair = (more: Partial<CountedPair> = {}): CountedPair => ({
  kind: 'friend', roundId: 'a', firstDay: '2026-06-02', endedOn: null, waitedDays: 21, meetings: 0, inTouch: null,
  newPeople: null, ...more,
})
const some = (count: number, more: Partial<CountedPair> = {}) => Array.from({ length: count }, () => pair(more))

test('Buddy effect: pairs of eight weeks ago or longer, met twice or more; newer ones are open, ended ones count', () => {
  const pairs = [
    pair({ meetings: 2 }), pair({ meetings: 1 }), pair({ firstDay: '2026-09-08', meetings: 2 }),
    pair({ firstDay: '2026-09-09', meetings: 9 }), pair({ endedOn: '2026-06-09' }),
  ]
  assert.deepEqual(metTwice(pairs, today), { numerator: 2, denominator: 4, open: 1 })
})

test('MS-14 at first 15 percent met twice or more, after other elements 75 percent: reproduced with its margins', () => {
  const pairs = [
    ...some(3, { meetings: 2 }), ...some(17, { meetings: 1 }),
    ...some(15, { roundId: 'b', meetings: 4 }), ...some(5, { roundId: 'b' }),
  ]
  const lines = effectBy(pairs, ['a', 'b'], { today, keyOf: ({ roundId }) => roundId ?? '', hides: false })
  assert.deepEqual(lines.map(({ numerator, denominator }) => numerator / denominator), [0.15, 0.75])
  // Wilson of 3 and 15 of 20; the margins do not touch.
  assert.deepEqual(lines.map(({ interval }) => [interval?.low.toFixed(3), interval?.high.toFixed(3)]),
    [['0.052', '0.360'], ['0.531', '0.888']])
})

test('still in contact: of the pairs that ended and were asked; new people: the pairs that were asked', () => {
  const pairs = [
    pair({ endedOn: '2026-09-01', inTouch: true, newPeople: 4 }), pair({ endedOn: '2026-09-01', inTouch: false }),
    pair({ endedOn: '2026-09-01' }), pair({ newPeople: 0 }),
  ]
  assert.deepEqual(stillInTouch(pairs), { numerator: 1, denominator: 2, notAsked: 1 })
  assert.deepEqual(newPeople(pairs), { people: 4, pairs: 2 })
})

test('half of them waited so many weeks or less', () => {
  assert.equal(medianWeeks([]), null)
  assert.equal(medianWeeks([7, 14, 70].map((waitedDays) => ({ waitedDays }))), 2)
  assert.equal(medianWeeks([7, 14, 28, 70].map((waitedDays) => ({ waitedDays }))), 3)
})

test('PRIV-10 who sees no pair reads no line from which few pairs could be computed', () => {
  const pairs = [...some(9, { meetings: 2 }), ...some(8), ...some(2, { kind: 'club', meetings: 2 }), ...some(7, { kind: 'language', meetings: 2 }), ...some(6, { kind: 'language' })]
  const by = (hides: boolean) => effectBy(pairs, ['friend', 'language', 'club', 'family'], { today, keyOf: ({ kind }) => kind, hides })
  assert.deepEqual(by(false).map(({ key, isHidden }) => `${key} ${isHidden}`), ['friend false', 'language false', 'club false'])
  const shown = by(true)
  assert.equal(shown.find(({ key }) => key === 'club')?.isHidden, true)
  assert.equal(shown.find(({ key }) => key === 'family')?.isHidden, true)
  assert.ok(shown.filter(({ isHidden }) => isHidden).every(({ numerator, denominator }) => numerator + denominator === 0))
  assert.deepEqual([[4, 4], [5, 9], [5, 10], [0, 5], [8, 8]].map(([numerator = 0, denominator = 0]) => isTooSmall({ numerator, denominator })),
    [true, true, false, false, false])
})

/** Pairs of long ago of which so many met twice. */
async function longAgo(round: string, { all, met }: { all: number; met: number }) {
  for (let at = 0; at < all; at += 1) {
    const [{ id: newcomer }, local] = [await buddies.newcomer(`N${at}`), await buddies.resident(`L${round.slice(-4)} ${at}`)]
    await sanne.post(`${round}/voorstellen`, { pairs: `${newcomer}:${local}` })
    const [row] = await buddies.ask('select id from buddy_proposal where newcomer_id = $1', [newcomer])
    const path = `/maatjes/koppels/${row?.['id']}`
    for (const side of ['newcomer', 'local']) await sanne.post(`${path}/antwoord`, { side, says: 'yes' })
    await buddies.ask("update buddy_pair set first_day = '2026-06-02' where id = $1", [row?.['id']])
    for (const day of at < met ? ['2026-06-09', '2026-06-16'] : ['2026-06-09']) {
      for (const side of ['newcomer', 'local']) await sanne.post(`${path}/ontmoeting`, { side, day })
    }
  }
}

test('MS-14 the page shows what was changed beside what it brought; a policy officer reads it without a pair', async () => {
  const [first, second] = [await buddies.round({ name: 'Eerste', changed: '' }), await buddies.round({ name: 'Tweede', changed: 'samen koken' })]
  await longAgo(first, { all: 7, met: 1 })
  await longAgo(second, { all: 7, met: 6 })
  const { text } = await sanne.get('/maatjes/effect')
  assert.match(text, /7 van 14<\/strong> koppels zagen elkaar twee keer of vaker/)
  assert.match(text, /Eerste[^]*1 van 7[^]*14%[^]*Tweede[^]*samen koken[^]*6 van 7[^]*86%/)
  const pim = await village.visit('pim')
  const seen = (await pim.get('/maatjes/effect')).text
  assert.match(seen, /7 van 14<\/strong> koppels/)
  assert.doesNotMatch(seen, /1 van 7|6 van 7|Eerste|Sharif|Postma/)
  assert.match(seen, /te klein om te tonen/)
  assert.equal((await pim.get('/maatjes/koppels')).status, 403)
  assert.equal((await (await village.visit('ada')).get('/maatjes/effect')).status, 403)
})
