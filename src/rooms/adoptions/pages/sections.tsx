import type { ComponentChildren } from 'preact'
import { StateBadge } from '../../../web/components/state.tsx'
import { type Texts, useText } from '../../../web/texts.tsx'
import type { Approach, Heading, Moment, Target, Text } from '../../approaches/forms.ts'
import { momentName } from '../../conversations/pages/moment.ts'
import type { SectionName } from '../rules/sections.ts'
import { pathOf } from './paths.ts'

interface Props {
  readonly approach: Approach
  /** Only where the draft is changed: the parts that differ from the approach in force. */
  readonly changed?: readonly SectionName[]
}

/** A whole approach in sentences, part by part; in a draft each part leads to where it is changed. */
export function Sections({ approach, changed }: Props) {
  const part = (name: SectionName, body: ComponentChildren) => (
    <Part name={name} {...(changed ? { isChanged: changed.includes(name) } : {})}>{body}</Part>
  )
  return (
    <>
      {part('name', <NameLines approach={approach} />)}
      {part('coordination', <CoordinationLines approach={approach} />)}
      {part('moments', <Lines items={approach.rhythm.moments} line={momentLine} />)}
      {part('talk', <TalkLines approach={approach} />)}
      {part('questions', <Lines items={approach.questions} line={({ text }, { language }) => text[language]} />)}
      {part('topics', <Lines items={approach.topics} line={({ name, question }, { language }) =>
        <><b>{name[language]}</b>: {question[language]}</>} />)}
      {part('headings', <Lines items={approach.frame.headings} line={({ name }, { language }) => name[language]} />)}
      {part('actions', approach.frame.headings.map((heading) =>
        <ActionsUnder heading={heading} approach={approach} />))}
      {part('targets', <Lines items={approach.targets} line={targetLine} />)}
      {part('limits', <LimitLines approach={approach} />)}
    </>
  )
}

function Part({ name, isChanged, children }: {
  name: SectionName
  isChanged?: boolean
  children: ComponentChildren
}) {
  const { t } = useText()
  return (
    <section class="setting" aria-labelledby={`deel-${name}`}>
      <h2 id={`deel-${name}`}>
        {t(`adoptions.section.${name}`)}
        {isChanged && <> <StateBadge state="soon">{t('adoptions.draft.changed')}</StateBadge></>}
      </h2>
      {children}
      {isChanged !== undefined && (
        <p>
          <a class="nl-link" href={pathOf(name)}>
            {t('adoptions.draft.change')}<span class="sr-only"> {t(`adoptions.section.${name}`)}</span>
          </a>
        </p>
      )}
    </section>
  )
}

function Lines<T>({ items, line }: { items: readonly T[]; line: (item: T, texts: Texts) => ComponentChildren }) {
  const texts = useText()
  if (items.length === 0) return <p>{texts.t('adoptions.section.nothing')}</p>
  return <ol>{items.map((item) => <li>{line(item, texts)}</li>)}</ol>
}

function NameLines({ approach }: Props) {
  const { t, language } = useText()
  return (
    <>
      <p><b><bdi>{approach.name}</bdi></b>: {approach.motto[language]}</p>
      <p>{t('adoptions.name.frame', { name: approach.frame.name[language] })}</p>
    </>
  )
}

function CoordinationLines({ approach: { coordination, teams } }: Props) {
  const { t, language, list } = useText()
  const names = list(coordination.organisations)
  const kind = coordination.heldBy[0] ?? 'municipality'
  return (
    <ul>
      <li>{names ? t('adoptions.coordination.by', { names }) : t(`adoptions.coordination.kind.${kind}`)}</li>
      <li>{t('adoptions.coordination.lead', { title: coordination.leadTitle[language] })}</li>
      <li>
        {t(`adoptions.coordination.teams.${teams.dividedBy}`)}
        {teams.parts.length > 0 && ` (${list(teams.parts)})`}
      </li>
      {coordination.independentInterviewer && <li>{t('adoptions.coordination.independent_is')}</li>}
      {coordination.sharedCaseload && <li>{t('adoptions.coordination.shared_is')}</li>}
    </ul>
  )
}

/** "Gesprek na een half jaar: van 30 dagen ervoor tot en met 30 dagen erna." */
export function momentLine(moment: Moment, { t }: Texts): string {
  const name = momentName(t, moment.key)
  const { daysBefore, daysAfter } = moment
  if (daysBefore === null) return t('adoptions.moments.first', { name, after: daysAfter })
  return t('adoptions.moments.line', { name, before: daysBefore, after: daysAfter })
}

function TalkLines({ approach }: Props) {
  const { t, list } = useText()
  const names = approach.parts.map((part) => t(`adoptions.talk.part.${part}`))
  return (
    <>
      <p>{t('adoptions.talk.order', { parts: list([t('adoptions.talk.own_words'), ...names]) })}</p>
      {approach.rhythm.namesEarlyStart && <p>{t('adoptions.talk.early_is')}</p>}
    </>
  )
}

function ActionsUnder({ heading, approach }: { heading: Heading; approach: Approach }) {
  const { language } = useText()
  const actions = approach.actions.filter((action) => action.heading === heading.key)
  if (actions.length === 0) return null
  return (
    <>
      <h3>{heading.name[language]}</h3>
      <ul>{actions.map(({ name }) => <li>{name[language]}</li>)}</ul>
    </>
  )
}

/** "90% · Taalniveau A2 binnen 3 jaar (2017)". */
export function targetLine(target: Target, { t, language }: Texts): string {
  const amount = target.share === undefined ? String(target.count ?? '') : `${Math.round(target.share * 100)}%`
  const period = target.period ?? t('adoptions.targets.always')
  return t('adoptions.targets.line', { amount, name: wordsIn(target.name, language), period })
}

/** The words in a language; the Dutch where they are not translated yet. */
export function wordsIn(text: Text, language: Texts['language']): string {
  return text[language] || text.nl
}

function LimitLines({ approach: { thresholds } }: Props) {
  const { t } = useText()
  const lines: [string, number][] = [
    ['silent', thresholds.silentProfessionalWeeks], ['silent_social', thresholds.silentSocialWeeks],
    ['pair', thresholds.silentPairWeeks], ['stuck', thresholds.stuckAfterDays], ['moving', thresholds.movingWithinDays],
    ['attached', thresholds.attachedDays], ['key', thresholds.keyMonths], ['plan', thresholds.planMonths],
  ]
  return <ul>{lines.map(([name, count]) => <li>{t(`adoptions.limits.is.${name}`, { count })}</li>)}</ul>
}
