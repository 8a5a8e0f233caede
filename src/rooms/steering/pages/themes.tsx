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
      {themes.length === 0
        ? <EmptyState>{t('steering.themes.none')}</EmptyState>
        : <DataTable caption={t('steering.themes.title')} quietCaption columns={columns(t)} rows={themes} />}
      <Disclosure label={t('web.figure.howCounted')}><p>{t('steering.themes.counted')}</p></Disclosure>
    </>
  )
}

function columns(t: Texts['t']): Column<ThemeCount>[] {
  return [
    { key: 'name', label: t('steering.themes.theme'), cell: ({ name }) => <bdi>{name}</bdi> },
    {
      key: 'people', label: t('steering.column.people'), number: true,
      cell: ({ people }) => people ?? t('steering.split.hidden'),
    },
    ...themeSplits.map((split): Column<ThemeCount> => ({
      key: split, label: t(`steering.themes.${split}`),
      cell: ({ people, splits }) => people !== null && <Cells cells={splits[split]} />,
    })),
  ]
}

function Cells({ cells }: { cells: readonly ShownCell[] }) {
  const { t, number } = useText()
  const shown = cells.filter(({ count }) => count !== null)
  return (
    <ul>
      {shown.map(({ key, count }) => (
        <li><bdi>{key || t('steering.themes.unknown')}</bdi>: {number(count ?? 0)}</li>
      ))}
      {shown.length < cells.length && <li>{t(shown.length ? 'steering.themes.rest' : 'steering.split.hidden')}</li>}
    </ul>
  )
}
