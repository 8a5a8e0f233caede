import type { VNode } from 'preact'
import { FormTokenProvider } from './components/form-state.tsx'
import { draftKeyOf } from './drafts.ts'
import type { Frame, NavigationItem } from './house.ts'
import { AlonePage, BareLayout, Layout, type Place, type Shell } from './layout.tsx'
import { languageNames, languages, TextProvider, textsOf } from './texts.tsx'

interface FrameParts {
  readonly frame: Frame
  readonly navigation: readonly NavigationItem[]
  readonly secret: string
  readonly now: Date
  readonly children: VNode
}

/** The document around a page's body: the shell for who is at work, a bare page for everybody else. */
export function FramedPage(parts: FrameParts): VNode {
  const { frame, navigation, children } = parts
  const tokens = { csrf: frame.csrf, once: crypto.randomUUID() }
  const switcher = {
    action: '/taal', back: frame.path, languages: languages.map((code) => ({ code, name: languageNames[code] })),
  }
  const shell = shellOf(parts)
  return (
    <TextProvider texts={textsOf(frame.language)}>
      <FormTokenProvider tokens={tokens}>
        {frame.alone ? <AlonePage title={frame.title}>{children}</AlonePage> : shell
          ? (
            <Layout shell={{ ...shell, nav: navigation as readonly Place[], languages: switcher }}
              title={frame.title} place={frame.place} width={frame.wide ? 'wide' : 'reading'} islands={['drafts']}>
              {children}
            </Layout>
          )
          : <BareLayout title={frame.title} languages={switcher}>{children}</BareLayout>}
      </FormTokenProvider>
    </TextProvider>
  )
}

function shellOf({ frame, secret, now }: FrameParts): Omit<Shell, 'nav' | 'languages'> | null {
  const { visitor } = frame
  if (!visitor?.actor) return null
  const { t, list } = textsOf(frame.language)
  const { actor } = visitor
  const place = visitor.places.find(({ municipalityId }) => municipalityId === actor.municipalityId)
  const secondsUntil = (moment: Date) => Math.max(0, Math.round((moment.getTime() - now.getTime()) / 1000))
  const mayFind = actor.roles.has('coordinator') || actor.roles.has('case_worker')
  return {
    municipality: place?.municipality ?? '',
    role: list([...actor.roles].map((role) => t(`app.role.${role}`))),
    person: visitor.name,
    signOut: '/afmelden',
    account: [
      { href: '/mijn-account', label: t('app.account.own') },
      ...(visitor.places.length > 1 ? [{ href: '/kies', label: t('app.account.choose') }] : []),
    ],
    session: {
      idleSeconds: secondsUntil(visitor.idleEndsAt), endSeconds: secondsUntil(visitor.endsAt), stay: '/blijf',
    },
    draftKey: {
      id: visitor.sessionId, key: draftKeyOf(secret, visitor.sessionId), url: '/concepten/sleutel',
    },
    ...(mayFind ? { search: '/nieuwkomers/zoeken' } : {}),
  }
}
