import { ButtonLink } from '../../../web/components/button.tsx'
import { Choices, Tick } from '../../../web/components/choices.tsx'
import { SelectField, TextField } from '../../../web/components/fields.tsx'
import { Fieldset, Form, HiddenField, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import { type Approach, coordinatingKinds, divisions, talkParts, type Text } from '../../approaches/forms.ts'
import type { Draft } from '../queries/drafts.ts'
import type { SectionName } from '../rules/sections.ts'
import { approachPath, draftPath, pathOf } from './paths.ts'
import { Sections } from './sections.tsx'
import { TextFields } from './text-fields.tsx'

interface DraftView {
  readonly draft: Draft
  readonly approach: Approach
  readonly changed: readonly SectionName[]
}

/** The draft as a whole: what differs, each part with its way to change, and the way to what it means. */
export function DraftPage({ view: { draft, approach, changed } }: { view: DraftView }) {
  const { t, moment } = useText()
  return (
    <>
      <PageHead title={t('adoptions.draft.title')} lead={t('adoptions.draft.lead')}
        back={{ href: approachPath, label: t('adoptions.page.back') }} />
      <p>{t('adoptions.page.draft_by', { name: draft.changedBy, moment: moment(draft.changedAt) })}</p>
      {changed.length === 0 ? <Notice>{t('adoptions.draft.same')}</Notice> : (
        <ButtonLink look="primary" href={`${draftPath}/gevolgen`}>{t('adoptions.draft.foresee')}</ButtonLink>
      )}
      <Sections approach={approach} changed={changed} />
      <PostButton action={`${draftPath}/weg`} look="quiet" danger>{t('adoptions.draft.drop')}</PostButton>
    </>
  )
}

interface PartView {
  readonly draft: Draft
  readonly state: FormState
}

function PartForm({ section, view, children }: {
  section: SectionName
  view: PartView
  children: preact.ComponentChildren
}) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t(`adoptions.section.${section}`)} lead={t(`adoptions.lead.${section}`)}
        back={{ href: draftPath, label: t('adoptions.draft.back') }} />
      <Form action={pathOf(section)} state={view.state}>
        <HiddenField name="version" value={String(view.draft.version)} />
        {children}
        <SubmitRow label={t('adoptions.draft.save')} cancel={{ href: draftPath, label: t('adoptions.draft.cancel') }} />
      </Form>
    </>
  )
}

export function NamePage({ view }: { view: PartView }) {
  const { t } = useText()
  const { name, motto, frame } = view.draft.approach
  return (
    <PartForm section="name" view={view}>
      <TextField name="name" label={t('adoptions.name.name')} value={name} maxLength={200} />
      <TextFields name="motto" label={t('adoptions.name.motto')} text={motto} />
      <TextFields name="frame" label={t('adoptions.name.plan')} text={threeOf(frame.name)} />
    </PartForm>
  )
}

// The other languages of the plan's name are for paper; they are filled in with the headings.
function threeOf({ nl, en, ar }: Text): Text {
  return { nl, en, ar }
}

export function CoordinationPage({ view }: { view: PartView & { organisations: readonly string[] } }) {
  const { t } = useText()
  const { coordination, teams } = view.draft.approach
  const [first = ''] = coordination.organisations
  const names = [...new Set([...view.organisations, ...coordination.organisations])]
  const kinds = coordinatingKinds.map((value) => ({ value, label: t(`adoptions.coordination.kind.${value}`) }))
  const ways = divisions.map((value) => ({ value, label: t(`adoptions.coordination.teams.${value}`) }))
  return (
    <PartForm section="coordination" view={view}>
      <Choices name="held_by" legend={t('adoptions.coordination.held_by')} options={kinds}
        value={coordination.heldBy[0] ?? 'municipality'} />
      <SelectField name="organisation" label={t('adoptions.coordination.organisation')} value={first} optional
        help={t('adoptions.coordination.organisation_help')} empty={t('adoptions.coordination.none')}
        options={names.map((name) => ({ value: name, label: name }))} />
      <TextFields name="lead" label={t('adoptions.coordination.lead_title')} text={coordination.leadTitle} />
      <Choices name="divided_by" legend={t('adoptions.coordination.divided')} options={ways} value={teams.dividedBy} />
      <Tick name="independent" label={t('adoptions.coordination.independent_is')}
        checked={coordination.independentInterviewer} />
      <Tick name="shared" label={t('adoptions.coordination.shared_is')} checked={coordination.sharedCaseload} />
    </PartForm>
  )
}

export function TalkPage({ view }: { view: PartView }) {
  const { t } = useText()
  const { parts, rhythm } = view.draft.approach
  const places = talkParts.map((_, at) => ({ value: String(at + 1), label: t('adoptions.talk.place', { at: at + 1 }) }))
  return (
    <PartForm section="talk" view={view}>
      {talkParts.map((part) => (
        <SelectField name={part} label={t(`adoptions.talk.part.${part}`)} options={places} optional
          empty={t('adoptions.talk.not')} value={parts.includes(part) ? String(parts.indexOf(part) + 1) : ''} />
      ))}
      <Tick name="names_early" label={t('adoptions.talk.early_is')} checked={rhythm.namesEarlyStart} />
    </PartForm>
  )
}

export function LimitsPage({ view }: { view: PartView }) {
  const { t } = useText()
  const { thresholds } = view.draft.approach
  const field = (name: string, key: string, value: number) => (
    <TextField name={name} label={t(`adoptions.limits.${key}`)} help={t(`adoptions.limits.unit.${key}`)}
      value={String(value)} inputmode="numeric" size="short" />
  )
  return (
    <PartForm section="limits" view={view}>
      <Fieldset legend={t('adoptions.limits.silence')} head>
        {field('silent_professional', 'silent', thresholds.silentProfessionalWeeks)}
        {field('silent_social', 'silent_social', thresholds.silentSocialWeeks)}
        {field('silent_pair', 'pair', thresholds.silentPairWeeks)}
      </Fieldset>
      <Fieldset legend={t('adoptions.limits.puzzle')} head>
        {field('stuck_after', 'stuck', thresholds.stuckAfterDays)}
        {field('moving_within', 'moving', thresholds.movingWithinDays)}
      </Fieldset>
      <Fieldset legend={t('adoptions.limits.terms')} head>
        {field('key_months', 'key', thresholds.keyMonths)}
        {field('plan_months', 'plan', thresholds.planMonths)}
        {field('attached', 'attached', thresholds.attachedDays)}
      </Fieldset>
    </PartForm>
  )
}
