import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { leastShown } from '../steering/rules/small-numbers.ts'
import { type Counts, counted, hideAlone, hideInSplit, hideTotal, nothing, sumOf } from './rules/counts.ts'
import { effectOf } from './rules/effect.ts'

const dates = (text: string) => text.split(' ').map((pair) => {
  const [day = '', came = ''] = pair.split(':')
  return { day: `2026-${day}`, came: Number(came) }
})

test('MS-11 MS-15 attendance before and from the first date with childcare: 4 -> 11', () => {
  // (3 + 4 + 5) / 3 = 4 and (10 + 12) / 2 = 11.
  const effect = effectOf(dates('09-01:3 09-08:4 09-15:5 09-22:10 09-29:12'), '2026-09-22')
  assert.deepEqual(effect, { before: { dates: 3, mean: 4 }, after: { dates: 2, mean: 11 }, isKnown: true })
})

test('with fewer than two dates on a side nothing is said of it', () => {
  assert.equal(effectOf(dates('09-15:5 09-22:10 09-29:12'), '2026-09-22').isKnown, false)
  assert.equal(effectOf(dates('09-08:4 09-15:5 09-22:10'), '2026-09-22').isKnown, false)
  assert.deepEqual(effectOf(dates('09-22:10'), '2026-09-22').before, { dates: 0, mean: null })
})

const counts = (invited: number, answered: number, more: Partial<Counts> = {}): Counts =>
  ({ ...nothing, invited, answered, came: 0, ...more })

test('PRIV-10 a group of fewer than five is hidden, and another with it, so that neither follows from the total', () => {
  const lines = hideInSplit([
    { key: 'a', counts: counts(30, 20, { came: 12 }) }, { key: 'b', counts: counts(12, 6, { came: 5 }) },
    { key: 'c', counts: counts(3, 3, { came: 1 }) },
  ])
  // 3 alone would follow from the total of 45: the line rises to 13, so 12 and 3 are hidden together.
  assert.deepEqual(lines.map(({ counts: { invited } }) => invited), [30, null, null])
  // Answered 20, 6, 3 hides 6 and 3; not answered 10, 6, 0 hides 6 and 0.
  assert.deepEqual(lines.map(({ counts: { answered } }) => answered), [20, null, null])
  assert.ok(lines.slice(1).every(({ counts: line }) => Object.values(line).every((count) => count === null)))
})

test('PRIV-10 a number is hidden when what is left of its whole is small', () => {
  const lines = hideInSplit([
    { key: 'a', counts: counts(30, 28) }, { key: 'b', counts: counts(20, 10) }, { key: 'c', counts: counts(20, 9) },
  ])
  // Not answered 2, 10, 11: the line rises to 11, so that of 'c' alone can be shown.
  assert.deepEqual(lines.map(({ counts: { invited, answered } }) => [invited, answered]), [[30, null], [20, null], [20, 9]])
})

test('PRIV-10 an activity stands beside who was invited to no such thing, each number beside its rest', () => {
  const everybody = counts(40, 30)
  const of = (line: Counts) => hideAlone({ key: 'a', counts: line }, everybody).counts
  assert.deepEqual([of(counts(20, 14)).invited, of(counts(20, 14)).answered], [20, 14])
  assert.deepEqual([of(counts(20, 16)).invited, of(counts(20, 16)).answered], [20, null])
  assert.equal(of(counts(38, 30)).invited, null)
  assert.equal(of(counts(4, 2)).invited, null)
  const needs = of(counts(20, 14, { named: 12, arranged: 6, helped: 2 }))
  assert.deepEqual([needs.named, needs.arranged, needs.helped], [12, 6, null])
})

test('PRIV-10 of a need everybody in its line named it; what was arranged stands beside its rest', () => {
  const need = counts(14, 12, { named: 14, arranged: 8, helped: 3 })
  const { counts: shown } = hideAlone({ key: 'childcare', counts: need }, counts(40, 30), { isNeed: true })
  assert.deepEqual([shown.named, shown.arranged, shown.helped], [14, 8, null])
})

test('PRIV-10 with fewer than five invited at all not even the total is shown', () => {
  assert.equal(hideTotal(counts(4, 4)).invited, null)
  assert.equal(hideTotal(counts(5, 4)).invited, 5)
})

test('PRIV-10 when nearly everybody answered the total does not say so, since it would say it of each group', () => {
  assert.deepEqual([hideTotal(counts(36, 36)).answered, hideTotal(counts(36, 33)).answered], [null, null])
  assert.equal(hideTotal(counts(36, 31)).answered, 31)
})

test('the numbers of everybody are the sum of groups in which each is once', () => {
  assert.deepEqual(sumOf([counts(3, 2, { came: 1 }), counts(4, 1, { named: 2 })]), counts(7, 3, { came: 1, named: 2 }))
})

const anyCounts: fc.Arbitrary<Counts> = fc.record({
  invited: fc.nat(40), answered: fc.nat(40), came: fc.nat(40), named: fc.nat(40), arranged: fc.nat(40), helped: fc.nat(40),
}).map((line) => {
  const [named, arranged] = [Math.min(line.named, line.invited), Math.min(line.arranged, line.named, line.invited)]
  return {
    ...line, answered: Math.min(line.answered, line.invited), came: Math.min(line.came, line.invited), named, arranged,
    helped: Math.min(line.helped, arranged),
  }
})
const wholes = { answered: 'invited', came: 'invited', named: 'invited', arranged: 'named', helped: 'arranged' } as const

test('PRIV-10 of any population nothing small is shown, nor what leaves one hidden number beside a shown total', () => {
  fc.assert(fc.property(fc.array(anyCounts, { minLength: 1, maxLength: 6 }), (groups) => {
    const lines = hideInSplit(groups.map((line, at) => ({ key: String(at), counts: line })))
    const total = hideTotal(sumOf(groups))
    for (const column of counted) {
      const hidden = lines.filter(({ counts: line }) => line[column] === null)
      assert.ok(total[column] === null || hidden.length !== 1, `${column}: one hidden beside ${total[column]}`)
      for (const { counts: line } of lines) assert.ok(line[column] === null || line[column] >= leastShown)
    }
    for (const { counts: line } of [...lines, { counts: total }]) {
      for (const [part, whole] of Object.entries(wholes) as [keyof typeof wholes, keyof Counts][]) {
        const [one, all] = [line[part], line[whole]]
        assert.ok(one === null || all !== null && all - one >= leastShown, `${part} ${one} of ${whole} ${all}`)
      }
    }
  }), { numRuns: 3000 })
})
