import { EmptyState } from '../../../web/components/card.tsx'
import { DataTable } from '../../../web/components/data-table.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import { activitiesPath } from '../../activities/pages/agenda.tsx'
import { type PersonGrowth, totalOf, type VillageGrowth } from '../rules/growth.ts'

const connections = ['bonds', 'bridges', 'links'] as const

/** How the contacts of one person grew: invited, came, met the same group again, and what that served. */
export function Growth({ growth }: { growth: PersonGrowth }) {
  const { t, list } = useText()
  const served = connections.filter((one) => growth[one] > 0)
    .map((one) => t(`invitations.growth.times_${one}`, { count: growth[one] }))
  return (
    <section class="first-week" aria-labelledby="contacten">
      <h3 id="contacten">{t('invitations.growth.title')}</h3>
      <p>
        {t('invitations.growth.invited', { count: growth.invited })}{' '}
        {t('invitations.growth.came', { count: growth.came })}{' '}
        {growth.again > 0 && t('invitations.growth.again', { count: growth.again })}
      </p>
      {served.length > 0 && <p>{t('invitations.growth.served', { what: list(served) })}</p>}
    </section>
  )
}

export const growthPath = '/uitnodigen/contacten'

/** The same for each village, of one's own people. */
export function GrowthPage({ rows }: { rows: readonly VillageGrowth[] }) {
  const { t, number } = useText()
  const all = rows.length > 1 ? [...rows, { ...totalOf(rows), isTotal: true }] : rows
  const figure = (key: 'invited' | 'came' | 'again' | (typeof connections)[number]) => ({
    key, label: t(`invitations.growth.column.${key}`), cell: (row: VillageGrowth) => number(row[key]), number: true,
  })
  return (
    <>
      <PageHead title={t('invitations.growth.page')} lead={t('invitations.growth.lead')}
        back={{ href: activitiesPath, label: t('activities.title') }} />
      <DataTable caption={t('invitations.growth.page')} quietCaption rows={all}
        empty={<EmptyState>{t('invitations.growth.nothing')}</EmptyState>} columns={[
          { key: 'village', label: t('invitations.growth.column.village'), cell: (row: VillageGrowth) =>
            'isTotal' in row ? <b>{t('invitations.growth.all')}</b>
              : <bdi>{row.village ?? t('invitations.growth.unknown')}</bdi> },
          figure('invited'), figure('came'), figure('again'), ...connections.map(figure),
        ]} />
      <Disclosure label={t('invitations.growth.how')}><p>{t('invitations.growth.how_help')}</p></Disclosure>
      <p><a class="nl-link" href="/vandaag?soort=silent_social">{t('invitations.growth.silent')}</a></p>
    </>
  )
}
