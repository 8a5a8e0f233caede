import type { Shell } from '../layout.tsx'
import { useText } from '../texts.tsx'
import { PostButton } from './form.tsx'
import { Icon } from './icon.tsx'
import { LanguageForm } from './language-form.tsx'

/** Who is signed in, and what belongs to that: language, own account, signing out. */
export function AccountMenu({ shell }: { shell: Shell }) {
  const { t } = useText()
  return (
    <details class="account" name="shell">
      <summary>
        <Icon name="person" />
        <span class="account-name"><bdi>{shell.person}</bdi></span>
        <span class="sr-only">{t('web.shell.account')}</span>
      </summary>
      <div class="account-menu">
        <p class="account-who"><bdi>{shell.person}</bdi></p>
        <p class="account-role">{shell.role}, {shell.municipality}</p>
        {shell.account && shell.account.length > 0 && (
          <ul>{shell.account.map(({ href, label }) => <li><a class="nl-link" href={href}>{label}</a></li>)}</ul>
        )}
        <LanguageForm languages={shell.languages} />
        <PostButton action={shell.signOut} signOut><Icon name="signOut" />{t('web.shell.signOut')}</PostButton>
      </div>
    </details>
  )
}
