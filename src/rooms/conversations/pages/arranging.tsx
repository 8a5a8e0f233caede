import { interpreterStateValues } from '../../../db/schema.ts'
import { Choices } from '../../../web/components/choices.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { Talk } from '../queries/talks.ts'
import type { MomentOnClock } from '../rules/clock.ts'
import { momentName } from './moment.ts'
import { personTalksPath, talkPath } from './view.ts'

export interface PlanView {
  readonly personId: string
  readonly name: string
  readonly moments: readonly MomentOnClock[]
  readonly holders: readonly { readonly id: string; readonly name: string }[]
  /** ZE-05: here the talk is held by somebody independent; these people help this person. */
  readonly asksIndependent: boolean
  readonly helperIds: readonly string[]
  readonly suggested: { readonly day: string; readonly language: string; readonly interpreter: string }
  readonly today: string
  readonly state: FormState
}

/** Planning a talk, or writing down one that took place. */
export function PlanTalkPage({ view }: { view: PlanView }) {
  const { t } = useText()
  return (
    <>
      <PageHead title={<>{t('conversations.plan.title')} <bdi>{view.name}</bdi></>}
        back={{ href: personTalksPath(view.personId), label: t('conversations.talk.back', { name: view.name }) }} />
      <WindowsOpen view={view} />
      <Form action={personTalksPath(view.personId)} state={view.state}>
        <DateField name="planned_on" label={t('conversations.plan.day')} help={t('conversations.plan.day_help')}
          value={view.suggested.day} />
        <Practical holders={view.holders} helperIds={view.asksIndependent ? view.helperIds : []}
          values={{ language: view.suggested.language, interpreter: view.suggested.interpreter }} />
        <SubmitRow label={t('conversations.plan.submit')}
          cancel={{ href: personTalksPath(view.personId), label: t('conversations.plan.cancel') }} />
      </Form>
    </>
  )
}

/** Which talks can be held now and until when, so that the day is chosen well. */
function WindowsOpen({ view: { moments, personId } }: { view: PlanView }) {
  const { t, date } = useText()
  const late = moments.filter(({ isLate }) => isLate)
  const lines = moments.filter(({ state, window }) => state !== 'held' && state !== 'missed' && window.last !== null)
  if (late.length + lines.length === 0) return null
  return (
    <Notice>
      <ul>
        {late.map(({ key, dueBy }) => (
          <li>
            {t('conversations.plan.late', { moment: momentName(t, key), date: date(dueBy) })}{' '}
            <a class="nl-link" href={personTalksPath(personId, `/momenten/${key}`)}>
              {t('conversations.plan.late_link')}
            </a>
          </li>
        ))}
        {lines.map(({ key, window }) => (
          <li>{t('conversations.plan.window', {
            moment: momentName(t, key), from: date(window.first ?? window.target), until: date(window.last),
          })}</li>
        ))}
      </ul>
    </Notice>
  )
}

interface PracticalProps {
  readonly holders: PlanView['holders']
  readonly helperIds: readonly string[]
  readonly values: {
    readonly time?: string | null; readonly interviewer?: string | null; readonly language: string
    readonly interpreter: string; readonly note?: string; readonly place?: string
  }
}

function Practical({ holders, helperIds, values }: PracticalProps) {
  const { t } = useText()
  const nameOf = ({ id, name }: PlanView['holders'][number]) =>
    (helperIds.includes(id) ? t('conversations.plan.helper', { name }) : name)
  return (
    <>
      <TextField name="planned_time" label={t('conversations.plan.time')} value={values.time ?? ''} optional
        size="short" help={t('conversations.plan.time_help')} />
      <TextField name="place" label={t('conversations.field.place')} value={values.place ?? ''} optional />
      <SelectField name="interviewer_id" label={t('conversations.plan.interviewer')} value={values.interviewer ?? ''}
        empty={t('conversations.fact.nobody')} options={holders.map((one) => ({ value: one.id, label: nameOf(one) }))}
        {...(helperIds.length > 0 ? { help: t('conversations.plan.independent') } : {})} />
      <TextField name="language" label={t('conversations.field.language')} value={values.language} optional />
      <SelectField name="interpreter" label={t('conversations.field.interpreter')} value={values.interpreter}
        options={interpreterStateValues.map((state) =>
          ({ value: state, label: t(`conversations.interpreter.${state}`) }))} />
      <TextField name="interpreter_note" label={t('conversations.field.interpreter_note')} value={values.note ?? ''}
        optional />
    </>
  )
}

