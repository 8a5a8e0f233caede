import { EmptyState } from '../../../web/components/card.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { type Texts, useText } from '../../../web/texts.tsx'
import type { Pair } from '../queries/pairs.ts'
import type { Proposal } from '../queries/proposals.ts'
import { BuddiesHead, buddiesPath, type BuddyTab } from './parts.tsx'

export const pairsPath = `${buddiesPath}/koppels`

interface Named {
  readonly newcomer: string
  readonly local: string
}

export interface PairsView {
  readonly waiting: readonly (Proposal & Named)[]
  readonly running: readonly (Pair & Named & { readonly isSilent: boolean })[]
  readonly ended: readonly (Pair & Named)[]
  readonly tabs: readonly BuddyTab[]
}

/** What waits for an answer, which pairs run, and which have ended. */
export function PairsPage({ view }: { view: PairsView }) {
  const texts = useText()
  const { t, date } = texts
  const silent = view.running.filter(({ isSilent }) => isSilent).length
  return (
    <>
      <BuddiesHead tab="pairs" tabs={view.tabs} title={t('buddies.pairs.title')}
        lead={t('buddies.pairs.lead', { count: view.running.length, silent })} />
      {view.waiting.length > 0 && (
        <section aria-labelledby="wachten">
          <h2 id="wachten">{t('buddies.pairs.waiting')}</h2>
          <DataTable caption={t('buddies.pairs.waiting')} quietCaption rows={view.waiting} columns={[
            nameColumn(t), { key: 'made', label: t('buddies.pairs.since'), cell: ({ madeOn }) => date(madeOn) },
            { key: 'newcomer', label: t('buddies.side.newcomer'), cell: ({ newcomerSays }) => said(newcomerSays, t) },
            { key: 'local', label: t('buddies.side.local'), cell: ({ localSays }) => said(localSays, t) },
          ]} />
        </section>
      )}
      <section aria-labelledby="lopen">
        <h2 id="lopen">{t('buddies.pairs.running')}</h2>
        <DataTable caption={t('buddies.pairs.running')} quietCaption rows={view.running}
          empty={<EmptyState>{t('buddies.pairs.none')}</EmptyState>} columns={runningColumns(texts)} />
      </section>
      {view.ended.length > 0 && (
        <section aria-labelledby="afgelopen">
          <h2 id="afgelopen">{t('buddies.pairs.ended')}</h2>
          <DataTable caption={t('buddies.pairs.ended')} quietCaption rows={view.ended} columns={[
            nameColumn(t), { key: 'ended', label: t('buddies.pairs.on'), cell: ({ endedOn }) => date(endedOn) },
            { key: 'reason', label: t('buddies.end.reason'), cell: ({ endReason }) =>
              t(`buddies.reason.${endReason}`) },
            { key: 'meetings', label: t('buddies.pairs.meetings'), number: true, cell: ({ meetings }) => meetings },
          ]} />
        </section>
      )}
    </>
  )
}

function runningColumns({ t, date }: Texts): Column<PairsView['running'][number]>[] {
  return [
    nameColumn(t),
    { key: 'state', label: t('buddies.column.stage'), cell: ({ isSilent }) => (
      <StateBadge state={isSilent ? 'stuck' : 'moving'}>
        {t(isSilent ? 'buddies.pair.silent' : 'buddies.pair.running')}
      </StateBadge>
    ) },
    { key: 'last', label: t('buddies.pairs.last'), cell: ({ lastMeeting }) =>
      lastMeeting ? date(lastMeeting) : t('buddies.pairs.never') },
    { key: 'meetings', label: t('buddies.pairs.meetings'), number: true, cell: ({ meetings }) => meetings },
    { key: 'until', label: t('buddies.pairs.until'), cell: ({ lastDay }) => date(lastDay) },
  ]
}

function nameColumn<Row extends Named & { readonly id: string }>(t: Texts['t']): Column<Row> {
  return { key: 'name', label: t('buddies.pairs.who'), cell: ({ id, newcomer, local }) => (
    <a class="nl-link" href={`${pairsPath}/${id}`}><bdi>{newcomer}</bdi> {t('buddies.and')} <bdi>{local}</bdi></a>
  ) }
}

function said(says: boolean | null, t: Texts['t']) {
  const word = says === null ? 'nothing' : says ? 'yes' : 'no'
  const state = says === null ? 'soon' : says ? 'done' : 'not_needed'
  return <StateBadge state={state}>{t(`buddies.says.${word}`)}</StateBadge>
}
