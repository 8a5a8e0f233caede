import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Browser, openBrowser } from './browser.ts'
import { type GalleryServer, serveGallery } from './gallery-server.ts'
import { galleryHtml, galleryPages } from './gallery.tsx'
import { axeViolations, htmlProblems, overflows } from './inspection.ts'

const isOff = process.env['SAMENSPEL_NO_BROWSER'] === '1'
const looks = [{ language: 'nl', theme: 'light' }, { language: 'ar', theme: 'dark' }] as const
let browser: Browser
let server: GalleryServer

before(async () => {
  if (isOff) return
  server = await serveGallery()
  browser = await openBrowser()
})

after(async () => {
  if (isOff) return
  await browser.close()
  await server.close()
})

for (const page of galleryPages) {
  test(`the components of ${page.name} are valid HTML`, async () => {
    assert.deepEqual(await htmlProblems(await galleryHtml(page, 'nl')), [])
  })
}

for (const { name } of isOff ? [] : galleryPages) {
  for (const { language, theme } of looks) {
    test(`A11Y-01 A11Y-03 components of ${name} in ${language}, ${theme}: accessible, nothing too wide`, async () => {
      const visitor = await browser.visitor({ address: server.address, cookie: '', colorScheme: theme })
      const page = await visitor.newPage()
      const faults: string[] = []
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
      page.on('pageerror', (error) => faults.push(error.message))
      await page.goto(`/${name}/${language}/${theme}`)
      assert.deepEqual(await overflows(page, [320, 390, 768, 1280]), [])
      assert.deepEqual(await axeViolations(page), [])
      await page.evaluate(openEverything)
      assert.deepEqual(await axeViolations(page), [])
      assert.deepEqual(await overflows(page, [320, 1280]), [])
      assert.deepEqual(faults, [])
      await visitor.close()
    })
  }
}

/** All that lies in the page itself; choices that float over it are opened one at a time by people. */
function openEverything(): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('main details:not(.filter-word)')) {
    details.removeAttribute('name')
    details.open = true
  }
}