export interface RearrangeView extends Pick<PlanView, 'name' | 'holders' | 'asksIndependent' | 'helperIds' | 'state'> {
  readonly talk: Talk
  readonly today: string
  /** What the municipality often writes here. */
  readonly reasons: readonly string[]
}

/** Another day, place or person for a planned talk; or no talk. */
export function RearrangePage({ view }: { view: RearrangeView }) {
  const { t } = useText()
  const { talk } = view
  return (
    <>
      <PageHead title={<>{t('conversations.rearrange.title')} <bdi>{view.name}</bdi></>}
        back={{ href: talkPath(talk.id), label: t('conversations.completion.back') }}
        lead={t('conversations.rearrange.lead')} />
      <Form action={talkPath(talk.id, '/afspraak')} state={view.state}>
        <DateField name="planned_on" label={t('conversations.plan.day')} value={talk.plannedOn} />
        <TextField name="reason" label={t('conversations.rearrange.reason')} optional maxLength={300}
          suggestions={view.reasons} />
        <Practical holders={view.holders} helperIds={view.asksIndependent ? view.helperIds : []} values={{
          time: talk.plannedTime, interviewer: talk.interviewerId, language: talk.language,
          interpreter: talk.interpreter, note: talk.interpreterNote, place: talk.place,
        }} />
        <SubmitRow label={t('conversations.rearrange.submit')} />
      </Form>
      <p><a class="nl-link" href={talkPath(talk.id, '/afzegging')}>{t('conversations.cancel.link')}</a></p>
    </>
  )
}

/** The talk does not take place; its moment stays. */
export function CancelPage({ view }: { view: Pick<RearrangeView, 'name' | 'talk' | 'state' | 'reasons'> }) {
  const { t } = useText()
  return (
    <>
      <PageHead title={<>{t('conversations.cancel.title')} <bdi>{view.name}</bdi></>}
        back={{ href: talkPath(view.talk.id), label: t('conversations.completion.back') }}
        lead={t('conversations.cancel.lead')} />
      <Form action={talkPath(view.talk.id, '/afzegging')} state={view.state}>
        <TextField name="reason" label={t('conversations.cancel.reason')} maxLength={300} suggestions={view.reasons} />
        <SubmitRow label={t('conversations.cancel.submit')} danger />
      </Form>
    </>
  )
}

export interface MomentView extends Pick<PlanView, 'personId' | 'name' | 'today' | 'state'> {
  readonly moment: MomentOnClock
  readonly reasons: readonly string[]
}

/** What the person wants with a moment: not, later, or yes after all. */
export function MomentPage({ view }: { view: MomentView }) {
  const { t } = useText()
  const { moment, personId } = view
  const kinds = moment.state === 'declined' || moment.state === 'moved'
    ? (['withdrawn', 'declined', 'moved'] as const) : (['declined', 'moved'] as const)
  return (
    <>
      <PageHead title={<>{momentName(t, moment.key)}: <bdi>{view.name}</bdi></>} lead={t('conversations.decide.lead')}
        back={{ href: personTalksPath(personId), label: t('conversations.talk.back', { name: view.name }) }} />
      <Form action={personTalksPath(personId, `/momenten/${moment.key}`)} state={view.state}>
        <Choices name="kind" legend={t('conversations.decide.kind')}
          options={kinds.map((kind) => ({ value: kind, label: t(`conversations.decide.${kind}`) }))} />
        <DateField name="on_day" label={t('conversations.decide.on_day')} value={view.today} max={view.today} />
        <DateField name="new_day" label={t('conversations.decide.new_day')} optional
          help={t('conversations.decide.new_day_help')} />
        <TextField name="reason" label={t('conversations.decide.reason')} maxLength={300} suggestions={view.reasons} />
        <SubmitRow label={t('conversations.decide.submit')} />
      </Form>
    </>
  )
}
