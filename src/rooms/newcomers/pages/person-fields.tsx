import { literacyValues, sexValues, targetGroupValues } from '../../../db/schema.ts'
import { Tick } from '../../../web/components/choices.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { LongText, type Option, SelectField, TextField } from '../../../web/components/fields.tsx'
import { useFormState } from '../../../web/components/form-state.tsx'
import { Fieldset } from '../../../web/components/form.tsx'
import { draftOf } from '../../../web/drafts.ts'
import { useText } from '../../../web/texts.tsx'
import { pathDates, yesNoUnknown } from '../forms/person.ts'

export interface FieldsView {
  readonly draftKey: string
  readonly villages: readonly Option[]
  readonly teams: readonly Option[]
}

/** Every field of a person, grouped as a talk goes: who, how to reach, where, how to speak, since when. */
export function PersonFieldsets({ view, later }: { view: FieldsView; later?: string }) {
  const { problems } = useFormState()
  const rest = <><SpeechFields /><PathFields /></>
  return (
    <>
      <NameFields />
      <ReachFields view={view} />
      <HomeFields view={view} />
      {later ? <Disclosure label={later} open={Object.keys(problems).some(isLater)}>{rest}</Disclosure> : rest}
    </>
  )
}

function isLater(field: string): boolean {
  return [...pathDates, 'scripts', 'interpreter_language', 'origin'].includes(field)
}

function NameFields() {
  const { t } = useText()
  const label = (field: string) => t(`newcomers.field.${field}`)
  return (
    <Fieldset legend={t('newcomers.part.name')} help={t('newcomers.part.name_help')} head>
      <TextField name="given_name" label={label('given_name')} maxLength={120} />
      <TextField name="name_prefix" label={label('name_prefix')} size="short" optional maxLength={40} />
      <TextField name="family_name" label={label('family_name')} optional maxLength={120} />
      <TextField name="called" label={label('called')} size="medium" optional maxLength={80} />
      <DateField name="birth" label={label('birth')} partial optional />
      <SelectField name="sex" label={label('sex')} options={words('sex_choice', sexValues, t)} />
      <SelectField name="target_group" label={label('target_group')}
        options={words('target_group', targetGroupValues, t)} />
      <TextField name="external_number" label={label('external_number')} help={t('newcomers.help.external_number')}
        size="medium" optional maxLength={60} />
    </Fieldset>
  )
}

function ReachFields({ view }: { view: FieldsView }) {
  const { t } = useText()
  const label = (field: string) => t(`newcomers.field.${field}`)
  return (
    <Fieldset legend={t('newcomers.part.reach')} head>
      <TextField name="phone" label={label('phone')} type="tel" inputmode="tel" size="medium" optional maxLength={60} />
      <TextField name="email" label={label('email')} type="email" inputmode="email" optional maxLength={200} />
      <LongText name="contact_habits" label={label('contact_habits')} help={t('newcomers.help.contact_habits')} rows={3}
        optional draft={draftOf(view.draftKey)} />
    </Fieldset>
  )
}

function SpeechFields() {
  const { t } = useText()
  const label = (field: string) => t(`newcomers.field.${field}`)
  return (
    <Fieldset legend={t('newcomers.part.speech')} head>
      <SelectField name="interpreter_needed" label={label('interpreter_needed')}
        options={words('yes_no', yesNoUnknown, t)} />
      <TextField name="interpreter_language" label={label('interpreter_language')} size="medium" optional
        maxLength={80} />
      <SelectField name="literacy" label={label('literacy')} options={words('literacy', literacyValues, t)} />
      <TextField name="scripts" label={label('scripts')} help={t('newcomers.help.scripts')} size="medium" optional
        maxLength={120} />
    </Fieldset>
  )
}

function HomeFields({ view }: { view: FieldsView }) {
  const { t } = useText()
  const conflict = useFormState().conflicts?.['address_protected']
  return (
    <Fieldset legend={t('newcomers.part.home')} head>
      <SelectField name="village_id" label={t('newcomers.field.village_id')} options={view.villages} optional
        empty={t('newcomers.unknown')} />
      {view.teams.length > 0 && (
        <SelectField name="area_team_id" label={t('newcomers.field.area_team_id')} options={view.teams} optional
          help={t('newcomers.help.area_team_id')} empty={t('newcomers.help.team_of_village')} />
      )}
      <TextField name="address" label={t('newcomers.field.address')} optional maxLength={200} />
      <Tick name="address_protected" label={t('newcomers.field.address_protected')}
        help={t('newcomers.help.address_protected')} />
      {conflict && <p class="draft-conflict">{t('newcomers.conflict.tick', { theirs: conflict.theirs })}</p>}
    </Fieldset>
  )
}

function PathFields() {
  const { t } = useText()
  return (
    <Fieldset legend={t('newcomers.part.path')} help={t('newcomers.part.path_help')} head>
      {pathDates.map((field) => <DateField name={field} label={t(`newcomers.field.${field}`)} optional />)}
      <TextField name="origin" label={t('newcomers.field.origin')} help={t('newcomers.help.origin')} size="medium"
        optional maxLength={80} />
    </Fieldset>
  )
}

function words(kind: string, values: readonly string[], t: (key: string) => string): Option[] {
  return values.map((value) => ({ value, label: t(`newcomers.${kind}.${value}`) }))
}
