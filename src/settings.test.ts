import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StartFailure } from './kit/start-failure.ts'
import { type FolderFacts, readSettings } from './settings.ts'

const secret = '0123456789abcdef0123456789abcdef'
const fresh: FolderFacts = { dataFolder: '/srv/gegevens', mark: null, keptSecret: null }
const demoFolder: FolderFacts = { ...fresh, mark: 'demo', keptSecret: 'fedcba9876543210fedcba9876543210' }
const ownFolder: FolderFacts = { ...fresh, mark: 'own' }

function sentence(environment: Record<string, string>, facts = demoFolder): string {
  try {
    readSettings(environment, facts)
  } catch (error) {
    assert.ok(error instanceof StartFailure)
    assert.doesNotMatch(error.message, /\n/)
    return error.message
  }
  return 'accepted'
}

test('without any setting a demo folder serves this machine on port 4280', () => {
  assert.deepEqual(readSettings({ HOME: '/root', PATH: '/bin' }, demoFolder), {
    port: 4280, host: '127.0.0.1', databaseUrl: null, dataFolder: '/srv/gegevens', demo: true,
    secret: 'fedcba9876543210fedcba9876543210', origin: null, metricsToken: null, trustedProxies: [], contact: null,
    apiPerMinute: 1200, routing: null,
  })
})

test('CFG-01 a wrong setting stops the start with one sentence that names it', () => {
  const wrong: [string, string][] = [
    ['PORT', 'tachtig'], ['PORT', '0'], ['PORT', '65536'], ['HOST', 'een naam'], ['DATABASE_URL', 'mysql://x/y'],
    ['DATABASE_URL', 'samenspel'], ['SAMENSPEL_DEMO', 'ja'], ['SAMENSPEL_SECRET', 'kort'],
    ['SAMENSPEL_SECRET', 'a'.repeat(40)], ['SAMENSPEL_ORIGIN', 'http://samenspel.example.nl'],
    ['SAMENSPEL_ORIGIN', 'https://samenspel.example.nl/pad'], ['SAMENSPEL_METRICS_TOKEN', 'kort'],
    ['SAMENSPEL_API_PER_MINUTE', '-1'], ['SAMENSPEL_API_PER_MINUTE', 'veel'],
    ...['proxy.example', '10.0.0.5/33', 'fd00::/129', '0.0.0.0/0', '::/0', '10.0.0.0/8/8', '10.0.0.5, ook', 'fe80::1%eth0']
      .map((value): [string, string] => ['SAMENSPEL_TRUSTED_PROXIES', value]),
  ]
  for (const [name, value] of wrong) {
    assert.match(sentence({ [name]: value }), new RegExp(`^De instelling ${name} klopt niet: verwacht wordt .+\\.$`))
  }
})

test('CFG-01 no sentence repeats a secret', () => {
  assert.doesNotMatch(sentence({ SAMENSPEL_SECRET: 'kort-geheim' }), /kort-geheim/)
  assert.doesNotMatch(sentence({ DATABASE_URL: 'geheim-wachtwoord' }), /geheim-wachtwoord/)
})

test('CFG-01 an unknown name is a mistake, not something to pass over', () => {
  assert.match(sentence({ SAMENSPEL_PORT: '1' }), /^De instelling SAMENSPEL_PORT bestaat niet: bekend zijn .+\.$/)
})

test('CFG-01 outside the demo a secret is demanded, and the kept one of a demo is never used', () => {
  assert.match(sentence({ SAMENSPEL_DEMO: '0' }, fresh), /^De instelling SAMENSPEL_SECRET ontbreekt/)
  assert.match(sentence({}, { ...ownFolder, keptSecret: secret }), /^De instelling SAMENSPEL_SECRET ontbreekt/)
  assert.equal(sentence({ SAMENSPEL_SECRET: secret }, ownFolder), 'accepted')
})

test('own proxies are given as addresses and networks, with commas or spaces between them', () => {
  const given = readSettings({ SAMENSPEL_TRUSTED_PROXIES: '10.0.0.5, 10.1.0.0/16  fd00::/64,::1' }, demoFolder)
  assert.deepEqual(given.trustedProxies, ['10.0.0.5', '10.1.0.0/16', 'fd00::/64', '::1'])
})

test('the demo is a mark of the data folder', () => {
  assert.equal(readSettings({ SAMENSPEL_SECRET: secret }, fresh).demo, true)
  assert.equal(readSettings({ SAMENSPEL_SECRET: secret, SAMENSPEL_DEMO: '0' }, fresh).demo, false)
  assert.equal(readSettings({ SAMENSPEL_SECRET: secret }, ownFolder).demo, false)
  assert.match(sentence({ SAMENSPEL_SECRET: secret, SAMENSPEL_DEMO: '1' }, ownFolder), /zonder voorbeeldregio begonnen/)
  assert.match(sentence({ SAMENSPEL_SECRET: secret, SAMENSPEL_DEMO: '0' }, demoFolder), /bevat de voorbeeldregio/)
})

test('an own PostgreSQL server never holds the demo', () => {
  const own = { DATABASE_URL: 'postgresql://a:b@server:5432/samenspel', SAMENSPEL_SECRET: secret }
  assert.equal(readSettings(own, fresh).demo, false)
  assert.match(sentence({ ...own, SAMENSPEL_DEMO: '1' }, fresh), /alleen in de ingebouwde database/)
})

test('an empty setting counts as absent, and the public address loses its closing slash', () => {
  const given = readSettings({ PORT: '', SAMENSPEL_ORIGIN: 'https://samenspel.example.nl/' }, demoFolder)
  assert.equal(given.port, 4280)
  assert.equal(given.origin, 'https://samenspel.example.nl')
})
