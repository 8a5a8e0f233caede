import { after, before, test } from 'node:test'
import { type Browser, openBrowser } from './browser.ts'
import { look } from './look.ts'
import { shownPages } from './pages.ts'
import { openRegion, type Region } from './region.ts'

const isOff = process.env['SAMENSPEL_NO_BROWSER'] === '1'
let region: Region
let browser: Browser

before(async () => {
  if (isOff) return
  ;[browser, region] = await Promise.all([openBrowser(), openRegion()])
})

after(async () => {
  if (isOff) return
  await browser.close()
  await region.close()
})

for (const shown of isOff ? [] : shownPages) {
  test(`A11Y-01 A11Y-03 PRIV-14 ${shown.name}: accessible, valid, no overflow, nothing from elsewhere`, () =>
    look(region, browser, shown, { language: 'nl', colorScheme: 'light' }))
}
