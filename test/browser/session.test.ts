import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { demoEmail } from '../../src/demo/staff.ts'
import { sealUntil } from '../../src/web/sealing.ts'
import { hashPassword } from '../../src/rooms/accounts/passwords.ts'
import { type Browser, openBrowser } from './browser.ts'
import { axeViolations, htmlProblems, overflows } from './inspection.ts'
import { openRegion, type Region, regionSecret } from './region.ts'

const isOff = process.env['SAMENSPEL_NO_BROWSER'] === '1'
const password = 'ochtendgrauw en een tram'
const minute = 60_000
let region: Region
let browser: Browser
let who: { name: string; email: string }

before(async () => {
  if (isOff) return
  ;[region, browser] = [await openRegion(), await openBrowser()]
  // A policy officer signs in with a password alone: nobody here has a phone.
  who = { name: 'Pim de Graaf', email: demoEmail('Pim de Graaf') }
  await region.ask('update account set password_hash = $1, totp_confirmed_at = null where email = $2 returning id',
    [await hashPassword(password), who.email])
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

/** A page of a session just begun, in a browser whose clock we move. */
async function opens(path: string): Promise<{ page: Page; visitor: BrowserContext }> {
  const visitor = await browser.visitor({ address: region.address, cookie: await region.signIn(who.name), width: 390 })
  const page = await visitor.newPage()
  await page.clock.install()
  await page.goto(path)
  return { page, visitor }
}

/** Lets the session on the server be as much older as the clock of the browser was moved. */
function ageSession(column: 'seen_at' | 'started_at', interval: string): Promise<string> {
  return region.ask(`update session set ${column} = ${column} - $1::interval where id = (select s.id from session s
    join account a on a.id = s.account_id where a.email = $2 order by s.started_at desc limit 1) returning id`,
  [interval, who.email])
}

const warning = (page: Page) => page.locator('[data-session]')
const said = async (page: Page) => (await warning(page).locator('[data-session-text]').textContent())?.trim()

inBrowser('A11Y-01 A11Y-03 the page that shows recovery codes once is accessible, valid and fits', async () => {
  const { page, visitor } = await opens('/mijn-account')
  const accountId = await region.ask('select id from account where email = $1', [who.email])
  const codes = Array.from({ length: 10 }, (_, at) => `ABCD${at}-EFGH${at}`)
  const value = sealUntil(regionSecret, `codes ${accountId}`, codes, new Date(Date.now() + minute))
  await visitor.addCookies([{ name: '__Host-codes', value, url: region.address.replace('http:', 'https:'), secure: true }])
  const answer = await page.goto('/herstelcodes')
  assert.match(await page.locator('main').innerText(), /ABCD9-EFGH9/)
  assert.deepEqual(await htmlProblems(await answer?.text() ?? ''), [])
  assert.deepEqual(await axeViolations(page), [])
  assert.deepEqual(await overflows(page, [320, 390, 1280]), [])
  await visitor.close()
})

inBrowser('SES-03 two minutes before a session ends the page says so, and one tap keeps it', async () => {
  const { page, visitor } = await opens('/mijn-account')
  await page.clock.fastForward(27.5 * minute)
  assert.equal(await warning(page).isVisible(), false)
  await page.clock.fastForward(minute)
  assert.equal(await said(page), 'Je sessie stopt over 2 minuten, omdat er niets gebeurt. Wat je typte blijft bewaard.')
  assert.equal(await warning(page).getAttribute('role'), 'alert')
  await page.clock.fastForward(minute)
  assert.equal(await said(page), 'Je sessie stopt over 1 minuut, omdat er niets gebeurt. Wat je typte blijft bewaard.')
  const id = await ageSession('seen_at', '29 minutes 30 seconds')
  await page.getByRole('button', { name: 'Aangemeld blijven' }).click()
  await warning(page).waitFor({ state: 'hidden' })
  assert.equal(await region.ask("select seen_at > now() - interval '1 minute' from session where id = $1", [id]), 'true')
  await page.clock.fastForward(27.5 * minute)
  assert.equal(await warning(page).isVisible(), false)
  await visitor.close()
})

inBrowser('SES-03 at the end of the twelve hours there is no staying, and the page says that too', async () => {
  const { page, visitor } = await opens('/mijn-account')
  await ageSession('started_at', '11 hours 59 minutes')
  await page.reload()
  await page.clock.fastForward(minute / 4)
  assert.equal(await said(page), 'Je sessie stopt over 1 minuut. Rond af en meld je opnieuw aan. Wat je typte blijft bewaard.')
  assert.equal(await page.getByRole('button', { name: 'Aangemeld blijven' }).isVisible(), false)
  await visitor.close()
})

inBrowser('SES-03 F19 what was typed before the end stays on the page, and comes back after signing in again', async () => {
  const { page, visitor } = await opens('/mijn-account')
  const name = page.locator('input[name="name"]').first()
  await name.fill('Willemijn van der Wal')
  await page.clock.fastForward(31 * minute)
  await ageSession('seen_at', '31 minutes')
  assert.equal(await said(page), 'Je sessie is gestopt. Meld je opnieuw aan; wat je typte komt dan terug.')
  assert.equal(await name.inputValue(), 'Willemijn van der Wal')
  await name.press('Enter')
  await page.waitForURL(/\/aanmelden/)
  assert.match(await page.locator('main').innerText(), /Wat je typte is bewaard/)
  await page.locator('input[name="email"]').fill(who.email)
  await page.locator('input[name="password"]').fill(password)
  await page.locator('input[name="password"]').press('Enter')
  await page.waitForURL(/\/vastgehouden\//)
  assert.match(await page.locator('main').innerText(), /Willemijn van der Wal/)
  assert.equal(await region.ask('select name from account where email = $1', [who.email]), who.name)
  await page.locator('form[action="/mijn-account"] button').first().click()
  await page.waitForURL(/\/mijn-account/)
  assert.equal(await region.ask('select name from account where email = $1', [who.email]), 'Willemijn van der Wal')
  await visitor.close()
})
