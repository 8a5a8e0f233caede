import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

const folder = mkdtempSync(join(tmpdir(), 'samenspel-match-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const project = join(import.meta.dirname, '..', '..')

const buddies = {
  kind: 'b-matching', newcomers: 3, buddies: 2, capacity: [1, 1], unmatchedCost: [100, 100, 70],
  candidates: [[[0, 10]], [[1, 25], [0, 20]], []],
}

test('a b-matching: total, pairs and the bound that proves it', () => {
  const { milliseconds, ...answer } = matched(buddies)
  assert.deepEqual(answer, { total: 105, matched: 2, pairs: [[0, 0], [1, 1]], bound: 105 })
  assert.ok(milliseconds > 0)
})

test('demand: two different buddies for who asks for two', () => {
  const answer = matched({ ...buddies, demand: [1, 2, 0], capacity: [2, 1] })
  assert.deepEqual([answer.total, answer.pairs], [55, [[0, 0], [1, 0], [1, 1]]])
})

test('pinned pairs stand, forbidden ones are not made, and who stays alone hears why', () => {
  const answer = matched({ ...buddies, pinned: [[1, 0]], explain: true })
  assert.deepEqual([answer.total, answer.pairs], [190, [[1, 0]]])
  assert.deepEqual(answer.alone.map(({ row, why }: { row: number; why: string }) => [row, why]),
    [[0, 'better_elsewhere'], [2, 'no_candidate']])
  assert.deepEqual(matched({ ...buddies, forbidden: [[1, 1]] }).pairs, [[0, 0]])
  assert.match(refused({ ...buddies, pinned: [[0, 1]] }), /pinned/)
})

test('floors: a group gets its share, and the answer says what that costs', () => {
  const answer = matched({
    kind: 'b-matching', newcomers: 2, buddies: 1, capacity: [1], unmatchedCost: [100, 100],
    candidates: [[[0, 10]], [[0, 60]]], floors: [{ members: [1], share: 1 }],
  })
  assert.deepEqual([answer.total, answer.bound, answer.priceOfFloors, answer.pairs], [160, 160, 50, [[1, 0]]])
  assert.deepEqual(answer.floors, [{ size: 1, least: 1, served: 1, servedWithout: 0 }])
  assert.match(refused({ ...buddies, floors: [{ members: [0, 0], share: 1 }] }), /floors/)
})

test('a dense assignment: everybody gets one', () => {
  const answer = matched({ kind: 'dense-assignment', n: 3, cost: [[4, 1, 3], [2, 0, 5], [3, 2, 2]] })
  assert.deepEqual([answer.total, answer.matched, answer.bound, answer.pairs], [5, 3, 5, [[0, 1], [1, 0], [2, 2]]])
})

test('a dinner: tables for each round, and who needs an interpreter', () => {
  const answer = matched({
    kind: 'dinner', newcomers: 2, locals: 2, tables: 2, newcomersPerTable: 1, localsPerTable: 1, rounds: 1,
    score: [[1, 10], [20, 2]], sharesLanguage: [[1, 1], [0, 0]],
  })
  assert.deepEqual(answer.rounds, [[{ newcomers: [0], locals: [1] }, { newcomers: [1], locals: [0] }]])
  assert.deepEqual([answer.total, answer.matched, answer.bound, answer.repeats], [30, 2, 30, 0])
  assert.deepEqual(answer.breaches, [{ round: 0, newcomer: 1 }])
})

test('invitations: who goes where, within seats in cars', () => {
  const problem = {
    kind: 'invitations', people: 3, activities: 2, seats: [2, 1], resources: [1],
    candidates: [[[0, 50, [[0, 1]]]], [[0, 70, [[0, 1]]], [1, 30]], [[1, 40]]],
  }
  const { milliseconds, ...answer } = matched(problem)
  assert.deepEqual(answer, { total: 110, matched: 2, bound: 110, exact: true, pairs: [[1, 0], [2, 1]] })
  assert.deepEqual(matched({ ...problem, pinned: [[0, 0]] }).pairs, [[0, 0], [2, 1]])
  assert.match(refused({ ...problem, pinned: [[0, 0], [0, 0]] }), /pinned/)
  assert.match(refused({ ...problem, candidates: [[[0, 50, [[1, 1]]]], [], []] }), /candidates\.0/)
})

test('dwellings: households that fit, and why another gets no home', () => {
  const problem = {
    kind: 'dwellings', size: [3, 1], weeksLate: [0, 1], perWeek: 500, places: [3], isShared: [true], districtOf: [0],
    districtMost: [9], candidates: [[[0, 400]], [[0, 10]]],
  }
  const { milliseconds, ...answer } = matched(problem)
  assert.deepEqual(answer,
    { total: 510, matched: 1, bound: 510, exact: true, pairs: [[1, 0]], withoutHome: [{ household: 0, why: 'no_room' }] })
  assert.match(refused({ ...problem, districtOf: [1] }), /districtOf/)
  assert.match(refused({ ...problem, candidates: [[[1, 400]], []] }), /candidates\.0/)
})

test('nobody and nothing is a problem too', () => {
  const answer = matched({ kind: 'b-matching', newcomers: 0, buddies: 0, capacity: [], unmatchedCost: [], candidates: [] })
  assert.deepEqual([answer.total, answer.pairs], [0, []])
})

test('what is wrong is named by its place', () => {
  assert.match(refused({ ...buddies, capacity: [1] }), /fout in: capacity\./)
  assert.match(refused({ ...buddies, unmatchedCost: [100, 100, 2 ** 28] }), /unmatchedCost\.2/)
  assert.match(refused({ ...buddies, candidates: [[[7, 1]], [], []] }), /candidates\.0/)
  assert.match(refused({ ...buddies, candidates: [[[1, 1], [1, 2]], [], []] }), /candidates\.0/)
  assert.match(refused({ ...buddies, candidates: [[[1, 1.5]], [], []] }), /candidates\.0\.0\.1/)
  assert.match(refused({ kind: 'lottery' }), /fout in: kind/)
  assert.match(refused('[1,'), /is geen JSON/)
  assert.match(run(['no-such-file.json']).stderr, /niet te lezen/)
  assert.match(run([]).stderr, /--help/)
})

function matched(problem: object) {
  const { status, stdout, stderr } = run([write(problem)])
  assert.equal(status, 0, stderr)
  return JSON.parse(stdout)
}

function refused(problem: object | string): string {
  const { status, stdout, stderr } = run([write(problem)])
  assert.deepEqual([status, stdout], [1, ''])
  return stderr
}

function write(problem: object | string): string {
  const file = join(folder, 'problem.json')
  writeFileSync(file, typeof problem === 'string' ? problem : JSON.stringify(problem))
  return file
}

function run(words: string[]) {
  const args = [join(project, 'bin/run.js'), join(project, 'src/commands/samenspel.ts'), 'match', ...words]
  return spawnSync(process.execPath, args, { encoding: 'utf8', cwd: folder })
}
