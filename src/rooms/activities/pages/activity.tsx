import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { ComponentChildren } from 'preact'
import { ButtonLink } from '../../../web/components/button.tsx'
import { Card, Cards } from '../../../web/components/card.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { PostButton } from '../../../web/components/form.tsx'
import { OwnWords, PageHead } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import type { Activity } from '../queries/activities.ts'
import type { ActivityDate } from '../queries/dates.ts'
import { stateOf } from '../rules/dates.ts'
import { seriesOf } from '../rules/series.ts'
import { nameOfKind } from '../rules/words.ts'
import { CorrectedDate, type Origin, OriginPart } from '../calendars/origin.tsx'
import { activitiesPath, DateBadge, Phone, providedWords } from './agenda.tsx'
import { providesOf } from '../rules/provides.ts'

export interface ActivityView {
  readonly activity: Activity
  readonly themes: readonly string[]
  readonly dates: readonly ActivityDate[]
  readonly today: PlainDate
  readonly mayChange: boolean
  readonly mayInvite: boolean
  readonly publicPath: string
  /** The calendar of a village that it comes from; undefined when it was typed here. */
  readonly origin: Origin | undefined
}

const firstShown = 6

/** One activity: what it is, for whom, what is arranged, and its dates. */
export function ActivityPage({ view }: { view: ActivityView }) {
  const { t, language } = useText()
  const { activity, mayChange } = view
  const path = `${activitiesPath}/${activity.id}`
  const kind = nameOfKind({ kind: activity.kind, kindWords: activity.kind_words }, language, t)
  const ahead = view.dates.filter((date) => stateOf(date, view.today) !== 'past')
  return (
    <>
      <PageHead title={<bdi>{activity.title}</bdi>} back={{ href: activitiesPath, label: t('activities.title') }}
        lead={<>{kind}, <bdi>{activity.village}</bdi></>}>
        {mayChange && <ButtonLink icon="edit" href={`${path}/wijzigen`}>{t('activities.change')}</ButtonLink>}
        {mayChange && (
          <ButtonLink href={`${activitiesPath}/nieuw?van=${activity.id}`}>{t('activities.again')}</ButtonLink>
        )}
        {mayChange && <ButtonLink href={`${path}/organisator`}>{t('organisers.link.open')}</ButtonLink>}
        {mayChange && ahead.length > 1 && <ButtonLink href={`${path}/stoppen`}>{t('activities.stop')}</ButtonLink>}
      </PageHead>
      {activity.body && <OwnWords>{activity.body}</OwnWords>}
      {view.origin && <OriginPart origin={view.origin} />}
      <Facts view={view} />
      <section aria-labelledby="data">
        <h2 id="data">{t('activities.dates')}</h2>
        <Repeats view={view} />
        {ahead.length === 0 && <p>{t('activities.no_dates')}</p>}
        <Cards columns>{ahead.slice(0, firstShown).map((date) => <DateCard date={date} view={view} />)}</Cards>
        {ahead.length > firstShown && (
          <Disclosure label={t('activities.more_dates', { count: ahead.length - firstShown })}>
            <Cards columns>{ahead.slice(firstShown).map((date) => <DateCard date={date} view={view} />)}</Cards>
          </Disclosure>
        )}
        <PastDates view={view} dates={view.dates.filter((date) => !ahead.includes(date))} />
      </section>
    </>
  )
}

function Repeats({ view: { activity, dates } }: { view: ActivityView }) {
  const { t, date } = useText()
  const { repeat, until } = seriesOf(dates[0]?.plannedDay ?? '', activity.rule)
  if (repeat === 'once') return null
  return <p>{t(`activities.repeats.${repeat}`, { until: date(until) })}</p>
}

