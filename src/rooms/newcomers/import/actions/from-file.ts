import { randomUUID } from 'node:crypto'
import { writeAudit } from '../../../../db/audit.ts'
import { atFrontDoor, inMunicipality, type Database } from '../../../../db/database.ts'
import type { Actor } from '../../../../kit/actor.ts'
import { Refused } from '../../../../kit/errors.ts'
import { today as dayOf } from '../../../../kit/plain-dates.ts'
import { readSheet } from '../../../../kit/sheets/reading.ts'
import { findMunicipality } from '../../../accounts/queries/memberships.ts'
import { dryRunOf, type DryRun } from '../rules/check.ts'
import { hasNames } from '../rules/columns.ts'
import { reasonOf } from '../rules/problems.ts'
import type { PlannedRow } from '../rules/decided.ts'
import { planRows } from './compare.ts'
import { asRefused, readingFor, tableOf } from './table.ts'
import { writeRows, type Written } from './write.ts'

const nobody = '00000000-0000-0000-0000-000000000000'

export interface FileOrder {
  readonly name: string
  readonly bytes: Uint8Array
  /** Slug or CBS code. */
  readonly municipality: string
  /** Only says what would happen. */
  readonly isDryRun: boolean
}

export interface FileOutcome {
  readonly dryRun: DryRun
  readonly planned: readonly PlannedRow[]
  /** null after a dry run. */
  readonly written: Written | null
}

/**
 * Reads a caseload file for an operator: says of each row what becomes of it and, unless it is a dry run, writes the
 * new and changed ones in one transaction. Wrong rows and likely doubles stay out. Throws Refused with the reason.
 */
export async function importFile(database: Database, order: FileOrder, now: Date): Promise<FileOutcome> {
  const municipality = await atFrontDoor(database, (tx) => findMunicipality(tx, order.municipality))
  if (!municipality) throw new Refused('accounts.problem.no_municipality', { code: order.municipality })
  const table = tableOf(await readSheet(order.name, order.bytes).catch(asRefused))
  if (!hasNames(table.columns)) throw new Refused('import.refused.no_names')
  const actor = operatorOf(municipality.id, now)
  return inMunicipality(database, actor, async (tx) => {
    const by = { tx, actor, now, writtenBy: null }
    const reading = await readingFor(by, table)
    const planned = await planRows(by, { rows: table.rows, reading, decisions: new Map() })
    const written = order.isDryRun ? null : await writeRows(by, planned)
    writeAudit(tx, actor, {
      action: `newcomers.import${written ? '' : '_dry_run'}`, result: 'ok', origin: 'command',
      personIds: written ? [...written.created, ...written.changed] : [], traceId: randomUUID().replaceAll('-', ''),
      at: now,
    })
    return { dryRun: dryRunOf(planned.map(({ row }) => row), reasonOf), planned, written }
  })
}

function operatorOf(municipalityId: string, now: Date): Actor {
  return {
    userId: nobody, name: '', municipalityId, roles: new Set(['coordinator']), organisationIds: [], teamIds: [],
    scope: 'all', today: dayOf(now),
  }
}
