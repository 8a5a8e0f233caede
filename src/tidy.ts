import { atFrontDoor, type Database, inMunicipality } from './db/database.ts'
import { addWeeks, addYears, today as dayOf } from './kit/plain-dates.ts'
import { listMunicipalities } from './rooms/accounts/queries/memberships.ts'
import { nobodyIn } from './rooms/accounts/rules/actors.ts'
import { forgetLocals } from './rooms/buddies/queries/registrations.ts'
import { forgetCarriers } from './rooms/invitations/queries/carriers.ts'
import { deleteRides } from './rooms/rides/queries/offers.ts'
import { deleteSignUps } from './rooms/invitations/queries/sign-ups.ts'
import { weeksOfSignUps } from './rooms/invitations/rules/invitations.ts'
import { eraseExpired } from './rooms/newcomers/actions/retention.ts'
import { forgetResidents } from './rooms/talents/actions/cards.ts'
import { forgetVolunteers } from './rooms/volunteers/actions/retention.ts'

/** Erases in every municipality what is past its retention on this day; the number of people whose values went. */
export async function tidy(database: Database, now: Date): Promise<number> {
  let people = 0
  for (const { id } of await atFrontDoor(database, listMunicipalities)) {
    const actor = nobodyIn(id, 'all', dayOf(now))
    people += await inMunicipality(database, actor, async (tx) => {
      await deleteSignUps(tx, actor, addWeeks(actor.today, -weeksOfSignUps))
      await forgetCarriers(tx, actor, addWeeks(actor.today, -weeksOfSignUps))
      await deleteRides(tx, actor, addWeeks(actor.today, -weeksOfSignUps))
      await forgetVolunteers({ tx, actor, now })
      await forgetResidents({ tx, actor, now })
      await forgetLocals(tx, actor, addYears(actor.today, -1))
      return eraseExpired({ tx, actor, now })
    })
  }
  return people
}
