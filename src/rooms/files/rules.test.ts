import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '../../kit/plain-dates.ts'
import { puzzleAreas } from '../approaches/forms.ts'
import {
  heldTwice, holdsOn, isMoving, lastDayWhenEnded, pieceOf, puzzleOf, standingMark, whyNotHold, whyNotMark,
  type OpenAction, type PieceFacts, type PieceHolder, type PieceMark,
} from './rules.ts'

const today = '2026-11-22'
const terms = { today, movingWithinDays: 60, stuckAfterDays: 30 }

function facts(given: Partial<PieceFacts> = {}): PieceFacts {
  return { area: 'language', marks: [], holders: [], openActions: [], lastTouch: null, ...given }
}

function holder(given: Partial<PieceHolder> = {}): PieceHolder {
  return {
    id: 'h1', organisationId: 'welfare', organisation: 'De Brug', colleague: '', isLead: false,
    firstDay: '2026-01-05', lastDay: null, ...given,
  }
}

function action(dueOn: string | null): OpenAction {
  return { id: `a${dueOn}`, body: 'Taalcafé bezoeken', owner: 'Amal', dueOn }
}

function mark(state: PieceMark['state'], at: string): PieceMark {
  return { state, onDay: at.slice(0, 10), note: '', by: 'Sanne', writtenAt: new Date(at) }
}

function stateWith(given: Partial<PieceFacts>): string {
  return pieceOf(facts(given), terms).state
}

test('ZE-01 a piece without action and without holder is held by nobody', () => {
  assert.equal(stateWith({}), 'nobody')
})

test('a recent contact alone does not make somebody hold the piece', () => {
  assert.equal(stateWith({ lastTouch: '2026-11-21' }), 'nobody')
})

test('an open action is enough to be held, also without a holder', () => {
  assert.equal(stateWith({ openActions: [action('2027-01-10')] }), 'held')
})

test('a piece touched 60 days ago still moves, after 61 days it is only held', () => {
  assert.equal(addDays('2026-09-23', 60), today)
  assert.equal(stateWith({ holders: [holder()], lastTouch: '2026-09-23' }), 'moving')
  assert.equal(stateWith({ holders: [holder()], lastTouch: '2026-09-22' }), 'held')
  assert.equal(stateWith({ holders: [holder()] }), 'held')
})

test('an action due 30 days ago makes the piece stuck, one of 29 days ago does not yet', () => {
  assert.equal(addDays('2026-10-23', 30), today)
  assert.equal(stateWith({ openActions: [action('2026-10-23')] }), 'stuck')
  assert.equal(stateWith({ openActions: [action('2026-10-24')] }), 'held')
})

test('an action without a date is never late, so never stuck', () => {
  assert.equal(stateWith({ openActions: [action(null)] }), 'held')
})

test('a late action beats a recent touch: a reminder sent is not a step taken', () => {
  assert.equal(stateWith({ openActions: [action('2026-09-01')], lastTouch: today }), 'stuck')
})

test('a person marks a piece stuck, also when nobody holds it', () => {
  assert.equal(stateWith({ marks: [mark('stuck', '2026-11-01T10:00:00Z')] }), 'stuck')
})

test('done and not needed are set by a person and count above what the facts say', () => {
  const late = { openActions: [action('2026-01-01')] }
  assert.equal(stateWith({ ...late, marks: [mark('done', '2026-11-01T10:00:00Z')] }), 'done')
  assert.equal(stateWith({ marks: [mark('not_needed', '2026-11-01T10:00:00Z')] }), 'not_needed')
})

test('the newest mark counts, in whatever order the rows come', () => {
  const done = mark('done', '2026-10-01T10:00:00Z')
  const stuck = mark('stuck', '2026-11-01T10:00:00Z')
  assert.equal(stateWith({ marks: [stuck, done] }), 'stuck')
  assert.equal(stateWith({ marks: [done, stuck] }), 'stuck')
})

