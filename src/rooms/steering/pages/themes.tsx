import { EmptyState } from '../../../web/components/card.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { ExportLinks } from '../../../web/components/export-links.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { type Texts, useText } from '../../../web/texts.tsx'
import type { ShownCell } from '../rules/small-numbers.ts'
import { type ThemeCount, themeSplits } from '../theme-measures.ts'

/** What people speak of in their talks, counted over the municipality; small counts hidden (PRIV-10). */
export function ThemesPage({ themes }: { themes: readonly ThemeCount[] }) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('steering.themes.title')} back={{ href: '/sturen', label: t('steering.title') }}
        lead={t('steering.themes.lead')}>
        <ExportLinks path="/sturen/themas" />
      </PageHead>
      {themes.length === 0 ? <EmptyState>{t('steering.themes.none')}</EmptyState> : <Themes themes={themes} />}
      <Disclosure label={t('web.figure.howCounted')}><p>{t('steering.themes.counted')}</p></Disclosure>
    </>
  )
}

function Themes({ themes }: { themes: readonly ThemeCount[] }) {
  const { t, list } = useText()
  const counted = themes.filter(({ people }) => people !== null)
  const few = themes.filter(({ people }) => people === null).map(({ name }) => name)
  return (
    <>
      {counted.length > 0 && (
        <DataTable caption={t('steering.themes.title')} quietCaption columns={columns(t)} rows={counted} />
      )}
      {few.length > 0 && <p class="themes-few">{t('steering.themes.few', { names: list(few) })}</p>}
    </>
  )
}

function columns(t: Texts['t']): Column<ThemeCount>[] {
  return [
    { key: 'name', label: t('steering.themes.theme'), cell: ({ name }) => <b><bdi>{name}</bdi></b> },
    { key: 'people', label: t('steering.column.people'), number: true, cell: ({ people }) => people },
    ...themeSplits.map((split): Column<ThemeCount> => ({
      key: split, label: t(`steering.themes.${split}`), cell: ({ splits }) => <Cells cells={splits[split]} />,
    })),
  ]
}

function Cells({ cells }: { cells: readonly ShownCell[] }) {
  const { t, number } = useText()
  const shown = cells.filter(({ count }) => count !== null)
  if (shown.length === 0) {
    return (
      <>
        <span class="theme-none" aria-hidden="true">–</span>
        <span class="sr-only">{t('steering.split.hidden')}</span>
      </>
    )
  }
  return (
    <>
      {shown.map(({ key, count }) => (
        <span class="theme-part"><bdi>{key || t('steering.themes.unknown')}</bdi> <b>{number(count ?? 0)}</b></span>
      ))}
      {shown.length < cells.length && <span class="theme-part quiet-text">{t('steering.themes.rest')}</span>}
    </>
  )
}
