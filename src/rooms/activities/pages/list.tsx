import type { PlainDate } from '../../../kit/plain-dates.ts'
import { ButtonLink } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/card.tsx'
import { UnknownChoice } from '../../../web/components/filter-sentence.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import type { AgendaDate } from '../queries/dates.ts'
import { activitiesPath, Agenda, AgendaFilter, VillageContact, type VillageWithContact, withQuery } from './agenda.tsx'

export interface ListView {
  readonly dates: readonly AgendaDate[]
  readonly today: PlainDate
  readonly villages: readonly VillageWithContact[]
  readonly villageId: string | null
  readonly kind: string | null
  /** The day on which the list begins, null from today on; where the next part begins, null at the end. */
  readonly from: PlainDate | null
  readonly next: PlainDate | null
  readonly mayAdd: boolean
  /** May follow the calendars of villages. */
  readonly mayFollow: boolean
  readonly publicPath: string
  readonly isUnknown: boolean
}

/** Everything that is on from today on. */
export function ListPage({ view }: { view: ListView }) {
  const { t } = useText()
  const { dates, villageId, kind, from, next } = view
  const chosen = { dorp: villageId, soort: kind }
  const add = { href: `${activitiesPath}/nieuw`, label: t('activities.add') }
  return (
    <>
      <PageHead title={t('activities.title')} lead={t('activities.lead')}>
        {view.mayAdd && <ButtonLink look="primary" icon="add" href={add.href}>{add.label}</ButtonLink>}
        {view.mayAdd && (
          <ButtonLink icon="people" href={withQuery('/uitnodigen', { dorp: villageId })}>
            {t('activities.whom')}
          </ButtonLink>
        )}
      </PageHead>
      <ViewTabs here="list" chosen={chosen} />
      {view.isUnknown && <UnknownChoice />}
      <AgendaFilter action={activitiesPath} view={view} />
      <VillageContact village={view.villages.find(({ id }) => id === villageId)} />
      {dates.length === 0
        ? <EmptyState {...(view.mayAdd ? { action: add } : {})}>{t('activities.none')}</EmptyState>
        : <Agenda dates={dates} today={view.today} hrefOf={({ activityId }) => `${activitiesPath}/${activityId}`} />}
      <nav class="pages" aria-label={t('web.list.pages')}>
        {from && <ButtonLink href={withQuery(activitiesPath, chosen)}>{t('activities.from_today')}</ButtonLink>}
        {next && (
          <ButtonLink href={withQuery(activitiesPath, { ...chosen, vanaf: next })}>{t('activities.later')}</ButtonLink>
        )}
      </nav>
      <p>
        <a class="nl-link" href={withQuery(view.publicPath, chosen)}>{t('activities.public')}</a>
        {' '}{t('activities.public_help')}
      </p>
      {view.mayFollow && (
        <p><a class="nl-link" href={`${activitiesPath}/agendas`}>{t('activities.calendar.title')}</a></p>
      )}
    </>
  )
}

/** Three ways to look at the same dates; what was chosen goes along. */
export function ViewTabs({ here, chosen }: {
  here: 'list' | 'month' | 'poster'; chosen: Readonly<Record<string, string | null>>
}) {
  const { t } = useText()
  const tabs = { list: '', month: '/maand', poster: '/poster' } as const
  const shown = Object.keys(tabs) as (keyof typeof tabs)[]
  const { dorp = null, soort = null } = chosen
  const chosenIn = (tab: keyof typeof tabs) => (tab === 'poster' ? { dorp } : { dorp, soort })
  return (
    <nav class="file-tabs" aria-label={t('activities.views')}>
      <ul>
        {shown.map((tab) => (
          <li>
            <a href={withQuery(activitiesPath + tabs[tab], chosenIn(tab))}
              aria-current={tab === here ? 'page' : undefined}>{t(`activities.view.${tab}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
