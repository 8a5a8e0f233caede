import { Choices } from '../../../web/components/choices.tsx'
import { TextField } from '../../../web/components/fields.tsx'
import { Form, HiddenField, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import type { KnownCount } from '../queries/attendance.ts'
import { datePath } from './date.tsx'

export interface AttendanceView {
  readonly date: AgendaDate
  readonly people: readonly { readonly id: string; readonly name: string; readonly saidTheyCome: boolean }[]
  readonly came: readonly string[]
  readonly count: KnownCount | undefined
  readonly state: FormState
  readonly madeAt: Date
}

/** Who came: a tap for each of the invited, and a number for everybody else. */
export function AttendancePage({ view }: { view: AttendanceView }) {
  const { t, longDate } = useText()
  const { date, people, count } = view
  const path = datePath(date)
  const options = people.map(({ id, name, saidTheyCome }) => ({
    value: id, label: <bdi>{name}</bdi>, ...(saidTheyCome ? { help: t('invitations.attendance.said') } : {}),
  }))
  return (
    <>
      <PageHead title={t('invitations.attendance.title')} back={{ href: path, label: date.title }}
        lead={<>{longDate(date.day)}, <bdi dir="ltr">{date.starts}</bdi></>} />
      <Form action={`${path}/aanwezig`} state={view.state}>
        <HiddenField name="as_of" value={view.madeAt.toISOString()} />
        {count?.by === null && <Notice>{t('invitations.attendance.by_organiser', { count: count.guests })}</Notice>}
        {people.length > 0 && (
          <Choices name="people" legend={t('invitations.attendance.who')} many optional options={options}
            value={view.came} />
        )}
        <TextField name="guests" label={t('invitations.attendance.guests')} inputmode="numeric" size="short" optional
          help={t('invitations.attendance.guests_help')} value={count ? String(count.guests) : ''} />
        <TextField name="low_reason" label={t('invitations.attendance.low')} optional maxLength={300}
          help={t('invitations.attendance.low_help')} value={count?.lowReason} />
        <SubmitRow label={t('invitations.attendance.save')} cancel={{ href: path, label: t('activities.cancel') }} />
      </Form>
    </>
  )
}
