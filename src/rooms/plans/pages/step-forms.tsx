import { Button } from '../../../web/components/button.tsx'
import { Choices } from '../../../web/components/choices.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { FieldError, SelectField } from '../../../web/components/fields.tsx'
import { useText } from '../../../web/texts.tsx'
import { actionMannerValues } from '../../../db/schema.ts'
import { headingKeyOf, type PlanAction, type PlanGoal } from '../rules/plan.ts'
import { InPlaceForm, KeptText, TranslationFields, WhoAndWhen } from './form-parts.tsx'
import type { PlanView } from './view.ts'

interface StepFormProps {
  readonly action: PlanAction
  readonly view: PlanView
}

/** Ready-made steps of the heading to tick, and a free one in own words. */
export function NewStepsForm({ goal, view }: { goal: PlanGoal; view: PlanView }) {
  const { t } = useText()
  const { approach, language } = view
  const heading = headingKeyOf(approach, goal)
  const isThere = (key: string) => goal.actions.some(({ readyMadeKey }) => readyMadeKey === key)
  const ready = approach.actions.filter((action) => !isThere(action.key))
    .toSorted((a, b) => Number(b.heading === heading) - Number(a.heading === heading))
    .filter((action) => action.heading === heading || action.area === goal.area)
  return (
    <InPlaceForm view={view} to={`doelen/${goal.id}/acties`} title={t('plans.step.add')} submit={t('plans.step.save')}
      anchor={`doel-${goal.id}`}>
      <Existing view={view} isThere={(id) => goal.actions.some(({ activity }) => activity?.id === id)} />
      {ready.length > 0 && (
        <Choices name="ready" legend={t('plans.step.ready')} many optional
          options={ready.map(({ key, name }) => ({ value: key, label: name[language] }))} />
      )}
      <KeptText view={view} name="body" label={t('plans.step.free')} help={t('plans.step.free_help')} rows={2}
        optional />
      <WhoAndWhen view={view} />
    </InPlaceForm>
  )
}

/** AK-10: what exists already stands before a step of one's own. */
function Existing({ view, isThere }: { view: PlanView; isThere: (activityId: string) => boolean }) {
  const { t, date } = useText()
  const options = view.fitting.filter(({ id }) => !isThere(id)).map(({ id, title, village, nextDay }) => ({
    value: id, label: <bdi>{title}</bdi>, help: t('plans.step.next', { village, day: date(nextDay) }),
  }))
  if (options.length === 0) return <p>{t('plans.step.nothing_exists')}</p>
  return (
    <Choices name="activities" legend={t('plans.step.existing')} help={t('plans.step.existing_help')} many optional
      options={options} />
  )
}

export function ChangeStepForm({ action, view }: StepFormProps) {
  const { t } = useText()
  const owner = action.ownerAccountId
    ? `account:${action.ownerAccountId}`
    : action.ownerOrganisationId ? `organisation:${action.ownerOrganisationId}` : ''
  return (
    <InPlaceForm view={view} to={`acties/${action.id}`} title={t('plans.step.change')} submit={t('plans.form.save')}
      anchor={`stap-${action.id}`} version={action.version}>
      <KeptText view={view} name="body" label={t('plans.step.body')} value={action.body} rows={2} />
      <WhoAndWhen view={view} owner={owner} ownerWords={action.ownerWords} dueOn={action.dueOn} />
      <ActivityField action={action} view={view} />
      <TranslationFields view={view} language={action.translation.language} fields={[
        { name: 'body_translated', label: t('plans.step.translated'), value: action.translation.text },
      ]} />
    </InPlaceForm>
  )
}

function ActivityField({ action: { activity }, view }: StepFormProps) {
  const { t } = useText()
  const fitting = view.fitting.filter(({ id }) => id !== activity?.id)
  const options = [...(activity ? [activity] : []), ...fitting].map(({ id, title }) => ({ value: id, label: title }))
  if (options.length === 0) return null
  return (
    <SelectField name="activity_id" label={t('plans.step.activity')} options={options} value={activity?.id} optional
      empty={t('plans.step.no_activity')} />
  )
}

/** SB-04: what came of it, then one tap that says how it was done. */
export function DoneForm({ action, view }: StepFormProps) {
  const { t } = useText()
  return (
    <InPlaceForm view={view} to={`acties/${action.id}/resultaat`} title={t('plans.step.tick')}
      anchor={`stap-${action.id}`} version={action.version}>
      {/* Enter in a field presses the first button; it must not choose how the step was done. */}
      <button type="submit" disabled hidden />
      <DateField name="done_on" label={t('plans.step.done_on')} value={action.doneOn ?? view.today}
        min={action.createdOn} max={view.today} />
      <KeptText view={view} name="result" label={t('plans.step.result')} value={action.result} rows={2} optional />
      <TranslationFields view={view} language={action.translation.language} fields={[
        { name: 'result_translated', label: t('plans.step.result_translated'), value: action.resultTranslation.text },
      ]} />
      <p id="v-manner" class="plan-manner-question">{t('plans.manner.question')}</p>
      <FieldError name="manner" />
      <div class="actions">
        {actionMannerValues.map((manner) => (
          <Button look="primary" name="manner" value={manner}>{t(`plans.manner.${manner}`)}</Button>
        ))}
      </div>
    </InPlaceForm>
  )
}

export function DropForm({ action, view }: StepFormProps) {
  const { t } = useText()
  return (
    <InPlaceForm view={view} to={`acties/${action.id}/vervallen`} title={t('plans.step.drop')}
      submit={t('plans.step.drop_save')} anchor={`stap-${action.id}`} version={action.version}>
      <KeptText view={view} name="reason" label={t('plans.step.drop_reason')} rows={2} />
    </InPlaceForm>
  )
}
