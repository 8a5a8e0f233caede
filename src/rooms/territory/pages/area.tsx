import { ButtonLink } from '../../../web/components/button.tsx'
import { type Option, SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, SubmitRow } from '../../../web/components/form.tsx'
import { DataTable } from '../../../web/components/data-table.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { VillageRow } from '../queries.ts'
import { SettingsTabs } from './settings-tabs.tsx'

interface Named {
  readonly id: string
  readonly name: string
}

interface Village extends Named {
  readonly areaTeamId: string | null
}

interface AreaView {
  readonly municipality: string
  readonly villages: readonly Village[]
  readonly teams: readonly Named[]
  readonly seesPeople: boolean
}

const path = '/instellingen/gebied'

/** The villages and area teams of the municipality, and which team works where. */
export function AreaPage({ view }: { view: AreaView }) {
  const { t } = useText()
  const teamName = (id: string | null) => view.teams.find((team) => team.id === id)?.name
  return (
    <>
      <PageHead title={t('territory.area.title', { name: view.municipality })} lead={t('territory.area.lead')} />
      <SettingsTabs here="area" seesPeople={view.seesPeople} />
      <h2>{t('territory.village.list')}</h2>
      <DataTable caption={t('territory.village.list')} quietCaption rows={view.villages} columns={[
        { key: 'name', label: t('territory.name'), cell: (row) => <Link kind="dorpen" row={row} /> },
        ...(view.teams.length > 0
          ? [{ key: 'team', label: t('territory.team.one'), cell: (row: Village) => teamName(row.areaTeamId) }] : []),
      ]} />
      <div class="actions">
        <ButtonLink icon="add" href={`${path}/dorpen/nieuw`}>{t('territory.village.add')}</ButtonLink>
      </div>
      <h2>{t('territory.team.list')}</h2>
      {view.teams.length === 0 && <p>{t('territory.team.none')}</p>}
      {view.teams.length > 0 && (
        <DataTable caption={t('territory.team.list')} quietCaption rows={view.teams} columns={[
          { key: 'name', label: t('territory.name'), cell: (row) => <Link kind="teams" row={row} /> },
        ]} />
      )}
      <div class="actions">
        <ButtonLink icon="add" href={`${path}/teams/nieuw`}>{t('territory.team.add')}</ButtonLink>
      </div>
    </>
  )
}

function Link({ kind, row }: { kind: string; row: Named }) {
  return <a class="nl-link" href={`${path}/${kind}/${row.id}`}><bdi>{row.name}</bdi></a>
}

interface PlaceView {
  readonly kind: 'village' | 'team'
  /** null for a new one. */
  readonly place: (Named & Partial<Omit<VillageRow, keyof Named>>) | null
  readonly teams: readonly Option[]
  /** Moving a village to a team changes who sees which files, so only a coordinator may. */
  readonly mayMove: boolean
  readonly state: FormState
}

/** One village or team: its name, and for a village its team. */
export function PlacePage({ view }: { view: PlaceView }) {
  const { t } = useText()
  const { kind, place } = view
  const below = kind === 'village' ? 'dorpen' : 'teams'
  const title = t(`territory.${kind}.${place ? 'change' : 'add'}`)
  return (
    <>
      <PageHead title={title} back={{ href: path, label: t('territory.settings.area') }} />
      <Form action={`${path}/${below}${place ? `/${place.id}` : ''}`} state={view.state}>
        <TextField name="name" label={t('territory.name')} value={place?.name} maxLength={80} />
        {kind === 'village' && view.mayMove && view.teams.length > 0 && (
          <>
            <SelectField name="area_team_id" label={t('territory.team.one')} options={view.teams} optional
              value={place?.areaTeamId} empty={t('territory.team.no_team')} />
            <Notice kind="info">{t('territory.team.move_help')}</Notice>
          </>
        )}
        {kind === 'village' && <VillageFields place={place} />}
        <SubmitRow label={t('territory.save')} cancel={{ href: path, label: t('territory.cancel') }} />
      </Form>
    </>
  )
}

/** Where a village lies, and whom one can ask about what is on there. */
function VillageFields({ place }: Pick<PlaceView, 'place'>) {
  const { t } = useText()
  const at = place?.at
  return (
    <>
      <TextField name="coordinates" label={t('territory.village.coordinates')} optional size="medium"
        help={t('territory.village.coordinates_help')} value={at ? `${at.latitude}, ${at.longitude}` : ''} />
      <TextField name="contact_name" label={t('territory.village.contact')} optional size="medium"
        help={t('territory.village.contact_help')} value={place?.contactName} maxLength={120} />
      <TextField name="contact_phone" type="tel" label={t('territory.village.phone')} optional size="medium"
        value={place?.contactPhone} maxLength={60} />
    </>
  )
}
