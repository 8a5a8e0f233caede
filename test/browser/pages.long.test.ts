import { after, before, test } from 'node:test'
import { type Browser, openBrowser } from './browser.ts'
import { look, type Variant } from './look.ts'
import { shownPages } from './pages.ts'
import { openRegion, type Region } from './region.ts'

const isOff = process.env['SAMENSPEL_NO_BROWSER'] === '1'
const variants: readonly Variant[] = [
  { language: 'ar', colorScheme: 'light' }, { language: 'nl', colorScheme: 'dark' },
  { language: 'ar', colorScheme: 'dark' }, { language: 'en', colorScheme: 'light' },
]
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

for (const variant of variants) {
  for (const shown of isOff ? [] : shownPages) {
    test(`A11Y-01 A11Y-05 ${shown.name} in ${variant.language}, ${variant.colorScheme}`, () =>
      look(region, browser, shown, variant))
  }
}
