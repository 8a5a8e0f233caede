import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hash } from '@node-rs/argon2'
import { hashPassword, isOutdated, isPassword } from './passwords.ts'
import { seal, sealUntil, unseal, unsealUntil } from '../../web/sealing.ts'
import { newRecoveryCodes, newSeed } from './second-factor.ts'
import { newToken } from './tokens.ts'

const secret = 'a secret of this test and of nothing else'

test('AUTH-04 a password is hashed with argon2id in at least 19 MiB, never twice the same', async () => {
  const hashes = await Promise.all([hashPassword('ochtendgrauw en een tram'), hashPassword('ochtendgrauw en een tram')])
  const [, kib = '0'] = /^\$argon2id\$v=19\$m=(\d+),t=2,p=1\$/.exec(hashes[0] ?? '') ?? []
  assert.ok(Number(kib) >= 19 * 1024)
  assert.notEqual(hashes[0], hashes[1])
})

test('AUTH-01 a password is compared as typed: capitals and spaces count, the keyboard does not', async () => {
  const hashed = await hashPassword(' Café ochtend ')
  assert.equal(await isPassword(hashed, ' Café ochtend '), true)
  assert.equal(await isPassword(hashed, ' Cafe\u0301 ochtend '), true)
  for (const wrong of ['Café ochtend', ' café ochtend ', ' Cafe ochtend ', '']) {
    assert.equal(await isPassword(hashed, wrong), false, wrong)
  }
})

test('AUTH-02 without an account the same work is done, and nothing is right', async () => {
  assert.equal(await isPassword(null, 'ochtendgrauw en een tram'), false)
})

test('AUTH-04 a hash of an earlier cost is known as such', async () => {
  assert.equal(isOutdated(await hashPassword('ochtendgrauw en een tram')), false)
  assert.equal(isOutdated(await hash('ochtendgrauw', { memoryCost: 19_456, timeCost: 2, parallelism: 1 })), true)
})

test('a sealed text opens with its secret, for its owner and purpose, and not after a change', () => {
  const sealed = seal(secret, 'second factor', 'sanne', 'JBSWY3DPEHPK3PXP')
  assert.match(sealed, /^[0-9a-f]{8}\.[\w-]{16}\.[\w-]+$/)
  assert.equal(unseal(secret, 'second factor', 'sanne', sealed), 'JBSWY3DPEHPK3PXP')
  assert.equal(unseal(secret, 'second factor', 'bram', sealed), null)
  assert.equal(unseal(secret, 'held form', 'sanne', sealed), null)
  assert.equal(unseal(`${secret}!`, 'second factor', 'sanne', sealed), null)
  for (let at = 9; at < sealed.length; at += 5) {
    const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`
    if (changed !== sealed && sealed[at] !== '.') {
      const opened = unseal(secret, 'second factor', 'sanne', changed)
      // The last sign of base64url may carry bits that mean nothing.
      assert.ok(opened === null || at === sealed.length - 1, String(at))
    }
  }
  for (const odd of ['', '.', 'x.y.z', sealed.slice(0, 20)]) {
    assert.equal(unseal(secret, 'second factor', 'sanne', odd), null)
  }
})

test('what travels through the browser opens until its time and not at it', () => {
  const until = new Date('2026-11-03T09:10:00Z')
  const sealed = sealUntil(secret, 'sign in', ['a', 1], until)
  assert.deepEqual(unsealUntil(secret, 'sign in', sealed, new Date('2026-11-03T09:09:59.999Z')), ['a', 1])
  assert.equal(unsealUntil(secret, 'sign in', sealed, until), null)
})

test('SES-02 AUTH-03 tokens hold 256 random bits, seeds 160, recovery codes 50', () => {
  assert.equal(Buffer.from(newToken(), 'base64url').length, 32)
  assert.match(newSeed(), /^[A-Z2-7]{32}$/)
  const codes = newRecoveryCodes()
  assert.equal(new Set(codes).size, 10)
  for (const code of codes) assert.match(code, /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
})
