import { Actions, Button } from '../../../web/components/button.tsx'
import { TextField } from '../../../web/components/fields.tsx'
import { Form, HiddenField, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Progress } from '../../../web/components/progress.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { Place } from '../../../web/visitor.ts'

interface SignInPageProps {
  readonly state: FormState
  /** Where to go on. */
  readonly back: string
  /** Why somebody comes here, when it is not to begin. */
  readonly notice: 'held' | 'password' | null
  readonly isDemo: boolean
}

/** The first step: mail address and password. */
export function SignInPage({ state, back, notice, isDemo }: SignInPageProps) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('accounts.signIn.title')} lead={t('accounts.signIn.lead')} />
      {notice && <Notice kind="ok" title={t(`accounts.signIn.${notice}`)} />}
      <Form action="/aanmelden" state={state}>
        <HiddenField name="naar" value={back} />
        <TextField name="email" label={t('accounts.field.email')} type="email" autocomplete="username" />
        <TextField name="password" label={t('accounts.field.password')} type="password"
          autocomplete="current-password" />
        <SubmitRow label={t('accounts.signIn.button')}
          cancel={{ href: '/wachtwoord-vergeten', label: t('accounts.forgotten.link') }} />
      </Form>
      {isDemo && <p class="submit-row"><a class="nl-link" href="/demo">{t('accounts.demo.link')}</a></p>}
    </>
  )
}

/** The second step: a code of the app, or a recovery code. */
export function CodePage({ state, back }: { state: FormState; back: string }) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('accounts.code.title')} lead={t('accounts.code.lead')}
        back={{ href: '/aanmelden', label: t('accounts.code.back') }} />
      <Form action="/aanmelden/code" state={state}>
        <HiddenField name="naar" value={back} />
        <TextField name="code" label={t('accounts.field.code')} help={t('accounts.code.help')} size="medium"
          inputmode="text" autocomplete="one-time-code" autofocus />
        <SubmitRow label={t('accounts.code.button')} />
      </Form>
    </>
  )
}

/** No mail goes out in this part: the administrator makes a link, and the second step stays. */
export function ForgottenPage() {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('accounts.forgotten.title')} back={{ href: '/aanmelden', label: t('accounts.code.back') }} />
      <p>{t('accounts.forgotten.text')}</p>
      <p>{t('accounts.forgotten.factor')}</p>
    </>
  )
}

interface ChoosePageProps {
  readonly places: readonly Place[]
  readonly here: string | null
  readonly back: string
}

/** In which municipality to work now. */
export function ChoosePage({ places, here, back }: ChoosePageProps) {
  const { t, list } = useText()
  return (
    <>
      <PageHead title={t('accounts.choose.title')} lead={t('accounts.choose.lead')} />
      {places.map((place) => (
        <section class="card">
          <h2 class="card-title">{place.municipality}</h2>
          <p>{list(place.roles.map((role) => t(`app.role.${role}`)))}</p>
          {place.municipalityId === here && <p>{t('accounts.choose.here')}</p>}
          <PostButton action="/kies" look="primary" values={{ municipality: place.municipalityId, naar: back }}>
            {t('accounts.choose.button', { municipality: place.municipality })}
          </PostButton>
        </section>
      ))}
      <SignOut />
    </>
  )
}

/** Signed in, and no role is valid today. */
export function NoRolesPage({ name }: { name: string }) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('accounts.noRoles.title')} />
      <p>{t('accounts.noRoles.text', { name })}</p>
      <SignOut />
    </>
  )
}

function SignOut() {
  const { t } = useText()
  return <Actions><PostButton action="/afmelden">{t('web.shell.signOut')}</PostButton></Actions>
}

interface DemoPageProps {
  readonly municipalities: readonly {
    readonly id: string
    readonly name: string
    readonly people: readonly { readonly accountId: string; readonly name: string; readonly roles: readonly string[] }[]
  }[]
  /** Households in, of how many, while the region is being filled. */
  readonly filling: { readonly done: number; readonly total: number } | null
}

/** The people of the example region: one click signs in. Exists only in a demo folder and only on this machine. */
export function DemoPage({ municipalities, filling }: DemoPageProps) {
  const { t, list } = useText()
  return (
    <>
      <PageHead title={t('accounts.demo.title')} lead={t('accounts.demo.lead')} />
      {municipalities.length === 0 && <p>{t('accounts.demo.empty')}</p>}
      {filling && (
        <Progress label={t('accounts.demo.filling')} done={filling.done} total={filling.total || undefined}
          watch="/demo/voortgang" />
      )}
      {municipalities.map(({ id, name, people }) => (
        <section>
          <h2>{name}</h2>
          <Form action="/demo">
            <HiddenField name="municipality" value={id} />
            <ul class="plain-list">
              {people.map((person) => (
                <li>
                  <Button name="account" value={person.accountId}>
                    {person.name} · {list(person.roles.map((role) => t(`app.role.${role}`)))}
                  </Button>
                </li>
              ))}
            </ul>
          </Form>
        </section>
      ))}
    </>
  )
}
