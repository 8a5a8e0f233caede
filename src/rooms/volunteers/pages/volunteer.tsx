import { volunteerCallOutcomeValues, volunteerEndReasonValues } from '../../../db/schema.ts'
import { ButtonLink } from '../../../web/components/button.tsx'
import { Choices } from '../../../web/components/choices.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { OwnWords, PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { OrganisationRow } from '../../organisations/queries.ts'
import type { CostAgreement, Claim } from '../queries/costs.ts'
import type { Call, Certificate, Task, Thanks, Training } from '../queries/records.ts'
import type { Volunteer } from '../queries/register.ts'
import { type CertificateState, type Standing, standingOf } from '../rules/register.ts'
import { AddForm, type PartProps, stateFor } from './add-form.tsx'
import { Costs } from './costs.tsx'
import { languageName, Waits } from './list.tsx'
import { CertificateBadge, Fact, Reach, volunteersPath } from './parts.tsx'
import { Hours } from './tasks.tsx'

export interface VolunteerView {
  readonly volunteer: Volunteer
  readonly calls: readonly Call[]
  readonly certificates: readonly Certificate[]
  readonly certificate: CertificateState
  readonly trainings: readonly Training[]
  readonly offered: readonly string[]
  readonly tasks: readonly Task[]
  readonly thanks: readonly Thanks[]
  readonly agreements: readonly CostAgreement[]
  readonly claims: readonly Claim[]
  readonly organisations: readonly OrganisationRow[]
  readonly today: string
  readonly keeps: boolean
  /** Whoever looks has taken this call on. */
  readonly isCaller: boolean
  /** The form that is shown again, by the last word of its address, and what is wrong with it. */
  readonly wrong: string
  readonly state: FormState
}

/** One volunteer: how to reach them, what was seen and agreed, what they do. */
export function VolunteerPage({ view }: { view: VolunteerView }) {
  const { t } = useText()
  const { volunteer, keeps } = view
  const standing = standingOf(volunteer)
  const path = `${volunteersPath}/${volunteer.id}`
  const refused = view.state.problems[''] ?? []
  return (
    <>
      <PageHead title={<bdi>{volunteer.name}</bdi>} back={{ href: volunteersPath, label: t('volunteers.title') }}
        lead={<Standings volunteer={volunteer} standing={standing} today={view.today} />}>
        {keeps && <ButtonLink icon="edit" href={`${path}/wijzigen`}>{t('volunteers.change')}</ButtonLink>}
      </PageHead>
      {refused.map((sentence) => <Notice kind="error" announce>{sentence}</Notice>)}
      <Facts view={view} />
      {keeps && standing === 'waiting' && <CallBack view={view} path={path} />}
      {standing === 'active' && <Seen view={view} path={path} />}
      {standing === 'active' && <Trainings view={view} path={path} />}
      {standing !== 'waiting' && <Hours view={view} path={path} />}
      {keeps && standing !== 'waiting' && <Costs view={view} path={path} />}
      {keeps && standing !== 'waiting' && <ThanksPart view={view} path={path} />}
      {keeps && view.calls.length > 0 && standing !== 'waiting' && (
        <Disclosure label={t('volunteers.calls', { count: view.calls.length })}>
          <Calls calls={view.calls} />
        </Disclosure>
      )}
      {keeps && standing !== 'ended' && <Stop view={view} path={path} />}
    </>
  )
}

function Standings({ volunteer, standing, today }: { volunteer: Volunteer; standing: Standing; today: string }) {
  const { t, date } = useText()
  if (standing === 'waiting') return <Waits volunteer={volunteer} today={today} />
  if (standing === 'active') {
    return <StateBadge state="moving">{t('volunteers.since', { day: date(volunteer.joinedOn) })}</StateBadge>
  }
  return (
    <StateBadge state="not_needed">
      {t('volunteers.stopped', {
        day: date(volunteer.endedOn), reason: t(`volunteers.reason.${volunteer.endReason}`),
      })}
    </StateBadge>
  )
}

