import type { ComingNeed } from '../../db/schema.ts'
import { addDays, earliest, type PlainDate } from '../../kit/plain-dates.ts'
import { isOfTheDay, lastDayFor, needsIn } from '../../rooms/invitations/rules/barriers.ts'
import type { DemoPlace } from '../place.ts'
import type { AnsweredDeed, DateDeed } from './deeds.ts'

const arranged: Partial<Record<ComingNeed, string>> = {
  childcare: 'Froukje past op in de zaal ernaast', ride: 'Rijdt mee met een buurvrouw',
  interpreter: 'Er komt een tolk', companion: 'Een maatje loopt mee', other_time: 'Begint voortaan een uur later',
}

type Fate = 'open' | 'taken' | 'late' | 'arranged' | 'impossible' | 'withdrawn'

const fates: readonly Fate[] = ['arranged', 'arranged', 'arranged', 'open', 'taken', 'late', 'impossible', 'withdrawn']
// Before there was money for it.
const earlierFates: readonly Fate[] = ['impossible', 'impossible', 'impossible', 'open', 'taken', 'arranged']

interface Needing {
  /** Of the date. */
  readonly day: PlainDate
  /** The answer that says what is needed. */
  readonly first: AnsweredDeed
}

interface Needed {
  readonly deeds: readonly DateDeed[]
  /** On which day they said that they come after all. */
  readonly comesOn: PlainDate | null
}

/** Since two months somebody looks after the children where that is asked: more people come. */
export function isBetter({ coordinator: { today } }: DemoPlace, day: PlainDate): boolean {
  return day > addDays(today, -56)
}

/** What became of what somebody needs to come, each need alike. */
export function needingFrom(place: DemoPlace, { day, first }: Needing): Needed {
  const { chance, coordinator: { today } } = place
  const fate = chance.pick(fatesOf(place, day, needsIn(first.reply)))
  const then = (days: number) => earliest(addDays(first.day, days), today, day) ?? today
  const { personId, by } = first
  const each = (make: (need: ComingNeed) => DateDeed) => needsIn(first.reply).map(make)
  const on = { day: then(1), personId, by }
  switch (fate) {
    case 'open': return { deeds: [], comesOn: null }
    case 'withdrawn': return { deeds: [], comesOn: then(1) }
    case 'taken': return {
      deeds: each((need) => ({ kind: 'taken', ...on, need, dueOn: lastDayFor(need, day, on.day) })), comesOn: null,
    }
    case 'late': return { deeds: each((need) => ({ kind: 'taken', ...on, need, dueOn: on.day })), comesOn: null }
    case 'impossible': return { deeds: each((need) => settled(on, need, 'impossible')), comesOn: null }
    case 'arranged': return {
      deeds: each((need) => settled(on, need, 'arranged')), comesOn: chance.is(0.8) ? then(2) : null,
    }
  }
}

// What outlives its date is not left lying for a year.
function fatesOf(place: DemoPlace, day: PlainDate, needs: readonly ComingNeed[]): readonly Fate[] {
  const all = isBetter(place, day) ? fates : earlierFates
  if (day >= place.coordinator.today || needs.every(isOfTheDay)) return all
  return all.filter((fate) => fate === 'arranged' || fate === 'impossible')
}

function settled(
  on: Pick<AnsweredDeed, 'day' | 'personId' | 'by'>, need: ComingNeed, outcome: 'arranged' | 'impossible',
): DateDeed {
  const words = outcome === 'arranged' ? arranged[need] ?? 'Dat kan.' : 'We vonden niemand.'
  return { kind: 'settled', ...on, need, outcome: { outcome, words } }
}
