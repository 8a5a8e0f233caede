import type { VNode } from 'preact'
import { ButtonLink } from '../../../../web/components/button.tsx'
import { Pagination } from '../../../../web/components/data-table.tsx'
import { PostButton } from '../../../../web/components/form.tsx'
import { Notice } from '../../../../web/components/notice.tsx'
import { Progress } from '../../../../web/components/progress.tsx'
import { PageHead } from '../../../../web/components/text.tsx'
import type { FormState } from '../../../../web/form-state.ts'
import { useText } from '../../../../web/texts.tsx'
import { wordOf } from '../forms.ts'
import { rowStates, type RowState } from '../rules/decided.ts'
import { DoubleRows, PlainRows, RepeatedWords, WrongRows, type ShownRepeated, type ShownRow } from './rows.tsx'
import { importPath } from './upload.tsx'

export interface PreviewView {
  readonly state: FormState
  readonly batchId: string
  readonly fileName: string
  readonly checkedAt: Date | null
  readonly counts: Readonly<Partial<Record<RowState, number>>>
  readonly shown: RowState
  readonly rows: readonly ShownRow[]
  readonly repeated: readonly ShownRepeated[]
  readonly page: number
  readonly pages: number
}

/** What becomes of every row, before anything is written. */
export function PreviewPage({ view }: { view: PreviewView }) {
  const { t, moment } = useText()
  const base = `${importPath}/${view.batchId}`
  return (
    <>
      <PageHead title={t('import.preview.title')} lead={t('import.preview.lead')}
        back={{ href: `${base}/kolommen`, label: t('import.columns.title') }} />
      <p>
        <bdi>{view.fileName}</bdi>
        {view.checkedAt && <> · {t('import.preview.checked', { moment: moment(view.checkedAt) })}</>}
      </p>
      <Kinds view={view} />
      <section aria-labelledby="regels">
        <h2 id="regels">{t(`import.kind.${view.shown}`, { count: view.counts[view.shown] ?? 0 })}</h2>
        <p>{t(`import.kind_help.${view.shown}`)}</p>
        {listOf(view)}
        <Pagination page={view.page} pages={view.pages}
          hrefOf={(page) => `${base}?toon=${wordOf(view.shown)}&pagina=${page}`} />
      </section>
      <Confirmation view={view} />
    </>
  )
}

function Kinds({ view }: { view: PreviewView }) {
  const { t } = useText()
  const kinds = rowStates.filter((state) => (view.counts[state] ?? 0) > 0 || state === view.shown)
  return (
    <nav aria-label={t('import.preview.kinds')}>
      <ul class="import-kinds">
        {kinds.map((state) => (
          <li>
            <a class="nl-link" href={`${importPath}/${view.batchId}?toon=${wordOf(state)}`}
              aria-current={state === view.shown ? 'page' : undefined}>
              {t(`import.kind.${state}`, { count: view.counts[state] ?? 0 })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function listOf(view: PreviewView): VNode {
  const action = `${importPath}/${view.batchId}/regels`
  if (view.shown === 'wrong') {
    return (
      <>
        <RepeatedWords action={action} repeated={view.repeated} state={view.state} />
        <WrongRows action={action} state={view.state} rows={view.rows} />
      </>
    )
  }
  if (view.shown === 'duplicate') return <DoubleRows action={action} state={view.state} rows={view.rows} />
  return <PlainRows action={action} kind={view.shown} rows={view.rows} />
}

function Confirmation({ view }: { view: PreviewView }) {
  const { t } = useText()
  const { new: created = 0, changed = 0, wrong = 0, duplicate = 0 } = view.counts
  const base = `${importPath}/${view.batchId}`
  return (
    <section aria-labelledby="bevestigen">
      <h2 id="bevestigen">{t('import.confirm.title')}</h2>
      {wrong + duplicate > 0 && (
        <Notice kind="warning">{t('import.confirm.stay_out', { wrong, duplicate })}</Notice>
      )}
      <p>{t(created + changed > 0 ? 'import.confirm.all_or_nothing' : 'import.confirm.nothing')}</p>
      <div class="actions">
        {created + changed > 0 && (
          <PostButton action={`${base}/bevestiging`} look="primary">{t('import.confirm.do', { created,
            changed })}</PostButton>
        )}
        {wrong + duplicate > 0 && (
          <ButtonLink icon="export" href={`${base}/fouten.csv`}>{t('import.confirm.errors')}</ButtonLink>
        )}
        <PostButton action={`${base}/weg`} look="quiet">{t('import.drop')}</PostButton>
      </div>
    </section>
  )
}

export interface ProgressView {
  readonly batchId: string
  readonly fileName: string
  readonly done: number
  readonly total: number
}

/** While the rows are being checked; others keep working, and so may this one. */
export function CheckingPage({ view }: { view: ProgressView }) {
  const { t } = useText()
  const base = `${importPath}/${view.batchId}`
  return (
    <>
      <PageHead title={t('import.checking.title')} lead={t('import.checking.lead')} />
      <p><bdi>{view.fileName}</bdi></p>
      <Progress label={t('import.checking.label')} done={view.done} total={view.total} watch={`${base}/voortgang`} />
      <ButtonLink href={base}>{t('import.checking.refresh')}</ButtonLink>
    </>
  )
}

export interface DoneView {
  readonly batchId: string
  readonly created: number
  readonly changed: number
  /** Rows that stayed out. */
  readonly left: number
}

/** What was written. */
export function DonePage({ view }: { view: DoneView }) {
  const { t } = useText()
  const { created, changed, left } = view
  return (
    <>
      <PageHead title={t('import.done.title')} />
      <Notice kind="ok" announce>{t('import.done.written', { created, changed })}</Notice>
      {left > 0 && <p>{t('import.done.left', { left })}</p>}
      <div class="actions">
        <ButtonLink look="primary" href="/nieuwkomers">{t('import.done.people')}</ButtonLink>
        {left > 0 && (
          <ButtonLink icon="export" href={`${importPath}/${view.batchId}/fouten.csv`}>
            {t('import.confirm.errors')}
          </ButtonLink>
        )}
        <ButtonLink href={importPath}>{t('import.done.another')}</ButtonLink>
      </div>
    </>
  )
}
