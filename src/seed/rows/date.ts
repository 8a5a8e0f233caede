import { onDay } from '../../demo/place.ts'
import type {
  AnsweredDeed, DateDeed, DateStory, InvitedDeed, SettledDeed, SignedUpDeed, TakenDeed,
} from '../../demo/year/deeds.ts'
import type { Actor } from '../../kit/actor.ts'
import { likenessOf } from '../../kit/likeness.ts'
import type { NewActivityForm } from '../../rooms/activities/forms.ts'
import { lastDayFor, needsIn } from '../../rooms/invitations/rules/barriers.ts'
import type { SowingYear } from './activity.ts'

type Row = Record<string, unknown>

export interface DateRow extends Row {
  readonly municipality_id: string
  readonly id: string
  day: string
}

interface Invited {
  readonly id: string
  turns: number
  seat: Row | null
  readonly barriers: Map<string, Row>
}

/** A date while its story is told: what is changed later is one row at the end. */
interface Telling extends SowingYear {
  readonly row: DateRow
  readonly capacity: number | null
  readonly usualPlace: string
  readonly invited: Map<string, Invited>
  readonly seats: Row[]
}

interface Of {
  readonly date: DateStory
  readonly form: NewActivityForm
}

/** A date with what was written about it, as its rows stand at the end. */
export function dateRows(sowing: SowingYear, row: DateRow, { date, form }: Of): void {
  const telling: Telling = {
    ...sowing, row, capacity: form.capacity, usualPlace: form.place, invited: new Map(), seats: [],
  }
  sowing.sheaf.add('activity_date', row)
  for (const deed of date.deeds) tellers[deed.kind](telling, deed as never, onDay(sowing.place, deed.day, deed.by))
  for (const seat of telling.seats) sowing.sheaf.add('seat', seat)
}

interface By {
  readonly actor: Actor
  readonly now: Date
}

type Tellers = {
  readonly [K in DateDeed['kind']]: (telling: Telling, deed: Extract<DateDeed, { kind: K }>, by: By) => void
}

const tellers: Tellers = {
  cancelled: ({ row }, { reason }, { actor, now }) => {
    Object.assign(row, { cancel_reason: reason, cancelled_at: now, cancelled_by: actor.userId })
  },
  moved: ({ row, usualPlace }, { to }, { actor, now }) => {
    Object.assign(row, {
      day: to.day, starts: to.starts, ends: to.ends, place: to.place === usualPlace ? null : to.place,
      change_reason: to.reason, changed_at: now, changed_by: actor.userId,
    })
  },
  invited: inviteRows, answered: answerRows, taken: takeRows, settled: settleRows, signed_up: signUpRows,
  counted({ sheaf, row, invited }, { came, guests, lowReason }, { actor, now }) {
    const at = { municipality_id: row.municipality_id, date_id: row.id }
    const written = { written_at: now, written_by: actor.userId }
    for (const [person_id, { id }] of invited) {
      sheaf.add('attendance', { ...at, person_id, invitation_id: id, came: came.includes(person_id), ...written })
    }
    sheaf.add('date_count', { ...at, guests, low_reason: lowReason, ...written })
  },
  organiser_counted({ sheaf, row }, { guests }, { now }) {
    sheaf.add('date_count', {
      municipality_id: row.municipality_id, date_id: row.id, guests, low_reason: '', written_at: now, written_by: null,
    })
  },
}

function inviteRows({ sheaf, row, invited }: Telling, { personId, carrier }: InvitedDeed, { actor, now }: By): void {
  const { municipality_id } = row
  const id = sheaf.id()
  invited.set(personId, { id, turns: 0, seat: null, barriers: new Map() })
  sheaf.add('invitation', {
    municipality_id, id, person_id: personId, date_id: row.id, asked_by: actor.userId, asked_at: now,
  })
  if (carrier === '') return
  sheaf.add('invitation_carrier', {
    municipality_id, invitation_id: id, person_id: personId, carrier_id: null, words: carrier, handed_at: now,
    handed_by: actor.userId,
  })
}

function answerRows(telling: Telling, { personId, reply }: AnsweredDeed, { actor, now }: By): void {
  const { sheaf, row: { municipality_id } } = telling
  const own = telling.invited.get(personId)!
  const [id, at] = [sheaf.id(), { municipality_id, invitation_id: own.id, person_id: personId }]
  sheaf.add('invitation_reply', {
    ...at, id, turn: own.turns += 1, answer: reply.answer, words: reply.words, at: now, by_account: actor.userId,
  })
  for (const need of reply.answer === 'needs' ? reply.needs : []) sheaf.add('reply_need', { ...at, reply_id: id, need })
  const asked = needsIn(reply)
  for (const [need, barrier] of own.barriers) {
    if (barrier['settled_at'] === null && !asked.includes(need as never)) barrier['ended_at'] = now
  }
  for (const need of asked) {
    const barrier = {
      ...at, id: sheaf.id(), date_id: telling.row.id, need, words: reply.words, named_at: now,
      due_on: lastDayFor(need, telling.row.day, actor.today), taker_id: null, taken_at: null, arranged: null,
      impossible: null, settled_at: null, settled_by: null, ended_at: null,
    }
    own.barriers.set(need, barrier)
    sheaf.add('barrier', barrier)
  }
  if (reply.answer === 'comes') own.seat ??= takeSeat(telling, own.id, now)
  else if (own.seat) [own.seat['released_at'], own.seat] = [now, null]
}

function takeSeat({ sheaf, row, capacity, seats }: Telling, invitation_id: string | null, now: Date): Row {
  const taken = seats.filter((seat) => seat['released_at'] === null).length
  const seat = {
    municipality_id: row.municipality_id, id: sheaf.id(), date_id: row.id, invitation_id, asked_at: now,
    was_waiting: capacity !== null && taken >= capacity, released_at: null,
  }
  seats.push(seat)
  return seat
}

function barrierOf({ invited }: Telling, { personId, need }: TakenDeed | SettledDeed): Row {
  return invited.get(personId)!.barriers.get(need)!
}

function takeRows(telling: Telling, deed: TakenDeed, { actor, now }: By): void {
  Object.assign(barrierOf(telling, deed), { taker_id: actor.userId, taken_at: now, due_on: deed.dueOn })
}

function settleRows(telling: Telling, deed: SettledDeed, { actor, now }: By): void {
  const { outcome, words } = deed.outcome
  Object.assign(barrierOf(telling, deed), { [outcome]: words, settled_at: now, settled_by: actor.userId })
}

function signUpRows(telling: Telling, { name, phone }: SignedUpDeed, { now }: By): void {
  const { sheaf, row } = telling
  const seat = takeSeat(telling, null, now)
  sheaf.add('sign_up', {
    municipality_id: row.municipality_id, id: sheaf.id(), date_id: row.id, seat_id: seat['id'], name, phone,
    likeness: likenessOf(name, phone), signed_at: now,
  })
}
