import { Choices, Tick } from '../../../web/components/choices.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { SelectField } from '../../../web/components/fields.tsx'
import { HiddenField } from '../../../web/components/form.tsx'
import { useText } from '../../../web/texts.tsx'
import { puzzleAreas } from '../../approaches/forms.ts'
import { areaOfHeading, endedHeading, headingKeyOf, type PlanGoal } from '../rules/plan.ts'
import { InPlaceForm, KeptText, TranslationFields } from './form-parts.tsx'
import type { PlanView } from './view.ts'

interface GoalFormProps {
  readonly goal: PlanGoal
  readonly view: PlanView
}

/** A goal in the newcomer's own words under this heading. */
export function NewGoalForm({ heading, view }: { heading: string; view: PlanView }) {
  const { t } = useText()
  return (
    <InPlaceForm view={view} to="doelen" title={t('plans.goal.add')} submit={t('plans.goal.save')}
      anchor={`kop-${heading}`} level={3}>
      <HiddenField name="heading" value={heading} />
      <KeptText view={view} name="body" label={t('plans.goal.body')} help={t('plans.goal.body_help')} />
      <Tick name="raised" label={t('plans.goal.raised_tick', { name: view.name })} />
      <People view={view} chosen={[]} owner={view.personId} />
      <AreaField value={areaOfHeading(view.approach, heading)} />
      <KeptText view={view} name="dream" label={t('plans.goal.dream')} help={t('plans.goal.dream_help')} optional />
      <GoalTranslation view={view} />
    </InPlaceForm>
  )
}

/** Words, heading, people, dream and translation of a goal. */
export function ChangeGoalForm({ goal, view }: GoalFormProps) {
  const { t } = useText()
  const kept = endedHeading(view.approach, goal)
  const headings = [...view.approach.frame.headings, ...(kept ? [kept] : [])]
    .map(({ key, name }) => ({ value: key, label: name[view.language] }))
  return (
    <InPlaceForm view={view} to={`doelen/${goal.id}`} title={t('plans.goal.change')} submit={t('plans.form.save')}
      anchor={`doel-${goal.id}`} version={goal.version} level={3}>
      <KeptText view={view} name="body" label={t('plans.goal.body')} help={t('plans.goal.body_help')}
        value={goal.body} />
      <Tick name="raised" label={t('plans.goal.raised_tick', { name: view.name })} checked={goal.raisedByNewcomer} />
      <SelectField name="heading" label={t('plans.goal.heading')} options={headings}
        value={headingKeyOf(view.approach, goal)} />
      <AreaField value={goal.area} />
      <People view={view} chosen={goal.personIds} owner={goal.ownerPersonId} isLater />
      <KeptText view={view} name="dream" label={t('plans.goal.dream')} help={t('plans.goal.dream_help')}
        value={goal.dream} optional />
      <GoalTranslation view={view} goal={goal} />
    </InPlaceForm>
  )
}

/** Reached, or ended with a reason. */
export function CloseGoalForm({ goal, view }: GoalFormProps) {
  const { t } = useText()
  const options = (['reached', 'ended'] as const).map((value) => ({
    value, label: t(`plans.close.${value}`), help: t(`plans.close.${value}_help`),
  }))
  return (
    <InPlaceForm view={view} to={`doelen/${goal.id}/afloop`} title={t('plans.goal.close')} submit={t('plans.form.save')}
      anchor={`doel-${goal.id}`} version={goal.version}>
      <Choices name="how" legend={t('plans.close.how')} options={options} />
      <DateField name="on_day" label={t('plans.close.day')} value={view.today} min={goal.raisedOn}
        max={view.today} />
      <KeptText view={view} name="reason" label={t('plans.close.reason')} optional />
    </InPlaceForm>
  )
}

function GoalTranslation({ view, goal }: { view: PlanView; goal?: PlanGoal }) {
  const { t } = useText()
  return (
    <TranslationFields view={view} language={goal?.translation.language ?? ''} fields={[
      { name: 'body_translated', label: t('plans.goal.translated'), value: goal?.translation.text ?? '' },
      { name: 'dream_translated', label: t('plans.goal.dream_translated'), value: goal?.dreamTranslation.text ?? '' },
    ]} />
  )
}

function AreaField({ value }: { value: string }) {
  const { t } = useText()
  const options = puzzleAreas.map((area) => ({ value: area, label: t(`approaches.area.${area}`) }))
  return <SelectField name="area" label={t('plans.goal.area')} options={options} value={value} />
}

interface PeopleProps {
  readonly view: PlanView
  readonly chosen: readonly string[]
  readonly owner: string
  /** The goal is there already, with what was written of it: who is added gets that too. */
  readonly isLater?: boolean
}

/** Only where somebody lives with others: for whom it is, and who of them takes care of it. */
function People({ view, chosen, owner, isLater = false }: PeopleProps) {
  const { t } = useText()
  const others = view.housemates.filter((mate) => mate.id !== view.personId)
  if (others.length === 0) return null
  const help = [t('plans.goal.people_help', { name: view.name }), ...(isLater ? [t('plans.goal.people_later')] : [])]
    .join(' ')
  const options = view.housemates.map((mate) => ({ value: mate.id, label: mate.name }))
  return (
    <>
      <Choices name="people" legend={t('plans.goal.people')} help={help}
        many options={others.map((mate) => ({ value: mate.id, label: mate.name }))} value={chosen} optional />
      <SelectField name="owner_person" label={t('plans.goal.owner')} options={options} value={owner} />
    </>
  )
}
