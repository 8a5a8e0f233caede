import { activityKindValues } from '../../../db/schema.ts'
import { ButtonLink } from '../../../web/components/button.tsx'
import { Card, Cards, EmptyState } from '../../../web/components/card.tsx'
import { Tick } from '../../../web/components/choices.tsx'
import { type Option, SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import { activitiesPath } from '../pages/agenda.tsx'
import type { TownCalendar } from './queries.ts'

interface CalendarsView {
  readonly path: string
  readonly calendars: readonly TownCalendar[]
}

/** The calendars of villages that are subscribed to, and how reading them in went. */
export function CalendarsPage({ view: { path, calendars } }: { view: CalendarsView }) {
  const { t } = useText()
  const add = { href: `${path}/nieuw`, label: t('activities.calendar.add') }
  return (
    <>
      <PageHead title={t('activities.calendar.title')} back={{ href: activitiesPath, label: t('activities.title') }}
        lead={t('activities.calendar.lead')}>
        {calendars.length > 0 && <ButtonLink look="primary" icon="add" href={add.href}>{add.label}</ButtonLink>}
      </PageHead>
      {calendars.length === 0 && <EmptyState action={add}>{t('activities.calendar.none')}</EmptyState>}
      <Cards>{calendars.map((calendar) => <CalendarCard calendar={calendar} path={`${path}/${calendar.id}`} />)}</Cards>
    </>
  )
}

function CalendarCard({ calendar, path }: { calendar: TownCalendar; path: string }) {
  const { t, moment } = useText()
  const { name, village, address, problem, tried_at: triedAt } = calendar
  const which = <span class="sr-only"> {name}</span>
  const acts = (
    <>
      <PostButton action={`${path}/ophalen`}>{t('activities.calendar.fetch')}{which}</PostButton>
      <PostButton look="quiet" action={`${path}/stoppen`}>{t('activities.calendar.end')}{which}</PostButton>
    </>
  )
  return (
    <Card level={2} title={<bdi>{name}</bdi>} actions={acts}>
      <p>{t(`activities.kind.${calendar.kind}`)} · <bdi>{village}</bdi></p>
      <p class="agenda-address"><code dir="ltr">{address}</code></p>
      {problem && triedAt && (
        <Notice kind="warning" title={t('activities.calendar.failed', { moment: moment(triedAt) })}>
          <p>{t(`activities.calendar.problem.${problem}`)}</p>
          <p>{t('activities.calendar.safe')}</p>
        </Notice>
      )}
      <LastFetched calendar={calendar} />
    </Card>
  )
}

function LastFetched({ calendar: { fetched_at: at, found, added, changed, cancelled, skipped } }: {
  calendar: TownCalendar
}) {
  const { t, moment } = useText()
  if (!at) return <p>{t('activities.calendar.never')}</p>
  const counts = { added, changed, cancelled, skipped }
  const said = (Object.keys(counts) as (keyof typeof counts)[]).filter((name) => counts[name] > 0)
    .map((name) => t(`activities.calendar.${name}`, { count: counts[name] }))
  return (
    <p>
      {t('activities.calendar.fetched', { moment: moment(at), count: found })}{' '}
      {said.length > 0 ? said.join(' ') : t('activities.calendar.same')}
    </p>
  )
}

interface NewCalendarView {
  readonly path: string
  readonly villages: readonly Option[]
  readonly state: FormState
}

/** Subscribing to a calendar: its address, and what we say of what is in it. */
export function NewCalendarPage({ view: { path, villages, state } }: { view: NewCalendarView }) {
  const { t } = useText()
  const kinds = activityKindValues.map((value) => ({ value, label: t(`activities.kind.${value}`) }))
  return (
    <>
      <PageHead title={t('activities.calendar.add')} back={{ href: path, label: t('activities.calendar.title') }}
        lead={t('activities.calendar.add_lead')} />
      <Form action={path} state={state}>
        <TextField name="name" label={t('activities.calendar.name')} help={t('activities.calendar.name_help')}
          maxLength={120} />
        <TextField name="address" type="url" label={t('activities.calendar.address')}
          help={t('activities.calendar.address_help')} maxLength={500} />
        <SelectField name="village_id" label={t('activities.calendar.village')} options={villages}
          help={t('activities.calendar.village_help')} empty={t('activities.choose')} />
        <SelectField name="kind" label={t('activities.calendar.kind')} options={kinds} value="other" />
        <Tick name="is_public" label={t('activities.form.is_public')} help={t('activities.form.is_public_help')}
          checked />
        <SubmitRow label={t('activities.calendar.start')} cancel={{ href: path, label: t('activities.cancel') }} />
      </Form>
    </>
  )
}