function Facts({ view: { activity, themes, publicPath } }: { view: ActivityView }) {
  const texts = useText()
  const { t, list, row, languageName } = texts
  const provided = providedWords(providesOf(activity), texts)
  const words = (of: readonly string[], prefix: string) => list(of.map((word) => t(`${prefix}.${word}`)))
  const level = activity.level && t(`activities.level.${activity.level}`)
  return (
    <dl class="facts">
      <Fact name="place"><bdi>{activity.place}</bdi><MapLink activity={activity} /></Fact>
      <Fact name="organiser"><bdi>{activity.organisation ?? activity.organiser}</bdi></Fact>
      <Fact name="for_whom">{activity.for_whom && <bdi>{activity.for_whom}</bdi>}</Fact>
      <Fact name="capacity">{activity.capacity && t('activities.seats', { count: activity.capacity })}</Fact>
      <Fact name="provided">{provided.length > 0 && list(provided)}</Fact>
      <Fact name="cost">{activity.cost ? <bdi>{activity.cost}</bdi> : t('activities.free')}</Fact>
      <Fact name="language">{row([languageName(activity.language), level])}</Fact>
      <Fact name="aims">{words(activity.aims, 'activities.aim')}</Fact>
      <Fact name="serves">{words(activity.serves, 'activities.serves')}</Fact>
      <Fact name="themes">{themes.length > 0 && <bdi>{list(themes)}</bdi>}</Fact>
      <Fact name="contact">
        {(activity.contact_name || activity.contact_phone) && (
          <><bdi>{activity.contact_name}</bdi><Phone number={activity.contact_phone} /></>
        )}
      </Fact>
      <Fact name="seen">
        {activity.is_public
          ? <a class="nl-link" href={publicPath}>{t('activities.seen.public')}</a> : t('activities.seen.colleagues')}
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  const { t } = useText()
  const isEmpty = [children].flat().every((child) => child === '' || child === false || child === null)
  if (isEmpty) return null
  return <><dt>{t(`activities.fact.${name}`)}</dt><dd>{children}</dd></>
}

function MapLink({ activity: { latitude, longitude } }: { activity: Activity }) {
  if (latitude === null || longitude === null) return null
  return <>{' '}<a class="nl-link" href={`geo:${latitude},${longitude}`}>{useText().t('activities.map')}</a></>
}

function DateCard({ date, view }: { date: ActivityDate; view: ActivityView }) {
  const { activity, today, mayChange, mayInvite } = view
  const { t, longDate } = useText()
  const path = `${activitiesPath}/${activity.id}/data/${date.id}`
  const state = stateOf(date, today)
  const day = longDate(date.day)
  // Beside a short button: which of the days it is about, for who listens.
  const which = <span class="sr-only"> {day}</span>
  const acts = mayInvite && (
    <>
      <ButtonLink href={`${path}/mensen`}>{t('activities.date.people')}{which}</ButtonLink>
      {mayChange && <DateActs date={date} path={path}>{which}</DateActs>}
    </>
  )
  return (
    <Card title={day} actions={acts}>
      <DateBadge state={state} />
      <p>
        <bdi dir="ltr">{date.starts} – {date.ends}</bdi>
        {date.ownPlace && <>{t('web.comma')}<bdi>{date.ownPlace}</bdi></>}
      </p>
      {state === 'changed' && <p><bdi>{date.changeReason}</bdi></p>}
      {view.origin && <CorrectedDate origin={view.origin} dateId={date.id} />}
      {date.isCancelled && <p><bdi>{date.cancelReason}</bdi></p>}
    </Card>
  )
}

function DateActs({ date, path, children: which }: { date: ActivityDate; path: string; children: ComponentChildren }) {
  const { t } = useText()
  if (date.isCancelled) {
    return <PostButton look="quiet" action={`${path}/doorgaan`}>{t('activities.date.resume')}{which}</PostButton>
  }
  return (
    <>
      <ButtonLink look="quiet" href={path}>{t('activities.date.change')}{which}</ButtonLink>
      <ButtonLink look="quiet" href={`${path}/afzeggen`}>{t('activities.date.cancel')}{which}</ButtonLink>
    </>
  )
}

function PastDates({ view, dates }: { view: ActivityView; dates: readonly ActivityDate[] }) {
  const { t, longDate } = useText()
  if (dates.length === 0) return null
  return (
    <Disclosure label={t('activities.past', { count: dates.length })}>
      <ul>
        {dates.toReversed().map((date) => (
          <li>
            {longDate(date.day)}, <bdi dir="ltr">{date.starts} – {date.ends}</bdi>
            {view.mayInvite && (
              <>
                {' '}
                <a class="nl-link" href={`${activitiesPath}/${view.activity.id}/data/${date.id}/mensen`}>
                  {t('activities.date.were')}<span class="sr-only"> {longDate(date.day)}</span>
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
