import { ButtonLink } from '../../../web/components/button.tsx'
import { Card, Cards, EmptyState } from '../../../web/components/card.tsx'
import { Form, HiddenField, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PersonLine } from '../../../web/components/person-line.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { type FormState, freshForm } from '../../../web/form-state.ts'
import { type Texts, useText } from '../../../web/texts.tsx'
import type { Proposal } from '../queries/proposals.ts'
import type { ChoiceRow, RoundRow } from '../queries/rounds.ts'
import type { Explained, Second } from '../rules/explained.ts'
import type { Alone, PairOf } from '../rules/round.ts'
import { buddiesPath } from './parts.tsx'
import { roundsPath } from './rounds.tsx'
import { Why } from './why.tsx'

/** Two people as a coordinator reads them. */
export interface NamedPair extends PairOf {
  readonly newcomer: string
  readonly local: string
}

export interface RoundView {
  readonly row: RoundRow
  readonly proposed: readonly (NamedPair & { readonly explained: Explained; readonly isPinned: boolean })[]
  readonly alone: readonly (Alone & { readonly name: string })[]
  readonly taken: readonly (Proposal & { readonly newcomer: string; readonly local: string })[]
  readonly choices: readonly (ChoiceRow & { readonly newcomer: string; readonly local: string })[]
  readonly impossible: readonly NamedPair[]
  readonly state: FormState
}

/** So many with all their reasons keep the page small (decision 0019); the others are one tap away. */
const mostCards = 10

/** The best pairs of everybody who is ready, each with its reasons; a person decides. */
export function RoundPage({ view }: { view: RoundView }) {
  const { t } = useText()
  const { row, proposed, state } = view
  const path = `${roundsPath}/${row.id}`
  return (
    <>
      <PageHead title={<bdi>{row.name}</bdi>} back={{ href: roundsPath, label: t('buddies.rounds.title') }}
        lead={t('buddies.round.lead', { pairs: proposed.length, alone: view.alone.length })}>
        {!row.closedOn && <ButtonLink look="secondary" icon="question" href={`${path}/wat-als`}>
          {t('buddies.whatif.title')}
        </ButtonLink>}
      </PageHead>
      {(state.problems[''] ?? []).map((sentence) => <Notice kind="error" announce>{sentence}</Notice>)}
      {row.closedOn && <Notice title={t('buddies.round.is_closed')} />}
      {view.impossible.map(({ newcomer, local }) => (
        <Notice kind="warning" title={t('buddies.round.impossible', { newcomer, local })} />
      ))}
      {!row.closedOn && <Proposed view={view} path={path} />}
      {!row.closedOn && <AloneList view={view} path={path} />}
      <Taken view={view} />
      <Choices view={view} path={path} />
      {!row.closedOn && (
        <PostButton action={`${path}/sluiten`} look="quiet">{t('buddies.round.close')}</PostButton>
      )}
    </>
  )
}

function Proposed({ view, path }: { view: RoundView; path: string }) {
  const { t } = useText()
  const { proposed } = view
  if (proposed.length === 0) return <EmptyState>{t('buddies.round.nothing')}</EmptyState>
  return (
    <section aria-labelledby="voorstellen">
      <h2 id="voorstellen">{t('buddies.round.proposed')}</h2>
      <Cards>
        {proposed.slice(0, mostCards).map((pair) => <ProposedCard pair={pair} path={path} />)}
      </Cards>
      {proposed.slice(mostCards).map(({ newcomer, local, newcomerId, explained }) => (
        <PersonLine name={`${newcomer} – ${local}`} href={`${path}/voor/${newcomerId}`}
          facts={[t('buddies.score', { score: explained.score })]} />
      ))}
      {proposed.length > 1 && (
        <Form action={`${path}/voorstellen`} state={freshForm}>
          {proposed.map((pair) => <HiddenField name="pairs" value={`${pair.newcomerId}:${pair.localId}`} />)}
          <SubmitRow label={t('buddies.round.take_all', { count: proposed.length })} />
        </Form>
      )}
    </section>
  )
}

