import type { Tx } from '../db/database.ts'
import { addDays } from '../kit/plain-dates.ts'
import type { AgendaDate } from '../rooms/activities/queries/dates.ts'
import { answer } from '../rooms/invitations/actions/answering.ts'
import { settle, take } from '../rooms/invitations/actions/barriers.ts'
import { replyForm } from '../rooms/invitations/forms.ts'
import { type Barrier, listBarriers } from '../rooms/invitations/queries/barriers.ts'
import { getInvitation } from '../rooms/invitations/queries/invitations.ts'
import { type DemoPlace, onDay } from './place.ts'

const arranged: Partial<Record<string, string>> = {
  childcare: 'Froukje past op in de zaal ernaast', ride: 'Rijdt mee met een buurvrouw',
  interpreter: 'Er komt een tolk', companion: 'Een maatje loopt mee',
}

interface Needing {
  readonly date: AgendaDate
  readonly personId: string
  readonly invitationId: string
  readonly isArranged: boolean
}

/** Before a date of the past somebody would come if something were arranged; when it was, they said that they came. */
export async function needBefore(tx: Tx, place: DemoPlace, needing: Needing): Promise<void> {
  const { coordinator, chance } = place
  const { date, personId, invitationId, isArranged } = needing
  const on = (days: number) => ({ tx, ...onDay(place, addDays(date.day, days)) })
  const say = async (days: number, said: unknown) =>
    answer(on(days), await getInvitation(tx, coordinator, [personId], invitationId), replyForm.parse(said))
  const need = isArranged ? 'childcare' : chance.pick(['ride', 'interpreter', 'other_time'])
  await say(-5, { answer: 'needs', needs: [need] })
  for (const barrier of await listBarriers(tx, coordinator, { invitationId })) {
    const words = isArranged ? arranged[need] ?? '' : 'Er was niemand te vinden.'
    await settle(on(-3), barrier, { outcome: isArranged ? 'arranged' : 'impossible', words })
  }
  if (isArranged) await say(-2, { answer: 'comes' })
}

/** What is needed for what is to come: some of it waits, some is taken, late, arranged, or cannot be. */
export async function arrangeSome(tx: Tx, place: DemoPlace, dates: readonly AgendaDate[]): Promise<void> {
  let turn = 0
  for (const date of dates) {
    const found = await listBarriers(tx, place.coordinator, { dateId: date.id })
    for (const barrier of found) await becomes(tx, place, barrier, turn++ % 5)
  }
}

async function becomes(tx: Tx, place: DemoPlace, barrier: Barrier, turn: number): Promise<void> {
  const { coordinator } = place
  const before = { tx, ...onDay(place, addDays(coordinator.today, -4)) }
  const give = (dueOn: string) =>
    take(before, [barrier.personId], barrier, { taker_id: coordinator.userId, due_on: dueOn })
  if (turn === 1) await give(barrier.dueOn)
  if (turn === 2) await give(addDays(coordinator.today, -2))
  if (turn === 3) {
    await settle(before, barrier, { outcome: 'arranged', words: arranged[barrier.need] ?? 'Dat kan.' })
  }
  if (turn === 4) await settle(before, barrier, { outcome: 'impossible', words: 'We vonden niemand.' })
}
