import { ButtonLink } from '../../web/components/button.tsx'
import { EmptyState } from '../../web/components/card.tsx'
import { DataTable } from '../../web/components/data-table.tsx'
import { SelectField, TextField } from '../../web/components/fields.tsx'
import { Form, SubmitRow } from '../../web/components/form.tsx'
import { PageHead } from '../../web/components/text.tsx'
import type { FormState } from '../../web/form-state.ts'
import { useText } from '../../web/texts.tsx'
import { SettingsTabs } from '../territory/pages/settings-tabs.tsx'
import { organisationKinds } from './forms.ts'

export interface ShownOrganisation {
  readonly id: string
  readonly name: string
  readonly kind: string
}

const path = '/instellingen/organisaties'

/** The organisations this municipality works with. */
export function OrganisationsPage({ rows, seesPeople }: { rows: readonly ShownOrganisation[]; seesPeople: boolean }) {
  const { t } = useText()
  const add = { href: `${path}/nieuw`, label: t('organisations.add') }
  return (
    <>
      <PageHead title={t('organisations.title')} lead={t('organisations.lead')} />
      <SettingsTabs here="organisations" seesPeople={seesPeople} />
      <DataTable caption={t('organisations.title')} quietCaption rows={rows}
        empty={<EmptyState action={add}>{t('organisations.none')}</EmptyState>} columns={[
          { key: 'name', label: t('organisations.name'), cell: (row) => (
            <a class="nl-link" href={`${path}/${row.id}`}><bdi>{row.name}</bdi></a>
          ) },
          { key: 'kind', label: t('organisations.kind'), cell: (row) => t(`organisations.kinds.${row.kind}`) },
        ]} />
      {rows.length > 0 && (
        <div class="actions"><ButtonLink look="primary" icon="add" href={add.href}>{add.label}</ButtonLink></div>
      )}
    </>
  )
}

export function OrganisationPage({ row, state }: { row: ShownOrganisation | null; state: FormState }) {
  const { t } = useText()
  const kinds = organisationKinds.map((value) => ({ value, label: t(`organisations.kinds.${value}`) }))
  return (
    <>
      <PageHead title={t(row ? 'organisations.change' : 'organisations.add')}
        back={{ href: path, label: t('organisations.title') }} />
      <Form action={row ? `${path}/${row.id}` : path} state={state}>
        <TextField name="name" label={t('organisations.name')} value={row?.name} maxLength={120} />
        <SelectField name="kind" label={t('organisations.kind')} options={kinds} value={row?.kind}
          empty={t('organisations.choose')} />
        <SubmitRow label={t('organisations.save')} cancel={{ href: path, label: t('organisations.cancel') }} />
      </Form>
    </>
  )
}