function ProposedCard({ pair, path }: { pair: RoundView['proposed'][number]; path: string }) {
  const { t } = useText()
  const { newcomer, local, newcomerId, localId, explained } = pair
  const ids = { newcomer_id: newcomerId, local_id: localId }
  const title = <PairTitle newcomer={newcomer} local={local} />
  const heard = <span class="sr-only"> {newcomer} – {local}</span>
  return (
    <Card title={title} {...(pair.isPinned ? { state: { state: 'held' as const, word: t('buddies.pinned') } } : {})}
      actions={(
        <>
          <PostButton look="primary" action={`${path}/voorstellen`} values={{ pairs: `${newcomerId}:${localId}` }}>
            {t('buddies.round.take')}{heard}
          </PostButton>
          {!pair.isPinned && (
            <PostButton action={`${path}/keuzes`} values={{ ...ids, kind: 'pin' }}>
              {t('buddies.round.pin')}{heard}
            </PostButton>
          )}
          <PostButton action={`${path}/keuzes`} values={{ ...ids, kind: 'forbid' }}>
            {t('buddies.round.forbid')}{heard}
          </PostButton>
          <a class="nl-link" href={`${path}/voor/${newcomerId}`}>{t('buddies.round.others', { name: newcomer })}</a>
        </>
      )}>
      <Why explained={explained} newcomer={newcomer} local={local} />
      {explained.second && <SecondBest second={explained.second} path={path} newcomerId={newcomerId} />}
    </Card>
  )
}

export function PairTitle({ newcomer, local }: Pick<NamedPair, 'newcomer' | 'local'>) {
  const { t } = useText()
  return <><bdi>{newcomer}</bdi> {t('buddies.and')} <bdi>{local}</bdi></>
}

function SecondBest({ second, path, newcomerId }: { second: Second; path: string; newcomerId: string }) {
  const { t, list } = useText()
  const { called, score, why, holders, costsAtLeast, localId } = second
  const because = why === 'full' ? t('buddies.second.full', { names: list(holders) }) : t('buddies.second.less')
  return (
    <p class="why-more">
      {t('buddies.second.is', { name: called, score })} {because}{' '}
      {costsAtLeast > 0 && t('buddies.second.costs', { points: costsAtLeast })}{' '}
      <a class="nl-link" href={`${path}/wat-als?nieuwkomer=${newcomerId}&bewoner=${localId}`}>
        {t('buddies.whatif.link')}
      </a>
    </p>
  )
}

function AloneList({ view, path }: { view: RoundView; path: string }) {
  const texts = useText()
  const { t } = texts
  if (view.alone.length === 0) return null
  return (
    <section aria-labelledby="alleen">
      <h2 id="alleen">{t('buddies.alone.title')}</h2>
      {view.alone.map((alone) => (
        <PersonLine name={alone.name} href={`${path}/voor/${alone.seeker.id}`}>
          <p class="why-more">{aloneText(alone, texts)}</p>
        </PersonLine>
      ))}
    </section>
  )
}

/** Why somebody stays alone, and what would change it. */
function aloneText({ why, shortBy, opens }: Alone, { t }: Texts): string {
  return [
    why === 'better_elsewhere' ? t('buddies.alone.better', { points: shortBy ?? 0 }) : t(`buddies.alone.${why}`),
    ...opens.map(({ rule, count }) => t(`buddies.alone.opens.${rule}`, { count })),
  ].join(' ')
}

function Taken({ view }: { view: RoundView }) {
  const { t } = useText()
  if (view.taken.length === 0) return null
  return (
    <section aria-labelledby="overgenomen">
      <h2 id="overgenomen">{t('buddies.round.taken')}</h2>
      {view.taken.map(({ id, newcomer, local, score }) => (
        <PersonLine name={`${newcomer} – ${local}`} href={`${buddiesPath}/koppels/${id}`}
          facts={[t('buddies.score', { score })]} />
      ))}
    </section>
  )
}

function Choices({ view, path }: { view: RoundView; path: string }) {
  const { t } = useText()
  if (view.choices.length === 0) return null
  return (
    <section aria-labelledby="keuzes">
      <h2 id="keuzes">{t('buddies.choices.title')}</h2>
      {view.choices.map(({ id, newcomer, local, kind, reason }) => (
        <PersonLine name={`${newcomer} – ${local}`} facts={[t(`buddies.choice.${kind}`), reason]}>
          <PostButton look="quiet" action={`${path}/keuzes/${id}/weg`}>
            {t('buddies.choices.end')}<span class="sr-only"> {newcomer} – {local}</span>
          </PostButton>
        </PersonLine>
      ))}
    </section>
  )
}
