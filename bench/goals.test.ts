import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atLeast, atMost, notRun, tableOf, withPart } from './goals.ts'

const limit = { name: 'p95', most: 100, unit: ' ms', cause: 'busy' }

test('a goal is reached up to and including its limit; a cause is said only when it is not', () => {
  assert.deepEqual(atMost({ ...limit, figure: 100 }),
    { name: 'p95', goal: '<= 100 ms', figure: '100 ms', isReached: true, cause: '' })
  assert.deepEqual(atMost({ ...limit, figure: 100.4, digits: 1 }),
    { name: 'p95', goal: '<= 100 ms', figure: '100.4 ms', isReached: false, cause: 'busy' })
  assert.equal(atMost({ ...limit, figure: NaN }).isReached, false)
})

test('the table says yes, no, or that it was not run', () => {
  const table = tableOf([atMost({ ...limit, figure: 5 }), atMost({ ...limit, figure: 500 }), notRun('x', 'no | tool')])
  assert.deepEqual(table.split('\n').slice(2), [
    '| p95 | <= 100 ms | 5 ms | yes |  |', '| p95 | <= 100 ms | 500 ms | **no** | busy |',
    '| x |  |  |  | not run: no \\| tool |',
  ])
})

test('a run writes its own part of the page and leaves the others', () => {
  const once = withPart('# Page\n\nWords.\n', 'Figures', 'one')
  assert.equal(once, '# Page\n\nWords.\n\n## Figures\n\none\n')
  const both = withPart(once, 'Volume', 'two')
  assert.equal(both, '# Page\n\nWords.\n\n## Figures\n\none\n\n## Volume\n\ntwo\n')
  assert.equal(withPart(both, 'Figures', 'three'), '# Page\n\nWords.\n\n## Figures\n\nthree\n\n## Volume\n\ntwo\n')
})

test('a figure that must be at least so much', () => {
  const limit = { name: 'faster', figure: 4.96, least: 5, unit: 'x', digits: 1, cause: 'ties' }
  assert.deepEqual(atLeast(limit), { name: 'faster', goal: '>= 5x', figure: '5.0x', isReached: false, cause: 'ties' })
  assert.deepEqual(atLeast({ ...limit, figure: 5 }).isReached, true)
  assert.equal(atLeast({ ...limit, figure: NaN }).isReached, false)
})
