import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Browser, openBrowser } from './browser.ts'
import { filledPath } from './filled-path.ts'
import { openRegion, type Region } from './region.ts'

const isOff = process.env['SAMENSPEL_NO_BROWSER'] === '1'
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

async function visitor(cookie: string, hasScripts = true) {
  return browser.visitor({ address: region.address, cookie, width: 390, hasScripts })
}

test('MS-07 an organiser without account keeps the activity on a phone, also without scripts', async (t) => {
  if (isOff) return t.diagnostic('not run: SAMENSPEL_NO_BROWSER=1')
  const colleague = await (await visitor(await region.signIn('Sanne Dijkstra'))).newPage()
  await colleague.goto(await filledPath(region, { name: '', as: null, path: '/activiteiten/:activity' }))
  await colleague.getByRole('link', { name: 'Link voor de organisator' }).click()
  await colleague.getByRole('button', { name: 'Link maken' }).click()
  const link = await colleague.locator('.agenda-address code').innerText()

  const organiser = await (await visitor('', false)).newPage()
  await organiser.goto(link)
  await organiser.getByRole('link', { name: 'Tekst wijzigen' }).click()
  await organiser.locator('[name="body"]').fill('Deze keer met muziek.')
  await organiser.getByRole('button', { name: 'Bewaren' }).click()
  await organiser.getByText('Deze keer met muziek.').waitFor()
  const card = organiser.locator('article').filter({ hasText: 'Afzeggen' }).first()
  const day = await card.getByRole('heading').innerText()
  await card.getByRole('link', { name: /^Afzeggen/ }).click()
  await organiser.locator('[name="reason"]').fill('De zaal is dicht.')
  await organiser.getByRole('button', { name: 'Afzeggen' }).click()
  await organiser.locator('article', { hasText: day }).getByText('De zaal is dicht.').waitFor()
  assert.match(await organiser.locator('main').innerText(), /Er komen? .+|Er komt /)

  await colleague.getByRole('button', { name: 'Link intrekken' }).click()
  assert.equal((await organiser.goto(link))?.status(), 404)
  await organiser.getByText('Deze link werkt niet meer').first().waitFor()
})
