import { buddyEndReasonValues, buddyHowValues, type BuddySide } from '../../../db/schema.ts'
import { Choices, Tick } from '../../../web/components/choices.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { LongText, TextField } from '../../../web/components/fields.tsx'
import { Form, HiddenField, SubmitRow } from '../../../web/components/form.tsx'
import { SavedLine } from '../../../web/components/saved-line.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { draftOf, type DraftState } from '../../../web/drafts.ts'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { CheckQuery } from '../forms.ts'
import { pairsPath } from './pairs.tsx'

interface CheckView extends CheckQuery {
  readonly id: string
  readonly names: Readonly<Record<BuddySide, string>>
  readonly state: DraftState
}

/** How it goes, asked of one side; the other reads none of it. */
export function CheckPage({ view }: { view: CheckView }) {
  const { t, time } = useText()
  const { id, names, kant: side, moment, state } = view
  const path = `${pairsPath}/${id}`
  const isAfter = moment === 'after'
  return (
    <>
      <PageHead title={t('buddies.checks.ask', { name: names[side] })}
        back={{ href: path, label: `${names.newcomer} – ${names.local}` }} lead={t(`buddies.moment.${moment}`)} />
      <p>{t('buddies.talk.apart')}</p>
      <Form action={`${path}/peiling`} state={state} draft={draftOf(state.draftKey)}>
        <SavedLine savedAt={state.savedAt && time(state.savedAt)} />
        <HiddenField name="side" value={side} />
        <HiddenField name="moment" value={moment} />
        <Choices name="how" legend={t('buddies.checks.how')}
          options={buddyHowValues.map((value) => ({ value, label: t(`buddies.how.${value}`) }))} />
        <LongText name="body" label={t('buddies.checks.words')} draft="form" optional />
        <TextField name="new_people" label={t('buddies.checks.new_people')} inputmode="numeric" size="short" optional
          help={t('buddies.checks.new_people_help')} />
        {isAfter && (
          <Choices name="in_touch" legend={t('buddies.checks.in_touch')} optional options={[
            { value: 'yes', label: t('buddies.checks.yes') }, { value: 'no', label: t('buddies.checks.no') },
          ]} />
        )}
        <SubmitRow label={t('buddies.save')} cancel={{ href: path, label: t('buddies.back') }} />
      </Form>
    </>
  )
}

interface EndView {
  readonly id: string
  readonly names: Readonly<Record<BuddySide, string>>
  readonly today: string
  readonly state: FormState
}

/** Ending a pair: why, and who wants another buddy. */
export function EndPage({ view }: { view: EndView }) {
  const { t } = useText()
  const { id, names, today } = view
  const path = `${pairsPath}/${id}`
  return (
    <>
      <PageHead title={t('buddies.end.title')} back={{ href: path, label: `${names.newcomer} – ${names.local}` }}
        lead={t('buddies.end.lead')} />
      <Form action={`${path}/einde`} state={view.state}>
        <Choices name="reason" legend={t('buddies.end.reason')}
          options={buddyEndReasonValues.map((value) => ({ value, label: t(`buddies.reason.${value}`) }))} />
        <DateField name="ended_on" label={t('buddies.end.day')} value={today} max={today} />
        <Tick name="newcomer_again" label={t('buddies.end.again', { name: names.newcomer })} />
        <Tick name="local_again" label={t('buddies.end.again', { name: names.local })} checked />
        <SubmitRow label={t('buddies.end.do')} cancel={{ href: path, label: t('buddies.back') }} />
      </Form>
    </>
  )
}
