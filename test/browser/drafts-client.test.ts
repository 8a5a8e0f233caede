import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text as readText } from 'node:stream/consumers'
import { after, before, beforeEach, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { type Browser, openBrowser } from './browser.ts'
import { draftPageHtml } from './draft-page.tsx'
import { type GalleryServer, serveGallery } from './gallery-server.ts'

const isOff = process.env['SAMENSPEL_NO_BROWSER'] === '1'
const sessions = ['first', 'second'].map((id) => ({ id, key: randomBytes(32).toString('base64') }))

interface Received { path: string; csrf: string; body: Record<string, string> }

/** The server as the drafts island meets it: what it has, what it got, and how it answers next. */
const state = {
  session: 0, text: '', status: 200, hasField: true, received: [] as Received[], waits: 0, busy: 0, atOnce: 0,
}
let browser: Browser
let server: GalleryServer
let visitor: BrowserContext
let page: Page

before(async () => {
  if (isOff) return
  server = await serveGallery((request, response) => {
    void answer(request, response)
    return true
  })
  browser = await openBrowser()
})

after(async () => {
  if (isOff) return
  await browser.close()
  await server.close()
})

beforeEach(async () => {
  if (isOff) return
  await visitor?.close()
  Object.assign(state, { session: 0, text: '', status: 200, hasField: true, received: [], waits: 0, atOnce: 0 })
  visitor = await browser.visitor({ address: server.address, cookie: '' })
  page = await visitor.newPage()
  await page.goto('/gesprek')
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? ''
  if (path === '/gesprek') {
    const session = sessions[state.session] as (typeof sessions)[number]
    const html = await draftPageHtml({ session, text: state.text, hasField: state.hasField })
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
  } else if (path.startsWith('/concepten')) {
    const body = JSON.parse(await readText(request)) as Record<string, string>
    state.received.push({ path, csrf: String(request.headers['x-csrf']), body })
    state.atOnce = Math.max(state.atOnce, ++state.busy)
    await pause(state.waits)
    state.busy -= 1
    const key = sessions.find(({ id }) => id === body['id'])?.key
    if (path.endsWith('/sleutel')) return reply(response, 200, { key })
    if (state.status === 409) return reply(response, 409, { theirs: 'De ander schreef dit.', base: '2' })
    if (state.status === 200) state.text = String(body['text'])
    reply(response, state.status, { savedAtText: '14:02' })
  } else {
    response.writeHead(303, { location: '/gesprek' }).end()
  }
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

const field = () => page.locator('textarea')
const line = () => page.locator('[data-saved-line]')
const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage }))

async function says(words: RegExp | string): Promise<void> {
  await line().filter({ hasText: words }).waitFor({ timeout: 6000 })
}

async function isErased(): Promise<void> {
  await page.waitForFunction(() => localStorage.length === 0, undefined, { timeout: 6000 })
}

/** Without a browser nothing is tried, and the run says so. */
function inBrowser(name: string, work: () => Promise<void>): void {
  test(name, async (t) => (isOff ? t.diagnostic('not run: SAMENSPEL_NO_BROWSER=1') : work()))
}

inBrowser('a text is on the server within three seconds of the last key, and the page says so', async () => {
  await field().pressSequentially('Ik mis mijn broer.')
  await says('opgeslagen 14:02')
  assert.deepEqual(state.received.at(-1), {
    path: '/concepten', csrf: 'token',
    body: { key: 'talk:1', field: 'worries', text: 'Ik mis mijn broer.', base: '1' },
  })
  await isErased()
})

inBrowser('F19 who goes on typing without a pause is saved on the way', async () => {
  await field().pressSequentially('Ik vertel en de ander typt maar door', { delay: 220 })
  const onTheWay = state.received.length
  await page.waitForFunction(() => localStorage.length === 0, undefined, { timeout: 15_000 })
  await says('opgeslagen 14:02')
  assert.ok(onTheWay > 0)
  assert.equal(state.text, 'Ik vertel en de ander typt maar door')
})

