import { ButtonLink } from '../../../web/components/button.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { PostButton } from '../../../web/components/form.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { Bdi, OwnWords } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import {
  type Deviation, goalState, type InterimResult, isHouseholdGoal, orderActions, type PlanGoal,
} from '../rules/plan.ts'
import { ChangeGoalForm, CloseGoalForm } from './goal-forms.tsx'
import { DeviationForm, ResultForm, TranslateResultForm } from './record-forms.tsx'
import { StepLine } from './step.tsx'
import { NewStepsForm } from './step-forms.tsx'
import { TranslationLine } from './translation.tsx'
import { isOpen, type OpenKind, openPath, planPath, type PlanView } from './view.ts'

interface GoalProps {
  readonly goal: PlanGoal
  readonly view: PlanView
}

/** A goal in the newcomer's own words with everything that hangs on it. */
export function GoalCard({ goal, view }: GoalProps) {
  const { t } = useText()
  const state = goalState(goal)
  return (
    <article class={`plan-goal plan-goal--${state}`} id={`doel-${goal.id}`}>
      {isOpen(view, 'wijzig-doel', goal.id)
        ? <ChangeGoalForm goal={goal} view={view} />
        : <GoalWords goal={goal} view={view} />}
      {goal.actions.length > 0 && (
        <ul class="plan-steps" aria-label={t('plans.step.list')}>
          {orderActions(goal.actions).map((action) => <StepLine action={action} view={view} />)}
        </ul>
      )}
      {goal.results.length > 0 && (
        <ul class="plan-results" aria-label={t('plans.result.list')}>
          {goal.results.map((result) => <ResultLine result={result} view={view} />)}
        </ul>
      )}
      {goal.deviations.map((deviation) => <DeviationLine deviation={deviation} />)}
      <GoalForms goal={goal} view={view} />
      {state === 'open' ? <GoalActs goal={goal} view={view} /> : <ClosedActs goal={goal} view={view} />}
    </article>
  )
}

function GoalWords({ goal, view }: GoalProps) {
  const { t, date, list } = useText()
  const names = goal.personIds.flatMap((id) => view.housemates.find((mate) => mate.id === id)?.name ?? [])
  return (
    <header class="plan-words">
      <h3 dir="auto">{goal.body}</h3>
      <TranslationLine translation={goal.translation} />
      <p class="plan-meta">
        <GoalBadge goal={goal} />
        <span>{t(goal.raisedByNewcomer ? 'plans.goal.raised' : 'plans.goal.added', { day: date(goal.raisedOn) })}</span>
        <span>{t(`approaches.area.${goal.area}`)}</span>
        {goal.conversationId && (
          <a class="nl-link" href={`/gesprekken/${goal.conversationId}`}>
            {t('plans.goal.from_talk')}
          </a>
        )}
      </p>
      {isHouseholdGoal(goal) && (
        <p class="plan-meta">
          <span>{t('plans.goal.household', { names: list(names) })}</span>
          <span>{t('plans.goal.owner')}: <Bdi>{goal.ownerName || t('plans.goal.other')}</Bdi></span>
        </p>
      )}
      {goal.dream && <><h4>{t('plans.goal.dream')}</h4><OwnWords>{goal.dream}</OwnWords></>}
      {goal.endReason && <p>{t('plans.goal.why')}: <bdi>{goal.endReason}</bdi></p>}
    </header>
  )
}

function GoalBadge({ goal }: { goal: PlanGoal }) {
  const { t, date } = useText()
  const { reachedOn, endedOn } = goal
  if (reachedOn) return <StateBadge state="done">{t('plans.goal.reached', { day: date(reachedOn) })}</StateBadge>
  return endedOn ? <StateBadge state="not_needed">{t('plans.goal.ended', { day: date(endedOn) })}</StateBadge> : null
}

function ResultLine({ result, view }: { result: InterimResult; view: PlanView }) {
  const { t, date } = useText()
  if (isOpen(view, 'vertaal', result.id)) {
    return <li id={`tussen-${result.id}`}><TranslateResultForm result={result} view={view} /></li>
  }
  return (
    <li id={`tussen-${result.id}`}>
      <p class="plan-meta">
        <span>{t('plans.result.on', { day: date(result.onDay) })} <Bdi>{result.authorName}</Bdi></span>
      </p>
      <OwnWords>{result.body}</OwnWords>
      <TranslationLine translation={result.translation} />
      {!result.translation.text && view.printLanguage !== 'nl' && (
        <a class="nl-link" href={openPath(view, 'vertaal', result.id)}>{t('plans.result.translate')}</a>
      )}
    </li>
  )
}

function DeviationLine({ deviation }: { deviation: Deviation }) {
  const { t, date, language } = useText()
  const euros = new Intl.NumberFormat(`${language}-u-nu-latn`, { style: 'currency', currency: 'EUR' })
  return (
    <Disclosure label={<span>{t('plans.deviation.title')}: <bdi>{deviation.body}</bdi></span>}>
      <dl class="facts">
        <dt>{t('plans.deviation.reason')}</dt><dd dir="auto">{deviation.reason}</dd>
        <dt>{t('plans.deviation.decided_by')}</dt><dd dir="auto">{deviation.decidedBy}</dd>
        {deviation.decidedOn && <><dt>{t('plans.deviation.decided_on')}</dt><dd>{date(deviation.decidedOn)}</dd></>}
        <dt>{t('plans.deviation.cost')}</dt><dd>{euros.format((deviation.costCents ?? 0) / 100)}</dd>
      </dl>
    </Disclosure>
  )
}

function GoalForms({ goal, view }: GoalProps) {
  if (isOpen(view, 'stap', goal.id)) return <NewStepsForm goal={goal} view={view} />
  if (isOpen(view, 'tussen', goal.id)) return <ResultForm goal={goal} view={view} />
  if (isOpen(view, 'afwijking', goal.id)) return <DeviationForm goal={goal} view={view} />
  if (isOpen(view, 'sluit-doel', goal.id)) return <CloseGoalForm goal={goal} view={view} />
  return null
}

const rareActs = [
  ['wijzig-doel', 'plans.goal.change'], ['sluit-doel', 'plans.goal.close'], ['afwijking', 'plans.deviation.add'],
] as const satisfies readonly (readonly [OpenKind, string])[]

function GoalActs({ goal, view }: GoalProps) {
  const { t } = useText()
  return (
    <>
      <div class="actions plan-acts">
        <ButtonLink icon="add" href={openPath(view, 'stap', goal.id)}>{t('plans.step.add')}</ButtonLink>
        <ButtonLink look="quiet" href={openPath(view, 'tussen', goal.id)}>{t('plans.result.add')}</ButtonLink>
      </div>
      <Disclosure label={t('plans.goal.more')}>
        <div class="actions">
          {rareActs.map(([kind, key]) => (
            <ButtonLink look="quiet" href={openPath(view, kind, goal.id)}>{t(key)}</ButtonLink>
          ))}
        </div>
      </Disclosure>
    </>
  )
}

function ClosedActs({ goal, view }: GoalProps) {
  const { t } = useText()
  return (
    <div class="actions plan-acts">
      <PostButton look="quiet" action={`${planPath(view.personId)}/doelen/${goal.id}/heropening`}
        values={{ version: String(goal.version) }}>
        {t('plans.goal.reopen')}
      </PostButton>
    </div>
  )
}
