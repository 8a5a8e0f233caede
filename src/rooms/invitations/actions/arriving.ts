import type { Acting } from '../../newcomers/actions/acting.ts'
import { listHousemates } from '../../newcomers/queries/households.ts'
import type { FileHead } from '../../newcomers/rules/file-head.ts'
import { insertCalendarGiven } from '../queries/arrival.ts'

/** The calendar of the village was given, to everybody of the household whose file is the actor's; their ids. */
export async function giveCalendar({ tx, actor, now }: Acting, head: FileHead): Promise<string[]> {
  const housemates = (await listHousemates(tx, actor, head.ids)).filter(({ isClosed }) => !isClosed)
  const ids = [...new Set([head.personId, ...housemates.map(({ personId }) => personId)])]
  await insertCalendarGiven(tx, actor, ids, now)
  return ids
}
