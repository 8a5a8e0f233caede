import type { Tx } from '../db/database.ts'
import { startDraft } from '../rooms/adoptions/actions/draft.ts'
import { addEntry } from '../rooms/adoptions/actions/entries.ts'
import { getDraft } from '../rooms/adoptions/queries/drafts.ts'
import type { DemoPlace } from './place.ts'

/** A change of the approach that the coordinator is thinking about: one more talk, after a year and a half. */
export async function considerChange(tx: Tx, { coordinator, now }: DemoPlace): Promise<void> {
  const by = { tx, actor: coordinator, now }
  await startDraft(by, 'now')
  const { version } = await getDraft(tx, coordinator)
  await addEntry(by, { list: 'moments', version }, { key: 'm18', months: 18, daysBefore: 30, daysAfter: 30 })
}
