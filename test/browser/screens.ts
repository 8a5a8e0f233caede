// npm run screens [-- --page file --width 390 --language ar --theme dark | --all]: pictures of every page, to look at.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { isLanguage, type Language, languages } from '../../src/web/texts.tsx'
import { type Browser, openBrowser } from './browser.ts'
import { filledPath } from './filled-path.ts'
import { type ShownPage, shownPages } from './pages.ts'
import { openRegion, type Region } from './region.ts'

interface Look {
  readonly width: number
  readonly language: Language
  readonly theme: 'light' | 'dark'
}

interface Shot {
  readonly page: ShownPage
  readonly look: Look
}

const folder = fileURLToPath(new URL('../../screens/', import.meta.url))
const options = {
  page: { type: 'string', multiple: true }, width: { type: 'string', multiple: true },
  language: { type: 'string', multiple: true }, theme: { type: 'string', multiple: true }, all: { type: 'boolean' },
  print: { type: 'boolean' },
} as const
const usual: readonly Look[] = [
  { width: 1280, language: 'nl', theme: 'light' }, { width: 390, language: 'nl', theme: 'light' },
  { width: 390, language: 'ar', theme: 'dark' },
]

const { values } = parseArgs({ options })
await takeAll(shotsAsked(), values.print ?? false)

/** What was asked for: the usual three looks of every page, all of them, or the ones that were named. */
function shotsAsked(): Shot[] {
  const pages = values.page ? shownPages.filter(({ name }) => values.page?.includes(name)) : shownPages
  const isNamed = values.width ?? values.language ?? values.theme
  const looks = values.all || isNamed ? looksAsked() : usual
  return pages.flatMap((page) => looks.map((look) => ({ page, look })))
}

function looksAsked(): Look[] {
  const widths = (values.width ?? ['390', '768', '1280']).map(Number)
  const asked = (values.language ?? [...languages]).filter(isLanguage)
  const themes = (values.theme ?? ['light', 'dark']).filter((theme) => theme === 'light' || theme === 'dark')
  return widths.flatMap((width) => asked.flatMap((language) => themes.map((theme) => ({ width, language, theme }))))
}

async function takeAll(shots: readonly Shot[], isPrint: boolean): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const [browser, region] = await Promise.all([openBrowser(), openRegion()])
  try {
    for (const shot of shots) await take(browser, region, shot, isPrint)
    await contactSheet(browser, shots)
  } finally {
    await Promise.all([browser.close(), region.close()])
  }
  console.log(`${shots.length} pictures and contact-sheet.png in screens/`)
}

async function take(browser: Browser, region: Region, { page: shown, look }: Shot, isPrint: boolean): Promise<void> {
  const cookie = shown.as ? await region.signIn(shown.as, look.language) : ''
  const visitor = await browser.visitor({
    address: region.address, cookie, language: look.language, colorScheme: look.theme, width: look.width,
  })
  const page = await visitor.newPage()
  if (isPrint) await page.emulateMedia({ media: 'print' })
  const response = await page.goto(await filledPath(region, shown), { waitUntil: 'load' })
  if (response?.status() !== 200) console.log(`${shown.path}: ${response?.status()}`)
  await page.screenshot({ path: `${folder}${fileOf({ page: shown, look })}`, fullPage: true })
  await visitor.close()
}

/** One picture with all of them small, to see at once whether they are of one hand. */
async function contactSheet(browser: Browser, shots: readonly Shot[]): Promise<void> {
  const figures = shots.map((shot) =>
    `<figure><img src="${fileOf(shot)}" alt=""><figcaption>${fileOf(shot)}</figcaption></figure>`)
  const style = 'body{margin:16px;font:12px sans-serif;columns:6 240px}figure{margin:0 0 16px;break-inside:avoid}' +
    'img{width:100%;border:1px solid #ccc}'
  const html = `<!doctype html><title>Samenspel</title><style>${style}</style>${figures.join('')}`
  writeFileSync(`${folder}index.html`, html)
  const visitor = await browser.visitor({ address: 'http://localhost', cookie: '', width: 1600 })
  const page = await visitor.newPage()
  await page.goto(new URL('../../screens/index.html', import.meta.url).href, { waitUntil: 'load' })
  await page.screenshot({ path: `${folder}contact-sheet.png`, fullPage: true })
  await visitor.close()
}

function fileOf({ page, look }: Shot): string {
  return `${page.name}-${look.language}-${look.theme}-${look.width}.png`
}
