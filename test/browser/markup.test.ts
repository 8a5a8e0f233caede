import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Browser, openBrowser } from './browser.ts'
import { openRegion, type Region } from './region.ts'

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

/** Ways in which text has become markup or script elsewhere; each calls `boo` when it runs. */
const payloads = [
  '<script>boo()</script>', '"><script>boo()</script>', "'><script>boo()</script>", '</textarea><script>boo()</script>',
  '</title><script>boo()</script>', '</style><script>boo()</script>', '<!--><script>boo()</script>',
  '<ScRiPt>boo()</ScRiPt>',
  '<script src=data:,boo()></script>', '<img src=x onerror=boo()>', '"><img src=x onerror=boo()>',
  "<img src='x' onerror='boo()'>", '<img src=`x` onerror=boo()>', '<svg onload=boo()>', '<svg/onload=boo()>',
  '<svg><script>boo()</script></svg>', '<svg><animate onbegin=boo() attributeName=x dur=1s>', '<body onload=boo()>',
  '<iframe src=javascript:boo()>', '<iframe srcdoc="<script>parent.boo()</script>">', '<object data=javascript:boo()>',
  '<embed src=javascript:boo()>', '<a href=javascript:boo()>x</a>', '<a href="java&#115;cript:boo()">x</a>',
  '<form action=javascript:boo()><input type=submit>', '<input autofocus onfocus=boo()>',
  '" autofocus onfocus=boo() x="',
  "' autofocus onfocus=boo() x='", '` onmouseover=boo() ', '" onmouseover="boo()', '<details open ontoggle=boo()>',
  '<video><source onerror=boo()>', '<audio src=x onerror=boo()>', '<marquee onstart=boo()>',
  '<math><mi xlink:href=javascript:boo()>',
  '<link rel=stylesheet href=javascript:boo()>', '<meta http-equiv=refresh content="0;url=javascript:boo()">',
  '<base href=javascript:boo()//>', '<style>@import "javascript:boo()"</style>',
  '<div style="background:url(javascript:boo())">',
  '{{constructor.constructor("boo()")()}}', '${boo()}', '<%= boo() %>', '&lt;script&gt;boo()&lt;/script&gt;',
  '\\u003cscript\\u003eboo()\\u003c/script\\u003e', '%3Cscript%3Eboo()%3C/script%3E',
  '<noscript><p title="</noscript><img src=x onerror=boo()>">',
  '<template><script>boo()</script></template>', 'javascript:boo()',
]

test('F17 ENC-01 49 texts that look like markup are shown as text, also without a content policy', async (t) => {
  if (isOff) return t.diagnostic('not run: SAMENSPEL_NO_BROWSER=1')
  assert.equal(payloads.length, 49)
  const person = await region.ask(`select p.id from person p join municipality m on m.id = p.municipality_id
    join goal g on g.owner_person_id = p.id where m.slug = 'achtkarspelen' order by p.id limit 1`)
  await fillWith(person)
  const cookie = await region.signIn('Sanne Dijkstra')
  const visitor = await browser.visitor({ address: region.address, cookie, bypassCsp: true })
  const page = await visitor.newPage()
  let ran = 0
  await page.exposeFunction('boo', () => { ran += 1 })
  for (const path of ['', '/tijdlijn', '/gegevens', '/plan', '/team', '/gesprekken']) {
    await page.goto(`/nieuwkomers/${person}${path}`)
    await page.waitForTimeout(100)
  }
  await page.goto('/nieuwkomers')
  await page.goto(`/nieuwkomers/${person}/tijdlijn`)
  const shown = await page.locator('main').innerText()
  assert.ok(payloads.filter((payload) => shown.includes(payload)).length >= 40, 'the texts stand on the timeline')
  assert.equal(ran, 0)
  await visitor.close()
})

/** As the owner, past every check of the product: what matters here is how it is shown. */
async function fillWith(person: string): Promise<void> {
  await region.ask(`update person set given_name = $2, family_name = $3, called = $4, contact_habits = $5
    where id = $1 returning 1`, [person, payloads[1], payloads[10], payloads[26], payloads[0]])
  await region.ask(`update person_finding set display_name = $2 where person_id = $1 returning 1`, [
    person, payloads[1],
  ])
  await region.ask(`update goal set body = $2, dream = $3 where owner_person_id = $1 returning 1`, [
    person, payloads[2], payloads[3],
  ])
  for (const [index, payload] of payloads.entries()) {
    await region.ask(`insert into contact_moment (municipality_id, id, person_id, shared_id, kind, at, body, written_at)
      select municipality_id, gen_random_uuid(), id, gen_random_uuid(), 'visit',
        now() - interval '1 minute' * $3, $2, now() from person where id = $1 returning 1`, [person, payload, index])
  }
}
