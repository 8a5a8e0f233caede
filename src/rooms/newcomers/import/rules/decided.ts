import type { FieldChange } from '../../rules/fields.ts'
import { headingOf, type Column } from './columns.ts'
import type { CheckedRow, DoubleLine } from './check.ts'
import { numberTaken, type AlikeFile, type Decision, type Match } from './plan.ts'
import type { Problem } from './problems.ts'

export const rowStates = ['new', 'changed', 'same', 'duplicate', 'wrong', 'left_out'] as const
export type RowState = (typeof rowStates)[number]

/** A row with what will become of it. */
export interface PlannedRow {
  readonly row: CheckedRow
  readonly rowKey: string
  readonly state: RowState
  readonly decision: Decision
  readonly problems: readonly Problem[]
  /** The file that is changed, or of which this row is another one. */
  readonly personId: string | null
  /** The earlier line that is probably, or by decision, the same person. */
  readonly double: DoubleLine | null
  readonly alike: readonly AlikeFile[]
  readonly changes: readonly FieldChange[]
  /** The same was read about the same person before. */
  readonly isRemembered: boolean
}

/** The file whose present state has to be known before the row's state can be told. */
export function comparedWith(match: Match, decision: Decision): string | undefined {
  if (match.kind === 'person') return match.personId
  if (match.kind === 'maybe' && decision !== 'other') return match.alike[0]?.personId
  return undefined
}

/** State and changes as one text, to see whether a row is still what somebody looked at. */
export function shownText(state: string, changes: readonly FieldChange[]): string {
  return JSON.stringify([state, ...changes.map(({ field, old, new: next }) => [field, old, next])])
}

interface Given {
  readonly row: CheckedRow
  readonly rowKey: string
  readonly match: Match
  readonly decision: Decision
  /** What the row changes about the file it is compared with. */
  readonly changes: readonly FieldChange[]
  readonly isRemembered: boolean
  readonly columns: readonly Column[]
}

/** What becomes of a row: its problems first, then what was decided, then what it is. */
export function plannedRow(given: Given): PlannedRow {
  const { row, match, decision } = given
  const column = headingOf(given.columns, 'external_number') ?? ''
  const taken = isNumberTaken(given) ? [numberTaken(row, column)] : []
  const problems = [...row.problems, ...taken]
  const base = {
    row, rowKey: given.rowKey, isRemembered: given.isRemembered, decision, problems, changes: [], personId: null,
    double: match.kind === 'double' ? match.double : null, alike: match.kind === 'maybe' ? match.alike : [],
  }
  if (decision === 'left_out') return { ...base, state: 'left_out' }
  if (problems.length > 0) return { ...base, state: 'wrong' }
  return { ...base, ...stateOf(given) }
}

// Somebody else cannot have the number of the earlier line.
function isNumberTaken({ match, decision }: Given): boolean {
  return match.kind === 'number_taken'
    || (match.kind === 'double' && decision === 'other' && match.double.reasons.includes('number'))
}

function stateOf({ match, decision, changes }: Given): Pick<PlannedRow, 'state' | 'personId' | 'changes'> {
  const nobody = { personId: null, changes: [] }
  const merged = (personId: string) =>
    ({ state: changes.length > 0 ? 'changed' as const : 'same' as const, personId, changes })
  if (match.kind === 'extra') return { ...nobody, state: 'left_out', personId: match.personId }
  if (match.kind === 'person') return merged(match.personId)
  if (match.kind === 'double' && decision !== 'other') {
    return { ...nobody, state: decision === 'same' ? 'left_out' : 'duplicate' }
  }
  const [likeliest] = match.kind === 'maybe' && decision !== 'other' ? match.alike : []
  if (!likeliest) return { ...nobody, state: 'new' }
  // A row that says nothing new about somebody needs no decision.
  if (decision === 'same' || changes.length === 0) return merged(likeliest.personId)
  return { state: 'duplicate', personId: likeliest.personId, changes }
}
