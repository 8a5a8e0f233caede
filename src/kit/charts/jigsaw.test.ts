import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { edge, fitOf, glyphPaths, pathOf, pieceEdges, reversed } from './jigsaw.ts'

const size = { rows: 3, columns: 3, width: 300, height: 220, knob: 15 }

test('two neighbours share one edge: what one draws, the other draws reversed', () => {
  for (let row = 0; row < 3; row += 1) {
    for (let column = 0; column < 3; column += 1) {
      const here = pieceEdges(row, column, size)
      if (column < 2) assert.deepEqual(here.right, reversed(pieceEdges(row, column + 1, size).left))
      if (row < 2) assert.deepEqual(here.bottom, reversed(pieceEdges(row + 1, column, size).top))
    }
  }
})

test('pieces of any size interlock', () => {
  const length = fc.integer({ min: 40, max: 900 })
  fc.assert(fc.property(length, length, fc.integer({ min: 2, max: 12 }), (width, height, knob) => {
    const grid = { rows: 2, columns: 2, width, height, knob }
    assert.deepEqual(pieceEdges(0, 0, grid).right, reversed(pieceEdges(0, 1, grid).left))
    assert.deepEqual(pieceEdges(0, 1, grid).bottom, reversed(pieceEdges(1, 1, grid).top))
  }))
})

test('the rim of the puzzle is straight', () => {
  assert.equal(pathOf(pieceEdges(0, 0, size).top), 'M0 0h300')
  assert.equal(pathOf(pieceEdges(2, 2, size).bottom), 'M900 660h-300')
  assert.equal(fitOf(1, 0, 'left', size), 'flat')
})

test('a tab goes out of the piece and a blank into it', () => {
  const heights = (fit: 'tab' | 'blank') => edge([0, 0], [100, 0], fit, { size: 10 }).map(({ to }) => to[1])
  assert.equal(Math.min(...heights('tab')), -15)
  assert.equal(Math.max(...heights('blank')), 15)
})

test('pieces read one below the other interlock too, because their fits alternate', () => {
  const inner = { rows: 9, columns: 9 }
  for (let index = 0; index < 8; index += 1) {
    const [row, column] = [Math.floor(index / 3) + 1, (index % 3) + 1]
    const [nextRow, nextColumn] = [Math.floor((index + 1) / 3) + 1, ((index + 1) % 3) + 1]
    assert.notEqual(fitOf(row, column, 'bottom', inner), fitOf(nextRow, nextColumn, 'top', inner))
  }
})

test('a small puzzle has one closed outline per piece', () => {
  const paths = glyphPaths({ rows: 3, columns: 3, size: 8 })
  assert.equal(paths.length, 9)
  assert.ok(paths.every((path) => path.startsWith('M') && path.endsWith('z')))
})

test('a path is said in steps, each as short as it can be, and ends where it began', () => {
  assert.equal(pathOf(edge([0, 0], [3, 4], 'flat', { size: 1 })), 'M0 0l3 4')
  assert.equal(pathOf(edge([10, 0.5], [10, 0], 'flat', { size: 1 })), 'M10 .5v-.5')
  // Half a knob of size 10 in the middle of 100: neck at 46.7, head at 44, tip at 50 and 15 out.
  assert.match(pathOf(edge([0, 0], [100, 0], 'tab', { size: 10 })), /^M0 0h41c4\.5 0 6\.8-?\.5 5\.7-3\.8c/)
  assert.equal(pathOf([{ from: [0, 0], c1: [0.5, 0.25], c2: [10.5, 0.5], to: [10.25, -0.5] }]),
    'M0 0c.5.25 10.5.5 10.25-.5')
  for (const path of glyphPaths({ rows: 3, columns: 3, size: 8 })) assert.deepEqual(endOf(path), [0, 0])
})

/** How far from its beginning a path of steps ends. */
function endOf(path: string): number[] {
  const end = [0, 0]
  for (const [, letter = '', words = ''] of path.slice(1).matchAll(/([hvlc])([^hvlcz]*)/g)) {
    const last = [...words.matchAll(/-?(?:\d+(?:\.\d+)?|\.\d+)/g)].map(Number).slice(-2)
    const [x = 0, y = 0] = letter === 'h' ? [last[0], 0] : letter === 'v' ? [0, last[0]] : last
    end[0] = Math.round((end[0]! + x) * 10) / 10
    end[1] = Math.round((end[1]! + y) * 10) / 10
  }
  return end
}
