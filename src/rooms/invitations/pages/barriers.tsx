import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { PostButton } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { type ShownState, StateBadge } from '../../../web/components/state.tsx'
import { type Texts, useText } from '../../../web/texts.tsx'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import { filePath } from '../../newcomers/pages/header.tsx'
import type { Barrier } from '../queries/barriers.ts'
import { type BarrierState, isToDo, lastDayFor, providedFor, stateOf } from '../rules/barriers.ts'

const shownState: Record<BarrierState, ShownState> = {
  open: 'nobody', taken: 'moving', late: 'late', arranged: 'done', came: 'done', stayed_away: 'done',
  impossible: 'stuck', over: 'stuck', withdrawn: 'not_needed',
}

/** Where a barrier stands, as a shape and a word. */
export function BarrierBadge({ state }: { state: BarrierState }) {
  const { t } = useText()
  return <StateBadge state={shownState[state]}>{t(`barriers.state.${state}`)}</StateBadge>
}

/** What is needed, in a word; own words where nothing else was said. */
export function needWord({ need, words }: Pick<Barrier, 'need' | 'words'>, { t }: Pick<Texts, 't'>): string {
  return need === 'own_words' ? words : t(`invitations.need.${need}`)
}

export function barrierPath(personId: string, { invitationId, id }: Pick<Barrier, 'invitationId' | 'id'>): string {
  return filePath(personId, `/uitnodigingen/${invitationId}/nodig/${id}`)
}

export interface NamedBarrier {
  readonly barrier: Barrier
  /** The kept id. */
  readonly personId: string
  readonly name: string
}

interface BarriersProps {
  readonly barriers: readonly NamedBarrier[]
  readonly date: AgendaDate
  readonly today: string
  readonly me: string
  /** On a file the name stands above. */
  readonly withNames?: boolean
}

/** What is needed to come, and who arranges it; nothing where nothing is asked. */
export function Barriers({ barriers, date, today, me, withNames = false }: BarriersProps) {
  const texts = useText()
  const { t } = texts
  if (barriers.length === 0) return null
  const Heading = withNames ? 'h2' : 'h3'
  const state = ({ barrier }: NamedBarrier) => stateOf(barrier, today)
  const isFree = (line: NamedBarrier) => isToDo(state(line)) && line.barrier.takerId === null
  const columns: Column<NamedBarrier>[] = [
    { key: 'need', label: t('barriers.need'), cell: ({ barrier, personId }) => (
      <a class="nl-link" href={barrierPath(personId, barrier)}><bdi>{needWord(barrier, texts)}</bdi></a>
    ) },
    ...withNames ? [{ key: 'name', label: t('invitations.name'), cell: ({ name }: NamedBarrier) => <bdi>{name}</bdi> }]
      : [],
    { key: 'state', label: t('barriers.state'), cell: (line) => <BarrierBadge state={state(line)} /> },
    { key: 'who', label: t('barriers.who'), cell: ({ barrier }) => <WhoArranges barrier={barrier} today={today} /> },
    ...barriers.some(isFree) ? [{ key: 'do', label: t('barriers.do'), cell: (line: NamedBarrier) => (
      isFree(line) ? <TakeButton line={line} today={today} me={me} /> : null
    ) }] : [],
  ]
  return (
    <section aria-labelledby="nodig">
      <Heading id="nodig">{t('barriers.title')}</Heading>
      <Provided barriers={barriers.map(({ barrier }) => barrier)} date={date} />
      <DataTable caption={t('barriers.title')} quietCaption rows={barriers} columns={columns} />
    </section>
  )
}

function WhoArranges({ barrier, today }: { barrier: Barrier; today: string }) {
  const { t, date } = useText()
  const said = barrier.arranged ?? barrier.impossible
  if (said) return <bdi>{said}</bdi>
  if (!isToDo(stateOf(barrier, today))) return null
  return barrier.taker
    ? t('barriers.by', { taker: barrier.taker, day: date(barrier.dueOn) })
    : t('barriers.until', { day: date(barrier.dueOn) })
}

export function TakeButton({ line: { barrier, personId, name }, today, me }: {
  line: NamedBarrier; today: string; me: string
}) {
  const texts = useText()
  const dueOn = barrier.dueOn < today ? lastDayFor(barrier.need, barrier.day, today) : barrier.dueOn
  return (
    <PostButton action={`${barrierPath(personId, barrier)}/oppakken`} values={{ taker_id: me, due_on: dueOn }}>
      {texts.t('barriers.take')}<span class="sr-only">: {needWord(barrier, texts)}, <bdi>{name}</bdi></span>
    </PostButton>
  )
}

/** What the activity has already, where that may be the answer. */
export function Provided({ barriers, date }: { barriers: readonly Barrier[]; date: AgendaDate }) {
  const { t, list } = useText()
  const languages = list([...date.interpreterLanguages])
  const found = [...new Set(barriers.flatMap(({ need }) => providedFor(need, date) ?? []))]
  if (found.length === 0) return null
  return (
    <Notice>
      {found.map((need) => <p>{t(`barriers.provided.${need}`, { languages })}</p>)}
    </Notice>
  )
}

/** The needs of one invitation in a line, each with where it stands. */
export function BarrierLine({ barriers, today }: { barriers: readonly Barrier[]; today: string }) {
  const texts = useText()
  return (
    <ul class="barrier-line">
      {barriers.map((barrier) => (
        <li><bdi>{needWord(barrier, texts)}</bdi> <BarrierBadge state={stateOf(barrier, today)} /></li>
      ))}
    </ul>
  )
}
