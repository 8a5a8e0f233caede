import { ButtonLink } from '../../../web/components/button.tsx'
import { Choices } from '../../../web/components/choices.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { Bdi, OwnWords } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import type { PlanVersion } from '../queries/plans.ts'
import type { Change } from '../rules/changes.ts'
import type { PlanAgreement } from '../rules/plan.ts'
import { InPlaceForm, KeptText } from './form-parts.tsx'
import { isOpen, openPath, type PlanView } from './view.ts'

/** How a worker may have gone through the plan with the newcomer; their own page writes its own. */
const ways = ['read_aloud', 'read_by_person', 'with_interpreter', 'with_family'] as const

/** What was agreed about the plan, with whom it was gone through and how. */
export function AgreementPart({ view }: { view: PlanView }) {
  const { t } = useText()
  if (view.goals.length === 0) return null
  return (
    <section class="plan-part" id="afspraak" aria-labelledby="titel-afspraak">
      <h2 id="titel-afspraak">{t('plans.agreement.title')}</h2>
      {view.agreements.length === 0 ? <p>{t('plans.agreement.none')}</p> : (
        <ul>{view.agreements.map((agreement) => <AgreementLine agreement={agreement} />)}</ul>
      )}
      {isOpen(view, 'afspraak') ? <AgreementForm view={view} /> : (
        <p><ButtonLink icon="check" href={openPath(view, 'afspraak')}>{t('plans.agreement.add')}</ButtonLink></p>
      )}
    </section>
  )
}

function AgreementLine({ agreement }: { agreement: PlanAgreement }) {
  const { t, date } = useText()
  const { way, versionNumber, agreedOn, writtenBy, note } = agreement
  return (
    <li>
      {t('plans.agreement.line', { day: date(agreedOn), version: versionNumber, way: t(`plans.way.${way}`) })}{' '}
      {t('plans.agreement.by')} <Bdi>{writtenBy}</Bdi>.
      {note && <OwnWords>{note}</OwnWords>}
    </li>
  )
}

function AgreementForm({ view }: { view: PlanView }) {
  const { t } = useText()
  const needsReason = view.versions.length > 0 && view.changes.length > 0
  return (
    <InPlaceForm view={view} to="afspraken" title={t('plans.agreement.add')} submit={t('plans.agreement.save')}
      anchor="afspraak" level={3}>
      <p>{t('plans.agreement.help', { name: view.name })}</p>
      <Choices name="way" legend={t('plans.agreement.how')}
        options={ways.map((way) => ({ value: way, label: t(`plans.way.${way}`) }))} />
      <DateField name="agreed_on" label={t('plans.agreement.day')} value={view.today} max={view.today} />
      <KeptText view={view} name="note" label={t('plans.agreement.note')} help={t('plans.agreement.note_help')}
        rows={2} optional />
      {needsReason && (
        <>
          <ChangeList changes={view.changes} title={t('plans.version.since', { number: view.versions[0]!.number })}
            level={4} />
          <KeptText view={view} name="reason" label={t('plans.version.reason')} rows={2} />
        </>
      )}
    </InPlaceForm>
  )
}

/** Every version with what changed and why, and what changed since the newest. */
export function VersionPart({ view }: { view: PlanView }) {
  const { t } = useText()
  const newest = view.versions[0]
  if (view.goals.length === 0) return null
  return (
    <section class="plan-part" id="versie" aria-labelledby="titel-versie">
      <h2 id="titel-versie">{t('plans.version.title')}</h2>
      {!newest && <p>{t('plans.version.none')}</p>}
      {newest && view.changes.length === 0 && <p>{t('plans.version.same', { number: newest.number })}</p>}
      {newest && view.changes.length > 0 && (
        <ChangeList changes={view.changes} title={t('plans.version.since', { number: newest.number })} />
      )}
      {isOpen(view, 'versie') ? <VersionForm view={view} /> : view.changes.length > 0 && (
        <p><ButtonLink icon="history" href={openPath(view, 'versie')}>{t('plans.version.add')}</ButtonLink></p>
      )}
      {view.versions.map((version) => <VersionLine version={version} />)}
    </section>
  )
}

function VersionForm({ view }: { view: PlanView }) {
  const { t } = useText()
  return (
    <InPlaceForm view={view} to="versies" title={t('plans.version.add')} submit={t('plans.version.save')}
      anchor="versie" level={3}>
      <KeptText view={view} name="reason" label={t('plans.version.reason')} help={t('plans.version.reason_help')}
        rows={2} optional={view.versions.length === 0} />
    </InPlaceForm>
  )
}

function VersionLine({ version }: { version: PlanVersion }) {
  const { t, moment } = useText()
  const { number, madeAt, madeBy, reason, changes } = version
  return (
    <Disclosure label={<span>{t('plans.version.line', { number, moment: moment(madeAt) })} <Bdi>{madeBy}</Bdi></span>}>
      {reason && <><h3>{t('plans.version.why')}</h3><OwnWords>{reason}</OwnWords></>}
      <ChangeList changes={changes} title={t('plans.version.what')} />
    </Disclosure>
  )
}

interface ChangeListProps {
  readonly changes: readonly Change[]
  readonly title: string
  readonly level?: 3 | 4
}

function ChangeList({ changes, title, level = 3 }: ChangeListProps) {
  const Heading = `h${level}` as const
  return (
    <>
      <Heading>{title}</Heading>
      <ul class="plan-changes">{changes.map((change) => <ChangeLine change={change} />)}</ul>
    </>
  )
}

function ChangeLine({ change: { key, values } }: { change: Change }) {
  const { t, date } = useText()
  const words = {
    ...values,
    ...(values['due'] === undefined ? {} : { due: date(values['due']) || t('plans.change.no_day') }),
    ...(values['manner'] === undefined ? {} : { manner: t(`plans.manner.${values['manner'] || 'unknown'}`) }),
  }
  return <li dir="auto">{t(`plans.change.${key}`, words)}</li>
}
