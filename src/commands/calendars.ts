import { atFrontDoor, type Database, inMunicipality } from '../db/database.ts'
import { internet, type Outside } from '../kit/outside/fetch.ts'
import { today as dayOf } from '../kit/plain-dates.ts'
import { listMunicipalities } from '../rooms/accounts/queries/memberships.ts'
import { nobodyIn } from '../rooms/accounts/rules/actors.ts'
import { fetchCalendar } from '../rooms/activities/calendars/actions.ts'
import { listCalendars } from '../rooms/activities/calendars/queries.ts'
import { type Command, onDatabase } from './command.ts'

const usage = `Gebruik: npm run samenspel -- calendars

Haalt de agenda's van dorpen op die in een gemeente gevolgd worden, en leest ze in. Wat iemand hier verbeterde, blijft
zo. Laat dit elke nacht doen, bijvoorbeeld door cron. Elke agenda heeft tien seconden.`

export const calendarsCommand: Command = {
  summary: 'haalt de agenda’s van dorpen op die gevolgd worden',
  usage,
  isBare: true,
  async run() {
    const { read, failed } = await onDatabase('reads', (database) => fetchAll(database, internet, new Date()))
    console.log(`Ingelezen: ${read}. Niet gelukt: ${failed}.`)
    return failed > 0 ? 1 : 0
  },
}

/** Every calendar of every municipality, each in a transaction of its own: one that fails stops no other. */
export async function fetchAll(database: Database, outside: Outside, now: Date) {
  const done = { read: 0, failed: 0 }
  for (const { id } of await atFrontDoor(database, listMunicipalities)) {
    const nobody = nobodyIn(id, 'all', dayOf(now))
    const calendars = await inMunicipality(database, nobody, (tx) => listCalendars(tx, nobody))
    for (const calendar of calendars) {
      // What is read in is written under the name of who follows the calendar.
      const actor = { ...nobody, userId: calendar.made_by }
      const problem = await inMunicipality(database, actor, (tx) =>
        fetchCalendar({ tx, actor, now }, outside, calendar.id))
      done[problem ? 'failed' : 'read'] += 1
    }
  }
  return done
}
