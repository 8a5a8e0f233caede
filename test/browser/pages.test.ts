import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { routesOf } from '../../src/app.ts'
import type { Database } from '../../src/db/database.ts'
import { createFrontDoor } from '../../src/rooms/accounts/front-door.ts'
import { type Browser, openBrowser } from './browser.ts'
import { look } from './look.ts'
import { shownPages } from './pages.ts'
import { openRegion, type Region, regionSecret } from './region.ts'

const isOff = process.env['SAMENSPEL_NO_BROWSER'] === '1'
let region: Region
let browser: Browser

before(async () => {
  if (isOff) return
  ;[browser, region] = await Promise.all([openBrowser(), openRegion()])
})

after(async () => {
  if (isOff) return
  await browser.close()
  await region.close()
})

for (const shown of isOff ? [] : shownPages) {
  test(`A11Y-01 A11Y-03 PRIV-14 ${shown.name}: accessible, valid, no overflow, nothing from elsewhere`, () =>
    look(region, browser, shown, { language: 'nl', colorScheme: 'light' }))
}

/** Addresses that are no page to look at alone, and why. */
const notShown: Readonly<Record<string, string>> = {
  '/agenda/:municipality/agenda.ics': 'a calendar for programs',
  '/mijn-agenda/:token/agenda.ics': 'a calendar for programs',
  '/': 'leads on to the first page of a role',
  '/demo/voortgang': 'numbers for a script',
  '/nieuwkomers/:person/plan/afdruk': 'a PDF',
  '/herstelcodes': 'shown once, after codes were made: session.test.ts',
  '/nieuwkomers/importeren/:batch/kolommen': 'import.test.ts walks through it with a file',
  '/nieuwkomers/importeren/:batch': 'import.test.ts',
  '/nieuwkomers/importeren/:batch/klaar': 'import.test.ts',
  '/nieuwkomers/importeren/:batch/voortgang': 'numbers for a script',
}

test('every page that the product answers with is looked at', () => {
  // Asked for its table only: nothing here opens the database.
  const database = null as unknown as Database
  const settings = { secret: regionSecret, origin: null, demo: true, metricsToken: null }
  const paths = routesOf({ database, settings }, createFrontDoor({ database, secret: regionSecret }))
    .filter(({ method, path }) => method === 'GET' && !/\.(csv|xlsx)$/.test(path)).map(({ path }) => path)
  const shown = new Set(shownPages.map(({ path }) => routeOf(path.split('?')[0] ?? '', paths)))
  assert.deepEqual(paths.filter((path) => !shown.has(path)).toSorted(), Object.keys(notShown).toSorted())
})

/** The route that answers: word for word before one with a word to fill in. */
function routeOf(path: string, routes: readonly string[]): string | undefined {
  const words = path.split('/')
  const fits = (route: string) => {
    const steps = route.split('/')
    return steps.length === words.length && steps.every((step, at) => step.startsWith(':') || step === words[at])
  }
  const filledIn = (route: string) => route.split(':').length
  return routes.filter(fits).toSorted((a, b) => filledIn(a) - filledIn(b))[0]
}
