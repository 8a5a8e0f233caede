import { EmptyState } from '../../../web/components/card.tsx'
import { DataTable } from '../../../web/components/data-table.tsx'
import { SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, SubmitRow } from '../../../web/components/form.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { type FormState, hasProblems } from '../../../web/form-state.ts'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { useText } from '../../../web/texts.tsx'
import type { RoundRow } from '../queries/rounds.ts'
import { BuddiesHead, buddiesPath, tabsFor } from './parts.tsx'

export const roundsPath = `${buddiesPath}/rondes`

interface RoundsView {
  readonly rounds: readonly RoundRow[]
  readonly activities: readonly { readonly id: string; readonly title: string }[]
  readonly state: FormState
}

/** The rounds of matching, and opening one. */
export function RoundsPage({ view }: { view: RoundsView }) {
  const { t, date } = useText()
  const { rounds, state } = view
  return (
    <>
      <BuddiesHead tab="rounds" tabs={tabsFor(true)} title={t('buddies.rounds.title')}
        lead={t('buddies.rounds.lead')} />
      <DataTable caption={t('buddies.rounds.title')} quietCaption rows={rounds}
        empty={<EmptyState>{t('buddies.rounds.none')}</EmptyState>} columns={[
          { key: 'name', label: t('buddies.round.name'), cell: ({ id, name }) => (
            <a class="nl-link" href={`${roundsPath}/${id}`}><bdi>{name}</bdi></a>
          ) },
          { key: 'changed', label: t('buddies.round.changed'), cell: ({ changed }) => <bdi>{changed}</bdi> },
          { key: 'opened', label: t('buddies.round.opened'), cell: ({ openedOn }) => date(openedOn) },
          { key: 'state', label: t('buddies.column.stage'), cell: ({ closedOn }) => (
            <StateBadge state={closedOn ? 'done' : 'moving'}>
              {t(closedOn ? 'buddies.round.closed' : 'buddies.round.open')}
            </StateBadge>
          ) },
        ]} />
      <Disclosure label={t('buddies.round.add')} open={rounds.length === 0 || hasProblems(state)}>
        <Form action={roundsPath} state={state}>
          <TextField name="name" label={t('buddies.round.name')} help={t('buddies.round.name_help')} maxLength={80} />
          <TextField name="changed" label={t('buddies.round.changed_ask')} help={t('buddies.round.changed_help')}
            optional maxLength={60} />
          <TextField name="weeks" label={t('buddies.round.weeks')} value="16" inputmode="numeric" size="short" />
          <SelectField name="activity_id" label={t('buddies.round.activity')} empty={t('buddies.round.no_activity')}
            optional options={view.activities.map(({ id, title }) => ({ value: id, label: title }))} />
          <SubmitRow label={t('buddies.round.do')} />
        </Form>
      </Disclosure>
    </>
  )
}
