import type { ComponentChildren } from 'preact'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import { ButtonLink } from '../../../web/components/button.tsx'
import { Card, Cards } from '../../../web/components/card.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { LongText, TextField } from '../../../web/components/fields.tsx'
import { Form, HiddenField, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { OwnWords, PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import { DateBadge } from '../../activities/pages/agenda.tsx'
import type { Activity } from '../../activities/queries/activities.ts'
import type { ActivityDate } from '../../activities/queries/dates.ts'
import { stateOf } from '../../activities/rules/dates.ts'
import type { KnownCount } from '../../invitations/queries/attendance.ts'
import { placesLeft } from '../../invitations/rules/seats.ts'
import { type Counted, whyNoCount } from '../rules.ts'

interface OrganiserView {
  /** `/organisator/` with the token. */
  readonly path: string
  readonly activity: Activity
  readonly dates: readonly ActivityDate[]
  readonly today: PlainDate
  /** Places asked for, by date. */
  readonly taken: ReadonlyMap<string, number>
  /** How many were counted, by date, and whether a colleague did. */
  readonly counted: ReadonlyMap<string, Counted>
  readonly refused: readonly string[]
}

const firstAhead = 4
const firstPast = 2
const mostPast = 12

/** What an organiser sees: what the activity says, and each date with how many come. */
export function OrganiserPage({ view }: { view: OrganiserView }) {
  const { t } = useText()
  const { activity, path } = view
  const ahead = view.dates.filter(({ day }) => day >= view.today)
  const past = view.dates.filter(({ day }) => day < view.today).toReversed().slice(0, mostPast)
  return (
    <>
      <PageHead title={<bdi>{activity.title}</bdi>} lead={t('organisers.open.lead')}>
        <ButtonLink icon="edit" href={`${path}/tekst`}>{t('organisers.open.words')}</ButtonLink>
      </PageHead>
      {view.refused.map((sentence) => <Notice kind="error" announce>{sentence}</Notice>)}
      {activity.body && <OwnWords>{activity.body}</OwnWords>}
      <p><bdi>{activity.place}</bdi> · <bdi>{activity.village}</bdi></p>
      <section aria-labelledby="data">
        <h2 id="data">{t('activities.dates')}</h2>
        {ahead.length === 0 && <p>{t('activities.no_dates')}</p>}
        <Cards columns>{ahead.slice(0, firstAhead).map((date) => <DateCard date={date} view={view} />)}</Cards>
        {ahead.length > firstAhead && (
          <Disclosure label={t('activities.more_dates', { count: ahead.length - firstAhead })}>
            <Cards columns>{ahead.slice(firstAhead).map((date) => <DateCard date={date} view={view} />)}</Cards>
          </Disclosure>
        )}
      </section>
      {past.length > 0 && (
        <section aria-labelledby="geweest">
          <h2 id="geweest">{t('organisers.open.past')}</h2>
          <Cards columns>{past.slice(0, firstPast).map((date) => <DateCard date={date} view={view} />)}</Cards>
          {past.length > firstPast && (
            <Disclosure label={t('activities.past', { count: past.length - firstPast })}>
              <Cards columns>{past.slice(firstPast).map((date) => <DateCard date={date} view={view} />)}</Cards>
            </Disclosure>
          )}
        </section>
      )}
    </>
  )
}

function DateCard({ date, view }: { date: ActivityDate; view: OrganiserView }) {
  const { longDate } = useText()
  const day = longDate(date.day)
  const which = <span class="sr-only"> {day}</span>
  return (
    <Card title={day} actions={<DateActs date={date} view={view}>{which}</DateActs>}>
      <DateBadge state={stateOf(date, view.today)} />
      <p><bdi dir="ltr">{date.starts} – {date.ends}</bdi>{date.ownPlace && <> · <bdi>{date.ownPlace}</bdi></>}</p>
      {date.isCancelled && <p><bdi>{date.cancelReason}</bdi></p>}
      <Numbers date={date} view={view} />
    </Card>
  )
}

/** How many come, wait and fit; afterwards how many were there. Never who. */
function Numbers({ date, view }: { date: ActivityDate; view: OrganiserView }) {
  const { t } = useText()
  if (date.isCancelled) return null
  const counted = view.counted.get(date.id)
  if (counted) return <p><b>{t('invitations.attendance.came', { count: counted.guests })}</b></p>
  if (date.day < view.today) return null
  const { capacity } = view.activity
  const taken = view.taken.get(date.id) ?? 0
  const waiting = capacity === null ? 0 : Math.max(0, taken - capacity)
  const left = placesLeft(taken, capacity)
  return (
    <>
      <p><b>{t('invitations.date.coming', { count: taken - waiting })}</b></p>
      {waiting > 0 && <p>{t('invitations.date.waiting', { count: waiting })}</p>}
      {left !== null && <p>{t('invitations.date.left', { count: left })}</p>}
    </>
  )
}

function DateActs({ date, view, children: which }: {
  date: ActivityDate; view: OrganiserView; children: ComponentChildren
}) {
  const { t } = useText()
  const path = `${view.path}/data/${date.id}`
  const mayCount = whyNoCount(date, view.counted.get(date.id), view.today) === null
  const mayChange = date.day >= view.today
  return (
    <>
      {mayCount && <ButtonLink href={`${path}/aantal`}>{t('organisers.open.count')}{which}</ButtonLink>}
      {mayChange && date.isCancelled && (
        <PostButton look="quiet" action={`${path}/doorgaan`}>{t('activities.date.resume')}{which}</PostButton>
      )}
      {mayChange && !date.isCancelled && (
        <>
          <ButtonLink look="quiet" href={path}>{t('activities.date.change')}{which}</ButtonLink>
          <ButtonLink look="quiet" href={`${path}/afzeggen`}>{t('activities.date.cancel')}{which}</ButtonLink>
        </>
      )}
    </>
  )
}

interface FormView {
  readonly path: string
  readonly activity: Activity
  readonly state: FormState
}

/** The words of an activity, by who organises it. */
export function WordsPage({ view: { path, activity, state } }: { view: FormView }) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('organisers.open.words')} back={{ href: path, label: activity.title }}
        lead={t('organisers.open.words_lead')} />
      <Form action={`${path}/tekst`} state={state}>
        <HiddenField name="version" value={String(activity.version)} />
        <TextField name="title" label={t('activities.form.title')} value={activity.title} maxLength={120} />
        <LongText name="body" label={t('activities.form.body')} optional value={activity.body} rows={4}
          draft="none" />
        <TextField name="place" label={t('activities.form.place')} help={t('activities.form.place_help')}
          value={activity.place} maxLength={200} />
        <TextField name="for_whom" label={t('activities.form.for_whom')} optional value={activity.for_whom}
          maxLength={200} />
        <TextField name="cost" label={t('activities.form.cost')} help={t('activities.form.cost_help')} optional
          size="medium" value={activity.cost} maxLength={120} />
        <TextField name="contact_name" label={t('organisers.open.contact')} optional size="medium"
          value={activity.contact_name} maxLength={120} />
        <TextField name="contact_phone" type="tel" label={t('activities.form.contact_phone')} optional size="medium"
          value={activity.contact_phone} maxLength={60} />
        <SubmitRow label={t('activities.save')} cancel={{ href: path, label: t('activities.cancel') }} />
      </Form>
    </>
  )
}

interface CountView extends FormView {
  readonly date: ActivityDate
  readonly count: KnownCount | undefined
}

/** How many people were there: one number. */
export function CountPage({ view: { path, activity, state, date, count } }: { view: CountView }) {
  const { t, longDate } = useText()
  return (
    <>
      <PageHead title={t('organisers.open.count_title')} back={{ href: path, label: activity.title }}
        lead={<>{longDate(date.day)}, <bdi dir="ltr">{date.starts}</bdi></>} />
      <Form action={`${path}/data/${date.id}/aantal`} state={state}>
        <TextField name="guests" label={t('organisers.open.guests')} help={t('organisers.open.guests_help')}
          inputmode="numeric" size="short" value={count ? String(count.guests) : ''} />
        <SubmitRow label={t('activities.save')} cancel={{ href: path, label: t('activities.cancel') }} />
      </Form>
    </>
  )
}

/** The same words for a link that was taken back, is too old, or never was. */
export function LinkGonePage() {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('organisers.open.gone')} />
      <p>{t('organisers.open.gone_help')}</p>
    </>
  )
}
