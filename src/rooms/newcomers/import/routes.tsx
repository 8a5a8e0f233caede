import { writeCsv } from '../../../kit/sheets/writing.ts'
import { Invalid } from '../../../kit/errors.ts'
import { file, json, page, redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { chooseColumns, confirmBatch, correctRows, dropBatch, stageFile } from './actions/staging.ts'
import { columnsForm, previewQuery, rowsForm, shownWords } from './forms.ts'
import { isAbandoned, startCheck, waitShortly } from './jobs.ts'
import { ColumnsPage } from './pages/columns.tsx'
import { CheckingPage, DonePage, PreviewPage } from './pages/preview.tsx'
import { importPath, UploadPage } from './pages/upload.tsx'
import { getBatch, listOpenBatches, type Batch } from './queries/batches.ts'
import { countStates, listStagedRows } from './queries/staged-rows.ts'
import { rowStates, type RowState } from './rules/decided.ts'
import { showRepeated, showRows } from './view.ts'

const pageSize = 25
const uploadLimit = 20 * 1024 * 1024
const allow = ['coordinator'] as const
const path = `${importPath}/:batch`

const audit = (act: string, shows: 'people' | 'nothing' = 'nothing') => ({ action: `newcomers.import_${act}`, shows })

export const routes: readonly Route[] = [
  route({ method: 'GET', path: importPath, allow, form: 'none', audit: audit('start'), handle: showUpload }),
  route({
    method: 'POST', path: importPath, allow, form: 'none', uploadLimit, audit: audit('upload'), again: showUpload,
    handle: async (visit) => {
      const upload = visit.files['bestand']
      if (!upload) throw new Invalid({ bestand: ['import.problem.no_file'] })
      const id = await stageFile(visit, upload)
      visit.about('import', id)
      return redirect(`${importPath}/${id}/kolommen`)
    },
  }),
  route({
    method: 'GET', path: `${path}/kolommen`, allow, form: 'none', audit: audit('columns', 'people'),
    handle: showColumns,
  }),
  route({
    method: 'POST', path: `${path}/kolommen`, allow, form: columnsForm, audit: audit('choose_columns'),
    again: showColumns,
    handle: async (visit) => {
      await chooseColumns(visit, batchOf(visit), visit.form)
      return checked(visit)
    },
  }),
  route({
    method: 'GET', path, allow, form: previewQuery, audit: audit('preview', 'people'),
    handle: (visit) => showPreview(visit, visit.form),
  }),
  route({
    method: 'GET', path: `${path}/voortgang`, allow, form: 'none', audit: audit('progress'), handle: showProgress,
  }),
  route({
    method: 'POST', path: `${path}/regels`, allow, form: rowsForm, audit: audit('correct'),
    again: (visit) => showPreview(visit, { toon: 'fout', pagina: 1 }),
    handle: async (visit) => {
      await correctRows(visit, batchOf(visit), visit.form)
      return checked(visit, `?toon=${visit.form.toon}`)
    },
  }),
  route({
    method: 'POST', path: `${path}/bevestiging`, allow, form: 'none', audit: audit('confirm', 'people'),
    again: (visit) => showPreview(visit, { pagina: 1 }),
    handle: async (visit) => {
      const written = await confirmBatch(visit, batchOf(visit))
      if (written === 'check_again') return checked(visit)
      visit.about('import', batchOf(visit))
      visit.saw(...written.created, ...written.changed)
      return redirect(`${importPath}/${batchOf(visit)}/klaar`)
    },
  }),
  route({ method: 'GET', path: `${path}/klaar`, allow, form: 'none', audit: audit('done'), handle: showDone }),
  route({
    method: 'GET', path: `${path}/fouten.csv`, allow, form: 'none', audit: audit('errors', 'people'), handle: errorFile,
  }),
  route({
    method: 'POST', path: `${path}/weg`, allow, form: 'none', audit: audit('drop'), again: showUpload,
    handle: async (visit) => {
      await dropBatch(visit, batchOf(visit))
      return redirect(importPath)
    },
  }),
]

function batchOf(visit: Visit<unknown>): string {
  return visit.params['batch'] ?? ''
}

/** Starts the check that was asked for; it waits until this request is written. */
function checked(visit: Visit<unknown>, query = '') {
  startCheck(visit.database, visit.actor, batchOf(visit), () => new Date())
  return redirect(`${importPath}/${batchOf(visit)}${query}`)
}

async function showUpload(visit: Visit<unknown>) {
  const open = (await listOpenBatches(visit.tx, visit.actor)).map(({ id, fileName, totalRows, createdAt }) => (
    { id, name: fileName, rows: totalRows, at: createdAt }))
  const body = <UploadPage state={visit.state} open={open} />
  return page({ title: visit.text.t('import.upload.title'), place: 'newcomers', body })
}

async function showColumns(visit: Visit<unknown>) {
  const { tx, actor, state, text } = visit
  const batch = await getBatch(tx, actor, batchOf(visit))
  const sample = await listStagedRows(tx, actor, batch.id, { states: [...rowStates, 'unread'], offset: 0, limit: 40 })
  const columns = batch.columns.map((column) => ({
    ...column,
    examples: [...new Set(sample.map(({ cells }) => (cells[column.index] ?? '').slice(0,
      40)))].filter(Boolean).slice(0, 3),
  }))
  const { id: batchId, fileName, totalRows: rows, otherSheets, refusal } = batch
  const body = <ColumnsPage view={{ state, batchId, fileName, rows, columns, otherSheets, refusal }} />
  return page({ title: text.t('import.columns.title'), place: 'newcomers', body })
}

async function showPreview(visit: Visit<unknown>, query: { toon?: keyof typeof shownWords
  | undefined; pagina: number }) {
  const { tx, actor, state, text } = visit
  const batch = await checkedBatch(visit)
  if (batch.state === 'columns') return redirect(`${importPath}/${batch.id}/kolommen`)
  if (batch.state === 'confirmed') return redirect(`${importPath}/${batch.id}/klaar`)
  if (batch.state === 'checking') return checkingPage(visit, batch)
  const counts: Partial<Record<RowState, number>> = await countStates(tx, actor, batch.id)
  const asked = query.toon && shownWords[query.toon]
  const shown = asked && counts[asked] ? asked : firstToLookAt(counts)
  const pages = Math.max(1, Math.ceil((counts[shown] ?? 0) / pageSize))
  const here = Math.min(query.pagina, pages)
  const staged = await listStagedRows(tx, actor, batch.id, { states: [shown], offset: (here - 1) * pageSize,
    limit: pageSize })
  const { rows, personIds } = await showRows(visit, batch, staged, text)
  visit.saw(...personIds)
  const repeated = shown === 'wrong' ? await showRepeated(visit, batch, text) : []
  const view = { state, batchId: batch.id, fileName: batch.fileName, checkedAt: batch.checkedAt, counts, shown, rows,
    repeated, page: here, pages }
  return page({ title: text.t('import.preview.title'), place: 'newcomers', wide: true,
    body: <PreviewPage view={view} /> })
}

/** The batch, after a check that runs has had a moment to end, and one that was left behind is taken up. */
async function checkedBatch(visit: Visit<unknown>): Promise<Batch> {
  const batch = await getBatch(visit.tx, visit.actor, batchOf(visit))
  if (batch.state !== 'checking') return batch
  if (isAbandoned(batch, new Date())) startCheck(visit.database, visit.actor, batch.id, () => new Date())
  await waitShortly(batch.id)
  return getBatch(visit.tx, visit.actor, batch.id)
}

function firstToLookAt(counts: Partial<Record<RowState, number>>): RowState {
  const order = ['wrong', 'duplicate', 'new', 'changed', 'same', 'left_out'] as const
  return order.find((state) => (counts[state] ?? 0) > 0) ?? 'new'
}

function checkingPage({ text }: Visit<unknown>, batch: Batch) {
  const { id: batchId, fileName, checkedRows: done, totalRows: total } = batch
  const body = <CheckingPage view={{ batchId, fileName, done, total }} />
  return page({ title: text.t('import.checking.title'), place: 'newcomers', body })
}

async function showProgress(visit: Visit<unknown>) {
  const batch = await getBatch(visit.tx, visit.actor, batchOf(visit))
  const ready = batch.state !== 'checking'
  return json({ done: batch.checkedRows, total: batch.totalRows, ready, next: `${importPath}/${batch.id}` })
}

async function showDone(visit: Visit<unknown>) {
  const batch = await getBatch(visit.tx, visit.actor, batchOf(visit))
  if (batch.state !== 'confirmed') return redirect(`${importPath}/${batch.id}`)
  const { wrong = 0, duplicate = 0 } = await countStates(visit.tx, visit.actor, batch.id)
  const view = { batchId: batch.id, ...batch.written, left: wrong + duplicate }
  return page({ title: visit.text.t('import.done.title'), place: 'newcomers', body: <DonePage view={view} /> })
}

/** Every row that stays out, as it stands in the file, with line and reasons before it (F11). */
async function errorFile(visit: Visit<unknown>) {
  const { tx, actor, text } = visit
  const batch = await getBatch(tx, actor, batchOf(visit))
  const staged = await listStagedRows(tx, actor, batch.id, { states: ['wrong', 'duplicate'], offset: 0,
    limit: batch.totalRows })
  const { rows, personIds } = await showRows(visit, batch, staged, text)
  visit.saw(...personIds)
  const kept = batch.columns.filter(({ use }) => use !== 'refused')
  const headings = [text.t('import.row.line_head'), text.t('import.row.why'), ...kept.map(({ heading }) => heading)]
  const lines = rows.map((row, index) => [
    row.line, row.problems.map(({ heading, reason }) => `${heading}: ${reason}`).join(' ')
      || text.t('import.double.like', { title: row.other?.title ?? '' }),
    ...kept.map((column) => staged[index]?.cells[column.index] ?? ''),
  ])
  return file(`${text.t('import.errors_file')}.csv`, 'text/csv; charset=utf-8', await writeCsv(headings, lines))
}

