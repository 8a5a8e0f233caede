import { EmptyState } from '../../../web/components/card.tsx'
import { Choices } from '../../../web/components/choices.tsx'
import { DataTable } from '../../../web/components/data-table.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, SubmitRow } from '../../../web/components/form.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { type FormState, hasProblems } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { DinnerRow } from '../queries/dinners.ts'
import { BuddiesHead, buddiesPath, tabsFor } from './parts.tsx'

export const dinnersPath = `${buddiesPath}/diners`

interface DinnersView {
  readonly dinners: readonly DinnerRow[]
  readonly rounds: readonly { readonly id: string; readonly name: string }[]
  readonly state: FormState
}

/** The matching dinners, and planning one. */
export function DinnersPage({ view }: { view: DinnersView }) {
  const { t, date } = useText()
  const { dinners, rounds, state } = view
  return (
    <>
      <BuddiesHead tab="dinners" tabs={tabsFor(true)} title={t('buddies.dinners.title')}
        lead={t('buddies.dinners.lead')} />
      <DataTable caption={t('buddies.dinners.title')} quietCaption rows={dinners}
        empty={<EmptyState>{t('buddies.dinners.none')}</EmptyState>} columns={[
          { key: 'name', label: t('buddies.dinner.name'), cell: ({ id, name }) => (
            <a class="nl-link" href={`${dinnersPath}/${id}`}><bdi>{name}</bdi></a>
          ) },
          { key: 'day', label: t('buddies.dinner.day'), cell: ({ day }) => date(day) },
          { key: 'tables', label: t('buddies.dinner.tables'), number: true, cell: ({ tables }) => tables },
          { key: 'rounds', label: t('buddies.dinner.rounds'), number: true, cell: ({ rounds: count }) => count },
        ]} />
      <Disclosure label={t('buddies.dinner.add')} open={dinners.length === 0 || hasProblems(state)}>
        {rounds.length === 0 ? <p>{t('buddies.dinner.no_round')}</p> : (
          <Form action={dinnersPath} state={state}>
            <TextField name="name" label={t('buddies.dinner.name')} maxLength={80} />
            <DateField name="day" label={t('buddies.dinner.day')} />
            <SelectField name="round_id" label={t('buddies.dinner.round')}
              options={rounds.map(({ id, name }) => ({ value: id, label: name }))} />
            <TextField name="tables" label={t('buddies.dinner.tables_ask')} help={t('buddies.dinner.tables_help')}
              inputmode="numeric" size="short" />
            <SelectField name="rounds" label={t('buddies.dinner.rounds_ask')} value="3"
              options={['1', '2', '3', '4'].map((value) => ({ value, label: value }))} />
            <SubmitRow label={t('buddies.dinner.do')} />
          </Form>
        )}
      </Disclosure>
    </>
  )
}

interface Possible {
  readonly id: string
  readonly name: string
  readonly facts: string
}

interface GuestsView {
  readonly dinner: DinnerRow
  readonly newcomers: readonly Possible[]
  readonly locals: readonly Possible[]
  readonly chosen: readonly string[]
  readonly state: FormState
}

/** Who comes: everybody who was spoken with and has no pair. */
export function GuestsPage({ view }: { view: GuestsView }) {
  const { t } = useText()
  const { dinner, chosen } = view
  const path = `${dinnersPath}/${dinner.id}`
  const optionOf = ({ id, name, facts }: Possible) => ({ value: id, label: <bdi>{name}</bdi>, help: facts })
  return (
    <>
      <PageHead title={t('buddies.guests.title')} back={{ href: path, label: dinner.name }}
        lead={t('buddies.guests.lead')} />
      <Form action={`${path}/gasten`} state={view.state}>
        <Choices name="newcomers" legend={t('buddies.waiting.newcomers')} many optional value={chosen}
          options={view.newcomers.map(optionOf)} />
        <Choices name="locals" legend={t('buddies.waiting.locals')} many optional value={chosen}
          options={view.locals.map(optionOf)} />
        <SubmitRow label={t('buddies.guests.save')} cancel={{ href: path, label: t('buddies.back') }} />
      </Form>
    </>
  )
}
