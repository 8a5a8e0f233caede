import { Choices } from '../../../web/components/choices.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { OwnWords } from '../../../web/components/text.tsx'
import { type FormState, freshForm } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import { FilePage, filePath } from '../../newcomers/pages/header.tsx'
import type { FileHead } from '../../newcomers/rules/file-head.ts'
import type { Barrier } from '../queries/barriers.ts'
import type { Taker } from '../queries/takers.ts'
import { isOfTheDay, isToDo, stateOf } from '../rules/barriers.ts'
import { BarrierBadge, barrierPath, needWord, Provided, TakeButton } from './barriers.tsx'
import { datePath } from './date.tsx'

export interface BarrierView {
  readonly head: FileHead
  readonly date: AgendaDate
  readonly barrier: Barrier
  readonly takers: readonly Taker[]
  readonly me: string
  readonly today: string
  readonly state: FormState
  /** Which of the two forms was sent. */
  readonly sent: 'take' | 'outcome' | null
}

/** One thing that somebody needs to come: who takes it, and what came of it. */
export function BarrierPage({ view }: { view: BarrierView }) {
  const texts = useText()
  const { t, longDate, date: day } = texts
  const { head, date, barrier, today } = view
  const state = stateOf(barrier, today)
  const back = {
    href: filePath(head.personId, `/uitnodigingen/${barrier.invitationId}`), label: t('barriers.back'),
  }
  return (
    <FilePage head={head} tab="invitations" back={back} refused={view.state.problems['']}
      title={t('barriers.one', { need: needWord(barrier, texts) })}>
      <p>
        <a class="nl-link" href={datePath(date)}><bdi>{date.title}</bdi></a>
        {' · '}{longDate(date.day)} · <bdi dir="ltr">{date.starts}</bdi>
      </p>
      <p><BarrierBadge state={state} /> {isToDo(state) && barrier.taker
        && t('barriers.by', { taker: barrier.taker, day: day(barrier.dueOn) })}</p>
      {barrier.words && barrier.need !== 'own_words' && <OwnWords>{barrier.words}</OwnWords>}
      <Provided barriers={[barrier]} date={date} />
      <Settled barrier={barrier} path={barrierPath(head.personId, barrier)} />
      {isToDo(state) && <TakePart view={view} />}
      {!barrier.isEnded && !barrier.arranged && !barrier.impossible && <OutcomePart view={view} />}
    </FilePage>
  )
}

function Settled({ barrier, path }: { barrier: Barrier; path: string }) {
  const { t } = useText()
  const said = barrier.arranged ?? barrier.impossible
  if (!said) return null
  return (
    <>
      <OwnWords>{said}</OwnWords>
      <p class="field-optional">{t('barriers.settled_by', { by: barrier.settledBy ?? '' })}</p>
      {!barrier.isEnded && <PostButton look="quiet" action={`${path}/heropening`}>{t('barriers.reopen')}</PostButton>}
    </>
  )
}

function OutcomePart({ view: { head, barrier, state, sent } }: { view: BarrierView }) {
  const { t } = useText()
  const options = (['arranged', 'impossible'] as const)
    .map((value) => ({ value, label: t(`barriers.outcome.${value}`) }))
  return (
    <section aria-labelledby="uitkomst">
      <h3 id="uitkomst">{t('barriers.outcome')}</h3>
      <Form action={`${barrierPath(head.personId, barrier)}/uitkomst`} state={sent === 'outcome' ? state : freshForm}>
        <Choices name="outcome" legend={t('barriers.how')} row options={options} />
        <TextField name="words" label={t('barriers.words')} help={t('barriers.words_help')} maxLength={300} />
        <SubmitRow label={t('invitations.send')} />
      </Form>
    </section>
  )
}

/** Oneself in a tap; somebody else, or another day, one click away. */
function TakePart({ view }: { view: BarrierView }) {
  const { t } = useText()
  const { head, barrier, takers, me, today, state, sent } = view
  const line = { barrier, personId: head.personId, name: head.name }
  const latest = isOfTheDay(barrier.need) ? { max: barrier.day } : {}
  return (
    <section aria-labelledby="oppakken">
      <h3 id="oppakken">{t('barriers.whose')}</h3>
      {barrier.takerId !== me && <TakeButton line={line} today={today} me={me} />}
      <Disclosure label={t('barriers.give')} open={sent === 'take'}>
        <Form action={`${barrierPath(head.personId, barrier)}/oppakken`} state={sent === 'take' ? state : freshForm}>
          <SelectField name="taker_id" label={t('barriers.taker')} empty={t('barriers.choose')}
            value={barrier.takerId ?? ''} options={takers.map(({ id, name }) => ({ value: id, label: name }))} />
          <DateField name="due_on" label={t('barriers.due')} value={barrier.dueOn} min={today} {...latest} />
          <SubmitRow label={t('invitations.send')} />
        </Form>
      </Disclosure>
    </section>
  )
}
