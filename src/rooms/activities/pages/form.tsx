import { activityKindValues } from '../../../db/schema.ts'
import { Choices, Tick } from '../../../web/components/choices.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { LongText, type Option, SelectField, TextField } from '../../../web/components/fields.tsx'
import { Fieldset, Form, HiddenField, SubmitRow } from '../../../web/components/form.tsx'
import { SavedLine } from '../../../web/components/saved-line.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { type DraftState, draftOf } from '../../../web/drafts.ts'
import { useText } from '../../../web/texts.tsx'
import { connections } from '../../conversations/rules/network.ts'
import type { Activity } from '../queries/activities.ts'
import { providesOf } from '../rules/provides.ts'
import { repeats } from '../rules/series.ts'
import { aims, neededLevels, provisions } from '../rules/words.ts'
import { activitiesPath } from './agenda.tsx'

export interface FormView {
  readonly state: DraftState
  /** What the fields begin with: the activity itself, or one that is made again; null for an empty form. */
  readonly from: (Activity & { readonly themeIds: readonly string[]; readonly kindChoice: string }) | null
  readonly times: { readonly starts: string; readonly ends: string; readonly until: string | null } | null
  /** The activity that is changed; null while it is new. */
  readonly changed: { readonly id: string; readonly version: number; readonly isSeries: boolean } | null
  readonly villages: readonly Option[]
  readonly organisations: readonly Option[]
  readonly ownKinds: readonly Option[]
  readonly themes: readonly Option[]
  readonly languages: readonly string[]
  readonly today: string
}

/** Writing down an activity: what, when, where, for whom, what is arranged. */
export function ActivityFormPage({ view }: { view: FormView }) {
  const { t, time } = useText()
  const { changed, state } = view
  const back = changed ? `${activitiesPath}/${changed.id}` : activitiesPath
  return (
    <>
      <PageHead title={t(changed ? 'activities.change' : 'activities.add')}
        back={{ href: back, label: t(changed ? 'activities.one' : 'activities.title') }} />
      <Form action={changed ? `${back}/wijzigen` : activitiesPath} state={state}>
        <SavedLine savedAt={state.savedAt && time(state.savedAt)} />
        {changed && <HiddenField name="version" value={String(changed.version)} />}
        <What view={view} />
        <When view={view} />
        <Where view={view} />
        <Whom view={view} />
        <Arranged view={view} />
        <Purpose view={view} />
        <Tick name="is_public" label={t('activities.form.is_public')} help={t('activities.form.is_public_help')}
          checked={view.from?.is_public ?? true} />
        <SubmitRow label={t('activities.save')} cancel={{ href: back, label: t('activities.cancel') }} />
      </Form>
    </>
  )
}

function What({ view: { from, ownKinds, organisations, state } }: { view: FormView }) {
  const { t } = useText()
  const kinds = activityKindValues.map((value) => ({ value, label: t(`activities.kind.${value}`) }))
  return (
    <Fieldset legend={t('activities.form.what')} head>
      <TextField name="title" label={t('activities.form.title')} value={from?.title} maxLength={120} />
      <SelectField name="kind" label={t('activities.form.kind')} value={from?.kindChoice} empty={t('activities.choose')}
        options={[...kinds, ...ownKinds.map((own) => ({ ...own, group: t('activities.form.own_kinds') }))]} />
      <LongText name="body" label={t('activities.form.body')} optional value={from?.body} rows={3}
        draft={draftOf(state.draftKey)} />
      <SelectField name="organisation_id" label={t('activities.form.organisation')} optional options={organisations}
        value={from?.organisation_id} empty={t('activities.form.no_organisation')} />
      <TextField name="organiser" label={t('activities.form.organiser')} help={t('activities.form.organiser_help')}
        optional value={from?.organiser} maxLength={120} />
    </Fieldset>
  )
}

