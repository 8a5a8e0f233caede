import type { ComponentChildren } from 'preact'
import { useText } from '../texts.tsx'
import { EmptyState } from './card.tsx'

export interface Column<Row> {
  readonly key: string
  readonly label: string
  readonly cell: (row: Row) => ComponentChildren
  /** Where a click on the head leads, and how the list is sorted by it now. */
  readonly sort?: { readonly href: string; readonly now?: 'up' | 'down' | undefined }
  /** Numbers stand at the end of their column. */
  readonly number?: boolean
  /** A picture of the row; on a phone it stands beside the name, without a label. */
  readonly mark?: boolean
}

interface DataTableProps<Row> {
  /** What the list is; shown small above it, or only heard with `quietCaption`. */
  caption: string
  quietCaption?: boolean
  /** The first column names the row, usually with a link. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** Shown in place of the rows when there are none. */
  empty?: ComponentChildren
}

/** A list: a table where there is room, a card per row on a phone, from the same markup. */
export function DataTable<Row>({ caption, quietCaption = false, columns, rows, empty }: DataTableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>
  return (
    <table class="utrecht-table utrecht-table--html-table list">
      <caption class={quietCaption ? 'sr-only' : undefined}>{caption}</caption>
      <thead><tr>{columns.map((column) => <Head column={column} />)}</tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr>{columns.map((column, index) => <Cell column={column} row={row} first={index === 0} />)}</tr>
        ))}
      </tbody>
    </table>
  )
}

function Head<Row>({ column }: { column: Column<Row> }) {
  const { t } = useText()
  const { label, sort, number } = column
  const sorted = sort?.now && ({ up: 'ascending', down: 'descending' } as const)[sort.now]
  return (
    <th scope="col" class={number ? 'number' : undefined} aria-sort={sorted || undefined}>
      {sort
        ? (
          <a class="sort" href={sort.href} title={t('web.list.sort', { column: label })}>
            {label}<span class={`sort-mark sort-mark--${sort.now ?? 'none'}`} aria-hidden="true" />
          </a>
        )
        : label}
    </th>
  )
}

function Cell<Row>({ column, row, first }: { column: Column<Row>; row: Row; first: boolean }) {
  const content = column.cell(row)
  if (first) return <th scope="row">{content}</th>
  const kind = column.mark ? 'list-mark' : column.number ? 'number' : undefined
  const nothing = content === null || content === undefined || content === ''
  return (
    <td class={kind} data-label={column.mark ? undefined : column.label} data-empty={nothing ? '' : undefined}>
      {content}
    </td>
  )
}

interface PaginationProps {
  page: number
  pages: number
  hrefOf: (page: number) => string
}

/** In place of the rows of a page that lies past the last one: an old address, or a list that grew shorter. */
export function PastTheEnd({ pages, hrefOf }: Omit<PaginationProps, 'page'>) {
  const { t } = useText()
  const action = { href: hrefOf(pages), label: t('web.list.last') }
  return <EmptyState action={action}>{t('web.list.past', { pages })}</EmptyState>
}

/** Earlier and later, and where you are. Nothing when there is one page. */
export function Pagination({ page, pages, hrefOf }: PaginationProps) {
  const { t } = useText()
  if (pages <= 1 || page > pages) return null
  return (
    <nav class="pages" aria-label={t('web.list.pages')}>
      {page > 1 && (
        <a class="utrecht-button utrecht-button--secondary-action button-link" rel="prev" href={hrefOf(page - 1)}>
          {t('web.list.previous')}
        </a>
      )}
      <span class="pages-here">{t('web.list.page', { page, pages })}</span>
      {page < pages && (
        <a class="utrecht-button utrecht-button--secondary-action button-link" rel="next" href={hrefOf(page + 1)}>
          {t('web.list.next')}
        </a>
      )}
    </nav>
  )
}
