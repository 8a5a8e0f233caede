import { Choices } from '../../../web/components/choices.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, HiddenField, SubmitRow } from '../../../web/components/form.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { type Texts, useText } from '../../../web/texts.tsx'
import type { OwnField } from '../../own-lists/queries/fields.ts'
import type { FileHead } from '../rules/file-head.ts'
import { filePath, TaskPage } from './header.tsx'

export interface PastOwnValue {
  readonly old: string
  readonly new: string
  readonly at: Date
  readonly by: string | null
}

export interface ShownOwnField {
  readonly field: OwnField
  readonly value: string
  /** Newest first. */
  readonly past: readonly PastOwnValue[]
  readonly isInUse: boolean
}

/** The own fields of the municipality on the details of a file: value, purpose, retention, what it said before. */
export function OwnFieldsPart({ personId, fields }: { personId: string; fields: readonly ShownOwnField[] }) {
  const { t } = useText()
  const shown = fields.filter(({ isInUse, value, past }) => isInUse || value !== '' || past.length > 0)
  if (shown.length === 0) return null
  return (
    <section>
      <h3>{t('newcomers.own.title')}</h3>
      <dl class="fields">{shown.map((one) => <OwnLine one={one} />)}</dl>
      {shown.some(({ isInUse }) => isInUse) && (
        <p><a class="nl-link" href={filePath(personId, '/gegevens/eigen')}>{t('newcomers.own.edit')}</a></p>
      )}
    </section>
  )
}

function OwnLine({ one: { field, value, past, isInUse } }: { one: ShownOwnField }) {
  const texts = useText()
  const { t, language, date, moment } = texts
  const said = (text: string) => wordOf(field, text, texts) || t('newcomers.own.empty')
  return (
    <div>
      <dt><bdi>{field.name[language]}</bdi></dt>
      <dd>
        {value ? <bdi>{said(value)}</bdi> : <span class="fields-none">{said('')}</span>}
        <br />
        <span class="fields-none">
          {isInUse ? t('own-lists.kept', { purpose: field.purpose, count: field.keptMonths })
            : t('newcomers.own.ended', { day: date(field.lastDay) })}
        </span>
        {past.length > 0 && (
          <Disclosure label={t('newcomers.details.earlier', { count: past.length })}>
            <ul class="history">
              {past.map((change) => (
                <li>
                  <del><bdi>{said(change.old)}</bdi></del> → <bdi>{said(change.new)}</bdi>
                  <br />
                  <span class="fields-none">
                    {moment(change.at)}, <bdi>{change.by ?? t('newcomers.details.nobody')}</bdi>
                  </span>
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </dd>
    </div>
  )
}

/** How a value of an own field is said. */
export function wordOf({ kind }: OwnField, value: string, { t, date }: Texts): string {
  if (kind === 'date') return date(value)
  return kind === 'yes_no' && value !== '' ? t(`newcomers.own.${value}`) : value
}

interface EditView {
  readonly head: FileHead
  readonly fields: readonly ShownOwnField[]
  readonly state: FormState
}

/** Filling in the own fields; what each is for stands at the field. */
export function OwnFieldsPage({ view: { head, fields, state } }: { view: EditView }) {
  const { t } = useText()
  const back = { href: filePath(head.personId, '/gegevens'), label: t('newcomers.details.title') }
  return (
    <TaskPage head={head} title={t('newcomers.own.title')} back={back}>
      <p>{t('newcomers.own.lead')}</p>
      <Form action={filePath(head.personId, '/gegevens/eigen')} state={state}>
        {fields.filter(({ isInUse }) => isInUse).map(({ field, value }) => (
          <>
            <HiddenField name={`eerst-${field.id}`} value={value} />
            <OwnInput field={field} value={value} />
          </>
        ))}
        <SubmitRow label={t('newcomers.save')} cancel={{ href: back.href, label: t('newcomers.cancel') }} />
      </Form>
    </TaskPage>
  )
}

function OwnInput({ field, value }: { field: OwnField; value: string }) {
  const { t, language } = useText()
  const name = `veld-${field.id}`
  const label = <bdi>{field.name[language]}</bdi>
  const help = t('own-lists.kept', { purpose: field.purpose, count: field.keptMonths })
  switch (field.kind) {
    case 'date': return <DateField name={name} label={field.name[language]} help={help} value={value} optional />
    case 'yes_no': return (
      <Choices name={name} legend={label} help={help} value={value} optional row
        options={['yes', 'no', ''].map((word) => ({ value: word, label: t(`newcomers.own.${word || 'empty'}`) }))} />
    )
    case 'choice': return (
      <SelectField name={name} label={label} help={help} value={value} optional empty={t('newcomers.own.empty')}
        options={field.options.map((word) => ({ value: word, label: word }))} />
    )
    case 'text': return <TextField name={name} label={label} help={help} value={value} maxLength={2000} optional />
  }
}
