import { ButtonLink } from '../../../web/components/button.tsx'
import { Tick } from '../../../web/components/choices.tsx'
import { SelectField } from '../../../web/components/fields.tsx'
import { Fieldset, Form, HiddenField, SubmitRow } from '../../../web/components/form.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { type FormState, freshForm, hasProblems } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { OrganisationRow } from '../../organisations/queries.ts'
import type { VillageRow } from '../../territory/queries.ts'
import type { Volunteer } from '../queries/register.ts'
import type { Source } from '../queries/sources.ts'
import { ContactFields, volunteersPath, WishFields } from './parts.tsx'

interface ApplyView {
  readonly municipality: string
  readonly path: string
  /** The word in the address: it stays when the form is wrong, and for who signs up next on the same tablet. */
  readonly via: string
  readonly villages: readonly VillageRow[]
  readonly isDone: boolean
  readonly state: FormState
}

/** Signing up at a stall, on one's own phone or the tablet of the stall: a name and a number are enough (AK-09). */
export function ApplyPage({ view }: { view: ApplyView }) {
  const { t } = useText()
  const { path, via, isDone, state } = view
  const again = via ? `${path}?via=${via}` : path
  if (isDone) {
    return (
      <>
        <PageHead title={t('volunteers.open.done')} lead={t('volunteers.open.done_lead')} />
        <ButtonLink look="primary" href={again}>{t('volunteers.open.another')}</ButtonLink>
      </>
    )
  }
  return (
    <>
      <PageHead title={t('volunteers.open.title', { municipality: view.municipality })}
        lead={t('volunteers.open.lead')} />
      <div class="roomy">
        <Form action={path} state={hasProblems(state) ? state : freshForm}>
          <HiddenField name="via" value={via} />
          <ContactFields from={null} voice="mine" />
          <Notice>
            <p>{t('volunteers.open.kept')}</p>
            <Tick name="agreed" label={t('volunteers.open.agreed')} />
          </Notice>
          <SubmitRow label={t('volunteers.open.do')} />
          <Fieldset legend={t('volunteers.open.more')} help={t('volunteers.open.more_help')} head>
            <WishFields from={null} villages={view.villages} voice="mine" />
          </Fieldset>
          <SubmitRow label={t('volunteers.open.do')} />
        </Form>
      </div>
    </>
  )
}

interface WriteView {
  readonly villages: readonly VillageRow[]
  readonly sources: readonly Source[]
  readonly state: FormState
}

/** Writing somebody down who told it: on the phone, or on a list of paper at a lunch. */
export function WriteDownPage({ view }: { view: WriteView }) {
  const { t } = useText()
  const sources = view.sources.filter(({ isEnded }) => !isEnded).map(({ word, name }) => ({ value: word, label: name }))
  return (
    <>
      <PageHead title={t('volunteers.add')} back={{ href: volunteersPath, label: t('volunteers.title') }} />
      <Form action={volunteersPath} state={view.state}>
        <ContactFields from={null} voice="theirs" />
        <WishFields from={null} villages={view.villages} voice="theirs" />
        <SelectField name="via" label={t('volunteers.form.source')} optional options={sources}
          empty={t('volunteers.form.no_source')} />
        <Tick name="agreed" label={t('volunteers.form.agreed')} help={t('volunteers.form.agreed_help')} />
        <SubmitRow label={t('volunteers.save')} cancel={{ href: volunteersPath, label: t('volunteers.cancel') }} />
      </Form>
    </>
  )
}

interface ChangeView {
  readonly volunteer: Volunteer
  readonly villages: readonly VillageRow[]
  readonly organisations: readonly OrganisationRow[]
  readonly state: FormState
}

/** What somebody told, and the organisation in which they are anchored (MS-16 #2). */
export function ChangePage({ view: { volunteer, villages, organisations, state } }: { view: ChangeView }) {
  const { t } = useText()
  const path = `${volunteersPath}/${volunteer.id}`
  return (
    <>
      <PageHead title={t('volunteers.change')} back={{ href: path, label: volunteer.name }} />
      <Form action={`${path}/wijzigen`} state={state}>
        <HiddenField name="version" value={String(volunteer.version)} />
        <ContactFields from={volunteer} voice="theirs" />
        <WishFields from={volunteer} villages={villages} voice="theirs" />
        <SelectField name="organisation_id" label={t('volunteers.form.organisation')} optional
          help={t('volunteers.form.organisation_help')} value={volunteer.organisationId}
          empty={t('volunteers.form.no_organisation')}
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))} />
        <DateField name="anchored_on" label={t('volunteers.form.anchored_on')} optional value={volunteer.anchoredOn} />
        <SubmitRow label={t('volunteers.save')} cancel={{ href: path, label: t('volunteers.cancel') }} />
      </Form>
    </>
  )
}
