import type { WrittenRow } from '../../../kit/sheets/writing.ts'
import { page, type Route, route, type Visit } from '../../../web/route.ts'
import { sheetRoutes } from '../../../web/sheets.ts'
import { ThemesPage } from '../pages/themes.tsx'
import { findThemes, themeSplits } from '../theme-measures.ts'

const allow = ['coordinator', 'case_worker', 'policy_officer'] as const

/** Themes over the whole municipality. No filter: whatever is asked, the same cells are shown and the same hidden. */
export const themeRoutes: readonly Route[] = [
  route({
    method: 'GET', path: '/sturen/themas', allow, form: 'none', reads: 'figures',
    audit: { action: 'steering.themes', shows: 'figures' },
    handle: async ({ tx, actor, text: { t } }) => page({
      title: t('steering.themes.title'), place: 'steering', wide: true,
      body: <ThemesPage themes={await findThemes(tx, actor)} />,
    }),
  }),
  ...sheetRoutes({
    path: '/sturen/themas', allow, form: 'none', reads: 'figures',
    audit: { action: 'steering.themes.export', shows: 'figures' },
    sheet: async (visit) => ({
      title: visit.text.t('steering.themes.title'), name: visit.text.t('steering.themes.file'),
      headings: headings(visit), rows: await themeRows(visit),
    }),
  }),
]

function headings({ text: { t } }: Visit<unknown>): string[] {
  return ['themes.theme', 'themes.split', 'themes.part', 'column.people'].map((key) => t(`steering.${key}`))
}

/** A line for each theme and each of its parts; a hidden number is a word. */
async function themeRows({ tx, actor, text: { t } }: Visit<unknown>): Promise<WrittenRow[]> {
  const hidden = t('steering.split.hidden')
  return (await findThemes(tx, actor)).flatMap(({ name, people, splits }): WrittenRow[] => [
    [name, '', '', people ?? hidden],
    ...themeSplits.flatMap((split) => splits[split].map(({ key, count }): WrittenRow =>
      [name, t(`steering.themes.${split}`), key || t('steering.themes.unknown'), count ?? hidden])),
  ])
}
