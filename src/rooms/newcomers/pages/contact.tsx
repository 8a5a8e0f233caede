import { contactKindValues, puzzleAreaValues } from '../../../db/schema.ts'
import { Button, ButtonLink } from '../../../web/components/button.tsx'
import { Choices } from '../../../web/components/choices.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { FieldError, LongText, type Option, SelectField, TextField } from '../../../web/components/fields.tsx'
import { Fieldset, Form, HiddenField, SubmitRow } from '../../../web/components/form.tsx'
import { SavedLine } from '../../../web/components/saved-line.tsx'
import { type DraftState, draftOf } from '../../../web/drafts.ts'
import { useText } from '../../../web/texts.tsx'
import { everyone } from '../forms/contact.ts'
import type { FileHead } from '../rules/file-head.ts'
import { filePath, TaskPage } from './header.tsx'

export interface Housemate {
  readonly personId: string
  readonly name: string
  readonly birthYear: number | null
}

interface ContactView {
  readonly head: FileHead
  readonly state: DraftState
  readonly housemates: readonly Housemate[]
  readonly today: string
  /** What the municipality added to the kinds of contact. */
  readonly ownKinds: readonly Option[]
}

/** A contact in two taps: open, and say what kind it was. The text may come with it. */
export function ContactPage({ view }: { view: ContactView }) {
  const { t, time } = useText()
  const { head, state } = view
  return (
    <TaskPage head={head} title={t('newcomers.contact.title')}>
      <Form action={filePath(head.personId, '/contact')} state={state}>
        <SavedLine savedAt={state.savedAt ? time(state.savedAt) : null} />
        <LongText name="body" label={t('newcomers.contact.body')} help={t('newcomers.contact.body_help')} rows={4}
          optional draft={draftOf(state.draftKey)} />
        <WithWhom head={head} housemates={view.housemates} of="contact" />
        <Disclosure label={t('newcomers.contact.more')} open={Boolean(state.problems['day'] ?? state.values['area'])}>
          <DateField name="day" label={t('newcomers.contact.day')} value={view.today} max={view.today} />
          <AreaField />
        </Disclosure>
        <KindButtons own={view.ownKinds} />
        <p><a class="nl-link" href={filePath(head.personId)}>{t('newcomers.cancel')}</a></p>
      </Form>
    </TaskPage>
  )
}

/** Each kind is a button that saves: one tap says what it was and keeps it. */
function KindButtons({ own }: { own: readonly Option[] }) {
  const { t } = useText()
  return (
    <Fieldset legend={t('newcomers.contact.kind')} help={t('newcomers.contact.kind_help')}>
      <FieldError name="kind" />
      <div class="actions">
        {[...kinds(t), ...own].map(({ value, label }) =>
          <Button look="primary" name="kind" value={value}>{label}</Button>)}
      </div>
    </Fieldset>
  )
}

/** What was, is asked in the past; what is to come, in the present. */
type Asked = 'contact' | 'appointment'

interface WithWhomProps {
  readonly head: FileHead
  readonly housemates: readonly Housemate[]
  readonly of: Asked
}

function WithWhom({ head, housemates, of }: WithWhomProps) {
  const { t } = useText()
  if (housemates.length === 0) return null
  const all = housemates.length > 1 ? [{ value: everyone, label: t('newcomers.contact.everyone') }] : []
  return (
    <Choices name="with" many legend={t(`newcomers.${of}.with`)}
      help={t(`newcomers.${of}.with_help`, { name: head.name })}
      options={[...all, ...housemates.map((mate) => ({
        value: mate.personId, label: <HousemateName mate={mate} />,
      }))]} />
  )
}

/** Namesakes in one household are told apart by their year of birth. */
export function HousemateName({ mate }: { mate: Housemate }) {
  const { t } = useText()
  const born = mate.birthYear ? t('newcomers.head.born', { year: String(mate.birthYear) }) : null
  return <><bdi>{mate.name}</bdi>{born && <span class="field-optional"> {born}</span>}</>
}

export function AreaField({ of = 'contact' }: { of?: Asked }) {
  const { t } = useText()
  return (
    <SelectField name="area" label={t(`newcomers.${of}.area`)} optional empty={t('newcomers.contact.no_area')}
      options={puzzleAreaValues.map((value) => ({ value, label: t(`approaches.area.${value}`) }))} />
  )
}

function kinds(t: (key: string) => string) {
  return contactKindValues.map((value) => ({ value, label: t(`newcomers.contact_kind.${value}`) }))
}

interface CorrectView {
  readonly head: FileHead
  readonly state: DraftState
  readonly contactId: string
  readonly version: number
  readonly at: Date
}

