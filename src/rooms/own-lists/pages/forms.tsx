import { contactKindValues, ownFieldKindValues, type OwnList } from '../../../db/schema.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import { Choices } from '../../../web/components/choices.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { LongText, SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, HiddenField, SubmitRow } from '../../../web/components/form.tsx'
import { SavedLine } from '../../../web/components/saved-line.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { draftOf, type DraftState } from '../../../web/drafts.ts'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import { ownPath } from './paths.ts'

/** A word for one of the lists; a kind of contact also says as what it counts. */
export function NewEntryPage({ list, state }: { list: OwnList; state: FormState }) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('own-lists.entry.add')} lead={t(`own-lists.list.${list}`)}
        back={{ href: ownPath, label: t('own-lists.title') }} />
      <Form action={`${ownPath}/lijsten/${list}`} state={state}>
        <HiddenField name="list" value={list} />
        <NameFields />
        {list === 'contact_kind' && (
          <SelectField name="counts_as" label={t('own-lists.entry.counts_as')} empty={t('own-lists.entry.choose')}
            help={t('own-lists.entry.counts_help')}
            options={contactKindValues.map((value) => ({ value, label: t(`newcomers.contact_kind.${value}`) }))} />
        )}
        <SubmitRow label={t('own-lists.entry.add')} cancel={{ href: ownPath, label: t('own-lists.cancel') }} />
      </Form>
    </>
  )
}

/** A field for every file: what it holds, what it is for, how long it is kept. */
export function NewFieldPage({ state }: { state: DraftState }) {
  const { t, time } = useText()
  return (
    <>
      <PageHead title={t('own-lists.field.add')} lead={t('own-lists.field.lead')}
        back={{ href: ownPath, label: t('own-lists.title') }} />
      <Form action={`${ownPath}/velden`} state={state}>
        <SavedLine savedAt={state.savedAt ? time(state.savedAt) : null} />
        <NameFields />
        <Choices name="kind" legend={t('own-lists.field.kind')} value="text"
          options={ownFieldKindValues.map((value) => ({ value, label: t(`own-lists.kind.${value}`) }))} />
        <LongText name="options" label={t('own-lists.field.options')} help={t('own-lists.field.options_help')} rows={4}
          optional draft={draftOf(state.draftKey)} />
        <TextField name="purpose" label={t('own-lists.field.purpose')} help={t('own-lists.field.purpose_help')}
          maxLength={300} />
        <TextField name="kept_months" label={t('own-lists.field.kept')} help={t('own-lists.field.kept_help')}
          inputmode="numeric" size="short" />
        <SubmitRow label={t('own-lists.field.add')} cancel={{ href: ownPath, label: t('own-lists.cancel') }} />
      </Form>
    </>
  )
}

function NameFields() {
  const { t } = useText()
  return (
    <>
      <TextField name="name_nl" label={t('own-lists.name')} maxLength={80} />
      <Disclosure label={t('own-lists.translations')}>
        <p>{t('own-lists.fallback')}</p>
        <TextField name="name_en" label={<span lang="en">English</span>} maxLength={80} optional />
        <TextField name="name_ar" label={<span lang="ar">العربية</span>} maxLength={80} optional />
      </Disclosure>
    </>
  )
}

interface EndView {
  readonly name: string
  readonly action: string
  readonly today: PlainDate
  readonly state: FormState
}

/** The last day on which a word or field is still in use; nothing that was written goes away. */
export function EndPage({ view: { name, action, today, state } }: { view: EndView }) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('own-lists.end.title', { name })} lead={t('own-lists.end.lead')}
        back={{ href: ownPath, label: t('own-lists.title') }} />
      <Form action={action} state={state}>
        <DateField name="last_day" label={t('own-lists.end.day')} value={today} />
        <SubmitRow label={t('own-lists.end.do')} cancel={{ href: ownPath, label: t('own-lists.cancel') }} />
      </Form>
    </>
  )
}
