import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type Browser, openBrowser } from './browser.ts'
import { openRegion, type Region } from './region.ts'

const isOff = process.env['SAMENSPEL_NO_BROWSER'] === '1'
const fair = '/meedoen/achtkarspelen?via=braderie'
let region: Region
let browser: Browser

before(async () => {
  if (isOff) return
  ;[region, browser] = [await openRegion(), await openBrowser()]
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

async function atTheFair(hasScripts = true): Promise<Page> {
  const visitor = await browser.visitor({ address: region.address, cookie: '', width: 390, hasScripts })
  const page = await visitor.newPage()
  await page.goto(fair)
  return page
}

/** A hurried thumb on a phone types two characters a second and needs two seconds to find each thing to tap. */
const seconds = ({ characters, taps }: { characters: number; taps: number }) => characters / 2 + taps * 2

inBrowser('AK-09 a volunteer at a fair signs up on a phone within a minute, with three fields and a tap', async () => {
  const page = await atTheFair()
  const told = { name: 'Wiepkje de Jager', phone: '0600000099' }
  const work = { characters: 0, taps: 0 }
  const type = async (name: keyof typeof told) => {
    await page.locator(`input[name="${name}"]`).click()
    await page.keyboard.type(told[name])
    work.taps += 1
    work.characters += told[name].length
  }
  const tap = async (selector: string) => {
    await page.locator(selector).first().click()
    work.taps += 1
  }
  await type('name')
  await type('phone')
  await tap('label[for="v-agreed"]')
  const button = await page.getByRole('button', { name: 'Ik doe mee' }).first().boundingBox()
  assert.ok(button && button.height >= 56, `the button is ${button?.height} high`)
  await tap('main form button')
  await page.getByRole('heading', { name: 'Fijn dat u meedoet' }).waitFor()
  assert.equal(work.taps, 4)
  assert.ok(seconds(work) < 60, `${seconds(work)} seconds`)
  const row = await region.ask(`select v.phone || ' ' || s.word from volunteer v join volunteer_source s on s.id = v.source_id
    where v.name = $1`, [told.name])
  assert.equal(row, '0600000099 braderie')
  // The next one at the stall begins on an empty form of the same stall.
  await page.getByRole('link', { name: 'Nog iemand aanmelden' }).click()
  assert.equal(await page.locator('input[name="name"]').inputValue(), '')
  assert.match(page.url(), /via=braderie$/)
})

inBrowser('AK-09 with village, two kinds of work, two languages and an evening it still takes less than a minute', async () => {
  const page = await atTheFair(false)
  await page.locator('input[name="name"]').fill('Fetsje Pool')
  await page.locator('input[name="email"]').fill('fp@voorbeeld.example')
  const ticks = ['agreed=on', 'likes=language', 'likes=meals', 'languages=Nederlands', 'languages=Arabisch', 'times=weekday_evening']
  for (const tick of ticks) {
    const [name, value] = tick.split('=')
    await page.locator(`input[name="${name}"][value="${value}"]`).check()
  }
  await page.locator('select[name="village_id"]').selectOption({ index: 1 })
  await page.locator('main form button').last().click()
  await page.getByRole('heading', { name: 'Fijn dat u meedoet' }).waitFor()
  // Name, address, six ticks, a list of villages in two taps, the button.
  assert.ok(seconds({ characters: 'Fetsje Pool'.length + 'fp@voorbeeld.example'.length, taps: 2 + 6 + 2 + 1 }) < 60)
  assert.equal(await region.ask(`select array_to_string(likes || languages || times, ' ') from volunteer where name = 'Fetsje Pool'`),
    'language meals Nederlands Arabisch weekday_evening')
})

inBrowser('INP-01 what was typed at the stall is still there when something is missing', async () => {
  const page = await atTheFair()
  await page.locator('input[name="name"]').fill('Hiltje')
  await page.locator('main form button').first().click()
  await page.locator('.error-summary').waitFor()
  assert.equal(await page.locator('input[name="name"]').inputValue(), 'Hiltje')
  assert.match(await page.locator('main').innerText(), /Vul een telefoonnummer of een mailadres in/)
})