/** Correcting what was written of a contact; the earlier text stays readable. */
export function CorrectPage({ view }: { view: CorrectView }) {
  const { t, moment, time } = useText()
  const { head, state } = view
  const back = { href: filePath(head.personId, '/tijdlijn'), label: t('newcomers.tab.timeline') }
  return (
    <TaskPage head={head} title={t('newcomers.contact.correct')} back={back}>
      <p>{t('newcomers.contact.correct_help', { at: moment(view.at) })}</p>
      <Form action={filePath(head.personId, `/contact/${view.contactId}`)} state={state}>
        <SavedLine savedAt={state.savedAt ? time(state.savedAt) : null} />
        <HiddenField name="version" value={String(view.version)} />
        <LongText name="body" label={t('newcomers.contact.body')} draft={draftOf(state.draftKey)} />
        <SubmitRow label={t('newcomers.save')} cancel={{ href: back.href, label: t('newcomers.cancel') }} />
      </Form>
    </TaskPage>
  )
}

interface NewAppointmentView {
  readonly head: FileHead
  readonly state: DraftState
  readonly ownKinds: readonly Option[]
  readonly housemates: readonly Housemate[]
  readonly today: string
}

export function NewAppointmentPage({ view }: { view: NewAppointmentView }) {
  const { t, time } = useText()
  const { head, state } = view
  const back = { href: filePath(head.personId, '/afspraken'), label: t('newcomers.appointment.title') }
  return (
    <TaskPage head={head} title={t('newcomers.appointment.new')} back={back}>
      <Form action={back.href} state={state}>
        <SavedLine savedAt={state.savedAt ? time(state.savedAt) : null} />
        <DayAndClock today={view.today} />
        <Choices name="kind" legend={t('newcomers.appointment.kind')} row value="meeting"
          options={[...kinds(t), ...view.ownKinds]} />
        <TextField name="place" label={t('newcomers.appointment.place')} optional maxLength={200} />
        <WithWhom head={head} housemates={view.housemates} of="appointment" />
        <LongText name="body" label={t('newcomers.appointment.about')} rows={3} optional
          draft={draftOf(state.draftKey)} />
        <AreaField of="appointment" />
        <SubmitRow label={t('newcomers.appointment.save')} cancel={{ href: back.href, label: t('newcomers.cancel') }} />
      </Form>
    </TaskPage>
  )
}

function DayAndClock({ today }: { today: string }) {
  const { t } = useText()
  return (
    <>
      <DateField name="day" label={t('newcomers.appointment.day')} min={today} />
      <TextField name="clock" label={t('newcomers.appointment.clock')} help={t('newcomers.appointment.clock_help')}
        size="short" maxLength={5} />
    </>
  )
}

export interface ShownAppointment {
  readonly id: string
  readonly at: Date
  readonly kind: string
  /** The own word for the kind; '' is the product's name of it. */
  readonly kindWords: string
  readonly place: string
  readonly body: string
  readonly outcome: string | null
  readonly reason: string
  readonly mayTell: boolean
}

interface ChangeView {
  readonly head: FileHead
  readonly state: DraftState
  readonly appointment: ShownAppointment
  readonly act: 'niet-gekomen' | 'verzetten' | 'afzeggen'
  readonly today: string
  readonly reasons: readonly string[]
}

/** Saying that somebody did not come, moving or calling off: one page, one form. */
export function ChangeAppointmentPage({ view }: { view: ChangeView }) {
  const { t, moment } = useText()
  const { head, state, act } = view
  const back = { href: filePath(head.personId, '/afspraken'), label: t('newcomers.appointment.title') }
  return (
    <TaskPage head={head} title={t(`newcomers.appointment.${act}`)} back={back}>
      <p>{t('newcomers.appointment.of', { at: moment(view.appointment.at) })}</p>
      <Form action={`${back.href}/${view.appointment.id}/${act}`} state={state}>
        {act === 'verzetten' && <DayAndClock today={view.today} />}
        <TextField name="reason" label={t(`newcomers.appointment.reason_${act}`)} optional={act !== 'niet-gekomen'}
          maxLength={300} suggestions={view.reasons} />
        <SubmitRow label={t(`newcomers.appointment.do_${act}`)}
          cancel={{ href: back.href, label: t('newcomers.cancel') }} />
      </Form>
    </TaskPage>
  )
}

/** The link to a new appointment, for the pages that end without one. */
export function PlanAppointment({ personId }: { personId: string }) {
  const { t } = useText()
  return (
    <ButtonLink look="primary" icon="calendar" href={filePath(personId, '/afspraken/nieuw')}>
      {t('newcomers.appointment.new')}
    </ButtonLink>
  )
}
