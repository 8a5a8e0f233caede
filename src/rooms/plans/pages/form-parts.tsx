import type { ComponentChildren } from 'preact'
import { DateField } from '../../../web/components/date-field.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { LongText, SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, HiddenField, SubmitRow } from '../../../web/components/form.tsx'
import { SavedLine } from '../../../web/components/saved-line.tsx'
import { draftOf } from '../../../web/drafts.ts'
import { useText } from '../../../web/texts.tsx'
import { printLanguageNames } from '../print/words.ts'
import { planPath, type PlanView } from './view.ts'

interface InPlaceProps {
  readonly view: PlanView
  /** Below the plan's address, such as `doelen`. */
  readonly to: string
  readonly title: ComponentChildren
  readonly submit?: string
  /** Where giving up leads: the place on the page. */
  readonly anchor: string
  readonly version?: number
  /** One below the heading it stands under. */
  readonly level?: 3 | 4
  readonly children: ComponentChildren
}

/** The one form that is open, at its own place on the page; long texts are kept while typing. */
export function InPlaceForm({ view, to, title, submit, anchor, version, level = 4, children }: InPlaceProps) {
  const { t, time } = useText()
  const { state, personId } = view
  const Heading = `h${level}` as const
  const cancel = { href: `${planPath(personId)}#${anchor}`, label: t('plans.form.cancel') }
  return (
    <div class="plan-form" id="formulier">
      <Heading>{title}</Heading>
      <Form action={`${planPath(personId)}/${to}`} state={state}>
        <SavedLine savedAt={state.savedAt ? time(state.savedAt) : null} />
        {version !== undefined && <HiddenField name="version" value={String(version)} />}
        {children}
        {submit
          ? <SubmitRow label={submit} cancel={cancel} />
          : <p><a class="nl-link submit-row-cancel" href={cancel.href}>{cancel.label}</a></p>}
      </Form>
    </div>
  )
}

interface KeptTextProps {
  readonly view: PlanView
  readonly name: string
  readonly label: ComponentChildren
  readonly help?: ComponentChildren
  readonly value?: string
  readonly rows?: number
  readonly optional?: boolean
}

/** A long text of the open form. */
export function KeptText({ view, ...field }: KeptTextProps) {
  return <LongText rows={3} {...field} draft={draftOf(view.state.draftKey ?? '')} />
}

interface TranslationProps {
  readonly view: PlanView
  readonly language: string
  /** Name and value of each field in the other language. */
  readonly fields: readonly { name: string; label: string; value: string }[]
}

/** The second field of own text: in the newcomer's language, filled by a person. */
export function TranslationFields({ view, language, fields }: TranslationProps) {
  const { t } = useText()
  const own = language || (view.printLanguage === 'nl' ? '' : view.printLanguage)
  const options = Object.entries(printLanguageNames).filter(([value]) => value !== 'nl')
    .map(([value, label]) => ({ value, label }))
  const isOpen = fields.some(({ value, name }) => value !== '' || Boolean(view.state.values[name]))
  return (
    <Disclosure label={t('plans.form.translation')} open={isOpen}>
      <p>{t('plans.form.translation_help')}</p>
      <SelectField name="translated_language" label={t('plans.form.language')} options={options} value={own}
        empty={t('plans.form.no_language')} />
      {fields.map((field) => <KeptText view={view} {...field} optional />)}
    </Disclosure>
  )
}

/** Who does it and by when. */
export function WhoAndWhen({ view, owner, ownerWords, dueOn }: {
  view: PlanView
  owner?: string
  ownerWords?: string
  dueOn?: string | null
}) {
  const { t } = useText()
  return (
    <>
      <SelectField name="owner" label={t('plans.step.who')} options={view.owners} value={owner} optional
        empty={t('plans.step.nobody_yet')} />
      <TextField name="owner_words" label={t('plans.step.who_else')} value={ownerWords} size="medium" optional
        maxLength={120} />
      <DateField name="due_on" label={t('plans.step.due_on')} value={dueOn} optional />
    </>
  )
}
