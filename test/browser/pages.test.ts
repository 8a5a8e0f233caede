import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Browser, openBrowser } from './browser.ts'
import { axeViolations, htmlProblems, overflows } from './inspection.ts'
import { filledPath, shownPages } from './pages.ts'
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
  test(`A11Y-01 A11Y-03 ${shown.name} has no axe violation, valid HTML and no overflow`, async () => {
    const cookie = shown.as ? await region.signIn(shown.as) : ''
    const visitor = await browser.visitor({ address: region.address, cookie })
    const page = await visitor.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    const response = await page.goto(await filledPath(region, shown), { waitUntil: 'load' })
    assert.equal(response?.status(), 200, shown.path)
    assert.deepEqual(await htmlProblems(await response?.text() ?? ''), [])
    assert.deepEqual(await axeViolations(page), [])
    assert.deepEqual(await overflows(page, [320, 390, 1280]), [])
    assert.deepEqual(errors, [])
    await visitor.close()
  })
}
