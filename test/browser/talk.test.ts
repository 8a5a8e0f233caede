import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type Browser, openBrowser } from './browser.ts'
import { openRegion, type Region } from './region.ts'

const isOff = process.env['SAMENSPEL_NO_BROWSER'] === '1'
let region: Region
let browser: Browser
let path = ''

before(async () => {
  if (isOff) return
  ;[region, browser] = [await openRegion(), await openBrowser()]
  const talk = await region.ask(`
    select c.id from conversation c join municipality m on m.id = c.municipality_id
    where m.slug = 'achtkarspelen' and c.held_on is null and c.cancelled_on is null order by c.planned_on limit 1`)
  path = `/gesprekken/${talk}`
})

after(async () => {
  if (isOff) return
  await browser.close()
  await region.close()
})

async function opens(name: string): Promise<Page> {
  const visitor = await browser.visitor({ address: region.address, cookie: await region.signIn(name), width: 390 })
  const page = await visitor.newPage()
  await page.goto(path)
  return page
}

const field = (page: Page, name: string) => page.locator(`[name="${name}"]:not([type="hidden"])`)
const isSaved = (page: Page) => page.locator('[data-saved-line][data-state="saved"]').waitFor()
const inDatabase = (key: string) => region.ask(
  'select body from conversation_answer where conversation_id = $1 and question_key = $2', [path.slice(12), key])

/** Without a browser nothing is tried, and the run says so. */
function inBrowser(name: string, work: () => Promise<void>): void {
  test(name, async (t) => (isOff ? t.diagnostic('not run: SAMENSPEL_NO_BROWSER=1') : work()))
}

inBrowser('F19 words, a choice and a tick are on the server within seconds, and survive a closed tab', async () => {
  const page = await opens('Sanne Dijkstra')
  await field(page, 'own.worries').fill('De huur is te hoog')
  await field(page, 'mark.body').selectOption('7')
  await field(page, 'skip.topic.meeting').check()
  await isSaved(page)
  await page.waitForTimeout(2500)
  await page.close()
  assert.equal(await inDatabase('own.worries'), 'De huur is te hoog')
  const again = await opens('Sanne Dijkstra')
  assert.equal(await field(again, 'own.worries').inputValue(), 'De huur is te hoog')
  assert.equal(await field(again, 'mark.body').inputValue(), '7')
  assert.equal(await field(again, 'skip.topic.meeting').isChecked(), true)
  await again.close()
})

inBrowser('F10 what was saved while typing is no stranger to the form that is sent after it', async () => {
  const page = await opens('Sanne Dijkstra')
  await field(page, 'own.dream').fill('Docent worden')
  await isSaved(page)
  await field(page, 'own.dream').fill('Docent wiskunde worden')
  await page.getByRole('button', { name: 'Opslaan', exact: true }).click()
  await page.waitForLoadState('load')
  assert.equal(await inDatabase('own.dream'), 'Docent wiskunde worden')
  assert.equal(await field(page, 'own.dream').inputValue(), 'Docent wiskunde worden')
  await page.close()
})

inBrowser('F10 two people in one field: the second sees both texts and nothing is lost', async () => {
  const [first, second] = [await opens('Sanne Dijkstra'), await opens('Sanne Dijkstra')]
  await field(first, 'own.wishes').fill('Een fiets')
  await isSaved(first)
  await field(second, 'own.wishes').fill('Een tuin')
  await second.locator('.draft-conflict').waitFor()
  const shown = await second.locator('.draft-conflict').innerText()
  assert.ok(shown.includes('Een fiets') && shown.includes('Een tuin'), shown)
  await second.locator('.draft-conflict button').last().click()
  await second.waitForTimeout(2500)
  assert.equal(await inDatabase('own.wishes'), 'Een fiets\n\nEen tuin')
  await Promise.all([first.close(), second.close()])
})

inBrowser('people jump to a part of the talk in one tap', async () => {
  const page = await opens('Sanne Dijkstra')
  await page.getByRole('link', { name: 'Taalniveau', exact: true }).click()
  await page.waitForTimeout(400)
  const box = await page.locator('#taalniveau').boundingBox()
  assert.ok(box && box.y >= -10 && box.y < 300, `the part stands at ${box?.y}`)
  await page.close()
})
