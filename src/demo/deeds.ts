import type { ActionManner, AgreementWay, ContactKind, OwnWordKind, PuzzleArea } from '../db/schema.ts'
import type { NewWorkStart } from '../rooms/newcomers/actions/own-words.ts'
import type { Colleague } from './place.ts'

/** Whom it is about (their place in the household), on which day it was written, by whom; null is the coordinator. */
interface Written {
  readonly person: number
  readonly day: string
  readonly by: Colleague | null
}

export interface TeamDeed extends Written {
  readonly kind: 'team'
  readonly member: Colleague
  readonly purpose: string
}

interface Moment {
  readonly kind: ContactKind
  readonly body: string
  readonly area: PuzzleArea | null
}

export interface ContactDeed extends Written {
  readonly kind: 'contact'
  readonly others: readonly number[]
  readonly contact: Moment
}

export interface AppointmentDeed extends Written {
  readonly kind: 'appointment'
  readonly appointment: Moment & { readonly place: string; readonly day: string; readonly clock: string }
}

export interface WordDeed extends Written {
  readonly kind: 'word'
  readonly word: { readonly kind: OwnWordKind; readonly body: string; readonly area: PuzzleArea }
}

export interface WorkDeed extends Written {
  readonly kind: 'work'
  readonly start: NewWorkStart
}

/** A talk as it was arranged and, when it took place, what was written in it. */
export interface TalkDeed extends Written {
  readonly kind: 'talk'
  readonly arranged: {
    readonly planned_on: string
    readonly planned_time: string
    readonly place: string
    readonly language: string
    readonly interpreter: 'present'
    readonly interpreter_note: string
  }
  readonly holder: Colleague
  readonly held: HeldTalk | null
}

export interface HeldTalk {
  /** By the names of the fields of the talk. */
  readonly values: ReadonlyMap<string, string>
  readonly themes: readonly string[]
  readonly isCompleted: boolean
  readonly agreed: AgreementWay | null
}

export interface DeclinedDeed extends Written {
  readonly kind: 'declined'
  readonly moment: string
  readonly reason: string
}

export interface GoalDeed extends Written {
  readonly kind: 'goal'
  readonly goal: {
    readonly body: string
    readonly area: PuzzleArea
    readonly raised: boolean
    readonly heading: string
  }
  readonly steps: { readonly ready: string | null; readonly body: string; readonly due_on: string }
  /** Steps that were done, by their place: the ready-made one first. */
  readonly done: readonly DoneStep[]
  readonly result: { readonly day: string; readonly body: string } | null
}

export interface DoneStep {
  readonly place: number
  readonly day: string
  readonly manner: ActionManner
  readonly result: string
}

export interface AgreedDeed extends Written {
  readonly kind: 'agreed'
  readonly way: AgreementWay
}

export interface MarkDeed extends Written {
  readonly kind: 'mark'
  readonly area: PuzzleArea
  readonly state: 'done' | 'not_needed'
}

export interface HolderDeed extends Written {
  readonly kind: 'holder'
  readonly area: PuzzleArea
  readonly organisationId: string
}

/** One thing that somebody wrote about an invented household: written by the actions here, as rows by the seed. */
export type Deed =
  | TeamDeed | ContactDeed | AppointmentDeed | WordDeed | WorkDeed | TalkDeed | DeclinedDeed | GoalDeed | AgreedDeed
  | MarkDeed | HolderDeed
