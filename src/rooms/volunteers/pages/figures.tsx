import { DataTable } from '../../../web/components/data-table.tsx'
import { Figure } from '../../../web/components/figure.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import type { VolunteerFigures } from '../queries/figures.ts'
import type { Source } from '../queries/sources.ts'
import { VolunteerTabs } from './parts.tsx'

interface FiguresView {
  readonly figures: VolunteerFigures
  readonly sources: readonly Source[]
  readonly year: string
}

/** What became of the search for volunteers (MS-16 #2): how many came, from where, and who stayed a year. */
export function FiguresPage({ view: { figures, sources, year } }: { view: FiguresView }) {
  const { t } = useText()
  const { joinedAYearAgo, stillActive, active, anchored, joinedThisYear, hoursThisYear, waiting } = figures
  const counted = (key: string) => <p>{t(`volunteers.counted.${key}`)}</p>
  return (
    <>
      <PageHead title={t('volunteers.figures')} lead={t('volunteers.figures_lead')} />
      <VolunteerTabs here="figures" keeps />
      <div class="figures">
        <Figure sentence={t('volunteers.figure.new', { count: joinedThisYear, year, waiting })}
          counted={counted('new')} />
        <Figure sentence={t('volunteers.figure.anchored', { reached: anchored, all: active })}
          counted={counted('anchored')} />
        <Figure sentence={joinedAYearAgo === 0 ? t('volunteers.figure.no_year')
          : t('volunteers.figure.stayed', { reached: stillActive, all: joinedAYearAgo })} counted={counted('stayed')} />
        <Figure sentence={t('volunteers.figure.hours', { count: hoursThisYear, year })} counted={counted('hours')} />
      </div>
      {sources.length > 0 && (
        <section aria-labelledby="bronnen">
          <h2 id="bronnen">{t('volunteers.by_source')}</h2>
          <DataTable caption={t('volunteers.by_source')} quietCaption rows={sources} columns={[
            { key: 'name', label: t('volunteers.links.name'), cell: ({ name }) => <bdi>{name}</bdi> },
            { key: 'kind', label: t('volunteers.links.kind'), cell: ({ kind }) => t(`volunteers.source.${kind}`) },
            { key: 'applied', label: t('volunteers.signed_up'), number: true, cell: ({ applied }) => applied },
            { key: 'joined', label: t('volunteers.take_part'), number: true, cell: ({ joined }) => joined },
          ]} />
        </section>
      )}
    </>
  )
}
