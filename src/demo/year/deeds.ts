import type { ComingNeed } from '../../db/schema.ts'
import type { PlainDate } from '../../kit/plain-dates.ts'
import type { NewActivityForm } from '../../rooms/activities/forms.ts'
import type { OutcomeForm, ReplyForm } from '../../rooms/invitations/forms.ts'
import type { Colleague } from '../place.ts'

/** On which day it was written, by whom; null is the coordinator. */
interface Written {
  readonly day: PlainDate
  readonly by: Colleague | null
}

interface OfPerson extends Written {
  readonly personId: string
}

export interface CancelledDeed extends Written {
  readonly kind: 'cancelled'
  readonly reason: string
}

export interface MovedDeed extends Written {
  readonly kind: 'moved'
  readonly to: {
    readonly day: PlainDate
    readonly starts: string
    readonly ends: string
    readonly place: string
    readonly reason: string
  }
}

export interface InvitedDeed extends OfPerson {
  readonly kind: 'invited'
  /** The resident who passes it on; '' is nobody. */
  readonly carrier: string
}

export interface AnsweredDeed extends OfPerson {
  readonly kind: 'answered'
  readonly reply: ReplyForm
}

export interface TakenDeed extends OfPerson {
  readonly kind: 'taken'
  readonly need: ComingNeed
  readonly dueOn: PlainDate
}

export interface SettledDeed extends OfPerson {
  readonly kind: 'settled'
  readonly need: ComingNeed
  readonly outcome: OutcomeForm
}

export interface SignedUpDeed extends Written {
  readonly kind: 'signed_up'
  readonly name: string
  readonly phone: string
}

export interface CountedDeed extends Written {
  readonly kind: 'counted'
  readonly came: readonly string[]
  readonly guests: number
  readonly lowReason: string
}

/** Whoever organises it has no account. */
export interface OrganiserCountedDeed extends Written {
  readonly kind: 'organiser_counted'
  readonly guests: number
}

/** One thing that was written about a date; somebody needs the same thing only once. */
export type DateDeed =
  | CancelledDeed | MovedDeed | InvitedDeed | AnsweredDeed | TakenDeed | SettledDeed | SignedUpDeed | CountedDeed
  | OrganiserCountedDeed

/** A date of an activity with what was written about it, in that order. */
export interface DateStory {
  readonly plannedDay: PlainDate
  readonly deeds: readonly DateDeed[]
}

/** An activity with all its dates: written by the actions in the demo, as rows by the seed. */
export interface ActivityStory {
  readonly day: PlainDate
  /** Without its themes, which are known by name until they are written. */
  readonly form: NewActivityForm
  readonly themes: readonly string[]
  readonly dates: readonly DateStory[]
}
