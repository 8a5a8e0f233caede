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
  assert.equal(pathOf(pieceEdges(0, 0, size).top), 'M0,0L300,0')
  assert.equal(pathOf(pieceEdges(2, 2, size).bottom), 'M900,660L600,660')
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
  assert.ok(paths.every((path) => path.startsWith('M') && path.endsWith('Z')))
})
