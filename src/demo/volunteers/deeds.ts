import type { PlainDate } from '../../kit/plain-dates.ts'
import type {
  AgreementForm, ApplyForm, CallForm, CertificateForm, EndForm, SourceForm,
} from '../../rooms/volunteers/forms.ts'

interface OnDay {
  readonly day: PlainDate
}

interface CallTakenDeed extends OnDay {
  readonly kind: 'call_taken'
}

export interface CalledDeed extends OnDay {
  readonly kind: 'called'
  readonly call: CallForm
}

export interface AnchoredDeed extends OnDay {
  readonly kind: 'anchored'
  readonly organisationId: string
}

/** Begins what they do; each has one task. */
export interface TaskDeed extends OnDay {
  readonly kind: 'task'
  readonly task: string
}

interface CodeDeed extends OnDay {
  readonly kind: 'code'
}

export interface CertificateDeed extends OnDay {
  readonly kind: 'certificate'
  readonly certificate: CertificateForm
}

export interface TrainingDeed extends OnDay {
  readonly kind: 'training'
  readonly training: string
}

/** Hours of the task. */
export interface HoursDeed extends OnDay {
  readonly kind: 'hours'
  readonly minutes: number
}

export interface ThankedDeed extends OnDay {
  readonly kind: 'thanked'
  readonly thanks: string
}

/** Each has one agreement on costs at most. */
export interface CostsDeed extends OnDay {
  readonly kind: 'costs'
  readonly agreement: AgreementForm
}

/** Costs under that agreement. */
export interface ClaimDeed extends OnDay {
  readonly kind: 'claim'
  readonly cents: number
}

export interface StoppedDeed extends OnDay {
  readonly kind: 'stopped'
  readonly end: EndForm
}

/** One thing that the coordinator wrote about a volunteer. */
export type VolunteerDeed =
  | CallTakenDeed | CalledDeed | AnchoredDeed | TaskDeed | CodeDeed | CertificateDeed | TrainingDeed | HoursDeed
  | ThankedDeed | CostsDeed | ClaimDeed | StoppedDeed

export interface VolunteerStory {
  readonly day: PlainDate
  /** `via` is the word of the source. */
  readonly form: ApplyForm
  readonly deeds: readonly VolunteerDeed[]
}

/** Where people sign up, and who did. */
export interface VolunteersStory {
  readonly day: PlainDate
  readonly sources: readonly SourceForm[]
  readonly volunteers: readonly VolunteerStory[]
}
