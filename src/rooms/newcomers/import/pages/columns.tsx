import { Disclosure } from '../../../../web/components/disclosure.tsx'
import { SelectField } from '../../../../web/components/fields.tsx'
import { Fieldset, Form, PostButton, SubmitRow } from '../../../../web/components/form.tsx'
import { Notice } from '../../../../web/components/notice.tsx'
import { PageHead } from '../../../../web/components/text.tsx'
import type { FormState } from '../../../../web/form-state.ts'
import { useText } from '../../../../web/texts.tsx'
import { importFields, levelFields, type ImportField } from '../rules/fields.ts'
import { importPath } from './upload.tsx'

export interface ShownColumn {
  readonly index: number
  readonly heading: string
  readonly use: string
  /** Some values of the file, so that one sees what the column holds. */
  readonly examples: readonly string[]
}

export interface ColumnsView {
  readonly state: FormState
  readonly batchId: string
  readonly fileName: string
  readonly rows: number
  readonly columns: readonly ShownColumn[]
  readonly otherSheets: readonly string[]
  /** Key of what went wrong with the last check; '' when nothing did. */
  readonly refusal: string
}

/** What each column of the file means; what was chosen by hand is remembered for the municipality. */
export function ColumnsPage({ view }: { view: ColumnsView }) {
  const { t, list } = useText()
  const action = `${importPath}/${view.batchId}/kolommen`
  const unknown = view.columns.filter(({ use }) => use === 'kept' || use === 'left_out')
  const known = view.columns.filter(({ use }) => use !== 'refused' && !unknown.some((column) => column.use === use))
  const refused = view.columns.filter(({ use }) => use === 'refused')
  return (
    <>
      <PageHead title={t('import.columns.title')} lead={t('import.columns.lead', { rows: view.rows })}
        back={{ href: importPath, label: t('import.upload.title') }} />
      {view.refusal && <Notice kind="error" announce>{t(`import.refused.${view.refusal}`)}</Notice>}
      <p><bdi>{view.fileName}</bdi></p>
      {view.otherSheets.length > 0 && (
        <Notice kind="warning">{t('import.columns.other_sheets', { names: list(view.otherSheets) })}</Notice>
      )}
      {refused.length > 0 && (
        <Notice kind="warning">{t('import.columns.refused',
          { names: list(refused.map(({ heading }) => heading)) })}</Notice>
      )}
      <Form action={action} state={view.state}>
        <Fieldset legend={t('import.columns.unknown',
          { count: unknown.length })} help={t('import.columns.unknown_help')} head>
          {unknown.map((column) => <ColumnChoice column={column} />)}
        </Fieldset>
        <Disclosure label={t('import.columns.known', { count: known.length })} open={unknown.length === 0}>
          {known.map((column) => <ColumnChoice column={column} />)}
        </Disclosure>
        <SubmitRow label={t('import.columns.check')} />
      </Form>
      <PostButton action={`${importPath}/${view.batchId}/weg`} look="quiet">{t('import.drop')}</PostButton>
    </>
  )
}

function ColumnChoice({ column }: { column: ShownColumn }) {
  const { t } = useText()
  const examples = column.examples.join(' · ')
  return (
    <SelectField name={`kolom-${column.index}`} label={<bdi>{column.heading}</bdi>} options={useOptions(t)}
      value={column.use} help={examples === '' ? t('import.columns.empty') : <bdi>{examples}</bdi>} />
  )
}

function useOptions(t: ReturnType<typeof useText>['t']) {
  const field = (name: ImportField) => ({
    value: name, label: t(`import.field.${name}`),
    group: t((levelFields as readonly string[]).includes(name) ? 'import.columns.levels' : 'import.columns.fields'),
  })
  return [
    { value: 'kept', label: t('import.columns.keep') }, { value: 'left_out', label: t('import.columns.leave') },
    ...importFields.map(field),
  ]
}
