import type { ComponentChildren } from 'preact'
import { ButtonLink } from '../../../web/components/button.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import type { FileHead, HeadClosure } from '../rules/file-head.ts'

const tabPaths = {
  puzzle: '', timeline: '/tijdlijn', talks: '/gesprekken', plan: '/plan', invitations: '/uitnodigingen',
  buddy: '/maatje', details: '/gegevens', team: '/team',
} as const
export type FileTab = keyof typeof tabPaths

/** The address of a page of this person's file. */
export function filePath(personId: string, below = ''): string {
  return `/nieuwkomers/${personId}${below}`
}

/** Who this file is about, what you need at the kitchen table, and the way to its other pages. Holds the h1. */
export function FileHeader({ head, tab }: { head: FileHead; tab: FileTab | null }) {
  const { t } = useText()
  return (
    <header class="file-head">
      <div class="file-head-top">
        <div>
          <h1><bdi>{head.name}</bdi></h1>
          <HeadFacts head={head} />
        </div>
        {head.closure
          ? <ButtonLink href={filePath(head.personId, '/heropening')}>{t('newcomers.reopen.act')}</ButtonLink>
          : <HeadActs personId={head.personId} />}
      </div>
      {head.closure && <ClosedNotice closure={head.closure} />}
      <nav class="file-tabs" aria-label={t('newcomers.head.tabs')}>
        <ul>
          {(Object.keys(tabPaths) as FileTab[]).map((key) => (
            <li>
              <a href={filePath(head.personId, tabPaths[key])} aria-current={key === tab ? 'page' : undefined}>
                {t(`newcomers.tab.${key}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}

function HeadActs({ personId }: { personId: string }) {
  const { t } = useText()
  return (
    <div class="actions">
      <ButtonLink look="primary" icon="talk" href={filePath(personId, '/contact')}>
        {t('newcomers.head.contact')}
      </ButtonLink>
      <ButtonLink icon="calendar" href={filePath(personId, '/afspraken')}>
        {t('newcomers.head.appointments')}
      </ButtonLink>
    </div>
  )
}

function ClosedNotice({ closure }: { closure: HeadClosure }) {
  const { t, date } = useText()
  const { reason, closedOn, note, by } = closure
  return (
    <Notice title={t(`newcomers.closed.${reason}`, { date: date(closedOn) })}>
      {note && <p><bdi>{note}</bdi></p>}
      <p>{t('newcomers.closed.still', { by })}</p>
    </Notice>
  )
}

function HeadFacts({ head }: { head: FileHead }) {
  const { t } = useText()
  const facts = [
    head.called && t('newcomers.head.called', { name: head.called }),
    head.birthYear && t('newcomers.head.born', { year: String(head.birthYear) }),
    head.village ?? head.areaTeam,
  ].filter(Boolean)
  return (
    <>
      <p class="person-facts">{facts.map((fact) => <span><bdi>{fact}</bdi></span>)}</p>
      <dl class="file-facts">
        <dt>{t('newcomers.head.lead')}</dt>
        <dd>
          {head.lead
            ? <bdi>{head.lead}</bdi>
            : <StateBadge state="nobody">{t('newcomers.head.no_lead')}</StateBadge>}
        </dd>
        <dt>{t('newcomers.head.speaks')}</dt>
        <dd><Speech head={head} /></dd>
        {head.phone !== '' && (
          <>
            <dt>{t('newcomers.head.phone')}</dt>
            <dd>
              <a class="nl-link" href={`tel:${head.phone.replaceAll(/[^\d+]/g, '')}`}>
                <bdi dir="ltr">{head.phone}</bdi>
              </a>
            </dd>
          </>
        )}
      </dl>
      {head.isProtected && <p><StateBadge state="hidden">{t('newcomers.head.protected')}</StateBadge></p>}
    </>
  )
}

function Speech({ head }: { head: FileHead }) {
  const { t, list, languageName } = useText()
  const languages = list(head.languages.map(languageName)) || t('newcomers.head.languages_unknown')
  const interpreterIn = languageName(head.interpreterLanguage)
  const interpreter = head.interpreterNeeded === null ? t('newcomers.head.interpreter_unknown')
    : !head.interpreterNeeded ? t('newcomers.head.interpreter_no')
      : interpreterIn ? t('newcomers.head.interpreter_in', { language: interpreterIn })
        : t('newcomers.head.interpreter_yes')
  return <><bdi>{languages}</bdi> <span class="file-facts-more">{interpreter}</span></>
}

interface FilePageProps {
  readonly head: FileHead
  readonly tab: FileTab | null
  readonly title: ComponentChildren
  /** Where this page belongs, when it is one below a tab. */
  readonly back?: { href: string; label: string }
  readonly actions?: ComponentChildren
  /** Why an act of one tap was refused; a form says so itself. */
  readonly refused?: readonly string[] | undefined
  readonly children: ComponentChildren
}

/** A page of a file: the head of the file, the title of the page, what the page is for. */
export function FilePage({ head, tab, title, back, actions, refused = [], children }: FilePageProps) {
  return (
    <>
      <FileHeader head={head} tab={tab} />
      {refused.map((sentence) => <Notice kind="error" announce>{sentence}</Notice>)}
      {back && <p class="page-back"><a class="nl-link" href={back.href}>{back.label}</a></p>}
      <h2>{title}</h2>
      {actions && <div class="actions file-actions">{actions}</div>}
      {children}
    </>
  )
}

interface TaskPageProps {
  readonly head: FileHead
  readonly title: ComponentChildren
  /** Where the task belongs; the file itself when absent. */
  readonly back?: { href: string; label: string }
  readonly children: ComponentChildren
}

/** One thing to do about a person, with nothing around it: on a phone at a kitchen table the form comes first. */
export function TaskPage({ head, title, back, children }: TaskPageProps) {
  const { t } = useText()
  const to = back ?? { href: filePath(head.personId), label: t('newcomers.head.back') }
  return (
    <>
      <PageHead title={title} back={to} lead={<bdi>{head.name}</bdi>} />
      {children}
    </>
  )
}