function Facts({ view: { volunteer, keeps } }: { view: VolunteerView }) {
  const { t, list, date } = useText()
  const words = (of: readonly string[], prefix: string) => of.map((word) => t(`${prefix}.${word}`)).join(' · ')
  const { radiusKm, organisation, appliedOn, writtenBy, source } = volunteer
  return (
    <>
      <dl class="facts">
        <Fact label={t('volunteers.reach')}><Reach {...volunteer} /></Fact>
        <Fact label={t('volunteers.form.village')}>{volunteer.village && <bdi>{volunteer.village}</bdi>}</Fact>
        <Fact label={t('volunteers.radius')}>
          {radiusKm === null ? null : t('volunteers.kilometres', { count: radiusKm })}
        </Fact>
        <Fact label={t('volunteers.filter.likes')}>{words(volunteer.likes, 'volunteers.likes')}</Fact>
        <Fact label={t('volunteers.form.languages')}>
          {list(volunteer.languages.map((language) => languageName(language, t)))}
        </Fact>
        <Fact label={t('volunteers.times')}>{words(volunteer.times, 'volunteers.time')}</Fact>
        <Fact label={t('volunteers.form.organisation')}>
          {organisation && t('volunteers.anchored', { organisation, day: date(volunteer.anchoredOn) })}
        </Fact>
        {keeps && (
          <Fact label={t('volunteers.applied')}>
            {[date(appliedOn), source, writtenBy && t('volunteers.written_by', { by: writtenBy })]
              .filter(Boolean).join(' · ')}
          </Fact>
        )}
        <Fact label={t('volunteers.end_words')}>{volunteer.endWords && <bdi>{volunteer.endWords}</bdi>}</Fact>
      </dl>
      {volunteer.words && <OwnWords>{volunteer.words}</OwnWords>}
    </>
  )
}

function CallBack({ view, path }: PartProps) {
  const { t } = useText()
  const { volunteer: { caller }, calls } = view
  const outcomes = volunteerCallOutcomeValues.map((value) => ({ value, label: t(`volunteers.outcome.${value}`) }))
  return (
    <section class="card" aria-labelledby="bellen">
      <h2 id="bellen">{t('volunteers.call_back')}</h2>
      <p>{caller ? t('volunteers.calls_back', { name: caller }) : t('volunteers.nobody_calls')}</p>
      {!view.isCaller && <PostButton action={`${path}/beller`}>{t('volunteers.i_call')}</PostButton>}
      <Calls calls={calls} />
      <Form action={`${path}/telefoon`} state={stateFor(view, 'telefoon')}>
        <Choices name="outcome" legend={t('volunteers.how_was_it')} options={outcomes} />
        <TextField name="words" label={t('volunteers.call_words')} optional maxLength={500} />
        <SubmitRow label={t('volunteers.log_call')} />
      </Form>
    </section>
  )
}

function Calls({ calls }: { calls: readonly Call[] }) {
  const { t, moment } = useText()
  if (calls.length === 0) return null
  return (
    <ul>
      {calls.map((call) => (
        <li>
          {moment(call.at)} · <bdi>{call.by}</bdi>: {t(`volunteers.outcome.${call.outcome}`)}
          {call.words && <> · <bdi>{call.words}</bdi></>}
        </li>
      ))}
    </ul>
  )
}

