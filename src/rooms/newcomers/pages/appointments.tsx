import { ButtonLink } from '../../../web/components/button.tsx'
import { Card, Cards, EmptyState } from '../../../web/components/card.tsx'
import { PostButton } from '../../../web/components/form.tsx'
import { OwnWords } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import type { FileHead } from '../rules/file-head.ts'
import { PlanAppointment, type ShownAppointment as OneAppointment } from './contact.tsx'
import { FilePage, filePath } from './header.tsx'

interface ShownAppointment extends OneAppointment {
  /** Names of who else was to come. */
  readonly others: readonly string[]
}

interface AppointmentsView {
  readonly head: FileHead
  readonly open: readonly ShownAppointment[]
  readonly past: readonly ShownAppointment[]
  readonly refused: readonly string[] | undefined
}

/** What is agreed with this person, and how earlier appointments went. */
export function AppointmentsPage({ view }: { view: AppointmentsView }) {
  const { t } = useText()
  const { head, open, past } = view
  const add = { href: filePath(head.personId, '/afspraken/nieuw'), label: t('newcomers.appointment.new') }
  return (
    <FilePage head={head} tab={null} title={t('newcomers.appointment.title')} refused={view.refused}
      actions={open.length > 0 && <PlanAppointment personId={head.personId} />}>
      {open.length === 0 && <EmptyState action={add}>{t('newcomers.appointment.none')}</EmptyState>}
      <Cards>{open.map((appointment) => <OpenAppointment head={head} appointment={appointment} />)}</Cards>
      {past.length > 0 && (
        <section>
          <h3>{t('newcomers.appointment.past')}</h3>
          <Cards>{past.map((appointment) => <PastAppointment appointment={appointment} />)}</Cards>
        </section>
      )}
    </FilePage>
  )
}

function OpenAppointment({ head, appointment }: { head: FileHead; appointment: ShownAppointment }) {
  const { t, moment } = useText()
  const path = filePath(head.personId, `/afspraken/${appointment.id}`)
  return (
    <Card title={moment(appointment.at)} actions={
      <>
        {appointment.mayTell && (
          <>
            <PostButton action={`${path}/gekomen`} look="primary">{t('newcomers.appointment.came')}</PostButton>
            <ButtonLink href={`${path}/niet-gekomen`}>{t('newcomers.appointment.niet-gekomen')}</ButtonLink>
          </>
        )}
        <ButtonLink href={`${path}/verzetten`}>{t('newcomers.appointment.verzetten')}</ButtonLink>
        <ButtonLink href={`${path}/afzeggen`}>{t('newcomers.appointment.afzeggen')}</ButtonLink>
      </>
    }>
      <What appointment={appointment} />
    </Card>
  )
}

function PastAppointment({ appointment }: { appointment: ShownAppointment }) {
  const { t, moment } = useText()
  return (
    <Card title={moment(appointment.at)} level={4}>
      <p>
        <b>{t(`newcomers.outcome.${appointment.outcome ?? 'open'}`)}</b>
        {appointment.reason && <>: <bdi>{appointment.reason}</bdi></>}
      </p>
      <What appointment={appointment} />
    </Card>
  )
}

function What({ appointment }: { appointment: ShownAppointment }) {
  const { t, list } = useText()
  return (
    <>
      <p>
        {appointment.kindWords || t(`newcomers.contact_kind.${appointment.kind}`)}
        {appointment.place && <> · <bdi>{appointment.place}</bdi></>}
      </p>
      {appointment.others.length > 0 && <p>{t('newcomers.appointment.others', { names: list(appointment.others) })}</p>}
      {appointment.body && <OwnWords>{appointment.body}</OwnWords>}
    </>
  )
}
