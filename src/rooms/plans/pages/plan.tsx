import { ButtonLink } from '../../../web/components/button.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { ExportLinks } from '../../../web/components/export-links.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { useText } from '../../../web/texts.tsx'
import { mayExportFile } from '../../newcomers/access.ts'
import { FileHeader } from '../../newcomers/pages/header.tsx'
import { printLanguageNames, printLanguages } from '../print/words.ts'
import type { PlanSection } from '../rules/plan.ts'
import type { PlanTerm } from '../rules/terms.ts'
import { GoalCard } from './goal.tsx'
import { NewGoalForm } from './goal-forms.tsx'
import { AgreementPart, VersionPart } from './versions.tsx'
import { isOpen, openPath, planPath, type PlanView } from './view.ts'

/** All goals and actions of one person on one page, under the headings of the approach's frame. */
export function PlanPage({ view }: { view: PlanView }) {
  const { t } = useText()
  return (
    <>
      <FileHeader head={view.head} tab="plan" />
      <div class="plan-head">
        <h2>{view.approach.frame.name[view.language]}</h2>
        <div class="plan-print"><PrintLinks view={view} /></div>
      </div>
      <ProblemNotice view={view} />
      <TermLine term={view.term} />
      {view.goals.length === 0 && <p class="lead">{t('plans.page.empty')}</p>}
      {view.sections.map((section) => <SectionPart section={section} view={view} />)}
      <AgreementPart view={view} />
      <VersionPart view={view} />
      {view.goals.length > 0 && mayExportFile(view.head) && (
        <div class="actions">
          <ExportLinks path={`${planPath(view.personId)}/acties`} what={t('plans.export.title')} />
        </div>
      )}
    </>
  )
}

/** What went wrong, at the top: with a link to the form where it stands, or in words when no form is open. */
function ProblemNotice({ view }: { view: PlanView }) {
  const { t } = useText()
  const problems = Object.values(view.state.problems).flat()
  if (problems.length === 0) return null
  return (
    <Notice kind="error">
      {view.open
        ? <><p>{t('plans.form.not_saved')}</p><p><a class="nl-link" href="#formulier">{t('plans.form.look')}</a></p></>
        : problems.map((problem) => <p>{problem}</p>)}
    </Notice>
  )
}

/** The plan in the person's own language first, the other languages one click away. */
function PrintLinks({ view }: { view: PlanView }) {
  const { t } = useText()
  const href = (language: string) => `${planPath(view.personId)}/afdruk?taal=${language}`
  const own = view.printLanguage
  return (
    <>
      <ButtonLink look="primary" icon="print" href={href(own)}>
        {own === 'nl' ? t('plans.print.dutch') : t('plans.print.beside', { language: printLanguageNames[own] })}
      </ButtonLink>
      <Disclosure label={t('plans.print.other')}>
        <ul class="plan-languages">
          {printLanguages.filter((language) => language !== own).map((language) => (
            <li><a class="nl-link" href={href(language)} lang={language}>{printLanguageNames[language]}</a></li>
          ))}
        </ul>
        <p>{t('plans.print.machine')}</p>
      </Disclosure>
    </>
  )
}

function TermLine({ term }: { term: PlanTerm }) {
  const { t, date } = useText()
  if (term.state === 'none') return null
  const badge = { open: 'soon', late: 'late', in_time: 'done', too_late: 'held' } as const
  const values = { due: date(term.dueOn), agreed: 'agreedOn' in term ? date(term.agreedOn) : '' }
  return (
    <p class="plan-term">
      <StateBadge state={badge[term.state]}>{t(`plans.term.${term.state}.state`)}</StateBadge>
      {' '}{t(`plans.term.${term.state}`, values)}
    </p>
  )
}

function SectionPart({ section, view }: { section: PlanSection; view: PlanView }) {
  const { t } = useText()
  const { heading, goals, isEnded } = section
  const adding = isOpen(view, 'doel', heading.key)
  return (
    <section class="plan-part" id={`kop-${heading.key}`} aria-labelledby={`titel-${heading.key}`}>
      <h2 id={`titel-${heading.key}`}>{heading.name[view.language]}</h2>
      {isEnded && <p class="fields-none">{t('plans.goal.heading_ended')}</p>}
      {goals.map((goal) => <GoalCard goal={goal} view={view} />)}
      {isEnded ? null : adding ? <NewGoalForm heading={heading.key} view={view} /> : (
        <p>
          <ButtonLink icon="add" look={goals.length > 0 ? 'secondary' : 'quiet'}
            href={openPath(view, 'doel', heading.key)}>
            {t('plans.goal.add')}<span class="sr-only"> {heading.name[view.language]}</span>
          </ButtonLink>
        </p>
      )}
    </section>
  )
}
