import type { VNode } from 'preact'
import { renderToStringAsync } from 'preact-render-to-string'
import { FormTokenProvider } from '../../src/web/components/form-state.tsx'
import { Layout, type Shell } from '../../src/web/layout.tsx'
import { type Language, languageNames, languages, TextProvider, textsOf } from '../../src/web/texts.tsx'
import { ChartsPart } from './gallery-charts.tsx'
import { FormsPart } from './gallery-forms.tsx'
import { ListsPart } from './gallery-lists.tsx'
import { PuzzlePart } from './gallery-puzzle.tsx'

export interface GalleryPage {
  readonly name: string
  readonly body: (language: Language) => VNode
}

/** Every component with sample content: what a designer looks at and axe goes through. */
export const galleryPages: readonly GalleryPage[] = [
  { name: 'puzzle', body: (language) => <PuzzlePart language={language} /> },
  { name: 'forms', body: () => <FormsPart /> },
  { name: 'lists', body: () => <ListsPart /> },
  { name: 'charts', body: (language) => <ChartsPart language={language} /> },
]

const shell: Shell = {
  nav: [
    { key: 'today', href: '/vandaag', label: 'Vandaag', icon: 'today' },
    { key: 'newcomers', href: '/nieuwkomers', label: 'Nieuwkomers', icon: 'people' },
    { key: 'conversations', href: '/gesprekken', label: 'Gesprekken', icon: 'talk' },
    { key: 'steering', href: '/sturen', label: 'Sturen', icon: 'chart' },
    { key: 'settings', href: '/instellingen', label: 'Instellingen', icon: 'settings' },
  ],
  municipality: 'Achtkarspelen', role: 'regievoerder', person: 'Sanne Hoekstra', search: '/nieuwkomers/zoeken',
  languages: { action: '/taal', back: '/', languages: languages.map((code) => ({ code, name: languageNames[code] })) },
  signOut: '/afmelden', account: [{ href: '/mijn-account', label: 'Mijn account' }],
}

export async function galleryHtml(page: GalleryPage, language: Language, theme?: 'light' | 'dark'): Promise<string> {
  const themed = theme ? { ...shell, theme } : shell
  const html = await renderToStringAsync(
    <TextProvider texts={textsOf(language)}>
      <FormTokenProvider tokens={{ csrf: 'gallery', once: 'once' }}>
        <Layout shell={themed} title={page.name} place="newcomers">{page.body(language)}</Layout>
      </FormTokenProvider>
    </TextProvider>,
  )
  return `<!doctype html>${html}`
}
