import type { PlainDate } from '../../../kit/plain-dates.ts'
import { ButtonLink } from '../../../web/components/button.tsx'
import { UnknownChoice } from '../../../web/components/filter-sentence.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import type { AgendaDate } from '../queries/dates.ts'
import { activitiesPath, AgendaFilter, type Village, withQuery } from './agenda.tsx'
import { ViewTabs } from './list.tsx'

export interface MonthView {
  /** YYYY-MM, with the months around it. */
  readonly month: string
  readonly earlier: string
  readonly later: string
  readonly weeks: readonly (readonly PlainDate[])[]
  readonly dates: readonly AgendaDate[]
  readonly today: PlainDate
  readonly villages: readonly Village[]
  readonly villageId: string | null
  readonly kind: string | null
  readonly isUnknown: boolean
}

const path = `${activitiesPath}/maand`

/** A month: seven columns where there is room; on a phone the days on which something is on. */
export function MonthPage({ view }: { view: MonthView }) {
  const { t } = useText()
  const { month, earlier, later, villageId, kind } = view
  const chosen = { dorp: villageId, soort: kind }
  const link = (of: string) => withQuery(path, { ...chosen, maand: of })
  return (
    <>
      <PageHead title={t('activities.month.title', { month: useMonthName(month) })} />
      <ViewTabs here="month" chosen={chosen} />
      {view.isUnknown && <UnknownChoice />}
      <AgendaFilter action={path} view={view} keep={{ maand: month }} />
      <nav class="pages" aria-label={t('activities.month.around')}>
        <ButtonLink href={link(earlier)}>{useMonthName(earlier)}</ButtonLink>
        <ButtonLink href={link(later)}>{useMonthName(later)}</ButtonLink>
      </nav>
      <ol class="month">
        {view.weeks.flat().map((day) => <MonthDay day={day} view={view} />)}
      </ol>
      {view.dates.length === 0 && <p>{t('activities.month.none')}</p>}
    </>
  )
}

function MonthDay({ day, view }: { day: PlainDate; view: MonthView }) {
  const { longDate } = useText()
  const dates = view.dates.filter((date) => date.day === day)
  const marks = [
    'month-day', day.startsWith(view.month) ? '' : 'month-day--other', day === view.today ? 'month-day--today' : '',
    dates.length === 0 ? 'month-day--empty' : '',
  ]
  const [weekday] = longDate(day).split(/[ ،,]/)
  return (
    <li class={marks.filter(Boolean).join(' ')}>
      <p class="month-date">
        <time dateTime={day}><span class="month-weekday">{weekday} </span>{Number(day.slice(8))}</time>
      </p>
      {dates.length > 0 && (
        <ul>
          {dates.map((date) => (
            <li class={date.isCancelled ? 'month-off' : undefined}>
              <a href={`${activitiesPath}/${date.activityId}`}>
                <bdi dir="ltr">{date.starts}</bdi> <bdi>{date.title}</bdi>
              </a>
              {date.isCancelled && <Off />}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function Off() {
  return <span class="month-word"> {useText().t('activities.state.cancelled')}</span>
}

function useMonthName(month: string): string {
  const { longDate } = useText()
  // "zondag 1 november 2026" without the weekday and the day.
  return longDate(`${month}-01`).replace(/^.*?\b0?1\b\s*/, '')
}
