import assert from 'node:assert/strict'
import { get, type IncomingHttpHeaders } from 'node:http'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { itemKinds } from '../../src/rooms/today/rules.ts'
import { emailOf } from '../../src/seed/staff.ts'
import type { Language } from '../../src/web/texts.tsx'
import { crowdedMunicipality } from '../demo-region.ts'
import { openBrowser } from './browser.ts'
import { filledPath } from './filled-path.ts'
import { shownPages } from './pages.ts'
import { openRegion, type Region } from './region.ts'

// What a page may weigh in bytes: decision 0019.
const mostHtml = 60_000
const mostScript = 15_000
const mostFirstVisit = 120_000
const mostBeforeOwnFont = 60_000

const isOff = process.env['SAMENSPEL_NO_BROWSER'] === '1'
const coordinator = emailOf({ slug: 'achtkarspelen', seed: 1 }, 'coordinator', 1)
// In every municipality, because a choice that holds them all must not make its page heavy.
const thirtyMore = `with added as (
  insert into organisation (municipality_id, id, name, kind)
  select m.id, gen_random_uuid(), 'Stichting Welkom in de Buurt ' || n, 'welfare' from municipality m, generate_series(1, 30) n
  returning 1) select count(*) from added`
let demo: Region
let crowd: Region

before(async () => {
  const now = new Date()
  demo = await openRegion(now)
  crowd = await openRegion(now, crowdedMunicipality(now))
  for (const region of [demo, crowd]) await region.ask(thirtyMore)
})

after(async () => {
  await demo.close()
  await crowd.close()
})

for (const language of ['nl', 'ar'] as const) {
  test(`every page of the demo region is at most 60 KB of HTML in ${language}`, async () => {
    const heavy: string[] = []
    const names = [...new Set(shownPages.map(({ as }) => as))]
    const cookies = new Map(await Promise.all(names.map(async (name): Promise<[string | null, string]> =>
      [name, name ? await demo.signIn(name, language) : `__Host-taal=${language}`])))
    for (const page of shownPages) {
      const cookie = cookies.get(page.as)
      const { status, bytes } = await fetched(demo, await filledPath(demo, page), { cookie })
      if (status !== 404 && bytes > mostHtml) heavy.push(`${page.name}: ${bytes}`)
    }
    assert.deepEqual(heavy, [])
  })

  test(`lists and piles of a whole municipality are at most 60 KB of HTML in ${language}`, async () => {
    const cookie = await crowd.signInAs(coordinator, language)
    const paths = [
      '/vandaag', ...itemKinds.map((kind) => `/vandaag?soort=${kind}&wie=all`), '/nieuwkomers',
      '/nieuwkomers?stand=lead', '/nieuwkomers?dossiers=alle&pagina=2', '/gesprekken', '/sturen/plan/mensen',
      '/sturen/sleutel/mensen', '/sturen', '/sturen/beweging', '/sturen/beweging/mensen', '/sturen/themas',
    ]
    const heavy: string[] = []
    for (const path of paths) {
      const { status, bytes } = await fetched(crowd, path, { cookie })
      assert.equal(status, 200, path)
      if (bytes > mostHtml) heavy.push(`${path}: ${bytes}`)
    }
    assert.deepEqual(heavy, [])
  })
}

test('the crowd is one: its list and its pile of actions take more than one page', async () => {
  const cookie = await crowd.signInAs(coordinator, 'nl')
  for (const path of ['/nieuwkomers', '/vandaag?soort=action&wie=all']) {
    assert.match((await fetched(crowd, path, { cookie })).text, /rel="next"/)
  }
})

test('the scripts of a page are at most 15 KB, compressed', async () => {
  const { text } = await fetched(demo, '/nieuwkomers', { cookie: await demo.signIn('Sanne Dijkstra') })
  const scripts = await Promise.all([...text.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, path = '']) =>
    fetched(demo, path)))
  assert.ok(scripts.length >= 2)
  const bytes = sum(scripts.map((script) => gzipSync(script.text).length))
  assert.ok(bytes <= mostScript, `${bytes} bytes`)
})

inBrowser('the first page of a visit in Dutch is at most 120 KB, with every font that a browser asks for', async () => {
  const asked = await firstVisit('nl')
  assert.ok(asked.some(({ path }) => path.includes('noto-sans-latin')), 'the letters of the page are among it')
  assert.deepEqual(asked.filter(({ path }) => path.includes('arabic')), [])
  const bytes = sum(asked.map((one) => one.bytes))
  assert.ok(bytes <= mostFirstVisit, `${bytes} bytes`)
})

inBrowser('the first page of a visit in Arabic is at most 60 KB before its fonts', async () => {
  const asked = await firstVisit('ar')
  assert.ok(asked.some(({ path }) => path.includes('noto-sans-arabic')), 'its own font is asked for')
  const bytes = sum(asked.filter(({ path }) => !path.endsWith('.woff2')).map((one) => one.bytes))
  assert.ok(bytes <= mostBeforeOwnFont, `${bytes} bytes`)
})

/** Without a browser nothing is tried, and the run says so. */
function inBrowser(name: string, work: () => Promise<void>): void {
  test(name, async (t) => (isOff ? t.diagnostic('not run: SAMENSPEL_NO_BROWSER=1') : work()))
}

/** What a browser that was never here asks for to sign in, each with its bytes over the wire, compressed as over https. */
async function firstVisit(language: Language): Promise<{ path: string; bytes: number }[]> {
  const browser = await openBrowser()
  try {
    const page = await (await browser.visitor({ address: demo.address, cookie: '', language })).newPage()
    const paths = new Set<string>()
    page.on('request', (request) => paths.add(new URL(request.url()).pathname))
    await page.goto('/aanmelden', { waitUntil: 'networkidle' })
    const wire = { cookie: `__Host-taal=${language}`, 'accept-encoding': 'gzip, deflate, br' }
    const asked = await Promise.all([...paths].map(async (path) => ({ path, ...await fetched(demo, path, wire) })))
    assert.deepEqual(asked.filter(({ status }) => status !== 200), [])
    return asked
  } finally {
    await browser.close()
  }
}

interface Fetched {
  readonly status: number
  /** As they came over the wire. */
  readonly bytes: number
  readonly text: string
}

function fetched({ address }: Region, path: string, headers: IncomingHttpHeaders = {}): Promise<Fetched> {
  return new Promise((done, fail) => {
    get(`${address}${path}`, { headers: { accept: 'text/html', ...headers } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', fail).on('end', () => {
        const body = Buffer.concat(chunks)
        done({ status: response.statusCode ?? 0, bytes: body.length, text: body.toString() })
      })
    }).on('error', fail)
  })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
