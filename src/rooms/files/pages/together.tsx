import { ButtonLink } from '../../../web/components/button.tsx'
import { OwnWords } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import type { Language } from '../../../web/texts.tsx'
import { actionState, goalState, type PlanAction, type PlanGoal, type PlanSection } from '../../plans/rules/plan.ts'
import type { Piece } from '../rules.ts'
import { PersonPuzzle } from './puzzle.tsx'

export interface TogetherPageProps {
  readonly personId: string
  readonly name: string
  readonly today: string | null
  readonly pieces: readonly Piece[]
  readonly sections: readonly PlanSection[]
}

/**
 * The screen that worker and newcomer look at together: this person's puzzle and plan, large, and no way to anybody
 * else. Nothing is changed here.
 */
export function TogetherPage({ personId, name, today, pieces, sections }: TogetherPageProps) {
  const { t } = useText()
  const open = sections.filter(({ goals }) => goals.some((goal) => goalState(goal) !== 'ended'))
  return (
    <div class="together">
      <header class="page-head">
        <h1><bdi>{name}</bdi></h1>
        <p class="lead">{t('files.together.lead')}</p>
        <div class="actions">
          <ButtonLink look="primary" href={`/nieuwkomers/${personId}`}>{t('files.together.close')}</ButtonLink>
        </div>
      </header>
      <PersonPuzzle personId={personId} name={name} pieces={pieces} today={today} mayChange={false} />
      <section aria-labelledby="plan">
        <h2 id="plan">{t('files.together.plan')}</h2>
        {open.length === 0 && <p>{t('files.together.noPlan')}</p>}
        {open.map((section) => <Section section={section} />)}
      </section>
    </div>
  )
}

function Section({ section }: { section: PlanSection }) {
  const { language } = useText()
  return (
    <section class="together-section">
      <h3>{headingIn(section, language)}</h3>
      {section.goals.filter((goal) => goalState(goal) !== 'ended').map((goal) => <Goal goal={goal} />)}
    </section>
  )
}

function headingIn({ heading }: PlanSection, language: Language): string {
  return heading.name[language]
}

function Goal({ goal }: { goal: PlanGoal }) {
  const { t } = useText()
  return (
    <div class="together-goal">
      <OwnWords>{goal.body}</OwnWords>
      {goal.translation.text && <OwnWords>{goal.translation.text}</OwnWords>}
      {goalState(goal) === 'reached' && <p>{t('files.together.reached')}</p>}
      <ul class="together-actions">
        {goal.actions.filter((action) => actionState(action) !== 'dropped').map((action) => <Action action={action} />)}
      </ul>
    </div>
  )
}

function Action({ action }: { action: PlanAction }) {
  const { t, date } = useText()
  const done = actionState(action) === 'done'
  return (
    <li class={done ? 'together-action together-action--done' : 'together-action'}>
      <span dir="auto">{action.body}</span>
      {action.translation.text && <> <span dir="auto">({action.translation.text})</span></>}
      {action.ownerName && <> · <bdi>{action.ownerName}</bdi></>}
      {done
        ? <> · {t('files.together.done', { date: date(action.doneOn) })}</>
        : action.dueOn && <> · {t('files.together.before', { date: date(action.dueOn) })}</>}
    </li>
  )
}
