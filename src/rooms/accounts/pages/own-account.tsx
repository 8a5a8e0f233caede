import { Card } from '../../../web/components/card.tsx'
import { DataTable } from '../../../web/components/data-table.tsx'
import { SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, HiddenField, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { OwnWords, PageHead } from '../../../web/components/text.tsx'
import { FormTokenProvider, useForm } from '../../../web/components/form-state.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { languageNames, languages, useText } from '../../../web/texts.tsx'
import { NewPasswordField } from './joining.tsx'

export interface ShownSession {
  readonly id: string
  readonly startedAt: Date
  readonly seenAt: Date
  readonly device: string
  readonly address: string
  readonly isThis: boolean
}

export interface ShownKey {
  readonly id: string
  readonly name: string
  readonly municipality: string
  readonly expiresOn: string
  readonly mayWrite: boolean
}

export interface OwnAccountProps {
  readonly state: FormState
  readonly name: string
  readonly email: string
  readonly language: string
  readonly hasSecondFactor: boolean
  readonly recoveryCodesLeft: number
  readonly sessions: readonly ShownSession[]
  readonly keys: readonly ShownKey[]
  readonly held: readonly { readonly id: string; readonly heldAt: Date }[]
}

/** Everything about signing in that is the person's own. */
export function OwnAccountPage(props: OwnAccountProps) {
  const { t } = useText()
  const { state, name, email, language } = props
  return (
    <>
      <PageHead title={t('accounts.own.title')} lead={email} />
      {props.held.length > 0 && <HeldList held={props.held} />}
      <Form action="/mijn-account" state={state}>
        <TextField name="name" label={t('accounts.field.name')} value={name} autocomplete="name" />
        <SelectField name="language" label={t('accounts.field.language')} value={language}
          options={languages.map((code) => ({ value: code, label: languageNames[code] }))} />
        <SubmitRow label={t('accounts.own.save')} />
      </Form>
      <Proofs hasSecondFactor={props.hasSecondFactor} left={props.recoveryCodesLeft} />
      <Sessions sessions={props.sessions} />
      {props.keys.length > 0 && <Keys keys={props.keys} />}
    </>
  )
}

function HeldList({ held }: { held: OwnAccountProps['held'] }) {
  const { t, moment } = useText()
  return (
    <section>
      <h2>{t('accounts.held.list')}</h2>
      <ul>
        {held.map(({ id, heldAt }) => (
          <li><a href={`/vastgehouden/${id}`}>{t('accounts.held.from', { moment: moment(heldAt) })}</a></li>
        ))}
      </ul>
    </section>
  )
}

function Proofs({ hasSecondFactor, left }: { hasSecondFactor: boolean; left: number }) {
  const { t } = useText()
  return (
    <section>
      <h2>{t('accounts.own.proofs')}</h2>
      <p><a href="/mijn-account/wachtwoord">{t('accounts.password.title')}</a></p>
      <p>{t(hasSecondFactor ? 'accounts.own.factorOn' : 'accounts.own.factorOff')}</p>
      <p>
        <a href="/tweede-stap?naar=/mijn-account">
          {t(hasSecondFactor ? 'accounts.own.factorRenew' : 'accounts.own.factorSetUp')}
        </a>
      </p>
      {hasSecondFactor && <p>{t('accounts.own.codesLeft', { count: left })}</p>}
      {hasSecondFactor && <p><a href="/mijn-account/herstelcodes">{t('accounts.own.codesRenew')}</a></p>}
    </section>
  )
}

function Sessions({ sessions }: { sessions: readonly ShownSession[] }) {
  const { t, moment } = useText()
  const end = ({ id, isThis }: ShownSession) => (isThis
    ? t('accounts.sessions.this')
    : <PostButton action={`/mijn-account/sessies/${id}/einde`}>{t('accounts.sessions.end')}</PostButton>)
  return (
    <section>
      <h2>{t('accounts.sessions.title')}</h2>
      <p>{t('accounts.sessions.lead')}</p>
      <DataTable caption={t('accounts.sessions.title')} quietCaption rows={sessions} columns={[
        {
          key: 'device', label: t('accounts.sessions.device'),
          cell: (row) => row.device || t('accounts.sessions.unknown'),
        },
        {
          key: 'address', label: t('accounts.sessions.address'),
          cell: (row) => <bdi>{row.address || t('accounts.sessions.unknown')}</bdi>,
        },
        { key: 'started', label: t('accounts.sessions.started'), cell: (row) => moment(row.startedAt) },
        { key: 'seen', label: t('accounts.sessions.seen'), cell: (row) => moment(row.seenAt) },
        { key: 'end', label: t('accounts.sessions.act'), cell: end },
      ]} />
      {sessions.length > 1 && (
        <PostButton action="/mijn-account/sessies/einde">{t('accounts.sessions.endOthers')}</PostButton>
      )}
    </section>
  )
}

function Keys({ keys }: { keys: readonly ShownKey[] }) {
  const { t, date } = useText()
  return (
    <section>
      <h2>{t('accounts.keys.title')}</h2>
      <p>{t('accounts.keys.lead')}</p>
      <DataTable caption={t('accounts.keys.title')} quietCaption rows={keys} columns={[
        { key: 'name', label: t('accounts.keys.name'), cell: (row) => <bdi>{row.name}</bdi> },
        { key: 'municipality', label: t('accounts.keys.municipality'), cell: (row) => row.municipality },
        { key: 'until', label: t('accounts.keys.until'), cell: (row) => date(row.expiresOn) },
        {
          key: 'may', label: t('accounts.keys.may'),
          cell: (row) => t(`accounts.keys.${row.mayWrite ? 'write' : 'read'}`),
        },
        {
          key: 'revoke', label: t('accounts.keys.act'),
          cell: (row) => (
            <PostButton action={`/mijn-account/sleutels/${row.id}/einde`}>{t('accounts.keys.revoke')}</PostButton>
          ),
        },
      ]} />
    </section>
  )
}

/** Another password: the present one is asked first. */
export function PasswordPage({ state }: { state: FormState }) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('accounts.password.title')} lead={t('accounts.password.lead')}
        back={{ href: '/mijn-account', label: t('accounts.own.title') }} />
      <Form action="/mijn-account/wachtwoord" state={state}>
        <TextField name="currentPassword" label={t('accounts.field.currentPassword')} type="password"
          autocomplete="current-password" />
        <NewPasswordField />
        <SubmitRow label={t('accounts.password.button')} />
      </Form>
    </>
  )
}

