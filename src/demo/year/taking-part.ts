import { addDays, compareDates, earliest, type PlainDate } from '../../kit/plain-dates.ts'
import { replyForm, type ReplyForm } from '../../rooms/invitations/forms.ts'
import { isLow } from '../../rooms/invitations/rules/attendance.ts'
import { needsIn } from '../../rooms/invitations/rules/barriers.ts'
import type { DemoPlace } from '../place.ts'
import type { AnsweredDeed, DateDeed } from './deeds.ts'
import { isBetter, needingFrom } from './needing.ts'
import type { OnOffer } from './on-offer.ts'
import type { Grown } from './planning.ts'

const said = (answer: string, needs: readonly string[] = [], words = '') => replyForm.parse({ answer, needs, words })
const comes = said('comes')
const cannot = said('cannot')

// What people say, as often as they say it; null is nothing yet.
const replies: readonly (ReplyForm | null)[] = [
  ...Array.from({ length: 8 }, () => comes), cannot, cannot, said('not_for_me'), null, null,
  said('needs', ['childcare']), said('needs', ['ride', 'companion']), said('needs', ['interpreter']),
  said('needs', ['other_time']), said('needs', [], 'Als mijn zus ook mag komen.'),
]

const neighbours = [['Jan Postma', '06 00000002'], ['Froukje', ''], ['Mevrouw de Boer', '06 00000003']] as const

const lowReasons = [
  'Het regende hard en de bus reed niet.', 'Er was geen oppas.', 'Het was vakantie.',
] as const

// Nobody is invited to what lies further ahead yet.
const daysInvited = 16
const daysOfOrganisers = 40

interface Held {
  readonly offer: OnOffer
  readonly day: PlainDate
  /** For whom the activity is something. */
  readonly circle: readonly Grown[]
}

/** Who was invited to a date, what they said and needed, and who came. */
export function takePart(place: DemoPlace, held: Held): DateDeed[] {
  const { coordinator: { today }, chance } = place
  const { day } = held
  if (day > addDays(today, daysInvited)) return []
  const isPast = day < today
  const own = isPast && !chance.is(0.4) ? [] : askedTo(place, held).map((one) => invited(place, day, one))
  const deeds = [...own.flat(), ...(isPast ? [] : signedUp(place))].toSorted((a, b) => compareDates(a.day, b.day))
  return isPast ? [...deeds, ...counted(place, held, own)] : deeds
}

function askedTo({ chance, coordinator: { today } }: DemoPlace, { day, circle }: Held): Grown[] {
  const [part, most] = day < today ? [1 / 3, 12] : [0.8, 18]
  const share = Math.min(part, most / circle.length)
  // Nobody is asked sooner than this.
  const soonest = earliest(addDays(day, -9), addDays(today, -5)) ?? today
  return circle.filter(({ since }) => since <= soonest && chance.is(share))
}

function invited(place: DemoPlace, day: PlainDate, { id: personId, lead: by }: Grown): DateDeed[] {
  const { chance, coordinator: { today } } = place
  const askedOn = earliest(addDays(day, -chance.between(4, 9)), addDays(today, -chance.between(1, 5))) ?? today
  const carrier = chance.is(0.15) ? chance.pick(neighbours)[0] : ''
  const deeds: DateDeed[] = [{ kind: 'invited', day: askedOn, by, personId, carrier }]
  const reply = chance.pick(replies)
  if (!reply) return deeds
  const answer = (on: PlainDate, words: ReplyForm): AnsweredDeed =>
    ({ kind: 'answered', day: earliest(on, today, day) ?? today, by, personId, reply: words })
  const first = answer(addDays(askedOn, chance.between(0, 2)), reply)
  deeds.push(first)
  if (reply.answer === 'comes' && chance.is(0.1)) deeds.push(answer(addDays(first.day, 1), cannot))
  if (needsIn(reply).length === 0) return deeds
  const { deeds: done, comesOn } = needingFrom(place, { day, first })
  return [...deeds, ...done, ...(comesOn ? [answer(comesOn, comes)] : [])]
}

function signedUp({ chance, coordinator: { today } }: DemoPlace): DateDeed[] {
  if (!chance.is(0.3)) return []
  const some = neighbours.filter(() => chance.is(0.5))
  return some.map(([name, phone]) => ({
    kind: 'signed_up', day: addDays(today, -chance.between(0, 3)), by: null, name, phone,
  }))
}

function counted(place: DemoPlace, { offer, day }: Held, own: readonly (readonly DateDeed[])[]): DateDeed[] {
  const { chance, coordinator: { today } } = place
  const isQuiet = chance.is(0.2)
  const guests = isQuiet ? 0 : isBetter(place, day) ? chance.between(5, 14) : chance.between(1, 4)
  if (own.length === 0 && isCountedByOrganiser(offer, day, today)) {
    return [{ kind: 'organiser_counted', day, by: null, guests: guests + 4 }]
  }
  if (own.length === 0 && !chance.is(0.6)) return []
  const coming = own.flatMap((deeds) => comingIn(deeds) ?? [])
  const came = coming.filter(() => chance.is(isQuiet ? 0.3 : isBetter(place, day) ? 0.9 : 0.7))
  const isFew = isLow({ expected: coming.length, came: came.length + guests })
  return [{ kind: 'counted', day, by: null, came, guests, lowReason: isFew ? chance.pick(lowReasons) : '' }]
}

function isCountedByOrganiser({ kind }: OnOffer, day: PlainDate, today: PlainDate): boolean {
  return kind === 'walk_in' && day > addDays(today, -daysOfOrganisers)
}

/** Who stands on the list as coming, by what they said last. */
function comingIn(deeds: readonly DateDeed[]): string | undefined {
  const last = deeds.findLast((deed) => deed.kind === 'answered')
  return last?.reply.answer === 'comes' ? last.personId : undefined
}