test('open takes a mark back and the facts speak again', () => {
  const marks = [mark('done', '2026-10-01T10:00:00Z'), mark('open', '2026-11-01T10:00:00Z')]
  assert.equal(stateWith({ marks }), 'nobody')
  assert.equal(stateWith({ marks, holders: [holder()], lastTouch: '2026-11-01' }), 'moving')
  assert.equal(standingMark(marks), null)
})

test('two organisations without a lead of the piece hold it twice', () => {
  const both = [holder(), holder({ id: 'h2', organisationId: 'refugee_council' })]
  assert.equal(stateWith({ holders: both, lastTouch: today }), 'held_twice')
})

test('WK-02 one shared caseload with a lead is not held twice', () => {
  const both = [holder({ isLead: true }), holder({ id: 'h2', organisationId: 'refugee_council' })]
  assert.equal(stateWith({ holders: both, lastTouch: today }), 'moving')
})

test('two colleagues of one organisation do not hold it twice', () => {
  assert.equal(heldTwice([holder(), holder({ id: 'h2' })]), false)
})

test('a stuck piece held twice says both', () => {
  const both = [holder(), holder({ id: 'h2', organisationId: 'refugee_council' })]
  const piece = pieceOf(facts({ holders: both, openActions: [action('2026-09-01')] }), terms)
  assert.deepEqual([piece.state, piece.isHeldTwice], ['stuck', true])
})

test('a holder holds on the first and on the last day, not before or after', () => {
  const one = holder({ firstDay: '2026-11-01', lastDay: '2026-11-22' })
  assert.deepEqual(['2026-10-31', '2026-11-01', '2026-11-22', '2026-11-23'].map((day) => holdsOn(one, day)),
    [false, true, true, false])
})

test('a holder whose last day has passed no longer holds the piece', () => {
  assert.equal(stateWith({ holders: [holder({ lastDay: '2026-11-21' })] }), 'nobody')
})

test('the next step is the open action that is due first, those without a date last', () => {
  const piece = pieceOf(facts({ openActions: [action(null), action('2026-12-24'), action('2026-12-01')] }), terms)
  assert.equal(piece.nextStep?.dueOn, '2026-12-01')
  assert.deepEqual(piece.openActions.map(({ dueOn }) => dueOn), ['2026-12-01', '2026-12-24', null])
})

test('the lead of a piece is named first', () => {
  const piece = pieceOf(facts({ holders: [holder(), holder({ id: 'h2', organisationId: 'x', isLead: true })] }), terms)
  assert.deepEqual(piece.holders.map(({ id }) => id), ['h2', 'h1'])
})

const reader = { maySeeHealth: true, isChild: false }

test('the puzzle always has its nine pieces in the order of the areas', () => {
  const puzzle = puzzleOf([facts({ area: 'work', holders: [holder()] })], terms, reader)
  assert.deepEqual(puzzle.map(({ area }) => area), puzzleAreas)
  assert.deepEqual(puzzle.map(({ state }) => state).filter((state) => state !== 'nobody'), ['held'])
})

test('a child is not alone where a piece is the parents\' own; its school, language and friends still count', () => {
  const states = Object.fromEntries(puzzleOf([], terms, { ...reader, isChild: true }).map(({ area, state }) => [area, state]))
  assert.deepEqual(states, {
    housing: 'not_needed', money: 'not_needed', work: 'not_needed', wayfinding: 'not_needed', health: 'nobody',
    school: 'nobody', language: 'nobody', contacts: 'nobody', participation: 'nobody',
  })
  const job = puzzleOf([facts({ area: 'work', openActions: [action('2026-12-24')] })], terms, { ...reader, isChild: true })
  assert.equal(job.find(({ area }) => area === 'work')?.state, 'held')
})

