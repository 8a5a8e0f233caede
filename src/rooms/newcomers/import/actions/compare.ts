import { createHash } from 'node:crypto'
import type { Tx } from '../../../../db/database.ts'
import type { Actor } from '../../../../kit/actor.ts'
import { comparable, type Comparable } from '../../likeness.ts'
import type { Acting } from '../../actions/acting.ts'
import { findPlaceNames } from '../../actions/persons.ts'
import type { PlaceNames } from '../../rules/fields.ts'
import { closedAmong } from '../../queries/closures.ts'
import { findKnown, listFiled, listRemembered, type Known } from '../queries/existing.ts'
import { checkRows, type CheckedRow, type NumberedCells } from '../rules/check.ts'
import { comparedWith, plannedRow, type PlannedRow } from '../rules/decided.ts'
import { likenessIndex, type LikenessIndex } from '../rules/doubles.ts'
import { changeList, identityOf, isReadBefore, mergeRow } from '../rules/merge.ts'
import { matchRow, type Decision, type Match, type Memory } from '../rules/plan.ts'
import type { Reading } from '../rules/rows.ts'
import { pacer } from './pace.ts'

export interface Comparing {
  readonly rows: readonly NumberedCells[]
  readonly reading: Reading
  readonly decisions: ReadonlyMap<number, Decision>
  /** Called after each part with the rows that are done. */
  readonly onProgress?: (done: number) => Promise<void>
}

const PART = 500

interface Matched {
  readonly row: CheckedRow
  readonly rowKey: string
  readonly match: Match
  readonly decision: Decision
  readonly wasRead: boolean
}

/**
 * Says of every row what becomes of it against the files as they are now: new, changed, the same, a double or wrong.
 * Writes nothing; works in short slices, so that others are answered meanwhile.
 */
export async function planRows(by: Acting, comparing: Comparing): Promise<PlannedRow[]> {
  const { tx, actor } = by
  const existing = await indexFiles(tx, actor)
  const places = await findPlaceNames(by)
  const matched = await matchAll(comparing, existing)
  const planned: PlannedRow[] = []
  for (let start = 0; start < matched.length; start += PART) {
    const part = matched.slice(start, start + PART)
    planned.push(...await planPart(tx, actor, part, { columns: comparing.reading.columns, places }))
    await comparing.onProgress?.(planned.length)
  }
  return planned
}

interface Existing {
  readonly index: LikenessIndex<string>
  readonly memory: Memory
}

async function indexFiles(tx: Tx, actor: Actor): Promise<Existing> {
  const index = likenessIndex<string>()
  const byNumber = new Map<string, { personId: string; file: Comparable }>()
  const pace = pacer()
  for (const filed of await listFiled(tx, actor)) {
    const file = comparable(filed)
    index.add(file, filed.personId)
    if (file.externalNumber) byNumber.set(file.externalNumber, { personId: filed.personId, file })
    await pace()
  }
  const readings = new Map((await listRemembered(tx, actor)).map(({ rowKey, ...rest }) => [rowKey, rest]))
  return { index, memory: { readings, byNumber } }
}

async function matchAll(comparing: Comparing, { index, memory }: Existing): Promise<Matched[]> {
  const claimed = new Map<string, number>()
  const matched: Matched[] = []
  const seen = new Map<string, number>()
  const pace = pacer()
  for (const row of checkRows(comparing.rows, comparing.reading, index)) {
    const rowKey = numbered(rowKeyOf(row), seen)
    const match = matchRow(row, rowKey, memory, claimed)
    const decision = comparing.decisions.get(row.line) ?? ''
    const personId = comparedWith(match, decision)
    if (personId !== undefined && row.problems.length === 0) claimed.set(personId, row.line)
    matched.push({ row, rowKey, match, decision, wasRead: memory.readings.has(rowKey) })
    await pace()
  }
  return matched
}

async function planPart(
  tx: Tx, actor: Actor, part: readonly Matched[], { columns, places }: Pick<Reading,
  'columns'> & { places: PlaceNames },
): Promise<PlannedRow[]> {
  const ids = part.flatMap(({ match, decision }) => comparedWith(match, decision) ?? [])
  const known = await findKnown(tx, actor, ids)
  const closed = await closedAmong(tx, actor, ids)
  const pace = pacer()
  const planned: PlannedRow[] = []
  for (const given of part) {
    const person = known.get(comparedWith(given.match, given.decision) ?? '')
    const row = person && closed.has(person.personId) ? withClosedRemark(given.row) : given.row
    planned.push(plannedRow({
      ...given, row, columns, changes: person ? changesOf(given.row, person, places) : [],
      isRemembered: given.wasRead && person !== undefined && isReadBefore(given.row.values, person.base),
    }))
    await pace()
  }
  return planned
}

function withClosedRemark(row: CheckedRow): CheckedRow {
  return { ...row, remarks: [...row.remarks, { column: '', key: 'file_closed', value: '' }] }
}

function changesOf(row: CheckedRow, known: Known, places: PlaceNames) {
  return changeList(mergeRow(row, known, places), known)
}

// A row that stands in the file twice is remembered as two.
function numbered(key: string, seen: Map<string, number>): string {
  const count = (seen.get(key) ?? 0) + 1
  seen.set(key, count)
  return count === 1 ? key : `${key}#${count}`
}

// The identity of a row is remembered as a fingerprint, so that the memory itself tells nobody's name.
function rowKeyOf({ values }: CheckedRow): string {
  return createHash('sha256').update(JSON.stringify(identityOf(values))).digest('base64url')
}