/** New recovery codes in place of the earlier ones. */
export function RenewCodesPage({ state }: { state: FormState }) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('accounts.own.codesRenew')} lead={t('accounts.recovery.renew')}
        back={{ href: '/mijn-account', label: t('accounts.own.title') }} />
      <Form action="/mijn-account/herstelcodes" state={state}>
        <TextField name="code" label={t('accounts.field.code')} help={t('accounts.code.help')} size="medium"
          autocomplete="one-time-code" />
        <SubmitRow label={t('accounts.own.codesRenew')} />
      </Form>
    </>
  )
}

interface HeldPageProps {
  readonly id: string
  readonly path: string
  readonly heldAt: Date
  readonly fields: Readonly<Record<string, string | readonly string[]>>
}

const unreadable = /^([0-9a-f]{8}-[0-9a-f-]{27}|\d{1,9})?$/

/** F19: what was typed when the session had run out, and one button that sends it after all. */
export function HeldPage({ id, path, heldAt, fields }: HeldPageProps) {
  const { t, moment } = useText()
  const { csrf } = useForm()
  const values = Object.entries(fields).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : [...value]).map((text) => ({ name, text })))
  return (
    <>
      <PageHead title={t('accounts.held.title')} lead={t('accounts.held.lead', { moment: moment(heldAt) })} />
      <Card title={t('accounts.held.typed')} level={2}>
        {values.filter(({ text }) => !unreadable.test(text)).map(({ text }) => <OwnWords>{text}</OwnWords>)}
      </Card>
      {/* The id is the form's once token: sent twice it counts once, and what was kept is erased with it. */}
      <FormTokenProvider tokens={{ csrf, once: id }}>
        <Form action={path} summary={false}>
          {values.map(({ name, text }) => <HiddenField name={name} value={text} />)}
          <SubmitRow label={t('accounts.held.send')} />
        </Form>
      </FormTokenProvider>
      <PostButton action={`/vastgehouden/${id}/weg`} look="quiet">{t('accounts.held.drop')}</PostButton>
    </>
  )
}
