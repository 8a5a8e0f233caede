import { DateField } from '../../../web/components/date-field.tsx'
import { TextField } from '../../../web/components/fields.tsx'
import { Form, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { Activity } from '../queries/activities.ts'
import type { ActivityDate } from '../queries/dates.ts'
import { activitiesPath } from './agenda.tsx'

interface DateView {
  /** Of the activity, to which one goes back. */
  readonly path: string
  readonly activity: Activity
  readonly date: ActivityDate
  readonly state: FormState
  /** Reasons that the municipality offers. */
  readonly reasons: readonly string[]
}

/** Another day, clock or place for one date; the others stay. */
export function DatePage({ view }: { view: DateView }) {
  const { t, longDate } = useText()
  const { activity, date, path: back } = view
  return (
    <>
      <PageHead title={t('activities.date.change_title', { day: longDate(date.day) })}
        back={{ href: back, label: activity.title }} lead={t('activities.date.change_lead')} />
      <Form action={`${back}/data/${date.id}`} state={view.state}>
        <DateField name="day" label={t('activities.form.day')} value={date.day} />
        <TextField name="starts" type="time" size="short" label={t('activities.form.starts')} value={date.starts} />
        <TextField name="ends" type="time" size="short" label={t('activities.form.ends')} value={date.ends} />
        <TextField name="place" label={t('activities.form.place')} optional value={date.ownPlace ?? activity.place}
          maxLength={200} />
        <TextField name="reason" label={t('activities.date.reason')} help={t('activities.date.reason_help')}
          value={date.changeReason} suggestions={view.reasons} maxLength={300} />
        <SubmitRow label={t('activities.save')} cancel={{ href: back, label: t('activities.cancel') }} />
      </Form>
    </>
  )
}

export function CancelDatePage({ view }: { view: DateView }) {
  const { t, longDate } = useText()
  const { activity, date, path: back } = view
  return (
    <>
      <PageHead title={t('activities.date.cancel_title', { day: longDate(date.day) })}
        back={{ href: back, label: activity.title }} lead={t('activities.date.cancel_lead')} />
      <Form action={`${back}/data/${date.id}/afzeggen`} state={view.state}>
        <TextField name="reason" label={t('activities.date.reason')} help={t('activities.date.reason_help')}
          suggestions={view.reasons} maxLength={300} />
        <SubmitRow danger label={t('activities.date.cancel')} cancel={{ href: back, label: t('activities.cancel') }} />
      </Form>
    </>
  )
}

interface StopView extends Omit<DateView, 'date' | 'path'> {
  readonly today: string
}

/** The whole series ends: every date from a day on is called off. */
export function StopPage({ view }: { view: StopView }) {
  const { t } = useText()
  const back = `${activitiesPath}/${view.activity.id}`
  return (
    <>
      <PageHead title={t('activities.stop_title', { title: view.activity.title })}
        back={{ href: back, label: view.activity.title }} />
      <Notice kind="warning">{t('activities.stop_lead')}</Notice>
      <Form action={`${back}/stoppen`} state={view.state}>
        <DateField name="from" label={t('activities.stop_from')} value={view.today} min={view.today} />
        <TextField name="reason" label={t('activities.date.reason')} help={t('activities.date.reason_help')}
          suggestions={view.reasons} maxLength={300} />
        <SubmitRow danger label={t('activities.stop')} cancel={{ href: back, label: t('activities.cancel') }} />
      </Form>
    </>
  )
}
