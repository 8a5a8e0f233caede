import { type BulkRow, insertMany } from '../db/bulk.ts'
import type { Tx } from '../db/database.ts'
import type { PersonFindingTable, Schema } from '../db/schema.ts'
import type { Chance } from '../kit/chance.ts'
import { writeNameKeys } from '../rooms/newcomers/queries/name-keys.ts'

/** Rows that belong together, gathered per table before they are written. */
export interface Sheaf {
  /** A new id; the same chance gives the same ids. */
  id(): string
  add(table: keyof Schema, row: BulkRow): void
  readonly rows: ReadonlyMap<keyof Schema, BulkRow[]>
}

// A table stands below every table that its rows refer to.
const order = [
  'account', 'membership', 'theme', 'household', 'person', 'person_finding', 'person_origin', 'person_language',
  'household_member', 'file_team_member', 'contact_moment', 'own_word', 'work_start', 'conversation',
  'conversation_answer', 'conversation_mark', 'conversation_theme', 'language_level', 'conversation_completion',
  'conversation_agreement', 'talk_moment_event', 'plan', 'goal', 'goal_person', 'plan_action', 'interim_result',
  'plan_version', 'plan_agreement', 'piece_mark', 'piece_holder', 'activity', 'activity_theme', 'activity_date',
  'invitation', 'invitation_carrier', 'invitation_reply', 'reply_need', 'barrier', 'seat', 'sign_up', 'attendance',
  'date_count', 'volunteer_source', 'volunteer', 'volunteer_call', 'conduct_certificate', 'volunteer_training',
  'volunteer_task', 'volunteer_hours', 'volunteer_thanks', 'cost_agreement', 'cost_claim',
] as const satisfies readonly (keyof Schema)[]

export function aSheaf(chance: Chance): Sheaf {
  const rows = new Map<keyof Schema, BulkRow[]>(order.map((table) => [table, []]))
  return {
    rows,
    id: () => uuid(chance),
    add(table, row) {
      const list = rows.get(table)
      if (!list) throw new Error(`${table} has no place in the order of the seed`)
      list.push(row)
    },
  }
}

export async function writeSheaf(tx: Tx, { rows }: Sheaf): Promise<void> {
  for (const [table, list] of rows) await insertMany(tx, table, list)
  await writeNameKeys(tx, (rows.get('person_finding') ?? []) as unknown as PersonFindingTable[])
}

function uuid(chance: Chance): string {
  const part = () => Math.floor(chance.next() * 0x1_0000_0000).toString(16).padStart(8, '0')
  const hex = part() + part() + part() + part()
  const variant = ((Number.parseInt(hex[16] as string, 16) & 3) | 8).toString(16)
  const rest = `${variant}${hex.slice(17, 20)}`
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${rest}-${hex.slice(20)}`
}
