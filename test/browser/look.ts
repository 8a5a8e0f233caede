import assert from 'node:assert/strict'
import type { Language } from '../../src/web/texts.tsx'
import type { Browser } from './browser.ts'
import { filledPath } from './filled-path.ts'
import { axeViolations, htmlProblems, overflows } from './inspection.ts'
import type { ShownPage } from './pages.ts'
import type { Region } from './region.ts'

export interface Variant {
  readonly language: Language
  readonly colorScheme: 'light' | 'dark'
}

/**
 * Opens one page as its role and demands: 200, valid HTML, no axe violation, no overflow at 320, 390 and 1280 px,
 * no script error, and not one connection to anywhere but the own server (PRIV-14).
 */
export async function look(region: Region, browser: Browser, shown: ShownPage, variant: Variant): Promise<void> {
  const cookie = shown.as ? await region.signIn(shown.as, variant.language) : ''
  const visitor = await browser.visitor({ address: region.address, cookie, language: variant.language, colorScheme: variant.colorScheme })
  try {
    const page = await visitor.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    page.on('request', (request) => {
      if (!/^(data:|blob:)/.test(request.url()) && !request.url().startsWith(region.address)) faults.push(request.url())
    })
    const response = await page.goto(await filledPath(region, shown), { waitUntil: 'load' })
    assert.equal(response?.status(), 200, shown.path)
    assert.deepEqual(await htmlProblems(await response?.text() ?? ''), [])
    assert.deepEqual(await axeViolations(page), [])
    assert.deepEqual(await overflows(page, [320, 390, 1280]), [])
    assert.deepEqual(faults, [])
  } finally {
    await visitor.close()
  }
}
