import { compareDates } from '../../../kit/plain-dates.ts'
import { ButtonLink } from '../../../web/components/button.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { type TalkMoment, TalkLine, type TalkState } from '../../../web/components/talk-line.tsx'
import { useText, type Texts } from '../../../web/texts.tsx'
import { FilePage } from '../../newcomers/pages/header.tsx'
import type { FileHead } from '../../newcomers/rules/file-head.ts'
import type { Talk } from '../queries/talks.ts'
import {
  type MomentEvent, type MomentOnClock, momentOfTalk, type MomentState, type TalkClock,
} from '../rules/clock.ts'
import { standingOf } from '../rules/standing.ts'
import { momentName } from './moment.ts'
import { personTalksPath, talkPath } from './view.ts'

export interface PersonTalksView {
  readonly head: FileHead
  readonly clock: TalkClock
  readonly talks: readonly Talk[]
  readonly events: readonly (MomentEvent & { readonly reason: string })[]
  /** Zeist says that the start talk is held on day 1 or earlier. */
  readonly namesEarlyStart: boolean
  readonly today: string
}

/** The line of talks of one person, and each talk that was ever planned. */
export function PersonTalksPage({ view }: { view: PersonTalksView }) {
  const { t } = useText()
  const { personId, name, closure } = view.head
  return (
    <FilePage head={view.head} tab="talks" title={t('conversations.person.title')}
      actions={!closure && <ButtonLink look="primary" href={personTalksPath(personId, '/nieuw')}>
        {t('conversations.plan.button')}
      </ButtonLink>}>
      {view.clock.dayZero === null && <Notice>{t(earlyKey(view))}</Notice>}
      <TalkLine label={t('conversations.person.line', { name })} moments={lineOf(view, useText())} />
      <Unreported view={view} />
      <TalkTable view={view} />
      <Decisions view={view} />
    </FilePage>
  )
}

function earlyKey({ namesEarlyStart }: PersonTalksView): string {
  return namesEarlyStart ? 'conversations.person.early_named' : 'conversations.person.no_day_zero'
}

const lineStates: Record<MomentState, TalkState> = {
  held: 'held', missed: 'missed', declined: 'declined', planned: 'planned', moved: 'moved', open: 'due',
  waiting: 'later', not_yet: 'later',
}

/** The moments, and the talks in between, in the order of their days. */
function lineOf(view: PersonTalksView, texts: Texts): TalkMoment[] {
  const moments = view.clock.moments
    .map((moment) => ({ day: sortDay(moment), shown: shownMoment(view, moment, texts) }))
  const between = view.talks.filter(({ id, heldOn }) => heldOn !== null && view.clock.unplannedIds.includes(id))
    .map((talk) => ({
      day: talk.heldOn ?? '', shown: {
        label: momentName(texts.t, momentOfTalk(view.clock, talk)), state: 'unplanned' as const,
        when: texts.date(talk.heldOn),
        href: talkPath(talk.id),
      },
    }))
  return [...moments, ...between].toSorted((a, b) => compareDates(a.day, b.day)).map(({ shown }) => shown)
}

function sortDay(moment: MomentOnClock): string {
  return moment.window.target ?? moment.day ?? `9999-${String(moment.months).padStart(3, '0')}`
}

function shownMoment({ head }: PersonTalksView, moment: MomentOnClock, texts: Texts): TalkMoment {
  const { key, state, talkId, isEarly, isLate } = moment
  const href = personTalksPath(head.personId, `/momenten/${key}`)
  return {
    label: momentName(texts.t, key, isEarly), state: isLate ? 'late' : lineStates[state], when: whenOf(moment, texts),
    href: talkId ? talkPath(talkId) : undefined,
    action: state === 'held' || head.closure
      ? undefined : <a class="nl-link" href={href}>{texts.t('conversations.decide.link')}</a>,
  }
}

function whenOf({ state, window, day, dueBy }: MomentOnClock, { t, date }: Texts): string | undefined {
  if (state === 'held' || state === 'planned' || state === 'moved' || state === 'declined') return date(day)
  if (state === 'waiting') return t('conversations.person.waiting')
  if (state === 'missed') return t('conversations.person.missed', { date: date(dueBy) })
  if (window.last === null) return t('conversations.person.from', { from: date(window.first) })
  return t('conversations.person.between', { from: date(window.first ?? window.target), until: date(window.last) })
}

function Unreported({ view }: { view: PersonTalksView }) {
  const { t, date } = useText()
  const talks = view.talks.filter(({ id }) => view.clock.unreportedIds.includes(id))
  return (
    <>
      {talks.map(({ id, plannedOn }) => (
        <Notice kind="warning">
          {t('conversations.person.unreported', { date: date(plannedOn) })}{' '}
          <a class="nl-link" href={talkPath(id)}>{t('conversations.person.unreported_link')}</a>
        </Notice>
      ))}
    </>
  )
}

function TalkTable({ view }: { view: PersonTalksView }) {
  const { t, date } = useText()
  const momentOf = (talk: Talk) => view.clock.moments.find(({ talkId }) => talkId === talk.id)
  const columns: Column<Talk>[] = [
    {
      key: 'talk', label: t('conversations.table.talk'),
      cell: (talk) => <a class="nl-link" href={talkPath(talk.id)}>
        {momentName(t, momentOfTalk(view.clock, talk), momentOf(talk)?.isEarly)}
      </a>,
    },
    { key: 'day', label: t('conversations.table.day'), cell: (talk) => date(talk.heldOn ?? talk.plannedOn) },
    {
      key: 'state', label: t('conversations.table.state'),
      cell: (talk) => t(`conversations.standing.${standingOf(talk, view.today)}`),
    },
    { key: 'who', label: t('conversations.table.who'), cell: (talk) => <bdi>{talk.interviewerName ?? '–'}</bdi> },
  ]
  return (
    <DataTable caption={t('conversations.person.table')} columns={columns} rows={view.talks}
      empty={<p>{t('conversations.person.empty')}</p>} />
  )
}

function Decisions({ view }: { view: PersonTalksView }) {
  const { t, date } = useText()
  if (view.events.length === 0) return null
  return (
    <section>
      <h3>{t('conversations.person.decisions')}</h3>
      <ul>
        {view.events.map(({ moment, kind, onDay, newDay, reason }) => (
          <li>
            {t(`conversations.decision.${kind}`, {
              moment: momentName(t, moment), date: date(onDay), newDay: date(newDay),
            })}
            {reason && <>: <bdi>{reason}</bdi></>}
          </li>
        ))}
      </ul>
    </section>
  )
}
