import type { ComponentChildren } from 'preact'
import { AccountMenu } from './components/account-menu.tsx'
import { Brand } from './components/brand.tsx'
import { HiddenField } from './components/form.tsx'
import { useForm } from './components/form-state.tsx'
import { Icon, type IconName } from './components/icon.tsx'
import { type LanguageSwitch, LanguageForm } from './components/language-form.tsx'
import { type DraftKey, Page } from './components/page.tsx'
import { SessionWarning, type SessionTimes } from './components/session-warning.tsx'
import { useText } from './texts.tsx'

/** One named place in the rail; eight at most per role. */
export interface Place {
  readonly key: string
  readonly href: string
  readonly label: string
  readonly icon: IconName
}

export interface Shell {
  readonly nav: readonly Place[]
  readonly municipality: string
  /** The role in words, such as "regievoerder". */
  readonly role: string
  readonly person: string
  readonly languages: LanguageSwitch
  /** Answers a POST with `zoek`: no name stands in an address (URL-01). Absent for roles without people. */
  readonly search?: string
  readonly signOut: string
  readonly account?: readonly { href: string; label: string }[]
  readonly session?: SessionTimes
  readonly draftKey?: DraftKey
  readonly theme?: 'light' | 'dark'
}

export interface LayoutProps {
  readonly shell: Shell
  /** Of the page; the product's name is added in the browser's title. */
  readonly title: string
  /** Key of the place in the rail that this page belongs to. */
  readonly place?: string
  /** Islands this page needs beside those of the shell. */
  readonly islands?: readonly string[]
  readonly notices?: ComponentChildren
  /** Lists and the talk may use the full width; reading pages stay narrow. */
  readonly width?: 'reading' | 'wide'
  readonly children: ComponentChildren
}

/** A page for somebody who is signed in: rail or bottom bar, search, municipality and role in sight. */
export function Layout({ shell, title, place, islands = [], notices, width = 'wide', children }: LayoutProps) {
  const { t } = useText()
  return (
    <Page title={title} islands={['shell', ...islands]} draftKey={shell.draftKey} theme={shell.theme} look="shell">
      <header class="shell-top">
        <Brand href={shell.nav[0]?.href ?? '/'} />
        <p class="shell-where"><b>{shell.municipality}</b> <span>{shell.role}</span></p>
        {shell.search && <SearchForm action={shell.search} />}
        <AccountMenu shell={shell} />
      </header>
      <nav class="shell-nav" aria-label={t('web.shell.places')}>
        <Places nav={shell.nav} place={place} />
      </nav>
      <main class={`shell-main shell-main--${width}`} id="inhoud" tabindex={-1}>
        {shell.session && <SessionWarning times={shell.session} />}
        {notices}
        {children}
      </main>
    </Page>
  )
}

function Places({ nav, place }: { nav: readonly Place[]; place: string | undefined }) {
  const { t } = useText()
  const later = nav.slice(4)
  return (
    <ul class="places">
      {nav.map((item) => <li><PlaceLink item={item} here={item.key === place} /></li>)}
      {later.length > 0 && (
        <li class="places-more">
          <details name="shell">
            <summary class={later.some(({ key }) => key === place) ? 'place place--here' : 'place'}>
              <Icon name="more" /><span>{t('web.shell.more')}</span>
            </summary>
            <ul class="places-later">
              {later.map((item) => <li><PlaceLink item={item} here={item.key === place} /></li>)}
            </ul>
          </details>
        </li>
      )}
    </ul>
  )
}

function PlaceLink({ item, here }: { item: Place; here: boolean }) {
  return (
    <a class={here ? 'place place--here' : 'place'} href={item.href} aria-current={here ? 'page' : undefined}>
      <Icon name={item.icon} /><span>{item.label}</span>
    </a>
  )
}

function SearchForm({ action }: { action: string }) {
  const { t } = useText()
  const { csrf } = useForm()
  return (
    <form class="shell-search" role="search" action={action} method="post">
      <HiddenField name="csrf" value={csrf} />
      <label class="sr-only" for="zoek-overal">{t('web.shell.search')}</label>
      <Icon name="search" />
      <input class="utrecht-textbox utrecht-textbox--html-input" type="search" name="zoek" id="zoek-overal" dir="auto"
        placeholder={t('web.shell.searchHint')} autocomplete="off" aria-keyshortcuts="/" data-search-key />
      <kbd aria-hidden="true">/</kbd>
      <button class="sr-only-until-focus utrecht-button utrecht-button--primary-action" type="submit">
        {t('web.shell.search')}
      </button>
    </form>
  )
}

interface BareProps {
  readonly title: string
  readonly languages?: LanguageSwitch
  readonly islands?: readonly string[]
  readonly theme?: 'light' | 'dark' | undefined
  readonly children: ComponentChildren
}

/** A page without places: signing in, joining, an error, one thing by link. */
export function BareLayout({ title, languages, islands = [], theme, children }: BareProps) {
  return (
    <Page title={title} islands={islands} theme={theme} look="bare">
      <header class="bare-top">
        <Brand href="/" />
        {languages && <LanguageForm languages={languages} />}
      </header>
      <main class="bare-main" id="inhoud" tabindex={-1}>{children}</main>
    </Page>
  )
}

/** A page that is shown to the newcomer on the worker's screen: one person, no way to anybody else. */
export function AlonePage({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <Page title={title} islands={[]} look="bare">
      <main class="alone-main" id="inhoud" tabindex={-1}>{children}</main>
    </Page>
  )
}
