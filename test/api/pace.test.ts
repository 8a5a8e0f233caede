// How many requests a key may make, by a clock that the test sets.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openVillage, type Village } from '../village.ts'

let village: Village

before(async () => { village = await openVillage({ apiPerMinute: 3 }) })
after(() => village.close())

test('BUS-03 the request too many gets 429 with the seconds to wait, does nothing, and is logged once a minute', async () => {
  const [sanne, bram] = [await village.program('sanne'), await village.program('bram')]
  const first = await sanne.get('/villages')
  assert.equal(first.headers.get('ratelimit-policy'), '"key";q=3;w=60')
  assert.equal(first.headers.get('ratelimit'), '"key";r=2;t=60')
  village.setNow(new Date(village.now.getTime() + 20_500))
  assert.equal((await sanne.get('/nothing-here')).headers.get('ratelimit'), null)
  assert.equal((await sanne.get('/newcomers?pageSize=x')).headers.get('ratelimit'), '"key";r=1;t=40')
  assert.equal((await sanne.get('/villages')).headers.get('ratelimit'), '"key";r=0;t=40')
  for (const answered of [await sanne.post('/newcomers', { givenName: 'Abel' }), await sanne.get('/area-teams')]) {
    assert.equal(answered.status, 429)
    assert.equal(answered.headers.get('content-type'), 'application/problem+json')
    assert.equal(answered.body.type, '/api/v1/reference#too_many_requests')
    assert.equal(answered.headers.get('retry-after'), '40')
    assert.equal(answered.headers.get('ratelimit'), '"key";r=0;t=40')
  }
  assert.equal((await bram.get('/villages')).status, 200, 'another key has its own minute')
  const { rows } = await village.database.pool.query(`select action from audit_row where result = 'refused'`)
  assert.deepEqual(rows, [{ action: 'newcomers.create' }])
  assert.equal((await village.database.pool.query('select from person')).rowCount, 0)

  village.setNow(new Date(village.now.getTime() + 60_000))
  assert.equal((await sanne.get('/villages')).headers.get('ratelimit'), '"key";r=2;t=60')
})
