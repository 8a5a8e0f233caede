import { Choices, Tick } from '../../../../web/components/choices.tsx'
import { DataTable, type Column } from '../../../../web/components/data-table.tsx'
import { TextField } from '../../../../web/components/fields.tsx'
import { Fieldset, Form, HiddenField, PostButton, SubmitRow } from '../../../../web/components/form.tsx'
import type { FormState } from '../../../../web/form-state.ts'
import { useText } from '../../../../web/texts.tsx'
import type { RowState } from '../rules/decided.ts'

/** A cell that keeps its row out, with the reason and what was probably meant. */
export interface ShownProblem {
  readonly index: number
  readonly heading: string
  readonly value: string
  readonly reason: string
  readonly suggestion: string
}

/** A word that is wrong in several rows; `line` is the first of them. */
export interface ShownRepeated extends ShownProblem {
  readonly line: number
  readonly count: number
}

/** One fact of two who may be one person, side by side. */
export interface ShownFact {
  readonly label: string
  readonly here: string
  readonly there: string
}

export interface ShownChange {
  readonly label: string
  readonly old: string
  readonly new: string
}

export interface ShownRow {
  readonly line: number
  readonly name: string
  readonly birth: string
  readonly village: string
  readonly household: string
  readonly problems: readonly ShownProblem[]
  readonly remarks: readonly string[]
  readonly changes: readonly ShownChange[]
  /** Who the row may be: an earlier line or a file. */
  readonly other: { readonly title: string; readonly href: string; readonly reasons: string } | null
  readonly facts: readonly ShownFact[]
  readonly decision: string
  /** The file it is about; '' for somebody new. */
  readonly href: string
}

interface RowsProps {
  readonly action: string
  readonly rows: readonly ShownRow[]
}

interface RepeatedProps {
  readonly action: string
  readonly repeated: readonly ShownRepeated[]
  readonly state: FormState
}

/** The same wrong word in many rows is put right once. */
export function RepeatedWords({ action, repeated, state }: RepeatedProps) {
  const { t } = useText()
  if (repeated.length === 0) return null
  return (
    <section class="import-repeated" aria-labelledby="herhaald">
      <h3 id="herhaald">{t('import.repeated.title')}</h3>
      <Form action={action} state={state} summary={false}>
        <HiddenField name="toon" value="fout" />
        <div class="import-rows">
          {repeated.map(({ line, index, heading, value, count, reason, suggestion }) => (
            <TextField name={`alle-${line}-${index}`} label={<bdi>{heading}</bdi>} value={suggestion || value}
              size="medium" help={<>{t('import.repeated.count', { count })} <bdi class="import-cell">{value}</bdi>.{' '}
                {reason}</>} />
          ))}
        </div>
        <SubmitRow label={t('import.repeated.save')} />
      </Form>
    </section>
  )
}

/** Rows with a cell that cannot be read: put it right here, or leave the row out. */
export function WrongRows({ action, rows, state }: RowsProps & { state: FormState }) {
  const { t } = useText()
  if (rows.length === 0) return <p>{t('import.preview.none')}</p>
  return (
    <Form action={action} state={state}>
      <HiddenField name="toon" value="fout" />
      <div class="import-rows">
        {rows.map((row) => (
          <Fieldset legend={t('import.row.legend', { line: row.line, name: row.name || t('import.row.nameless') })}>
            {row.problems.map((problem) => <Correction line={row.line} problem={problem} />)}
            <Tick name={`weg-${row.line}`} label={t('import.row.leave_out')} />
          </Fieldset>
        ))}
      </div>
      <SubmitRow label={t('import.row.save')} />
    </Form>
  )
}

function Correction({ line, problem }: { line: number; problem: ShownProblem }) {
  const { t } = useText()
  const { index, heading, value, reason, suggestion } = problem
  return (
    <>
      <HiddenField name={`was-${line}-${index}`} value={value} />
      <TextField name={`cel-${line}-${index}`} label={<bdi>{heading}</bdi>} value={suggestion || value} size="medium"
        help={<>{reason} {value && <>{t('import.row.in_file')} <bdi class="import-cell">{value}</bdi></>}</>} />
    </>
  )
}