function Seen({ view, path }: PartProps) {
  const { t, date } = useText()
  const { volunteer, certificates: [newest], certificate, keeps, today } = view
  return (
    <section aria-labelledby="gezien">
      <h2 id="gezien">{t('volunteers.seen')}</h2>
      <dl class="facts">
        <dt>{t('volunteers.filter.certificate')}</dt>
        <dd>
          <CertificateBadge state={certificate} />
          {newest && <>{' '}{t('volunteers.seen_by', { by: newest.by, day: date(newest.seenOn) })}</>}
        </dd>
        <Fact label={t('volunteers.form.profile')}>{newest && <bdi>{newest.profile}</bdi>}</Fact>
        <Fact label={t('volunteers.form.again_on')}>{newest?.againOn ? date(newest.againOn) : null}</Fact>
        <dt>{t('volunteers.code')}</dt>
        <dd>
          {volunteer.codeSignedOn ? t('volunteers.signed', { day: date(volunteer.codeSignedOn) })
            : <StateBadge state="nobody">{t('volunteers.not_signed')}</StateBadge>}
        </dd>
      </dl>
      {keeps && (
        <AddForm view={view} path={path} name="vog" label={t('volunteers.see_certificate')}>
          <p>{t('volunteers.never_the_document')}</p>
          <DateField name="dated_on" label={t('volunteers.form.dated_on')} max={today} />
          <DateField name="seen_on" label={t('volunteers.form.seen_on')} value={today} max={today} />
          <TextField name="profile" label={t('volunteers.form.profile')} help={t('volunteers.form.profile_help')}
            maxLength={200} />
          <DateField name="again_on" label={t('volunteers.form.again_on')} optional
            help={t('volunteers.form.again_on_help')} />
        </AddForm>
      )}
      {keeps && (
        <AddForm view={view} path={path} name="gedragscode" label={t('volunteers.sign_code')}>
          <DateField name="signed_on" label={t('volunteers.form.signed_on')} value={today} max={today} />
        </AddForm>
      )}
    </section>
  )
}

function Trainings({ view, path }: PartProps) {
  const { t, date } = useText()
  return (
    <section aria-labelledby="training">
      <h2 id="training">{t('volunteers.trainings')}</h2>
      {view.trainings.length === 0 && <p>{t('volunteers.no_trainings')}</p>}
      <ul>{view.trainings.map(({ name, followedOn }) => <li><bdi>{name}</bdi> · {date(followedOn)}</li>)}</ul>
      {view.keeps && (
        <AddForm view={view} path={path} name="training" label={t('volunteers.add_training')}>
          <TextField name="training" label={t('volunteers.form.training')} suggestions={view.offered}
            maxLength={120} />
          <DateField name="followed_on" label={t('volunteers.form.followed_on')} value={view.today} max={view.today} />
        </AddForm>
      )}
    </section>
  )
}

function ThanksPart({ view, path }: PartProps) {
  const { t, date } = useText()
  return (
    <section aria-labelledby="bedankt">
      <h2 id="bedankt">{t('volunteers.thanks')}</h2>
      {view.thanks.length === 0 && <p>{t('volunteers.no_thanks')}</p>}
      <ul>
        {view.thanks.map(({ words, onDay, by }) => <li><bdi>{words}</bdi> · {date(onDay)} · <bdi>{by}</bdi></li>)}
      </ul>
      <AddForm view={view} path={path} name="dank" label={t('volunteers.add_thanks')}>
        <TextField name="thanks" label={t('volunteers.form.thanks')} maxLength={300} />
        <DateField name="on_day" label={t('volunteers.form.on_day')} value={view.today} max={view.today} />
      </AddForm>
    </section>
  )
}

function Stop({ view, path }: PartProps) {
  const { t } = useText()
  const reasons = volunteerEndReasonValues.filter((value) => value !== 'does_not_join')
    .map((value) => ({ value, label: t(`volunteers.reason.${value}`) }))
  return (
    <AddForm view={view} path={path} name="einde" label={t('volunteers.stop')}>
      <p>{t('volunteers.stop_help')}</p>
      <SelectField name="reason" label={t('volunteers.form.reason')} empty={t('volunteers.choose')} options={reasons} />
      <TextField name="words" label={t('volunteers.form.end_words')} optional maxLength={300} />
      <DateField name="ended_on" label={t('volunteers.form.ended_on')} value={view.today} max={view.today} />
    </AddForm>
  )
}
