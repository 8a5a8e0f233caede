import { DateField } from '../../../web/components/date-field.tsx'
import { TextField } from '../../../web/components/fields.tsx'
import { OwnWords } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import type { InterimResult, PlanGoal } from '../rules/plan.ts'
import { InPlaceForm, KeptText, TranslationFields } from './form-parts.tsx'
import type { PlanView } from './view.ts'

interface GoalFormProps {
  readonly goal: PlanGoal
  readonly view: PlanView
}

/** How it stands now: dated, with the author's name, never changed afterwards. */
export function ResultForm({ goal, view }: GoalFormProps) {
  const { t } = useText()
  return (
    <InPlaceForm view={view} to={`doelen/${goal.id}/tussenresultaten`} title={t('plans.result.add')}
      submit={t('plans.form.save')} anchor={`doel-${goal.id}`}>
      <KeptText view={view} name="body" label={t('plans.result.body')} />
      <DateField name="on_day" label={t('plans.result.day')} value={view.today} min={goal.raisedOn}
        max={view.today} />
      <TranslationFields view={view} language="" fields={[
        { name: 'body_translated', label: t('plans.result.translated'), value: '' },
      ]} />
    </InPlaceForm>
  )
}

export function TranslateResultForm({ result, view }: { result: InterimResult; view: PlanView }) {
  const { t } = useText()
  return (
    <InPlaceForm view={view} to={`tussenresultaten/${result.id}/vertaling`} title={t('plans.result.translate')}
      submit={t('plans.form.save')} anchor={`tussen-${result.id}`}>
      <OwnWords>{result.body}</OwnWords>
      <TranslationFields view={view} language={result.translation.language} fields={[
        { name: 'body_translated', label: t('plans.result.translated'), value: result.translation.text },
      ]} />
    </InPlaceForm>
  )
}

/** ZE-06: what this person gets that the rule does not give; why, who decides, what it costs. */
export function DeviationForm({ goal, view }: GoalFormProps) {
  const { t } = useText()
  return (
    <InPlaceForm view={view} to={`doelen/${goal.id}/afwijkingen`} title={t('plans.deviation.add')}
      submit={t('plans.form.save')} anchor={`doel-${goal.id}`}>
      <KeptText view={view} name="body" label={t('plans.deviation.body')} help={t('plans.deviation.body_help')}
        rows={2} />
      <KeptText view={view} name="reason" label={t('plans.deviation.reason')} />
      <TextField name="decided_by" label={t('plans.deviation.decided_by')} size="medium" maxLength={200} />
      <DateField name="decided_on" label={t('plans.deviation.decided_on')} max={view.today}
        optional />
      <TextField name="cost" label={t('plans.deviation.cost')} help={t('plans.deviation.cost_help')} size="short"
        inputmode="decimal" maxLength={20} />
    </InPlaceForm>
  )
}
