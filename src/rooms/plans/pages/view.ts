import type { PrintLanguage } from '../../../kit/pdf/direction.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { Option } from '../../../web/components/fields.tsx'
import type { FormState } from '../../../web/form-state.ts'
import type { Language } from '../../../web/texts.tsx'
import type { Approach } from '../../approaches/forms.ts'
import type { OnOffer } from '../../activities/rules/fits.ts'
import type { FileHead } from '../../newcomers/rules/file-head.ts'
import type { PlanVersion } from '../queries/plans.ts'
import type { Change } from '../rules/changes.ts'
import type { PlanAgreement, PlanGoal, PlanSection } from '../rules/plan.ts'
import type { PlanTerm } from '../rules/terms.ts'

/** The one form that is open in place; the word stands in the address, with the id of what it is about. */
export const openKinds = [
  'doel', 'wijzig-doel', 'sluit-doel', 'stap', 'wijzig-stap', 'gedaan', 'vervalt', 'tussen', 'vertaal', 'afwijking',
  'versie', 'afspraak',
] as const
export type OpenKind = (typeof openKinds)[number]

export interface OpenForm {
  readonly kind: OpenKind
  readonly id: string
}

/** State of the open form; the long texts are kept under the key while typing. */
export type OpenState = FormState & { readonly draftKey?: string; readonly savedAt?: Date | null }

export interface PlanView {
  readonly personId: string
  readonly head: FileHead
  readonly name: string
  readonly approach: Approach
  readonly language: Language
  readonly today: PlainDate
  readonly term: PlanTerm
  readonly sections: readonly PlanSection[]
  readonly goals: readonly PlanGoal[]
  readonly versions: readonly PlanVersion[]
  /** Since the newest version, or everything when there is none. */
  readonly changes: readonly Change[]
  readonly agreements: readonly PlanAgreement[]
  readonly housemates: readonly { readonly id: string; readonly name: string }[]
  readonly owners: readonly Option[]
  /** The language that stands beside the Dutch for this person. */
  readonly printLanguage: PrintLanguage
  /** What exists already for the goal whose form is open (AK-10). */
  readonly fitting: readonly OnOffer[]
  readonly open: OpenForm | null
  readonly state: OpenState
}

/** The address of one person's plan. */
export function planPath(personId: string): string {
  return `/nieuwkomers/${personId}/plan`
}

/** The plan with one form open, at the place where it belongs. */
export function openPath(view: Pick<PlanView, 'personId'>, kind: OpenKind, id = ''): string {
  return `${planPath(view.personId)}?open=${kind}${id ? `:${id}` : ''}#${anchorOf(kind, id)}`
}

export function isOpen(view: Pick<PlanView, 'open'>, kind: OpenKind, id = ''): boolean {
  return view.open?.kind === kind && view.open.id === id
}

/** What was typed is kept under this key until the form is saved. */
export function draftKeyOf(personId: string, open: OpenForm): string {
  return `plan:${personId}:${open.kind}${open.id ? `:${open.id.replaceAll('_', '-')}` : ''}`
}

function anchorOf(kind: OpenKind, id: string): string {
  if (kind === 'doel') return `kop-${id}`
  if (['wijzig-stap', 'gedaan', 'vervalt'].includes(kind)) return `stap-${id}`
  if (kind === 'vertaal') return `tussen-${id}`
  return kind === 'versie' || kind === 'afspraak' ? kind : `doel-${id}`
}
