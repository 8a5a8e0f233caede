import { Button } from '../../../web/components/button.tsx'
import { Choices, Tick } from '../../../web/components/choices.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { type Option, SelectField, TextField } from '../../../web/components/fields.tsx'
import { FieldError } from '../../../web/components/fields.tsx'
import { Form, Fieldset, HiddenField, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { SavedLine } from '../../../web/components/saved-line.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { DraftState } from '../../../web/drafts.ts'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import { type FieldsView, PersonFieldsets } from './person-fields.tsx'
import { FoundLine, type FoundPerson, LookForm } from './search.tsx'

/** Somebody who may be the same person, and why. */
export interface LikelyPerson extends FoundPerson {
  readonly reasons: readonly string[]
}

/** Looking before creating: what is known of the person, to see whether they are there already. */
export function LookFirstPage({ state }: { state: FormState }) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('newcomers.new.title')} lead={t('newcomers.new.look_lead')}
        back={{ href: '/nieuwkomers', label: t('newcomers.list.title') }} />
      <LookForm action="/nieuwkomers/nieuw/kijken" state={state}>
        <TextField name="given_name" label={t('newcomers.field.given_name')} maxLength={120} />
        <TextField name="name_prefix" label={t('newcomers.field.name_prefix')} size="short" optional maxLength={40} />
        <TextField name="family_name" label={t('newcomers.field.family_name')} optional maxLength={120} />
        <DateField name="birth" label={t('newcomers.field.birth')} partial optional />
        <TextField name="phone" label={t('newcomers.field.phone')} type="tel" size="medium" optional maxLength={60} />
        <Button look="primary" icon="search">{t('newcomers.new.look')}</Button>
      </LookForm>
    </>
  )
}

export interface NewView extends FieldsView {
  readonly state: DraftState
  readonly likely: readonly LikelyPerson[]
  readonly mayAttach: boolean
  readonly colleagues: readonly Option[]
  /** Who leads when nobody is chosen, in words. */
  readonly leadOtherwise: string
}

/** The form for a new person, below those who may be the same one. */
export function NewPersonPage({ view }: { view: NewView }) {
  const { t, time } = useText()
  const { state } = view
  return (
    <>
      <PageHead title={t('newcomers.new.title')}
        back={{ href: '/nieuwkomers/nieuw', label: t('newcomers.new.look_again') }} />
      <LikelyPeople view={view} />
      <Form action="/nieuwkomers/nieuw" state={state}>
        <SavedLine savedAt={state.savedAt ? time(state.savedAt) : null} />
        {view.likely.map(({ personId }) => <HiddenField name="looked" value={personId} />)}
        {view.likely.length > 0 && <Tick name="sure" label={t('newcomers.new.sure')} />}
        <PersonFieldsets view={view} later={t('newcomers.new.more')} />
        <Fieldset legend={t('newcomers.part.around')} head>
          <TextField name="languages" label={t('newcomers.new.languages')} help={t('newcomers.new.languages_help')}
            optional maxLength={200} />
          <SelectField name="lead_id" label={t('newcomers.new.lead')} options={view.colleagues} optional
            empty={view.leadOtherwise} />
          <HouseholdChoice view={view} />
        </Fieldset>
        <SubmitRow label={t('newcomers.new.save')} cancel={{ href: '/nieuwkomers', label: t('newcomers.cancel') }} />
      </Form>
    </>
  )
}

function LikelyPeople({ view }: { view: NewView }) {
  const { t, list } = useText()
  if (view.likely.length === 0) return <Notice kind="ok" announce>{t('newcomers.new.nobody_alike')}</Notice>
  return (
    <section aria-labelledby="lijkt">
      <h2 id="lijkt">{t('newcomers.new.alike', { count: view.likely.length })}</h2>
      <p>{t('newcomers.new.alike_help')}</p>
      <ul class="found">
        {view.likely.map((person) => (
          <li>
            <FoundLine person={person} mayAttach={view.mayAttach} />
            <p class="found-reasons">{t('newcomers.new.because', { reasons: list(person.reasons) })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function HouseholdChoice({ view }: { view: NewView }) {
  const { t } = useText()
  const own = view.likely.filter((person) => person.isOwn)
  if (own.length === 0) return <FieldError name="household_with" />
  const options = [
    { value: '', label: t('newcomers.new.own_household') },
    ...own.map(({ personId, name }) => ({ value: personId, label: <bdi>{name}</bdi> })),
  ]
  return <Choices name="household_with" legend={t('newcomers.new.lives_with')} options={options} value="" />
}
