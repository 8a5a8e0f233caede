import { closureReasonValues } from '../../../db/schema.ts'
import { Choices } from '../../../web/components/choices.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { LongText } from '../../../web/components/fields.tsx'
import { Form, SubmitRow } from '../../../web/components/form.tsx'
import { SavedLine } from '../../../web/components/saved-line.tsx'
import { type DraftState, draftOf } from '../../../web/drafts.ts'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { FileHead } from '../rules/file-head.ts'
import { type Housemate, HousemateName } from './contact.tsx'
import { filePath, TaskPage } from './header.tsx'

interface ClosingView {
  readonly head: FileHead
  /** Others of the household who can be closed, or opened, in the same act. */
  readonly housemates: readonly Housemate[]
  readonly today: string
}

/** Why and since when: the file closes at once, nothing in it is lost. */
export function ClosePage({ view }: { view: ClosingView & { readonly state: DraftState } }) {
  const { t, time } = useText()
  const { head, state, today } = view
  return (
    <TaskPage head={head} title={t('newcomers.close.title')}>
      <p>{t('newcomers.close.lead')}</p>
      <Form action={filePath(head.personId, '/sluiting')} state={state}>
        <SavedLine savedAt={state.savedAt ? time(state.savedAt) : null} />
        <Choices name="reason" legend={t('newcomers.close.reason')} options={closureReasonValues.map((value) => ({
          value, label: t(`newcomers.closure_reason.${value}`), help: helpOf(value, t),
        }))} />
        <DateField name="closed_on" label={t('newcomers.close.day')} help={t('newcomers.close.day_help')} value={today}
          max={today} />
        <LongText name="note" label={t('newcomers.close.note')} rows={3} maxLength={1000} optional
          draft={draftOf(state.draftKey)} />
        <Together housemates={view.housemates} legend={t('newcomers.close.with')}
          help={t('newcomers.close.with_help')} />
        <SubmitRow label={t('newcomers.close.act')}
          cancel={{ href: filePath(head.personId), label: t('newcomers.cancel') }} />
      </Form>
    </TaskPage>
  )
}

// What a reason means where it can be taken for another one.
function helpOf(reason: string, t: (key: string) => string): string | undefined {
  const explained = ['done', 'died', 'entered_in_error', 'own_wish']
  return explained.includes(reason) ? t(`newcomers.close.help_${reason}`) : undefined
}

export function ReopenPage({ view }: { view: ClosingView & { readonly state: FormState } }) {
  const { t } = useText()
  const { head, state } = view
  return (
    <TaskPage head={head} title={t('newcomers.reopen.title')}>
      <p>{t('newcomers.reopen.lead')}</p>
      <Form action={filePath(head.personId, '/heropening')} state={state}>
        <Together housemates={view.housemates} legend={t('newcomers.reopen.with')} />
        <SubmitRow label={t('newcomers.reopen.act')}
          cancel={{ href: filePath(head.personId), label: t('newcomers.cancel') }} />
      </Form>
    </TaskPage>
  )
}

interface TogetherProps {
  readonly housemates: readonly Housemate[]
  readonly legend: string
  readonly help?: string
}

function Together({ housemates, legend, help }: TogetherProps) {
  if (housemates.length === 0) return null
  return (
    <Choices name="with" many legend={legend} help={help} options={housemates.map((mate) =>
      ({ value: mate.personId, label: <HousemateName mate={mate} /> }))} />
  )
}
