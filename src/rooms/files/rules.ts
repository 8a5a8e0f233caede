import type { PieceState as Mark } from '../../db/schema.ts'
import { daysLate, isLate } from '../../kit/late.ts'
import { addDays, compareDates, type PlainDate } from '../../kit/plain-dates.ts'
import { puzzleAreas, type PuzzleArea, type Thresholds } from '../approaches/forms.ts'
import type { TimelineItem, TimelineKind } from '../newcomers/rules/timeline.ts'

/**
 * How a piece of the puzzle stands (definitions.md, The puzzle). A piece has one state; the first that holds counts:
 * done or not_needed, because a person said so; stuck; nobody; held_twice; moving; held. `hidden` is the health piece
 * for who lacks that right. Held twice is told beside the state too, because a stuck piece can also be held twice.
 */
export const pieceStates = [
  'done', 'not_needed', 'stuck', 'nobody', 'held_twice', 'moving', 'held', 'hidden',
] as const
export type PieceState = (typeof pieceStates)[number]

/** What a person said of a piece, with the day it is about; `open` takes an earlier mark back. */
export interface PieceMark {
  readonly state: Mark
  readonly onDay: PlainDate
  readonly note: string
  readonly by: string
  readonly writtenAt: Date
}

export interface PieceHolder {
  readonly id: string
  readonly organisationId: string
  readonly organisation: string
  /** The colleague who does it there, '' when only the organisation is known. */
  readonly colleague: string
  readonly isLead: boolean
  readonly firstDay: PlainDate
  readonly lastDay: PlainDate | null
}

/** An action on the person's plan that is neither done nor dropped. */
export interface OpenAction {
  readonly id: string
  readonly body: string
  readonly owner: string
  readonly dueOn: PlainDate | null
}

export interface PieceFacts {
  readonly area: PuzzleArea
  readonly marks: readonly PieceMark[]
  /** Every row ever; who holds it today is judged here. */
  readonly holders: readonly PieceHolder[]
  readonly openActions: readonly OpenAction[]
  /** The last day on which something was done about this area: a contact, an action, a result, a mark, a holder. */
  readonly lastTouch: PlainDate | null
}

export interface Piece {
  readonly area: PuzzleArea
  readonly state: PieceState
  readonly isHeldTwice: boolean
  readonly holders: readonly PieceHolder[]
  /** The mark that counts: the newest, unless it took an earlier one back. */
  readonly mark: PieceMark | null
  readonly openActions: readonly OpenAction[]
  readonly nextStep: OpenAction | null
  readonly lastTouch: PlainDate | null
}

export type PuzzleTerms = Pick<Thresholds, 'movingWithinDays' | 'stuckAfterDays'> & { readonly today: PlainDate }

/** The nine pieces in the order in which they are drawn; areas without facts are pieces that nobody holds (ZE-01). */
export function puzzleOf(facts: readonly PieceFacts[], terms: PuzzleTerms, reader: PuzzleReader): Piece[] {
  const { maySeeHealth, isChild } = reader
  const byArea = new Map(facts.map((piece) => [piece.area, piece]))
  return puzzleAreas.map((area) =>
    area === 'health' && !maySeeHealth
      ? hiddenPiece(area)
      : ofChild(pieceOf(byArea.get(area) ?? emptyFacts(area), terms), isChild))
}

export interface PuzzleReader {
  readonly maySeeHealth: boolean
  /** The person's target group is "child". */
  readonly isChild: boolean
}

const ofParents: ReadonlySet<PuzzleArea> = new Set(['housing', 'money', 'work', 'wayfinding'])

// A home, money, work and finding the way are their parents' pieces: a child is not alone because nobody holds them.
function ofChild(piece: Piece, isChild: boolean): Piece {
  return isChild && piece.state === 'nobody' && ofParents.has(piece.area) ? { ...piece, state: 'not_needed' } : piece
}

export function pieceOf(facts: PieceFacts, terms: PuzzleTerms): Piece {
  const mark = standingMark(facts.marks)
  const holders = facts.holders.filter((holder) => holdsOn(holder, terms.today)).toSorted(leadFirst)
  const openActions = facts.openActions.toSorted(soonestFirst)
  const isHeldTwice = heldTwice(holders)
  const { area, lastTouch } = facts
  const state = stateOf({ mark, holders, openActions, isHeldTwice, lastTouch }, terms)
  return { area, state, isHeldTwice, holders, mark, openActions, nextStep: openActions[0] ?? null, lastTouch }
}

