import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { type Browser, openBrowser } from './browser.ts'
import { filledPath } from './filled-path.ts'
import { axeViolations, overflows } from './inspection.ts'
import { openRegion, type Region } from './region.ts'

const isOff = process.env['SAMENSPEL_NO_BROWSER'] === '1'
let region: Region
let browser: Browser

before(async () => {
  if (isOff) return
  ;[region, browser] = await Promise.all([openRegion(), openBrowser()])
})

after(async () => {
  if (isOff) return
  await browser.close()
  await region.close()
})

/** Without a browser nothing is tried, and the run says so. */
function inBrowser(name: string, work: () => Promise<void>): void {
  test(name, async (t) => (isOff ? t.diagnostic('not run: SAMENSPEL_NO_BROWSER=1') : work()))
}

async function opensDoor(): Promise<{ page: Page; visitor: BrowserContext }> {
  const visitor = await browser.visitor({ address: region.address, cookie: '', width: 768 })
  const page = await visitor.newPage()
  await page.goto(await filledPath(region, { name: 'door', as: null, path: '/deur/:door' }))
  return { page, visitor }
}

const guests = async () => Number(await region.ask('select count(*) from door_guest'))
const said = (page: Page, words: RegExp) => page.locator('[data-door-said]').filter({ hasText: words }).waitFor()
const comes = (page: Page) => page.getByRole('button', { name: 'Ik kom zonder uitnodiging' }).click()

inBrowser('MS-07 taps at the door wait while the line is down, and each counts once when it is back', async () => {
  const { page, visitor } = await opensDoor()
  const already = await guests()
  await comes(page)
  await said(page, /Welkom\. Fijn dat u er bent/)
  assert.equal(await guests(), already + 1)
  await visitor.setOffline(true)
  await comes(page)
  await said(page, /Er is even geen internet/)
  await comes(page)
  assert.equal(await guests(), already + 1)
  await visitor.setOffline(false)
  await page.waitForFunction(() => localStorage.length === 0)
  assert.equal(await guests(), already + 3)
  await visitor.close()
})

inBrowser('a tap of which the answer got lost is sent again and counts once', async () => {
  const { page, visitor } = await opensDoor()
  const already = await guests()
  let lost = 0
  await page.route('**/gast', async (route) => {
    if (lost++ > 0) return route.continue()
    await route.fetch({ maxRedirects: 0 })
    await route.abort()
  })
  await comes(page)
  await said(page, /Er is even geen internet/)
  assert.equal(await guests(), already + 1)
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.waitForFunction(() => localStorage.length === 0)
  assert.equal(lost, 2)
  assert.equal(await guests(), already + 1)
  await visitor.close()
})

inBrowser('a code that nobody has says so, is forgotten, and leaves the next person an empty page', async () => {
  const { page, visitor } = await opensDoor()
  await page.getByLabel('Uw code').fill('12')
  await page.getByRole('button', { name: 'Ik ben er' }).click()
  await said(page, /Deze code kennen we niet/)
  assert.equal(await page.getByLabel('Uw code').inputValue(), '')
  assert.equal(await page.evaluate(() => localStorage.length), 0)
  assert.deepEqual(await axeViolations(page), [])
  assert.deepEqual(await overflows(page, [320, 390, 1280]), [])
  await visitor.close()
})
