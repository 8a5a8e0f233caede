import { addDays, addMonths } from '../../../kit/plain-dates.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { deleteTries } from '../queries/pace.ts'
import { eraseVolunteers, findExpired } from '../queries/retention.ts'
import { keptMonths } from '../rules/register.ts'

/** Takes away who stopped, or was not heard of, a year ago (decision 0129), and tries of the open pages after a day. */
export async function forgetVolunteers({ tx, actor, now }: Acting): Promise<void> {
  await eraseVolunteers(tx, actor, await findExpired(tx, actor, addMonths(actor.today, -keptMonths)), now)
  await deleteTries(tx, actor, new Date(`${addDays(actor.today, -1)}T00:00:00Z`))
}
