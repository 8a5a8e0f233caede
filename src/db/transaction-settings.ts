import { type Kysely, sql } from 'kysely'
import type { Scope } from '../kit/actor.ts'
import type { Schema } from './schema.ts'

export interface Settings {
  role?: 'samenspel_app' | 'samenspel_figures' | 'samenspel_front'
  municipality_id?: string
  user_id?: string
  scope?: Scope
  file_ids?: readonly string[]
  talk_ids?: readonly string[]
  /** The one invitation that a link without account opens, and its activity. */
  invitation_id?: string
  activity_id?: string
  /** The date whose door a link without account holds open. */
  door_date_id?: string
  /** The one activity that the link of its organiser writes in. */
  kept_activity_id?: string
  /** Whose calendar a link opens, by all their ids; then the dates they are invited to, and the activities of those. */
  calendar_person_ids?: readonly string[]
  linked_date_ids?: readonly string[]
  linked_activity_ids?: readonly string[]
  /** The offer of a driver; or the ride of who rides along, and with which offer. */
  ride_offer_id?: string
  ride_id?: string
  ride_with_id?: string
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const word = /^[a-z_]+$/

/** Writes these settings in the running transaction. */
export async function setting(tx: Kysely<Schema>, settings: Settings): Promise<void> {
  await sql.raw(settingText(settings)).execute(tx)
}

/**
 * Transaction settings as text, for one simple query: the one place where SQL is put together from text, so it takes
 * UUIDs and plain words only and throws on anything else.
 */
export function settingText(settings: Settings, first?: 'begin'): string {
  const { role, ...values } = settings
  const lines = first ? ['begin'] : []
  if (role) lines.push(`set local role ${checked(role)}`)
  for (const [name, value] of Object.entries(values)) {
    const text = Array.isArray(value) ? value.map(checked).join(',') : checked(String(value))
    lines.push(`set local app.${checked(name)} = '${text}'`)
  }
  lines.push(...byPrefix('files', settings.file_ids), ...byPrefix('talks', settings.talk_ids))
  return lines.join('; ')
}

/** The ids once more, in a setting per first two letters: a policy looks a row up in its own short list. */
function byPrefix(name: 'files' | 'talks', ids: readonly string[] = []): string[] {
  const lists = new Map<string, string[]>()
  for (const id of ids.map(checked)) lists.set(id.slice(0, 2), [...lists.get(id.slice(0, 2)) ?? [], id])
  return [...lists].map(([prefix, list]) => `set local app.${name}_${prefix} = '${list.join(',')}'`)
}

function checked(text: string): string {
  if (!uuid.test(text) && !word.test(text)) throw new Error('a transaction setting takes a UUID or a word')
  return text
}