test('PRIV-03 who lacks the right for health sees that piece without anything in it', () => {
  const sick = facts({
    area: 'health', marks: [mark('stuck', '2026-11-01T10:00:00Z')], holders: [holder()],
    openActions: [action('2026-12-01')], lastTouch: today,
  })
  const [hidden] = puzzleOf([sick], terms, { ...reader, maySeeHealth: false }).filter(({ area }) => area === 'health')
  assert.deepEqual(hidden, {
    area: 'health', state: 'hidden', isHeldTwice: false, holders: [], mark: null, openActions: [], nextStep: null,
    lastTouch: null,
  })
  assert.equal(puzzleOf([sick], terms, reader).find(({ area }) => area === 'health')?.state, 'stuck')
})

test('a mark is never of a day to come, and nothing is taken back that does not stand', () => {
  assert.equal(whyNotMark('open', null), 'files.refused.nothing_to_take_back')
  assert.equal(whyNotMark('open', mark('done', '2026-11-01T10:00:00Z')), null)
  assert.equal(whyNotMark('done', null), null)
})

test('an organisation is added once, and again after it has stopped', () => {
  assert.equal(whyNotHold('welfare', [holder()], today), 'files.refused.holds_already')
  assert.equal(whyNotHold('welfare', [holder({ lastDay: '2026-11-21' })], today), null)
  assert.equal(whyNotHold('school', [holder()], today), null)
})

test('who stops today held it until yesterday; who began today leaves no row', () => {
  assert.equal(lastDayWhenEnded('2026-01-05', today), '2026-11-21')
  assert.equal(lastDayWhenEnded(today, today), null)
})

const aDay = fc.integer({ min: -400, max: 100 }).map((days) => addDays(today, days))
const aMark = fc.record({
  state: fc.constantFrom('done' as const, 'not_needed' as const, 'stuck' as const, 'open' as const),
  onDay: aDay, note: fc.constant(''), by: fc.constant(''),
  writtenAt: fc.integer({ min: 0, max: 9 }).map((hour) => new Date(Date.UTC(2026, 10, 1, hour))),
})
const aHolder = fc.record({
  organisationId: fc.constantFrom('a', 'b', 'c'), isLead: fc.boolean(), firstDay: aDay,
  lastDay: fc.option(aDay, { nil: null }),
}).map((given) => holder(given))
const someFacts = fc.record({
  marks: fc.array(aMark, { maxLength: 4 }), holders: fc.array(aHolder, { maxLength: 4 }),
  openActions: fc.array(fc.option(aDay, { nil: null }).map(action), { maxLength: 3 }),
  lastTouch: fc.option(aDay, { nil: null }),
}).map((given) => facts(given))

test('nobody holds a piece exactly when there is no mark, no holder today and no open action', () => {
  fc.assert(fc.property(someFacts, (given) => {
    const piece = pieceOf(given, terms)
    const isEmpty = !piece.mark && !given.holders.some((one) => holdsOn(one, today)) && given.openActions.length === 0
    assert.equal(piece.state === 'nobody', isEmpty)
  }))
})

test('a piece is done, not needed or without mark: only a person makes it so', () => {
  fc.assert(fc.property(someFacts, (given) => {
    const piece = pieceOf(given, terms)
    assert.equal(piece.state === 'done', piece.mark?.state === 'done')
    assert.equal(piece.state === 'not_needed', piece.mark?.state === 'not_needed')
    assert.equal(pieceOf({ ...given, marks: [] }, terms).mark, null)
  }))
})

test('marking one of the holders lead ends that a piece is held twice', () => {
  fc.assert(fc.property(someFacts, (given) => {
    const [first, ...rest] = pieceOf(given, terms).holders
    if (!first) return
    assert.equal(pieceOf({ ...given, holders: [{ ...first, isLead: true }, ...rest] }, terms).isHeldTwice, false)
  }))
})

test('a piece that moves is touched within 60 days and not stuck', () => {
  fc.assert(fc.property(someFacts, (given) => {
    const piece = pieceOf(given, terms)
    if (piece.state !== 'moving') return
    assert.ok(isMoving(given.lastTouch, terms))
    assert.ok(piece.openActions.every(({ dueOn }) => dueOn === null || addDays(dueOn, 30) > today))
  }))
})
