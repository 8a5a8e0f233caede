import type { Tx } from '../db/database.ts'
import { addDays, type PlainDate } from '../kit/plain-dates.ts'
import { type AgendaDate, listAgenda } from '../rooms/activities/queries/dates.ts'
import { answer, signUp } from '../rooms/invitations/actions/answering.ts'
import { keepWhoCame } from '../rooms/invitations/actions/attending.ts'
import { passOn } from '../rooms/invitations/actions/handing.ts'
import { invite } from '../rooms/invitations/actions/inviting.ts'
import { replyForm } from '../rooms/invitations/forms.ts'
import { getInvitation } from '../rooms/invitations/queries/invitations.ts'
import { closedAmong } from '../rooms/newcomers/queries/closures.ts'
import { arrangeSome, needBefore } from './barriers.ts'
import { type DemoPlace, type LivedHere, onDay } from './place.ts'

const replies = [
  { answer: 'comes' }, { answer: 'comes' }, { answer: 'comes' }, { answer: 'cannot' }, { answer: 'not_for_me' },
  { answer: 'needs', needs: ['childcare'] }, { answer: 'needs', needs: ['ride', 'companion'] },
  { answer: 'needs', needs: [], words: 'Als mijn zus ook mag komen.' }, null,
] as const

const comes = replyForm.parse({ answer: 'comes' })
const lowReasons = [
  'Het regende hard en de bus reed niet.', 'Er was geen oppas.', 'Het was vakantie.',
] as const

const neighbours = [['Jan Postma', '06 00000002'], ['Froukje', ''], ['Mevrouw de Boer', '06 00000003']] as const

/** Who is invited to what is on in the coming weeks, and what they said; some neighbours put themselves on the list. */
export async function inviteSome(tx: Tx, place: DemoPlace, lived: readonly LivedHere[]): Promise<void> {
  const { coordinator, chance, now } = place
  const by = { tx, actor: coordinator, now }
  const asked = { tx, ...onDay(place, addDays(coordinator.today, -5)) }
  const agenda = await listAgenda(tx, coordinator, {
    from: addDays(coordinator.today, 1), until: addDays(coordinator.today, 16), villageId: null, kind: null,
  })
  const dates = agenda.filter(({ isCancelled }) => !isCancelled)
  const grown = lived.flatMap(({ home, ids }) => ids.filter((_, at) => home.members[at]?.isAdult))
  const closed = await closedAmong(tx, coordinator, grown)
  // As it goes: some are asked to everything, and some nobody ever asked.
  const people = grown.filter((id, at) => !closed.has(id) && at % 4 !== 3)
  for (const date of dates) {
    const first = chance.between(0, people.length - 1)
    for (const personId of [...people, ...people].slice(first, first + 5)) {
      const id = await invite(asked, personId, date.id)
      if (chance.is(0.2)) await passOn(asked, { id, personId }, chance.pick(neighbours)[0])
      const said = chance.pick(replies)
      if (said) await answer(asked, await getInvitation(tx, coordinator, [personId], id), replyForm.parse(said))
    }
  }
  await arrangeSome(tx, place, dates)
  await countSome(tx, place, people)
  for (const [name, phone] of neighbours) if (dates[0]) await signUp(by, chance.pick(dates).id, { name, phone })
}

/** What was on before: who of the invited came, how many others, and for a few dates why it was quiet. */
async function countSome(tx: Tx, place: DemoPlace, people: readonly string[]): Promise<void> {
  const { coordinator, chance } = place
  const past = (until: PlainDate) => listAgenda(tx, coordinator, {
    from: addDays(coordinator.today, -120), until, villageId: null, kind: null,
  })
  for (const date of await past(addDays(coordinator.today, -1))) {
    if (chance.is(0.6)) await countOne(tx, place, { date, invited: somePeople(place, people) })
  }
}

function somePeople({ chance }: DemoPlace, people: readonly string[]): string[] {
  const first = chance.between(0, people.length - 1)
  return [...people, ...people].slice(first, first + 4)
}

async function countOne(
  tx: Tx, place: DemoPlace, { date, invited }: { date: AgendaDate; invited: readonly string[] },
): Promise<void> {
  const { coordinator, chance } = place
  const before = { tx, ...onDay(place, addDays(date.day, -6)) }
  // Since two months somebody looks after the children where that is asked: more people come.
  const isArranged = date.day > addDays(coordinator.today, -56)
  const needing = chance.is(0.5) ? invited[0] : undefined
  for (const personId of new Set(invited)) {
    const invitationId = await invite(before, personId, date.id)
    if (personId === needing) await needBefore(tx, place, { date, personId, invitationId, isArranged })
    else await answer(before, await getInvitation(tx, coordinator, [personId], invitationId), comes)
  }
  const came = [...new Set(invited)].filter((id) => chance.is(isArranged ? 0.8 : 0.5) && (isArranged || id !== needing))
  const few = came.length * 2 < invited.length
  const guests = isArranged ? chance.between(5, 14) : chance.between(1, 4)
  await keepWhoCame({ tx, ...onDay(place, date.day) }, date.id, {
    people: came, as_of: null, guests: few ? 0 : guests,
    low_reason: few ? chance.pick(lowReasons) : '',
  })
}
