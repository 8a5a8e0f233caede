import { EmptyState } from '../../../web/components/card.tsx'
import { DataTable } from '../../../web/components/data-table.tsx'
import { Figure } from '../../../web/components/figure.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import type { SettingCount, VillageCount } from '../queries/retention.ts'
import { boardPath } from './parts.tsx'

interface FiguresView {
  readonly year: string
  readonly villages: readonly VillageCount[]
  readonly interpreters: readonly SettingCount[]
  readonly reciprocity: { readonly all: number; readonly both: number }
}

/** What the board brought about: asked, offered, brought together, done; interpreters missing; who gives and takes. */
export function BoardFiguresPage({ view: { year, villages, interpreters, reciprocity } }: { view: FiguresView }) {
  const { t } = useText()
  const sum = (key: Exclude<keyof VillageCount, 'village'>) => villages.reduce((all, row) => all + row[key], 0)
  const missing = interpreters.reduce((all, row) => all + row.missing, 0)
  const askedFor = interpreters.reduce((all, row) => all + row.asked, 0)
  const counted = (key: string) => <p>{t(`talents.counted.${key}`)}</p>
  return (
    <>
      <PageHead title={t('talents.figures_title')} back={{ href: boardPath, label: t('talents.title') }}
        lead={t('talents.figures_lead', { year })} />
      <div class="figures">
        <Figure sentence={t('talents.figure.done', { done: sum('done'), asked: sum('asked'), offered: sum('offered') })}
          counted={counted('done')} />
        <Figure sentence={t('talents.figure.reciprocity', { reached: reciprocity.both, all: reciprocity.all })}
          counted={counted('reciprocity')} />
        <Figure sentence={t('talents.figure.missing', { missing, all: askedFor })} counted={counted('missing')} />
      </div>
      <VillageTable villages={villages} />
      {interpreters.length > 0 && <InterpreterTable interpreters={interpreters} />}
    </>
  )
}

function VillageTable({ villages }: Pick<FiguresView, 'villages'>) {
  const { t } = useText()
  const counts = (['asked', 'offered', 'matched', 'done'] as const).map((key) => ({
    key, label: t(`talents.column.${key}`), number: true, cell: (row: VillageCount) => row[key],
  }))
  return (
    <section aria-labelledby="dorpen">
      <h2 id="dorpen">{t('talents.by_village')}</h2>
      <DataTable caption={t('talents.by_village')} quietCaption rows={villages}
        empty={<EmptyState>{t('talents.none')}</EmptyState>} columns={[
          { key: 'village', label: t('talents.form.village'), cell: ({ village }) => <bdi>{village}</bdi> }, ...counts,
        ]} />
    </section>
  )
}

function InterpreterTable({ interpreters }: Pick<FiguresView, 'interpreters'>) {
  const { t } = useText()
  const counts = (['asked', 'arranged', 'missing'] as const).map((key) => ({
    key, label: t(`talents.column.${key}`), number: true, cell: (row: SettingCount) => row[key],
  }))
  return (
    <section aria-labelledby="tolken">
      <h2 id="tolken">{t('talents.interpreters')}</h2>
      <DataTable caption={t('talents.interpreters')} quietCaption rows={interpreters} columns={[
        { key: 'setting', label: t('talents.form.setting'), cell: ({ setting }) => t(`talents.setting.${setting}`) },
        ...counts,
      ]} />
    </section>
  )
}
