import { inMunicipality, type Database } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { planBatch } from './actions/staging.ts'
import { getBatch, lockBatch, updateBatch, type Batch } from './queries/batches.ts'
import { writeChecked } from './queries/staged-rows.ts'
import type { PlannedRow } from './rules/decided.ts'

const PART = 500
const SILENT = 15_000
const running = new Map<string, Promise<void>>()

/**
 * Checks a batch beside the requests: the page shows how far it is. Waits for the transaction that asked for it, and
 * runs once per batch in this process; a check that a stopped server left behind is taken up by the next page shown.
 */
export function startCheck(database: Database, actor: Actor, batchId: string, clock: () => Date): void {
  if (running.has(batchId)) return
  const check = checkBatch(database, actor, batchId, clock)
    .catch((error: Error) => fail(database, actor, batchId, error))
    .finally(() => running.delete(batchId))
  running.set(batchId, check)
}

/** True when nobody is working on a check that was asked for. */
export function isAbandoned(batch: Batch, now: Date): boolean {
  if (batch.state !== 'checking' || running.has(batch.id)) return false
  return batch.beatAt === null || now.getTime() - batch.beatAt.getTime() > SILENT
}

/** Waits for a running check, but not long: small files are ready before the page is made. */
export async function waitShortly(batchId: string, milliseconds = 1_200): Promise<void> {
  const check = running.get(batchId)
  if (!check) return
  let clock: NodeJS.Timeout | undefined
  await Promise.race([check, new Promise((resolve) => (clock = setTimeout(resolve, milliseconds)))])
  clearTimeout(clock)
}

async function checkBatch(database: Database, actor: Actor, batchId: string, clock: () => Date): Promise<void> {
  const startedAt = clock()
  const batch = await inMunicipality(database, actor, async (tx) => {
    const locked = await lockBatch(tx, actor, batchId)
    if (locked.state === 'checking') await updateBatch(tx, actor, batchId, { beat_at: startedAt })
    return locked
  })
  if (batch.state !== 'checking') return
  const planned = await inMunicipality(database, actor, (tx) =>
    planBatch({ tx, actor, now: startedAt }, batch, (done) => beat(database, actor, batchId, { done: done / 2,
      at: clock() })))
  await writeFound(database, actor, batchId, { planned, clock })
  await inMunicipality(database, actor, (tx) =>
    updateBatch(tx, actor, batchId, { state: 'ready', checked_rows: planned.length, checked_at: startedAt }))
}

async function writeFound(
  database: Database, actor: Actor, batchId: string, work: { planned: readonly PlannedRow[]; clock: () => Date },
): Promise<void> {
  const { planned, clock } = work
  for (let start = 0; start < planned.length; start += PART) {
    const found = planned.slice(start, start + PART).map(foundOf)
    await inMunicipality(database, actor, (tx) => writeChecked(tx, actor, batchId, found))
    await beat(database, actor, batchId, { done: (planned.length + start + found.length) / 2, at: clock() })
  }
}

function foundOf({ row, state, problems, changes, alike, double, personId }: PlannedRow) {
  return { line: row.line, state, problems, remarks: row.remarks, changes, alike, double, personId }
}

async function beat(
  database: Database, actor: Actor, batchId: string, { done, at }: { done: number; at: Date },
): Promise<void> {
  await inMunicipality(database, actor, (tx) =>
    updateBatch(tx, actor, batchId, { checked_rows: Math.floor(done), beat_at: at }))
}

// The words of an error may hold what was in a cell (PRIV-13): only its kind is written down.
async function fail(database: Database, actor: Actor, batchId: string,
  error: Error & { code?: string }): Promise<void> {
  const { name, code = '' } = error
  console.error(JSON.stringify({ at: new Date().toISOString(), level: 'error', job: 'check of an import', batchId, name,
    code }))
  await inMunicipality(database, actor, async (tx) => {
    const batch = await getBatch(tx, actor, batchId)
    if (batch.state === 'checking') await updateBatch(tx, actor, batchId, { state: 'columns', refusal: 'check_failed' })
  }).catch(() => undefined)
}
