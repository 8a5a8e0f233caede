import { Card, Cards, EmptyState } from '../../../web/components/card.tsx'
import { Choices } from '../../../web/components/choices.tsx'
import { SelectField } from '../../../web/components/fields.tsx'
import { Form, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { freshForm } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { RoundRow } from '../queries/rounds.ts'
import type { Explained } from '../rules/explained.ts'
import { type NamedPair, PairTitle } from './round.tsx'
import { roundsPath } from './rounds.tsx'
import { Why } from './why.tsx'

interface Named {
  readonly id: string
  readonly name: string
}

interface OneView {
  readonly row: RoundRow
  readonly newcomer: Named
  readonly options: readonly (NamedPair & { readonly explained: Explained; readonly isChosen: boolean })[]
}

/** Everybody who could be this newcomer's buddy, the best first, each with its reasons. */
export function OnePersonPage({ view }: { view: OneView }) {
  const { t } = useText()
  const { row, newcomer, options } = view
  const path = `${roundsPath}/${row.id}`
  return (
    <>
      <PageHead title={t('buddies.one.title', { name: newcomer.name })} back={{ href: path, label: row.name }}
        lead={t('buddies.one.lead', { count: options.length })} />
      {options.length === 0 && <EmptyState>{t('buddies.alone.no_candidate')}</EmptyState>}
      <Cards>
        {options.map(({ local, localId, newcomerId, explained, isChosen }) => (
          <Card title={<bdi>{local}</bdi>}
            {...(isChosen ? { state: { state: 'moving' as const, word: t('buddies.one.proposed') } } : {})}
            actions={!row.closedOn && (
              <>
                <PostButton look={isChosen ? 'primary' : 'secondary'} action={`${path}/voorstellen`}
                  values={{ pairs: `${newcomerId}:${localId}` }}>
                  {t('buddies.round.take')}<span class="sr-only"> {local}</span>
                </PostButton>
                <a class="nl-link" href={`${path}/wat-als?nieuwkomer=${newcomerId}&bewoner=${localId}`}>
                  {t('buddies.whatif.link')}<span class="sr-only"> {local}</span>
                </a>
              </>
            )}>
            <Why explained={explained} newcomer={newcomer.name} local={local} />
          </Card>
        ))}
      </Cards>
    </>
  )
}

interface WhatIfView {
  readonly row: RoundRow
  readonly newcomers: readonly Named[]
  readonly locals: readonly Named[]
  readonly chosen: { readonly newcomerId: string; readonly localId: string; readonly kind: 'pin' | 'forbid' }
  /** null while nothing is asked. */
  readonly answer: Answer | null
}

/** `blocked`: it cannot be, by these rules. */
export type Answer =
  | { readonly is: 'blocked'; readonly rules: readonly string[] }
  | {
    readonly is: 'known'
    readonly loss: number
    readonly gone: readonly NamedPair[]
    readonly come: readonly NamedPair[]
  }

/** What if these two were pinned, or never made: what it costs in all, and for whom something changes. */
export function WhatIfPage({ view }: { view: WhatIfView }) {
  const { t } = useText()
  const { row, chosen, answer } = view
  const path = `${roundsPath}/${row.id}`
  const optionOf = ({ id, name }: Named) => ({ value: id, label: name })
  return (
    <>
      <PageHead title={t('buddies.whatif.title')} back={{ href: path, label: row.name }}
        lead={t('buddies.whatif.lead')} />
      {answer && <Outcome answer={answer} />}
      {answer?.is === 'known' && (
        <PostButton look="primary" action={`${path}/keuzes`}
          values={{ newcomer_id: chosen.newcomerId, local_id: chosen.localId, kind: chosen.kind }}>
          {t(`buddies.whatif.do.${chosen.kind}`)}
        </PostButton>
      )}
      <Form action={`${path}/wat-als`} method="get" state={freshForm}>
        <SelectField name="nieuwkomer" label={t('buddies.whatif.newcomer')} value={chosen.newcomerId}
          options={view.newcomers.map(optionOf)} />
        <SelectField name="bewoner" label={t('buddies.whatif.local')} value={chosen.localId}
          options={view.locals.map(optionOf)} />
        <Choices name="wat" legend={t('buddies.whatif.what')} value={chosen.kind} row
          options={['pin', 'forbid'].map((value) => ({ value, label: t(`buddies.whatif.${value}`) }))} />
        <SubmitRow label={t('buddies.whatif.ask')} />
      </Form>
    </>
  )
}

function Outcome({ answer }: { answer: Answer }) {
  const { t, list } = useText()
  if (answer.is === 'blocked') {
    const rules = list(answer.rules.map((rule) => t(`buddies.rule.${rule}`)))
    return <Notice kind="warning" title={t('buddies.whatif.blocked')}><p>{rules}</p></Notice>
  }
  const { loss, gone, come } = answer
  if (gone.length + come.length === 0) return <Notice kind="ok" title={t('buddies.whatif.same')} />
  return (
    <Notice kind={loss === 0 ? 'ok' : 'info'} title={t('buddies.whatif.costs', { points: loss })}>
      <PairList title={t('buddies.whatif.come')} pairs={come} />
      <PairList title={t('buddies.whatif.gone')} pairs={gone} />
    </Notice>
  )
}

function PairList({ title, pairs }: { title: string; pairs: readonly NamedPair[] }) {
  if (pairs.length === 0) return null
  return (
    <>
      <p>{title}</p>
      <ul>{pairs.map((pair) => <li><PairTitle newcomer={pair.newcomer} local={pair.local} /></li>)}</ul>
    </>
  )
}
