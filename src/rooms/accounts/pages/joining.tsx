import { TextField } from '../../../web/components/fields.tsx'
import { Form, HiddenField, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'

interface JoinPageProps {
  readonly state: FormState
  readonly token: string
  readonly purpose: 'join' | 'reset'
  readonly name: string
  readonly email: string
}

/** Choosing a password by link. */
export function JoinPage({ state, token, purpose, name, email }: JoinPageProps) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t(`accounts.${purpose}.title`, { name })} lead={t(`accounts.${purpose}.lead`)} />
      <Form action={`/uitnodiging/${token}`} state={state}>
        <p>{t('accounts.join.account')} <bdi>{email}</bdi></p>
        <NewPasswordField />
        <SubmitRow label={t('accounts.join.button')} />
      </Form>
    </>
  )
}

/** A new password, with what makes a good one. */
export function NewPasswordField() {
  const { t } = useText()
  return (
    <TextField name="newPassword" label={t('accounts.field.newPassword')} help={t('accounts.field.newPasswordHelp')}
      type="password" autocomplete="new-password" />
  )
}

/** The same words for a link that was used, is too old, or never was. */
export function LinkGonePage() {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('accounts.linkGone.title')} />
      <p>{t('accounts.linkGone.text')}</p>
      <p><a href="/aanmelden">{t('accounts.code.back')}</a></p>
    </>
  )
}

interface SecondFactorPageProps {
  readonly state: FormState
  readonly back: string
  /** The seed as a picture (data address), in text, and sealed for the way back. */
  readonly picture: string
  readonly seed: string
  /** Opens the app with the seed, for who reads this page on the phone itself. */
  readonly appAddress: string
  readonly sealedSeed: string
  /** There is one already: proof of it is asked. */
  readonly isRenewal: boolean
  /** At work already: the own account is the way back. */
  readonly isAtWork: boolean
}

/** Setting up the codes: picture or text into an app, then one code back. */
export function SecondFactorPage(props: SecondFactorPageProps) {
  const { state, back, picture, seed, appAddress, sealedSeed, isRenewal, isAtWork } = props
  const { t } = useText()
  return (
    <>
      <PageHead title={t('accounts.factor.title')} lead={t('accounts.factor.lead')}
        {...(isAtWork ? { back: { href: '/mijn-account', label: t('accounts.own.title') } } : {})} />
      <Form action="/tweede-stap" state={state}>
        <HiddenField name="seed" value={sealedSeed} />
        <HiddenField name="naar" value={back} />
        <ol>
          <li>{t('accounts.factor.app')}</li>
          <li>
            <p>{t('accounts.factor.scan')}</p>
            <p>
              <img class="factor-picture" src={picture} width="220" height="220" alt={t('accounts.factor.picture')} />
            </p>
            <p>{t('accounts.factor.here')} <a class="nl-link" href={appAddress}>{t('accounts.factor.open')}</a></p>
            <p>{t('accounts.factor.type')}<br /><code dir="ltr">{seed}</code></p>
          </li>
          <li>{t('accounts.factor.enter')}</li>
        </ol>
        <TextField name="code" label={t('accounts.field.newCode')} size="medium" inputmode="numeric"
          autocomplete="one-time-code" />
        {isRenewal && <PresentFactor />}
        <SubmitRow label={t('accounts.factor.button')} />
      </Form>
    </>
  )
}

function PresentFactor() {
  const { t } = useText()
  return (
    <>
      <Notice title={t('accounts.factor.renewal')} />
      <TextField name="currentPassword" label={t('accounts.field.currentPassword')} type="password"
        autocomplete="current-password" />
      <TextField name="currentCode" label={t('accounts.field.currentCode')} help={t('accounts.code.help')}
        size="medium" />
    </>
  )
}

/** Shown once, to print or write down. */
export function RecoveryCodesPage({ codes, back }: { codes: readonly string[]; back: string }) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('accounts.recovery.title')} lead={t('accounts.recovery.lead')} />
      <Notice kind="warning" title={t('accounts.recovery.once')} />
      <ul class="recovery-codes" dir="ltr">{codes.map((code) => <li><code>{code}</code></li>)}</ul>
      <p>{t('accounts.recovery.print')}</p>
      <Form action="/herstelcodes" summary={false}>
        <HiddenField name="naar" value={back} />
        <SubmitRow label={t('accounts.recovery.button')} />
      </Form>
    </>
  )
}
