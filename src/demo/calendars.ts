import type { Tx } from '../db/database.ts'
import type { Outside } from '../kit/outside/fetch.ts'
import { addDays, type PlainDate } from '../kit/plain-dates.ts'
import { addCalendar, fetchCalendar } from '../rooms/activities/calendars/actions.ts'
import { anEvent, aTownCalendar } from '../rooms/activities/calendars/examples.ts'
import { calendarForm } from '../rooms/activities/calendars/forms.ts'
import { listKnown } from '../rooms/activities/calendars/queries.ts'
import { changeDate } from '../rooms/activities/actions/dates.ts'
import { listVillages, updateVillageDetails } from '../rooms/territory/queries.ts'
import type { DemoPlace } from './place.ts'

/** Two calendars of villages are followed: one was read in and corrected here, the other gives no answer. */
export async function followCalendars(tx: Tx, place: DemoPlace): Promise<void> {
  const { coordinator, now } = place
  const by = { tx, actor: coordinator, now }
  const [first, second = first] = await listVillages(tx, coordinator)
  if (!first || !second) return
  await updateVillageDetails(tx, coordinator, first.id, {
    at: first.at, contactName: 'Jitske Bosma', contactPhone: '06 00000004',
  })
  const world = invented(townCalendar(coordinator.today, first.name))
  const follow = async (name: string, address: string, villageId: string) => {
    const form = calendarForm.parse({ name, address, village_id: villageId, kind: 'other', is_public: 'on' })
    const id = await addCalendar(by, form)
    await fetchCalendar(by, world, id)
    return id
  }
  const id = await follow(`Dorpsbelang ${first.name}`, 'https://dorpsbelang.example/agenda.ics', first.id)
  await follow(`Dorpshuis ${second.name}`, 'https://dorpshuis.example/agenda.ics', second.id)
  const [walk] = (await listKnown(tx, coordinator, id)).filter(({ uid }) => uid === 'wandelen')
  const date = walk?.dates[1]
  if (!walk || !date) return
  await changeDate(by, walk.activityId, date.dateId, {
    day: date.ours.day, starts: '10:00', ends: '11:30', place: '', reason: 'Een uur later, voor wie met de bus komt.',
  })
}

/** A world in which one address answers and all others do not. */
function invented(text: string): Outside {
  return {
    resolve: async () => ['93.184.215.14'],
    async ask({ hostname }) {
      const body = (async function* parts() { yield new TextEncoder().encode(text) })()
      const status = hostname === 'dorpsbelang.example' ? 200 : 404
      return { status, location: undefined, body, close: () => undefined }
    },
  }
}

function townCalendar(today: PlainDate, village: string): string {
  const on = (days: number, clock: string) => `${addDays(today, days).replaceAll('-', '')}T${clock}00`
  return aTownCalendar(
    anEvent('wandelen', [
      `DTSTART:${on(4, '0900')}`, `DTEND:${on(4, '1030')}`, 'RRULE:FREQ=WEEKLY;COUNT=12',
      `LOCATION:Brink\\, ${village}`,
      'DESCRIPTION:Een rustig rondje om het dorp. Na afloop is er koffie.',
    ], 'Wandelen in het dorp'),
    anEvent('bingo', [`DTSTART:${on(9, '1930')}`, `DTEND:${on(9, '2200')}`, 'LOCATION:Dorpshuis'], 'Bingo'),
    anEvent('koor', [
      `DTSTART:${on(17, '1500')}`, `DTEND:${on(17, '1630')}`, 'LOCATION:Kerk',
    ], 'Koor zingt winterliedjes'),
  )
}
