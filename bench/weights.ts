import { gzipSync } from 'node:zlib'
import { Agent } from 'node:http'
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { isLanguage } from '../src/web/texts.tsx'
import { atMost, notRun, type Verdict } from './goals.ts'
import { type Asking, send } from './load.ts'
import type { Colleague } from './people.ts'
import { pageGet } from './requests.ts'

const mostHtml = 60
const mostScript = 15
const mostPages = 120
const programs = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser']

interface Page {
  readonly path: string
  readonly html: number
  readonly script: number
}

/** The weight of every kind of page that these people can reach by links, in kilobytes of a thousand bytes. */
export async function weighPages(port: number, people: readonly Colleague[]): Promise<Verdict[]> {
  const pages: Page[] = []
  for (const person of people) pages.push(...await weighAll(port, person))
  const heaviest = (by: (page: Page) => number) => pages.toSorted((a, b) => by(b) - by(a))[0] ?? nothing
  const [html, script] = [heaviest((page) => page.html), heaviest((page) => page.script)]
  const heavy = [...new Set(pages.filter((page) => page.html > mostHtml).map((page) => kindOf(page.path)))]
  return [
    atMost({
      name: `HTML of the heaviest of ${pages.length} pages (${kindOf(html.path)})`, figure: html.html, most: mostHtml,
      unit: ' KB', digits: 1, cause: `above it: ${heavy.join(', ')}`,
    }),
    atMost({
      name: 'script of a page, gzip', figure: script.script, most: mostScript, unit: ' KB', digits: 1,
      cause: kindOf(script.path),
    }),
  ]
}

const nothing: Page = { path: '', html: NaN, script: NaN }

async function weighAll(port: number, person: Colleague): Promise<Page[]> {
  const agent = new Agent({ keepAlive: true })
  const waiting = ['/']
  const known = new Set(['/'])
  const pages: Page[] = []
  for (let path = waiting.shift(); path && pages.length < mostPages; path = waiting.shift()) {
    const reply = await follow(agent, port, pageGet(person, path))
    if (!String(reply.headers['content-type']).startsWith('text/html') || reply.status !== 200) continue
    pages.push({ path, html: Buffer.byteLength(reply.text) / 1000, script: await scriptsOf(agent, port, reply.text) })
    for (const href of linksOf(reply.text)) {
      if (known.has(kindOf(href))) continue
      known.add(kindOf(href))
      waiting.push(href)
    }
  }
  agent.destroy()
  return pages
}

async function follow(agent: Agent, port: number, asking: Asking) {
  const ask = asking()
  const reply = await send(agent, port, ask)
  const { location } = reply.headers
  return location ? send(agent, port, { ...ask, path: String(location) }) : reply
}

/** Pages of one kind differ in ids and in what is asked behind the question mark. */
function kindOf(path: string): string {
  return path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/[?#].*$/, '')
}

function linksOf(html: string): string[] {
  return [...html.matchAll(/<a [^>]*?href="(\/[^"/][^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
    .filter((href) => !/^\/(assets|afmelden|api)/.test(href) && !/\.(csv|xlsx|pdf)/.test(href))
}

async function scriptsOf(agent: Agent, port: number, html: string): Promise<number> {
  const tags = html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="(\/assets\/[^"]+\.js)"/g)
  const sources = [...tags].map(([, path = '']) => path)
  let total = 0
  for (const path of new Set(sources)) {
    const { text } = await send(agent, port, { method: 'GET', path, headers: {}, status: 200 })
    total += gzipSync(text, { level: 9 }).length / 1000
  }
  return total
}

/** What a browser that was never here before loads for the first page, over the line, in three languages. */
export async function weighFirstVisit(port: number): Promise<Verdict[]> {
  const executablePath = programs.find((path) => path && existsSync(path))
  if (!executablePath) return [notRun('first page of a visit', 'Chromium is missing')]
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const verdicts: Verdict[] = []
    for (const [language, most, hasFont] of [['nl', 120, true], ['ar', 60, false], ['ti', 60, false]] as const) {
      const name = `first page of a visit, ${language}, ${hasFont ? 'with font' : 'before its font'}`
      if (!isLanguage(language)) {
        verdicts.push(notRun(name, 'no language of the product yet'))
        continue
      }
      const loaded = await loadCold(browser, port, language)
      const figure = loaded.filter(({ isFont }) => hasFont || !isFont).reduce((sum, { size }) => sum + size, 0)
      const largest = loaded.toSorted((a, b) => b.size - a.size)[0]
      verdicts.push(atMost({
        name, figure, most, unit: ' KB', digits: 1,
        cause: `most of it: ${largest?.path}, ${largest?.size.toFixed(1)} KB`,
      }))
    }
    return verdicts
  } finally {
    await browser.close()
  }
}

interface Loaded {
  readonly path: string
  readonly isFont: boolean
  /** Kilobytes as they travelled, headers included. */
  readonly size: number
}

async function loadCold(browser: Browser, port: number, language: string): Promise<Loaded[]> {
  const context = await browser.newContext({ extraHTTPHeaders: { cookie: `__Host-taal=${language}` } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const answers = new Map<string, Omit<Loaded, 'size'>>()
  const loaded: Loaded[] = []
  session.on('Network.responseReceived', ({ requestId, type, response }) =>
    answers.set(requestId, { path: new URL(response.url).pathname, isFont: type === 'Font' }))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const answer = answers.get(requestId)
    if (answer) loaded.push({ ...answer, size: encodedDataLength / 1000 })
  })
  await page.goto(`http://127.0.0.1:${port}/aanmelden`, { waitUntil: 'networkidle' })
  await context.close()
  return loaded
}
