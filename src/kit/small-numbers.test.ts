import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hideBesideTotal, hideSmall } from './small-numbers.ts'

const split = (...counts: number[]) => counts.map((count, index) => ({ key: `k${index}`, count }))
const shown = (...counts: number[]) => hideSmall(split(...counts))?.map(({ count }) => count) ?? null

test('PRIV-10 a small cell is hidden and another with it, since the total stands beside it', () => {
  assert.deepEqual(shown(20, 9, 3), [20, null, null])
  assert.deepEqual(shown(20, 9, 5), [20, 9, 5])
})

test('PRIV-10 small cells that are as large as small cells can be do not stand alone: 4 and 4 make 8', () => {
  assert.deepEqual(shown(20, 4, 4), [null, null, null])
  assert.deepEqual(shown(20, 4, 3), [20, null, null])
})

test('PRIV-10 fewer than five in all are not shown at all', () => {
  assert.equal(shown(2, 1), null)
  assert.equal(shown(4, 4), null)
  assert.deepEqual(shown(12), [12])
})

/** Every split of so many cells with a total of at most `most`. */
function everySplit(cells: number, most: number): number[][] {
  if (cells === 0) return [[]]
  return Array.from({ length: most + 1 }, (_, first) =>
    everySplit(cells - 1, most - first).map((rest) => [first, ...rest])).flat()
}

for (const cells of [1, 2, 3, 4]) {
  test(`PRIV-10 who knows the rule, the total and all that is shown computes no hidden count of ${cells} cells`, () => {
    const published = Map.groupBy(everySplit(cells, cells === 4 ? 20 : 26), (counts) => {
      const found = shown(...counts)
      return found === null ? 'nothing' : JSON.stringify([counts.reduce((all, one) => all + one, 0), found])
    })
    let attacked = 0
    for (const [answer, possible] of published) {
      if (answer === 'nothing') continue
      const found = JSON.parse(answer)[1] as (number | null)[]
      for (const [index, count] of found.entries()) {
        if (count !== null) {
          assert.ok(count >= 5)
          continue
        }
        attacked += 1
        const values = new Set(possible.map((counts) => counts[index]))
        assert.ok(values.size > 1, `${answer}: cell ${index} can only be ${[...values].join(' ')}`)
      }
    }
    assert.equal(attacked > 0, cells > 1)
  })
}

for (const cells of [2, 3, 4]) {
  test(`PRIV-10 the same where the total of ${cells} cells stands on another page and cannot be hidden`, () => {
    const published = Map.groupBy(everySplit(cells, cells === 4 ? 20 : 26), (counts) => JSON.stringify(
      [counts.reduce((all, one) => all + one, 0), hideBesideTotal(split(...counts)).map(({ count }) => count)]))
    for (const [answer, possible] of published) {
      const [total, found] = JSON.parse(answer) as [number, (number | null)[]]
      for (const [index, count] of found.entries()) {
        if (count !== null || total === 0) continue
        const values = new Set(possible.map((counts) => counts[index]))
        assert.ok(values.size > 1, `${answer}: cell ${index} can only be ${[...values].join(' ')}`)
      }
    }
  })
}
