import type { Tx } from '../db/database.ts'
import { addDays } from '../kit/plain-dates.ts'
import { listAgenda } from '../rooms/activities/queries/dates.ts'
import { answer, signUp } from '../rooms/invitations/actions/answering.ts'
import { invite } from '../rooms/invitations/actions/inviting.ts'
import { replyForm } from '../rooms/invitations/forms.ts'
import { getInvitation } from '../rooms/invitations/queries/invitations.ts'
import { closedAmong } from '../rooms/newcomers/queries/closures.ts'
import type { DemoPlace, LivedHere } from './place.ts'

const replies = [
  { answer: 'comes' }, { answer: 'comes' }, { answer: 'comes' }, { answer: 'cannot' }, { answer: 'not_for_me' },
  { answer: 'needs', needs: ['childcare'] }, { answer: 'needs', needs: ['ride', 'companion'] },
  { answer: 'needs', needs: [], words: 'Als mijn zus ook mag komen.' }, null,
] as const

const neighbours = [['Jan Postma', '06 00000002'], ['Froukje', ''], ['Mevrouw de Boer', '06 00000003']] as const

/** Who is invited to what is on in the coming weeks, and what they said; some neighbours put themselves on the list. */
export async function inviteSome(tx: Tx, place: DemoPlace, lived: readonly LivedHere[]): Promise<void> {
  const { coordinator, chance, now } = place
  const by = { tx, actor: coordinator, now }
  const agenda = await listAgenda(tx, coordinator, {
    from: addDays(coordinator.today, 1), until: addDays(coordinator.today, 16), villageId: null, kind: null,
  })
  const dates = agenda.filter(({ isCancelled }) => !isCancelled)
  const grown = lived.flatMap(({ home, ids }) => ids.filter((_, at) => home.members[at]?.isAdult))
  const closed = await closedAmong(tx, coordinator, grown)
  const people = grown.filter((id) => !closed.has(id))
  for (const date of dates) {
    const first = chance.between(0, people.length - 1)
    for (const personId of [...people, ...people].slice(first, first + 5)) {
      const id = await invite(by, personId, date.id)
      const said = chance.pick(replies)
      if (said) await answer(by, await getInvitation(tx, coordinator, [personId], id), replyForm.parse(said))
    }
  }
  for (const [name, phone] of neighbours) if (dates[0]) await signUp(by, chance.pick(dates).id, { name, phone })
}
