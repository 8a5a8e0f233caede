import { Choices } from '../../../web/components/choices.tsx'
import { Form, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { type FormState, freshForm, hasProblems } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'

interface GuestView {
  readonly token: string
  readonly called: string
  /** The table of each round. */
  readonly places: readonly number[]
  readonly company: readonly { readonly id: string; readonly called: string }[]
  readonly tapped: readonly string[]
  readonly isDone: boolean
  readonly state: FormState
}

/** By the link of a guest: where they sit, and whom they would like to see again. First names only. */
export function GuestPage({ view }: { view: GuestView }) {
  const { t } = useText()
  const { token, company, places, state } = view
  return (
    <>
      <PageHead title={t('buddies.link.evening', { name: view.called })} />
      {places.length > 0 && (
        <ul class="why">
          {places.map((place, at) => (
            <li>{t('buddies.cards.at', { round: at + 1 })} <b>{t('buddies.table', { place })}</b></li>
          ))}
        </ul>
      )}
      {view.isDone && (
        <Notice kind="ok" announce title={t('buddies.link.tapped', { count: view.tapped.length })}>
          <p>{t('buddies.link.tapped_help')}</p>
        </Notice>
      )}
      {company.length === 0 ? <p>{t('buddies.link.no_tables')}</p> : (
        <Form action={`/diner/${token}`} state={hasProblems(state) ? state : freshForm}>
          <div class="taps">
            <Choices name="guests" legend={t('buddies.link.whom')} help={t('buddies.link.whom_help')} many
              options={company.map(({ id, called }) => ({ value: id, label: <bdi>{called}</bdi> }))}
              value={view.tapped} />
          </div>
          <SubmitRow label={t('buddies.link.send')} />
        </Form>
      )}
    </>
  )
}
