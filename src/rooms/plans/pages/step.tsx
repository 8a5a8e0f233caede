import { PostButton } from '../../../web/components/form.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { Bdi, OwnWords } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import { actionState, type PlanAction } from '../rules/plan.ts'
import { isActionLate } from '../rules/terms.ts'
import { ChangeStepForm, DoneForm, DropForm } from './step-forms.tsx'
import { TranslationLine } from './translation.tsx'
import { isOpen, openPath, planPath, type PlanView } from './view.ts'

interface StepProps {
  readonly action: PlanAction
  readonly view: PlanView
}

/** One action: a box, what, who, when; done in two taps, with how and what came of it. */
export function StepLine({ action, view }: StepProps) {
  const state = actionState(action)
  return (
    <li class={`plan-step plan-step--${state}`} id={`stap-${action.id}`}>
      <span class="plan-box" aria-hidden="true" />
      <div class="plan-step-body">
        {isOpen(view, 'wijzig-stap', action.id)
          ? <ChangeStepForm action={action} view={view} />
          : <StepWords action={action} view={view} />}
        {isOpen(view, 'gedaan', action.id) && <DoneForm action={action} view={view} />}
        {isOpen(view, 'vervalt', action.id) && <DropForm action={action} view={view} />}
        {state === 'open' ? <OpenActs action={action} view={view} /> : <ClosedActs action={action} view={view} />}
      </div>
    </li>
  )
}

function StepWords({ action, view }: StepProps) {
  const { t, date } = useText()
  const isWaiting = !action.doneOn && !action.droppedOn
  return (
    <>
      <p class="plan-step-title" dir="auto">{readyName(action, view) ?? action.body}</p>
      <TranslationLine translation={action.translation} />
      <p class="plan-meta">
        <StepState action={action} view={view} />
        {action.ownerName && <span>{t('plans.step.who')}: <Bdi>{action.ownerName}</Bdi></span>}
        {!action.ownerName && isWaiting && <StateBadge state="nobody">{t('plans.step.nobody')}</StateBadge>}
        {action.dueOn && <span>{t('plans.step.due', { day: date(action.dueOn) })}</span>}
        {action.activity && (
          <a class="nl-link" href={`/activiteiten/${action.activity.id}`}>
            {t('plans.step.at')} <bdi>{action.activity.title}</bdi>
          </a>
        )}
      </p>
      {action.result && <OwnWords>{action.result}</OwnWords>}
      <TranslationLine translation={action.resultTranslation} />
      {action.dropReason && <p>{t('plans.goal.why')}: <bdi>{action.dropReason}</bdi></p>}
    </>
  )
}

function StepState({ action, view }: StepProps) {
  const { t, date } = useText()
  if (action.doneOn) {
    const how = t(`plans.manner.${action.manner ?? 'unknown'}`)
    return <StateBadge state="done">{t('plans.step.done', { day: date(action.doneOn), how })}</StateBadge>
  }
  if (action.droppedOn) {
    return <StateBadge state="not_needed">{t('plans.step.dropped', { day: date(action.droppedOn) })}</StateBadge>
  }
  const isLate = !view.head.closure && isActionLate(action, view.today)
  return isLate ? <StateBadge state="late">{t('plans.step.late')}</StateBadge> : null
}

/** A ready-made action that was not reworded is shown in the reader's language. */
function readyName(action: PlanAction, view: PlanView): string | undefined {
  const ready = view.approach.actions.find(({ key }) => key === action.readyMadeKey)
  return ready?.name.nl === action.body ? ready.name[view.language] : undefined
}

const links = [
  ['gedaan', 'plans.step.tick'], ['wijzig-stap', 'plans.step.change'], ['vervalt', 'plans.step.drop'],
] as const

function OpenActs({ action, view }: StepProps) {
  const { t } = useText()
  return (
    <p class="plan-step-acts">
      {links.filter(([kind]) => !isOpen(view, kind, action.id)).map(([kind, key]) => (
        <a class="nl-link" href={openPath(view, kind, action.id)}>
          {t(key)}<span class="sr-only">: {action.body}</span>
        </a>
      ))}
    </p>
  )
}

function ClosedActs({ action, view }: StepProps) {
  const { t } = useText()
  return (
    <div class="plan-step-acts">
      {action.doneOn && !isOpen(view, 'gedaan', action.id) && (
        <a class="nl-link" href={openPath(view, 'gedaan', action.id)}>
          {t('plans.step.amend')}<span class="sr-only">: {action.body}</span>
        </a>
      )}
      <PostButton look="quiet" action={`${planPath(view.personId)}/acties/${action.id}/heropening`}
        values={{ version: String(action.version) }}>
        {t('plans.step.reopen')}<span class="sr-only">: {action.body}</span>
      </PostButton>
    </div>
  )
}
