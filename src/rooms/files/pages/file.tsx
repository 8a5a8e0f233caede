import type { OwnWordKind } from '../../../db/schema.ts'
import { ButtonLink } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/card.tsx'
import { PersonLine } from '../../../web/components/person-line.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { OwnWords } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import { momentName } from '../../conversations/pages/moment.ts'
import { FileHeader } from '../../newcomers/pages/header.tsx'
import type { FileHead } from '../../newcomers/rules/file-head.ts'
import type { Piece } from '../rules.ts'
import { PersonPuzzle } from './puzzle.tsx'

export interface ShownWord {
  readonly kind: OwnWordKind
  readonly body: string
  readonly saidOn: string
}

export interface ShownTeamMember {
  readonly name: string
  readonly organisation: string | null
  readonly purpose: string
  readonly isLead: boolean
}

/** The next talk, or the one that is late. */
export interface NextTalk {
  readonly moment: string
  readonly state: string
  readonly isLate: boolean
  /** The day it is planned on, else the last day of its window. */
  readonly day: string | null
  readonly isPlanned: boolean
}

/** The plan in one line: how many goals are open, and how its term stands. */
export interface PlanLine {
  readonly openGoals: number
  readonly agreedOn: string | null
  readonly dueOn: string | null
  readonly isLate: boolean
}

export interface FirstPageProps {
  readonly head: FileHead
  readonly today: string | null
  readonly pieces: readonly Piece[]
  readonly words: readonly ShownWord[]
  readonly talk: NextTalk | null
  readonly plan: PlanLine
  readonly team: readonly ShownTeamMember[]
}

/** The first page of a file: the puzzle, then what comes next, the person's own words and the people around them. */
export function FirstPage({ head, today, pieces, words, talk, plan, team }: FirstPageProps) {
  const { t } = useText()
  const { personId, name } = head
  return (
    <div class="file-page">
      <FileHeader head={head} tab="puzzle" />
      <PersonPuzzle personId={personId} name={name} pieces={pieces} today={today} mayChange />
      <div class="file-beside">
        <section class="file-next" aria-labelledby="volgende">
          <h2 id="volgende">{t('files.next.title')}</h2>
          <TalkLine personId={personId} talk={talk} />
          <PlanSentence personId={personId} plan={plan} />
          <p>
            <ButtonLink look="secondary" href={`/nieuwkomers/${personId}/samen`}>{t('files.together.open')}</ButtonLink>
          </p>
        </section>
        <Words personId={personId} words={words} />
        <Team personId={personId} team={team} />
      </div>
    </div>
  )
}

function TalkLine({ personId, talk }: { personId: string; talk: NextTalk | null }) {
  const { t, date } = useText()
  const href = `/nieuwkomers/${personId}/gesprekken`
  if (!talk) return <p><a class="nl-link" href={href}>{t('files.talk.none')}</a></p>
  const key = talk.isLate ? 'late' : talk.isPlanned ? 'planned' : talk.day ? 'before' : 'waiting'
  return (
    <p>
      <a class="nl-link" href={href}>
        {t(`files.talk.${key}`, { moment: momentName(t, talk.moment), date: date(talk.day) })}
      </a>
      {talk.isLate && <> <StateBadge state="late">{t('files.action.late')}</StateBadge></>}
    </p>
  )
}

function PlanSentence({ personId, plan }: { personId: string; plan: PlanLine }) {
  const { t, date } = useText()
  const key = plan.agreedOn ? 'agreed' : plan.dueOn ? 'due' : 'free'
  return (
    <p>
      <a class="nl-link" href={`/nieuwkomers/${personId}/plan`}>
        {t(`files.plan.${key}`, { count: plan.openGoals, date: date(plan.agreedOn ?? plan.dueOn) })}
      </a>
      {plan.isLate && <> <StateBadge state="late">{t('files.action.late')}</StateBadge></>}
    </p>
  )
}

function Words({ personId, words }: { personId: string; words: readonly ShownWord[] }) {
  const { t, date } = useText()
  return (
    <section class="file-words" aria-labelledby="eigen-woorden">
      <h2 id="eigen-woorden">{t('files.words.title')}</h2>
      {words.length === 0 && (
        <EmptyState action={{ href: `/nieuwkomers/${personId}/gegevens#eigen-woorden`, label: t('files.words.add') }}>
          {t('files.words.none')}
        </EmptyState>
      )}
      {words.map(({ kind, body, saidOn }) => (
        <div class="own-word">
          <h3>{t(`newcomers.own_word.${kind}`)} <span class="own-word-day">{date(saidOn)}</span></h3>
          <OwnWords>{body}</OwnWords>
        </div>
      ))}
    </section>
  )
}

function Team({ personId, team }: { personId: string; team: readonly ShownTeamMember[] }) {
  const { t } = useText()
  return (
    <section class="file-team" aria-labelledby="team">
      <h2 id="team">{t('files.team.title')}</h2>
      {team.length === 0 && (
        <EmptyState action={{ href: `/nieuwkomers/${personId}/team`, label: t('files.team.add') }}>
          {t('files.team.none')}
        </EmptyState>
      )}
      {team.map(({ name, organisation, purpose, isLead }) => (
        <PersonLine name={name} facts={[organisation, purpose]}>
          {isLead && <StateBadge state="held">{t('files.team.lead')}</StateBadge>}
        </PersonLine>
      ))}
    </section>
  )
}
