import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import type { Language } from '../../src/web/texts.tsx'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

const locales: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB', ar: 'ar-u-nu-latn' }

const quiet = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
]

/** Where a Chromium is on this machine; throws with what to do when there is none. */
export function chromiumPath(): string {
  const found = [process.env['CHROMIUM_PATH'] ?? '', ...places].find((path) => path !== '' && existsSync(path))
  if (!found) {
    throw new Error('Chromium is not installed: apt-get install chromium, or set CHROMIUM_PATH, '
      + 'or leave the browser tests out knowingly with SAMENSPEL_NO_BROWSER=1')
  }
  return found
}

export interface Browser {
  /** A fresh visitor: own cookies, own storage. */
  visitor(options: VisitorOptions): Promise<BrowserContext>
  close(): Promise<void>
}

export interface VisitorOptions {
  readonly address: string
  /** `name=value` of the session; '' for nobody. */
  readonly cookie: string
  /** Of the pages: also what dates look like in fields, and what a stranger is shown. */
  readonly language?: Language
  readonly colorScheme?: 'light' | 'dark'
  readonly hasScripts?: boolean
  readonly width?: number
  /** Looks at the page as if it had no content policy. */
  readonly bypassCsp?: boolean
}

export async function openBrowser(): Promise<Browser> {
  const home = mkdtempSync(join(tmpdir(), 'samenspel-browser-'))
  const browser = await chromium.launch({
    executablePath: chromiumPath(), args: quiet, env: { ...process.env, HOME: home },
  })
  return {
    async visitor(options) {
      const { address, cookie, language = 'nl', colorScheme = 'light', hasScripts = true, width = 1280, bypassCsp = false } = options
      const context = await browser.newContext({
        baseURL: address, colorScheme, javaScriptEnabled: hasScripts, bypassCSP: bypassCsp,
        viewport: { width, height: 900 },
        reducedMotion: 'reduce', locale: locales[language], timezoneId: 'Europe/Amsterdam',
      })
      const [name = '', value = ''] = cookie.split('=')
      if (name) {
        // A `__Host-` cookie is only taken from a secure address; Chromium sends it to loopback all the same.
        const url = address.replace('http:', 'https:')
        await context.addCookies([{ name, value, url, secure: true, httpOnly: true, sameSite: 'Lax' }])
      }
      const taal = { name: '__Host-taal', value: language, url: address.replace('http:', 'https:'), secure: true }
      await context.addCookies([taal])
      return context
    },
    async close() {
      await browser.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
