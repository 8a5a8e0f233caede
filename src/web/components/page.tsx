import type { ComponentChildren } from 'preact'
import { assetPath } from '../assets.ts'
import { useText } from '../texts.tsx'
import { useForm } from './form-state.tsx'
import { OncePerPage } from './once-per-page.tsx'

/** The key under which the browser keeps unsent text of this session (SES-05). */
export interface DraftKey {
  readonly id: string
  /** AES-GCM, 256 bit, base64. */
  readonly key: string
  /** Where an earlier session's key is asked back: POST { id }. */
  readonly url: string
}

interface PageProps {
  readonly title: string
  readonly look: 'shell' | 'bare'
  readonly islands: readonly string[]
  readonly draftKey?: DraftKey | undefined
  readonly theme?: 'light' | 'dark' | undefined
  readonly children: ComponentChildren
}

/** The document around every page: language, direction, styles, islands. No inline style or script, ever. */
export function Page({ title, look, islands, draftKey, theme, children }: PageProps) {
  const { t, language, dir } = useText()
  const { csrf } = useForm()
  return (
    <html lang={language} dir={dir} data-theme={theme}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · Samenspel`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {csrf && <meta name="csrf" content={csrf} />}
        {draftKey && <meta name="draft-key" content={draftKey.key} data-id={draftKey.id} data-url={draftKey.url} />}
        <link rel="icon" href={assetPath('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetPath('theme.css')} />
        {islands.map((name) => <script type="module" src={assetPath(`${name}.js`)} />)}
      </head>
      <body class={look}>
        <a class="nl-skip-link nl-skip-link--visible-on-focus" href="#inhoud">{t('web.shell.skip')}</a>
        <OncePerPage>{children}</OncePerPage>
      </body>
    </html>
  )
}
