import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPublicAddress, whyNotAddress } from './addresses.ts'
import { fetchText, type Outside, type OutsideAnswer, OutsideFailure } from './fetch.ts'

const limits = { bytes: 1000, milliseconds: 200, redirects: 3 }

function answer(status: number, text = '', location?: string): OutsideAnswer {
  return { status, location, close: () => undefined, body: (async function* body() { yield new TextEncoder().encode(text) })() }
}

/** A world of servers by address of the page, and of names with the addresses they lead to. */
function world(pages: Record<string, OutsideAnswer>, names: Record<string, readonly string[]> = {}) {
  const asked: string[] = []
  const outside: Outside = {
    resolve: async (host) => names[host] ?? ['93.184.215.14'],
    async ask(url, address) {
      asked.push(`${url.href} at ${address}`)
      const page = pages[url.href]
      if (!page) throw new Error('nobody there')
      return page
    },
  }
  return { outside, asked }
}

const problemOf = async (work: Promise<string>) =>
  work.then(() => 'fetched', (error: unknown) => (error instanceof OutsideFailure ? error.problem : String(error)))

test('an address of this machine, a network of the house or a cloud is not of the internet', () => {
  const inside = [
    '127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0',
    '192.0.2.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1', 'ff02::1',
    '::ffff:127.0.0.1', '::ffff:93.184.215.14', '64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1',
    'fe80::1%eth0', 'example.nl', '',
  ]
  assert.deepEqual(inside.filter(isPublicAddress), [])
  const outside = ['93.184.215.14', '172.15.255.255', '172.32.0.1', '192.0.1.1', '2a02:898::146:1', '2606:4700::1111']
  assert.deepEqual(outside.filter((address) => !isPublicAddress(address)), [])
})

test('only an https address of a named server, without port, name or password', () => {
  assert.equal(whyNotAddress('https://agenda.harkema.example/agenda.ics?soort=alles'), null)
  for (const text of [
    'http://agenda.example/a.ics', 'ftp://agenda.example/', 'webcal://agenda.example/', 'https://agenda.example:8443/a',
    'https://jan:geheim@agenda.example/', 'agenda.example', '', 'file:///etc/passwd',
  ]) assert.equal(whyNotAddress(text), 'address', text)
  for (const text of [
    'https://127.0.0.1/', 'https://[::1]/', 'https://2130706433/', 'https://0x7f.1/', 'https://localhost/',
    'https://server/', 'https://localhost./',
  ]) assert.equal(whyNotAddress(text), 'private', text)
})

test('a text is fetched from the address that was checked', async () => {
  const { outside, asked } = world({ 'https://agenda.example/a.ics': answer(200, 'BEGIN:VCALENDAR') })
  assert.equal(await fetchText(outside, 'https://agenda.example/a.ics', limits), 'BEGIN:VCALENDAR')
  assert.deepEqual(asked, ['https://agenda.example/a.ics at 93.184.215.14'])
})

test('a name that leads to a network of the house is never asked, also when it leads elsewhere too', async () => {
  const names = { 'agenda.example': ['10.0.0.1'], 'both.example': ['93.184.215.14', '127.0.0.1'] }
  const { outside, asked } = world({}, names)
  assert.equal(await problemOf(fetchText(outside, 'https://agenda.example/', limits)), 'private')
  assert.equal(await problemOf(fetchText(outside, 'https://both.example/', limits)), 'private')
  assert.deepEqual(asked, [])
})

test('a server that sends us on is followed three times, and each next address is checked as the first', async () => {
  const pages = {
    'https://agenda.example/a': answer(301, '', '/b'), 'https://agenda.example/b': answer(302, '', 'https://c.example/'),
    'https://c.example/': answer(200, 'klaar'), 'https://agenda.example/in': answer(302, '', 'https://metadata.example/'),
    'https://agenda.example/plain': answer(302, '', 'http://c.example/'), 'https://agenda.example/round': answer(302, '', '/round'),
    'https://agenda.example/ip': answer(307, '', 'https://169.254.169.254/latest'),
  }
  const { outside, asked } = world(pages, { 'metadata.example': ['169.254.169.254'] })
  const at = (path: string) => problemOf(fetchText(outside, `https://agenda.example/${path}`, limits))
  assert.equal(await fetchText(outside, 'https://agenda.example/a', limits), 'klaar')
  assert.deepEqual([await at('in'), await at('plain'), await at('ip'), await at('round')],
    ['private', 'address', 'private', 'redirects'])
  assert.equal(asked.filter((one) => one.includes('round')).length, 4)
  assert.ok(!asked.some((one) => one.includes('169.254')))
})

test('what is too big, too slow, not there or not right is said in one word', async () => {
  const never = new Promise<never>(() => undefined)
  const slow: Outside = { resolve: async () => ['93.184.215.14'], ask: () => never }
  const slowName: Outside = { resolve: () => never, ask: () => never }
  const { outside } = world({
    'https://a.example/big': answer(200, 'x'.repeat(1001)), 'https://a.example/fits': answer(200, 'x'.repeat(1000)),
    'https://a.example/gone': answer(404), 'https://a.example/error': answer(500),
  })
  const at = (path: string) => problemOf(fetchText(outside, `https://a.example/${path}`, limits))
  assert.deepEqual([await at('big'), await at('fits'), await at('gone'), await at('error'), await at('nobody')],
    ['too_big', 'fetched', 'status', 'status', 'unreachable'])
  assert.equal(await problemOf(fetchText(slow, 'https://a.example/', limits)), 'too_slow')
  assert.equal(await problemOf(fetchText(slowName, 'https://a.example/', limits)), 'too_slow')
})