function When({ view: { changed, times, today } }: { view: FormView }) {
  const { t } = useText()
  const choices = repeats.map((value) => ({ value, label: t(`activities.repeat.${value}`) }))
  return (
    <Fieldset legend={t('activities.form.when')} head {...(changed ? { help: t('activities.form.when_help') } : {})}>
      {!changed && <DateField name="day" label={t('activities.form.day')} min={today} />}
      <TextField name="starts" type="time" size="short" label={t('activities.form.starts')} value={times?.starts} />
      <TextField name="ends" type="time" size="short" label={t('activities.form.ends')} value={times?.ends} />
      {!changed && <Choices name="repeat" legend={t('activities.form.repeat')} options={choices} value="once" />}
      {(!changed || changed.isSeries) && (
        <DateField name="until" label={t('activities.form.until')} optional={!changed} value={changed && times?.until}
          help={t(changed ? 'activities.form.until_longer' : 'activities.form.until_help')} />
      )}
    </Fieldset>
  )
}

function Where({ view: { from, villages } }: { view: FormView }) {
  const { t } = useText()
  const [latitude, longitude] = [from?.latitude ?? null, from?.longitude ?? null]
  return (
    <Fieldset legend={t('activities.form.where')} head>
      <SelectField name="village_id" label={t('activities.form.village')} options={villages} value={from?.village_id}
        empty={t('activities.choose')} />
      <TextField name="place" label={t('activities.form.place')} help={t('activities.form.place_help')}
        value={from?.place} maxLength={200} />
      <TextField name="coordinates" label={t('activities.form.coordinates')} optional size="medium"
        help={t('activities.form.coordinates_help')}
        value={latitude !== null && longitude !== null ? `${latitude}, ${longitude}` : ''} />
    </Fieldset>
  )
}

function Whom({ view: { from, languages } }: { view: FormView }) {
  const { t } = useText()
  const levels = neededLevels.filter(Boolean).map((value) => ({ value, label: t(`activities.level.${value}`) }))
  return (
    <Fieldset legend={t('activities.form.whom')} head>
      <TextField name="for_whom" label={t('activities.form.for_whom')} optional value={from?.for_whom}
        maxLength={200} />
      <TextField name="capacity" label={t('activities.form.capacity')} help={t('activities.form.capacity_help')}
        optional inputmode="numeric" size="short" value={from?.capacity ? String(from.capacity) : ''} />
      <TextField name="language" label={t('activities.form.language')} optional size="medium"
        value={from ? from.language : t('activities.form.dutch')} suggestions={languages} maxLength={60} />
      <SelectField name="level" label={t('activities.form.level')} optional options={levels} value={from?.level}
        empty={t('activities.form.any_level')} />
    </Fieldset>
  )
}

function Arranged({ view: { from } }: { view: FormView }) {
  const { t } = useText()
  const options = provisions.map((value) => ({ value, label: t(`activities.provided.${value}`) }))
  return (
    <Fieldset legend={t('activities.form.arranged')} head>
      <Choices name="provides" legend={t('activities.form.provides')} many optional options={options}
        value={from ? providesOf(from).provides : []} />
      <TextField name="interpreter_languages" label={t('activities.form.interpreter')} optional
        help={t('activities.form.interpreter_help')} value={from?.interpreter_languages.join(', ')} maxLength={200} />
      <TextField name="cost" label={t('activities.form.cost')} help={t('activities.form.cost_help')} optional
        size="medium" value={from?.cost} maxLength={120} />
      <TextField name="contact_name" label={t('activities.form.contact_name')} optional size="medium"
        value={from?.contact_name} maxLength={120} />
      <TextField name="contact_phone" type="tel" label={t('activities.form.contact_phone')} optional size="medium"
        value={from?.contact_phone} maxLength={60} />
    </Fieldset>
  )
}

function Purpose({ view: { from, themes } }: { view: FormView }) {
  const { t } = useText()
  const options = (words: readonly string[], prefix: string) =>
    words.map((value) => ({ value, label: t(`${prefix}.${value}`) }))
  return (
    <Fieldset legend={t('activities.form.purpose')} head>
      <Choices name="aims" legend={t('activities.form.aims')} many optional options={options(aims, 'activities.aim')}
        value={from?.aims ?? []} />
      <Choices name="serves" legend={t('activities.form.serves')} many optional
        options={options(connections, 'activities.serves')} value={from?.serves ?? []} />
      {themes.length > 0 && (
        <Choices name="theme_ids" legend={t('activities.form.themes')} help={t('activities.form.themes_help')} many
          optional options={themes} value={from?.themeIds ?? []} />
      )}
    </Fieldset>
  )
}
