import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { exampleCsv, exampleRows, type ExampleRow } from '../../src/rooms/newcomers/import/example-caseload.ts'
import { type Browser, openBrowser } from './browser.ts'
import { axeViolations, htmlProblems, overflows } from './inspection.ts'
import { openRegion, type Region } from './region.ts'

const isOff = process.env['SAMENSPEL_NO_BROWSER'] === '1'
const shots = process.env['SCREENS'] ?? ''
let region: Region
let browser: Browser

before(async () => {
  if (isOff) return
  region = await openRegion()
  browser = await openBrowser()
})
after(async () => {
  if (isOff) return
  await browser.close()
  await region.close()
})

/** A caseload with a wrong village, a date that does not exist, no name, and somebody who stands in it twice. */
function spoiled(): ExampleRow[] {
  const rows = exampleRows(30)
  Object.assign(rows[1] as ExampleRow, { village: 'Buitnpost' })
  Object.assign(rows[3] as ExampleRow, { birth: '31-02-1990', note: '<img src=x onerror=alert(1)>' })
  Object.assign(rows[5] as ExampleRow, { given: '', family: '' })
  return [...rows, { ...(rows[8] as ExampleRow), number: 'N9001' }]
}

async function isSound(page: Page, name: string): Promise<void> {
  assert.deepEqual(await axeViolations(page), [], `axe on ${name}`)
  const html = await page.evaluate(async () => (await fetch(location.href)).text())
  assert.deepEqual(await htmlProblems(html), [], `HTML of ${name}`)
  assert.deepEqual(await overflows(page, [320, 390, 1280]), [], `overflow on ${name}`)
  if (!shots) return
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true })
  }
}

for (const language of ['nl', 'ar'] as const) {
  test(`F11 A11Y-01 a caseload file from choosing to confirming, ${language}`, { skip: isOff }, async () => {
    const cookie = await region.signIn('Sanne Dijkstra', language)
    const visitor = await browser.visitor({
      address: region.address, cookie, language, colorScheme: language === 'ar' ? 'dark' : 'light',
    })
    const page = await visitor.newPage()
    const step = (name: string) => isSound(page, `import-${name}-${language}`)
    await page.goto('/nieuwkomers/importeren')
    const file = { name: 'caseload.csv', mimeType: 'text/csv', buffer: Buffer.from(exampleCsv(spoiled())) }
    await page.setInputFiles('input[type=file]', file)
    await step('upload')
    await page.setInputFiles('input[type=file]', file)
    await page.click('form.form button')
    await step('columns')
    await page.click('form.form .submit-row button')
    const base = new URL(page.url()).pathname
    for (const kind of ['fout', 'dubbel', 'nieuw', 'gelijk', 'weg']) {
      await page.goto(`${base}?toon=${kind}`)
      await step(kind)
    }
    await page.click('form.post-button button.utrecht-button--primary-action').catch(() => undefined)
    if (new URL(page.url()).pathname.endsWith('/klaar')) await step('done')
    await visitor.close()
  })
}