inBrowser('F10 on a slow connection nobody is in conflict with their own words: one text is under way at a time', async () => {
  state.waits = 4500
  await field().pressSequentially('Een lang verhaal over een trage verbinding', { delay: 200 })
  state.waits = 0
  await page.waitForFunction(() => localStorage.length === 0, undefined, { timeout: 15_000 })
  assert.equal(state.text, 'Een lang verhaal over een trage verbinding')
  assert.equal(state.atOnce, 1)
})

inBrowser('F10 what was typed just before the tab closed still arrives', async () => {
  await field().fill('Nog net getypt')
  await page.goto('about:blank')
  await page.waitForTimeout(300)
  assert.equal(state.text, 'Nog net getypt')
})

inBrowser('SES-05 without connection the text stays in the browser, sealed, and is sent later', async () => {
  await visitor.setOffline(true)
  await field().fill('Mijn zorgen over geld')
  await says('Geen verbinding')
  const kept = await stored()
  assert.match(kept, /concept:talk:1 worries/)
  assert.ok(!kept.includes('zorgen over geld'))
  await visitor.setOffline(false)
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await says('opgeslagen')
  assert.equal(state.text, 'Mijn zorgen over geld')
  await isErased()
})

inBrowser('SES-05 after signing in again the key of the old session brings the text back', async () => {
  state.status = 401
  await field().fill('Getypt toen de sessie voorbij was')
  await says('Je bent afgemeld')
  Object.assign(state, { status: 200, session: 1 })
  await page.reload()
  await says('opgeslagen')
  assert.equal(await field().inputValue(), 'Getypt toen de sessie voorbij was')
  assert.deepEqual(state.received.find(({ path }) => path.endsWith('sleutel'))?.body, { id: 'first' })
  await isErased()
})

inBrowser('a page without the field sends what an earlier page could not', async () => {
  state.status = 503
  await field().fill('Nog onderweg')
  await says('Geen verbinding')
  Object.assign(state, { status: 200, hasField: false })
  await page.reload()
  await isErased()
  assert.equal(state.text, 'Nog onderweg')
})

inBrowser('F16 two people at one field: both texts are shown, and combining keeps both', async () => {
  state.status = 409
  await field().fill('Ik schreef dit.')
  await page.getByRole('button', { name: 'Beide onder elkaar zetten' }).waitFor({ timeout: 6000 })
  assert.match(await page.locator('.draft-conflict').innerText(), /De ander schreef dit\.[^]*Ik schreef dit\./)
  state.status = 200
  await page.getByRole('button', { name: 'Beide onder elkaar zetten' }).click()
  await says('opgeslagen')
  assert.deepEqual(state.received.at(-1)?.body, {
    key: 'talk:1', field: 'worries', text: 'De ander schreef dit.\n\nIk schreef dit.', base: '2',
  })
})

inBrowser('SES-05 signing out erases what is kept', async () => {
  state.status = 503
  await field().fill('Dit mag niet blijven staan')
  await says('Geen verbinding')
  await page.getByRole('button', { name: 'Afmelden' }).click()
  await page.waitForURL('**/gesprek')
  assert.equal(await stored(), '{}')
})

inBrowser('SES-05 what is older than 24 hours is erased', async () => {
  await page.evaluate(() => localStorage.setItem('concept:talk:9 worries', JSON.stringify({
    id: 'first', iv: '', body: '', at: Date.now() - 24 * 3_600_000 - 1,
  })))
  await page.reload()
  await isErased()
})

inBrowser('a form that arrived leaves no draft behind', async () => {
  state.status = 503
  await field().fill('Samen met het formulier verstuurd')
  await says('Geen verbinding')
  Object.assign(state, { status: 200, received: [] })
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await isErased()
  assert.deepEqual(state.received, [])
})