/** Rows that are like somebody: the same person, or somebody else? */
export function DoubleRows({ action, rows, state }: RowsProps & { state: FormState }) {
  const { t } = useText()
  if (rows.length === 0) return <p>{t('import.preview.none')}</p>
  return (
    <Form action={action} state={state}>
      <HiddenField name="toon" value="dubbel" />
      {rows.map((row) => <DoubleRow row={row} />)}
      <SubmitRow label={t('import.row.save')} />
    </Form>
  )
}

function DoubleRow({ row }: { row: ShownRow }) {
  const { t } = useText()
  const name = row.name || t('import.row.nameless')
  return (
    <div class="import-double">
      <DataTable caption={t('import.double.compare', { name })} columns={factColumns(row, t)} rows={row.facts} />
      {row.remarks.length > 0 && <Lines lines={row.remarks} />}
      {row.other && <p>{t('newcomers.new.because', { reasons: row.other.reasons })}</p>}
      <Choices name={`dubbel-${row.line}`} legend={t('import.double.question', { name })} value={row.decision} row
        options={[
          { value: 'same', label: t('import.double.same') }, { value: 'other', label: t('import.double.other') },
          { value: 'left_out', label: t('import.row.leave_out') }, { value: '', label: t('import.double.later') },
        ]} />
    </div>
  )
}

function factColumns(row: ShownRow, t: ReturnType<typeof useText>['t']): Column<ShownFact>[] {
  return [
    { key: 'label', label: t('import.double.fact'), cell: ({ label }) => label },
    { key: 'here', label: t('import.row.line', { line: row.line }), cell: ({ here }) => here && <bdi>{here}</bdi> },
    { key: 'there', label: row.other?.title ?? '', cell: ({ there }) => there && <bdi>{there}</bdi> },
  ]
}

/** Rows about which nothing has to be decided. */
export function PlainRows({ action, rows, kind }: RowsProps & { kind: RowState }) {
  const { t } = useText()
  if (rows.length === 0) return <p>{t('import.preview.none')}</p>
  const columns: Column<ShownRow>[] = [
    { key: 'name', label: t('newcomers.column.name'), cell: (row) => <NameCell row={row} /> },
    { key: 'line', label: t('import.row.line_head'), number: true, cell: (row) => row.line },
    { key: 'birth', label: t('newcomers.field.birth'), cell: (row) => row.birth },
    { key: 'village', label: t('import.field.village'), cell: (row) => row.village && <bdi>{row.village}</bdi> },
    { key: 'household', label: t('import.field.household_number'), cell: (row) => row.household },
    ...(kind === 'changed' ? [changesColumn(t)] : []),
    { key: 'remarks', label: t('import.row.remarks'), cell: (row) => row.remarks.length > 0
      && <Lines lines={row.remarks} /> },
    ...(kind === 'left_out' ? [backColumn(action, t)] : []),
  ]
  return <DataTable caption={t(`import.kind.${kind}`,
    { count: rows.length })} quietCaption columns={columns} rows={rows} />
}

function changesColumn(t: ReturnType<typeof useText>['t']): Column<ShownRow> {
  return { key: 'changes', label: t('import.row.changes'), cell: (row) => (
    <ul class="import-changes">
      {row.changes.map(({ label, old, new: next }) => (
        <li>{label}: <del><bdi>{old || t('import.row.empty')}</bdi></del> <ins><bdi>{next}</bdi></ins></li>
      ))}
    </ul>
  ) }
}

function backColumn(action: string, t: ReturnType<typeof useText>['t']): Column<ShownRow> {
  return { key: 'back', label: t('import.row.act'), cell: (row) => (
    <PostButton action={action} values={{ [`mee-${row.line}`]: '1',
      toon: 'weg' }}>{t('import.row.take_in')}</PostButton>
  ) }
}

function NameCell({ row }: { row: ShownRow }) {
  const { t } = useText()
  const name = <bdi>{row.name || t('import.row.nameless')}</bdi>
  return row.href ? <a class="nl-link" href={row.href}>{name}</a> : name
}

function Lines({ lines }: { lines: readonly string[] }) {
  return <ul class="import-changes">{lines.map((line) => <li>{line}</li>)}</ul>
}