/** True from the first day to the last, both included. */
export function holdsOn(holder: Pick<PieceHolder, 'firstDay' | 'lastDay'>, day: PlainDate): boolean {
  return holder.firstDay <= day && !isLate(holder.lastDay, day)
}

/** Two organisations hold it and none is lead of the piece; one caseload with a lead is not held twice (WK-02). */
export function heldTwice(holders: readonly Pick<PieceHolder, 'organisationId' | 'isLead'>[]): boolean {
  const organisations = new Set(holders.map((holder) => holder.organisationId))
  return organisations.size > 1 && !holders.some((holder) => holder.isLead)
}

/** The newest mark, the last of those written at the same moment; null when there is none or it took one back. */
export function standingMark(marks: readonly PieceMark[]): PieceMark | null {
  const newest = marks.reduce<PieceMark | null>(
    (found, mark) => (found && found.writtenAt.getTime() > mark.writtenAt.getTime() ? found : mark), null,
  )
  return newest?.state === 'open' ? null : newest
}

/** Touched within this many days, the last of them included. */
export function isMoving(lastTouch: PlainDate | null, { today, movingWithinDays }: PuzzleTerms): boolean {
  return lastTouch !== null && !isLate(addDays(lastTouch, movingWithinDays), today)
}

/** An action that is this many days late: due on 1 March it is 30 days late on 31 March, and the piece is stuck. */
export function isStuckOn(action: Pick<OpenAction, 'dueOn'>, { today, stuckAfterDays }: PuzzleTerms): boolean {
  return daysLate(action.dueOn, today) >= stuckAfterDays
}

/** A text key when the mark may not be set: nothing is taken back that does not stand. */
export function whyNotMark(state: Mark, standing: PieceMark | null): string | null {
  return state === 'open' && standing === null ? 'files.refused.nothing_to_take_back' : null
}

/** A text key when the organisation may not be added: it holds the piece already. */
export function whyNotHold(organisationId: string, holders: readonly PieceHolder[], today: PlainDate): string | null {
  const holds = holders.some((holder) => holder.organisationId === organisationId && holdsOn(holder, today))
  return holds ? 'files.refused.holds_already' : null
}

/**
 * The last day of a holder who stops today. Somebody who began today or later never held it for a day and leaves no
 * row behind: null.
 */
export function lastDayWhenEnded(firstDay: PlainDate, today: PlainDate): PlainDate | null {
  return firstDay < today ? addDays(today, -1) : null
}

/** Everything on the timeline of a file: what the newcomers room knows, the talks, the plan and the puzzle. */
export type FileKind = TimelineKind | 'talk' | 'plan' | 'piece' | 'invitation'

export interface FileItem extends TimelineItem<FileKind> {
  readonly href?: string
}

/** The filter of the timeline: each word stands for the kinds that people mean by it. */
export const timelineGroups = {
  contact: ['contact', 'appointment'], talk: ['talk'], plan: ['plan'], puzzle: ['piece'], words: ['own_word', 'work'],
  activities: ['invitation'],
  file: ['field', 'team', 'lead', 'merge', 'closure'],
} as const satisfies Record<string, readonly FileKind[]>
export type TimelineGroup = keyof typeof timelineGroups

interface Judged extends Pick<Piece, 'mark' | 'holders' | 'openActions' | 'isHeldTwice' | 'lastTouch'> {}

function stateOf({ mark, holders, openActions, isHeldTwice, lastTouch }: Judged, terms: PuzzleTerms): PieceState {
  if (mark) return mark.state as Exclude<Mark, 'open'>
  if (openActions.some((action) => isStuckOn(action, terms))) return 'stuck'
  if (holders.length === 0 && openActions.length === 0) return 'nobody'
  if (isHeldTwice) return 'held_twice'
  return isMoving(lastTouch, terms) ? 'moving' : 'held'
}

function leadFirst(a: PieceHolder, b: PieceHolder): number {
  return Number(b.isLead) - Number(a.isLead) || compareDates(a.firstDay, b.firstDay)
}

function soonestFirst(a: OpenAction, b: OpenAction): number {
  return compareDates(a.dueOn ?? '9999-12-31', b.dueOn ?? '9999-12-31')
}

function emptyFacts(area: PuzzleArea): PieceFacts {
  return { area, marks: [], holders: [], openActions: [], lastTouch: null }
}

function hiddenPiece(area: PuzzleArea): Piece {
  return {
    area, state: 'hidden', isHeldTwice: false, holders: [], mark: null, openActions: [], nextStep: null,
    lastTouch: null,
  }
}
