import { ButtonLink } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/card.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { type Texts, useText } from '../../../web/texts.tsx'
import { filePath } from '../../newcomers/pages/header.tsx'
import type { LocalRow, NewcomerRow } from '../queries/registrations.ts'
import { stageOf, weeksWaiting } from '../rules/registrations.ts'
import type { Shortage } from '../rules/shortage.ts'
import { BuddiesHead, buddiesPath, type BuddyTab, StageBadge, wordsIn } from './parts.tsx'

export interface WaitingView {
  readonly newcomers: readonly (NewcomerRow & { readonly name: string })[]
  readonly locals: readonly LocalRow[]
  readonly shortages: readonly Shortage[]
  readonly today: string
  readonly tabs: readonly BuddyTab[]
  /** Where local residents sign up by themselves. */
  readonly openPath: string
  readonly mayMatch: boolean
  /** Registered people who have a pair or a proposal, and so do not wait. */
  readonly paired: number
}

/** Who waits on both sides, how long, and what there is too little of. */
export function WaitingPage({ view }: { view: WaitingView }) {
  const texts = useText()
  const { t } = texts
  return (
    <>
      <BuddiesHead tab="waiting" tabs={view.tabs} title={t('buddies.title')}
        lead={t('buddies.waiting.lead', { newcomers: view.newcomers.length, locals: view.locals.length })}>
        <ButtonLink look="primary" icon="add" href={`${buddiesPath}/bewoners/nieuw`}>
          {t('buddies.local.add')}
        </ButtonLink>
        <ButtonLink icon="export" href={view.openPath}>{t('buddies.waiting.open_link')}</ButtonLink>
        {view.mayMatch && (
          <ButtonLink icon="village" href="/instellingen/gebied">{t('buddies.points.title')}</ButtonLink>
        )}
      </BuddiesHead>
      {view.shortages.length > 0 && (
        <Notice kind="warning" title={t('buddies.short.title')}>
          <ul>{view.shortages.map((shortage) => <li>{shortageText(shortage, texts)}</li>)}</ul>
        </Notice>
      )}
      {view.paired > 0 && (
        <p>{t('buddies.waiting.paired', { count: view.paired })}{' '}
          <a class="nl-link" href={`${buddiesPath}/koppels`}>{t('buddies.waiting.to_pairs')}</a></p>
      )}
      <section aria-labelledby="nieuwkomers">
        <h2 id="nieuwkomers">{t('buddies.waiting.newcomers')}</h2>
        <DataTable caption={t('buddies.waiting.newcomers')} quietCaption rows={view.newcomers}
          columns={newcomerColumns(view, texts)}
          empty={<EmptyState>{t('buddies.waiting.no_newcomers')}</EmptyState>} />
      </section>
      <section aria-labelledby="bewoners">
        <h2 id="bewoners">{t('buddies.waiting.locals')}</h2>
        <DataTable caption={t('buddies.waiting.locals')} quietCaption rows={view.locals}
          columns={localColumns(view, texts)}
          empty={<EmptyState>{t('buddies.waiting.no_locals')}</EmptyState>} />
      </section>
    </>
  )
}

/** "14 mannen wachten, er zijn 3 plaatsen bij een man." */
export function shortageText({ what, word, waiting, free }: Shortage, { t }: Texts): string {
  const said = what === 'kind' ? t(`buddies.kind.${word}`) : word
  return t(`buddies.short.${what}`, { waiting, free, word: said })
}

type NewcomerLine = WaitingView['newcomers'][number]

function newcomerColumns({ today }: WaitingView, texts: Texts): Column<NewcomerLine>[] {
  const { t } = texts
  return [
    { key: 'name', label: t('buddies.column.name'), cell: ({ personId, name }) => (
      <a class="nl-link" href={filePath(personId, '/maatje')}><bdi>{name}</bdi></a>
    ) },
    ...sharedColumns<NewcomerLine>(texts, today),
    { key: 'stage', label: t('buddies.column.stage'), cell: (row) => (
      <StageBadge stage={stageOf(row, today)} until={row.parkedUntil} />
    ) },
  ]
}

function localColumns({ today }: WaitingView, texts: Texts): Column<LocalRow>[] {
  const { t } = texts
  return [
    { key: 'name', label: t('buddies.column.name'), cell: ({ id, name }) => (
      <a class="nl-link" href={`${buddiesPath}/bewoners/${id}`}><bdi>{name}</bdi></a>
    ) },
    ...sharedColumns<LocalRow>(texts, today),
    { key: 'stage', label: t('buddies.column.stage'), cell: (row) => (
      <StageBadge stage={stageOf(row, today, row.places)} until={row.parkedUntil} />
    ) },
  ]
}

type Shared = Pick<NewcomerRow, 'villageName' | 'waitingSince' | 'kinds'>

function sharedColumns<Row extends Shared>(texts: Texts, today: string): Column<Row>[] {
  const { t } = texts
  return [
    { key: 'village', label: t('buddies.column.village'), cell: ({ villageName }) => <bdi>{villageName}</bdi> },
    { key: 'kinds', label: t('buddies.column.kinds'), cell: ({ kinds }) => wordsIn('kind', kinds, texts) },
    { key: 'weeks', label: t('buddies.column.waiting'), cell: ({ waitingSince }) => (
      <span class="weeks">{t('buddies.weeks', { count: weeksWaiting(waitingSince, today) })}</span>
    ) },
  ]
}
