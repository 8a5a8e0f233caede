import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { breachedBytes } from '../breached-passwords.ts'
import { knownPasswords } from '../known-passwords.ts'
import { type Failures, networkOf, secondsToWait } from './back-off.ts'
import { isValidOn, lastDayWhenEnded } from './membership-days.ts'
import { addressOfSeed, plainRecoveryCode, readableSeed, stepOf } from './one-time-codes.ts'
import { ownWords, whyRefused } from './password-strength.ts'
import { isGroupAddress } from './people.ts'
import { endOf, isLive, ranOutLately } from './session-times.ts'

const now = new Date('2026-11-03T09:00:00Z')
const own = ownWords(['Sanne Dijkstra', 's.dijkstra@achtkarspelen.example', 'Achtkarspelen', 'Samenspel'])
const refusal = (password: string) =>
  whyRefused(password, own, knownPasswords)?.replace('accounts.problem.', '') ?? null

function later(seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000)
}

function failures(count: number, secondsAgo = 0): Failures {
  return { count, lastAt: count === 0 ? null : later(-secondsAgo) }
}

test('AUTH-01 eleven signs are too few, twelve will do, 64 and more are welcome', () => {
  assert.equal(refusal('kwibuspruttl'), null)
  assert.equal(refusal('kwibuspruttl'.slice(0, 11)), 'password_short')
  assert.equal(refusal('ochtendgrauw en een paarse tram '.repeat(4)), null)
  assert.equal(refusal('q'.repeat(201)), 'password_long')
})

test('AUTH-01 any characters will do: spaces, accents, Arabic, Ethiopic, emoji', () => {
  for (const password of ['een trein vol ganzen', 'zoö-ïnkt-één-çà', 'السماء زرقاء اليوم', 'ሰማይ ሰማያዊ እዩ ሎሚ',
    '🐢🪗🥕🧦🛶🪐🫖🪀🧵🪁🎐🧊']) {
    assert.equal(refusal(password), null, password)
  }
})

test('AUTH-01 nobody has to use capitals, digits or signs', () => {
  assert.equal(refusal('dromedarisglimworm'), null)
  assert.equal(refusal('849372601958'), null)
})

test('AUTH-01 every one of the 3000 and more common passwords of the list is refused', () => {
  assert.ok(knownPasswords.common.size >= 3000)
  for (const password of knownPasswords.common) assert.equal(refusal(password), 'password_common', password)
})

test('AUTH-01 a common word dressed up with digits, a year or swapped letters is refused', () => {
  for (const password of ['Welkom2026!!', 'W3lk0m-w3lk0m', 'Wachtwoord_1234', 'P@ssw0rd2026!', 'Zomer2027!!!!',
    'qwertyuiop[]', 'aaaaaaaaaaaaaa', 'abcabcabcabcabc', '123456789abc!', 'Feyenoord-2026']) {
    assert.equal(refusal(password), 'password_common', password)
  }
})

test('AUTH-01 the own name, address, municipality and product are no password', () => {
  for (const password of ['SanneDijkstra1', 'dijkstra-2026!!', 'Achtkarspelen01', 'samenspel1234!',
    'sanne welkom 2026']) {
    assert.equal(refusal(password), 'password_common', password)
  }
})

test('AUTH-01 a password that leaked elsewhere is refused, also with capitals or digits behind it', () => {
  for (const password of ['q1w2e3r4t5y6', 'unbelievable', 'needforspeed', 'Professional', 'counterstrike', 'sonyericsson',
    'andareascuola', 'SonyEricsson2010!']) {
    assert.equal(refusal(password), 'password_breached', password)
  }
  for (const password of ['kwibuspruttl', 'een trein vol ganzen', 'perenboom-kwast-3']) {
    assert.equal(refusal(password), null, password)
  }
})

test('AUTH-01 the shipped list of leaked passwords is whole: sorted marks, each once', () => {
  const bytes = readFileSync(new URL('../breached-passwords.bin', import.meta.url))
  const marks = Array.from({ length: bytes.length / 6 }, (_, at) => bytes.toString('hex', at * 6, at * 6 + 6))
  assert.equal(marks.length, 43_940)
  assert.ok(marks.every((mark, at) => at === 0 || (marks[at - 1] ?? '') < mark))
})

test('AUTH-01 a list is shipped as the sorted SHA-256 of its spellings, six bytes each, doubles once', () => {
  // printf %s unbelievable | sha256sum; printf %s needforspeed | sha256sum
  assert.equal(breachedBytes(['unbelievable', 'needforspeed', 'unbelievable']).toString('hex'), 'a90a207374d2ce6428728f8a')
})

test('AUTH-02 five mistakes are free, then the wait doubles up to a minute, and nobody is locked out', () => {
  const wait = (count: number) => secondsToWait('password', { account: failures(count), address: failures(0) }, now)
  assert.deepEqual([0, 4, 5, 6, 7, 8, 9, 10, 11, 1000].map(wait), [0, 0, 2, 4, 8, 16, 32, 60, 60, 60])
})

test('AUTH-02 the wait counts from the last mistake', () => {
  const wait = (ago: number) => secondsToWait('password', { account: failures(7, ago), address: failures(0) }, now)
  assert.deepEqual([0, 1, 7, 7.5, 8, 9].map(wait), [8, 7, 1, 1, 0, 0])
})

test('AUTH-02 an address that tries many accounts is slowed down too', () => {
  const wait = (count: number) => secondsToWait('password', { account: failures(0), address: failures(count) }, now)
  assert.deepEqual([19, 20, 21, 40].map(wait), [0, 2, 4, 60])
})

test('AUTH-02 guessing a code is slowed down to a quarter of an hour', () => {
  const wait = (count: number) => secondsToWait('code', { account: failures(count), address: failures(0) }, now)
  assert.deepEqual([4, 5, 13, 14, 50].map(wait), [0, 2, 512, 900, 900])
})

test('AUTH-02 one IPv6 network counts as one address', () => {
  assert.equal(networkOf('2001:db8:1:2::1'), networkOf('2001:0db8:1:2:ffff::9'))
  assert.notEqual(networkOf('2001:db8:1:2::1'), networkOf('2001:db8:1:3::1'))
  assert.equal(networkOf('::ffff:192.0.2.7'), '192.0.2.7')
  assert.equal(networkOf('::1'), '0:0:0:0')
})

test('AUTH-03 a code is good in its own step and one step to either side', () => {
  const seed = new Secret({ size: 20 }).base32
  const app = new TOTP({ secret: Secret.fromBase32(seed) })
  const codeAt = (moment: Date) => app.generate({ timestamp: moment.getTime() })
  const step = Math.floor(now.getTime() / 30_000)
  assert.equal(now.getTime() % 30_000, 0)
  assert.equal(stepOf(seed, codeAt(now), now), step)
  assert.equal(stepOf(seed, codeAt(now), later(29.999)), step)
  assert.equal(stepOf(seed, codeAt(now), later(59.999)), step)
  assert.equal(stepOf(seed, codeAt(now), later(60)), null)
  assert.equal(stepOf(seed, codeAt(now), later(-30)), step)
  assert.equal(stepOf(seed, codeAt(now), later(-30.001)), null)
})

test('AUTH-03 a code may be typed with a space, and nothing else is a code', () => {
  const seed = new Secret({ size: 20 }).base32
  const code = new TOTP({ secret: Secret.fromBase32(seed) }).generate({ timestamp: now.getTime() })
  assert.notEqual(stepOf(seed, `${code.slice(0, 3)} ${code.slice(3)}`, now), null)
  for (const wrong of ['', '12345', `${code}0`, 'abcdef', '-12345']) assert.equal(stepOf(seed, wrong, now), null)
})

test('AUTH-03 the app is told who and what in one address', () => {
  const address = addressOfSeed('JBSWY3DPEHPK3PXP', 'sanne@voorbeeld.example')
  assert.match(address, /^otpauth:\/\/totp\/Samenspel:sanne%40voorbeeld\.example\?.*secret=JBSWY3DPEHPK3PXP/)
  assert.equal(readableSeed('JBSWY3DPEHPK'), 'JBSW Y3DP EHPK')
})

test('AUTH-03 a recovery code is read as people write it', () => {
  assert.equal(plainRecoveryCode(' abcde-fghj1 '), 'ABCDEFGHJ1')
  assert.equal(plainRecoveryCode('ABCDE FGHJI'), 'ABCDEFGHJ1')
  assert.equal(plainRecoveryCode('abcdeo0000'), 'ABCDE00000')
  for (const wrong of ['123456', 'ABCDE-FGHJ', 'ABCDE-FGHJKM', 'ABCDE-FGHJU']) {
    assert.equal(plainRecoveryCode(wrong), null)
  }
})

test('SES-03 a session lives until the earlier of 30 idle minutes and 12 hours', () => {
  const startedAt = now
  assert.equal(isLive({ startedAt, seenAt: now }, later(1799.999)), true)
  assert.equal(isLive({ startedAt, seenAt: now }, later(1800)), false)
  const busy = { startedAt, seenAt: later(43_000) }
  assert.equal(endOf(busy).getTime(), later(43_200).getTime())
  assert.equal(isLive(busy, later(43_199)), true)
  assert.equal(isLive(busy, later(43_200)), false)
})

test('F19 what came in late is kept for a day after the session ran out', () => {
  const times = { startedAt: now, seenAt: now }
  assert.equal(ranOutLately(times, later(1799)), false)
  assert.equal(ranOutLately(times, later(1800)), true)
  assert.equal(ranOutLately(times, later(1800 + 86_400)), true)
  assert.equal(ranOutLately(times, later(1801 + 86_400)), false)
})

test('PRIV-18 a role that ended at once is over, whatever its last day', () => {
  const days = { firstDay: '2026-11-01', lastDay: '2026-11-30', endedAt: null }
  assert.equal(isValidOn(days, '2026-10-31'), false)
  assert.equal(isValidOn(days, '2026-11-30'), true)
  assert.equal(isValidOn(days, '2026-12-01'), false)
  assert.equal(isValidOn({ ...days, endedAt: now }, '2026-11-03'), false)
  assert.equal(lastDayWhenEnded('2026-11-01', null, '2026-11-03'), '2026-11-03')
  assert.equal(lastDayWhenEnded('2026-12-01', null, '2026-11-03'), '2026-12-01')
  assert.equal(lastDayWhenEnded('2026-10-01', '2026-10-31', '2026-11-03'), '2026-10-31')
})

test('BIO2 5.16.02 an address that several people read is no account', () => {
  for (const email of ['info@stichting.example', 'team-noord@gemeente.example', 'balie2@gemeente.example',
    'Spreekuur@welzijn.example', 'gezinscoaches@gemeente.example']) {
    assert.equal(isGroupAddress(email), true, email)
  }
  for (const email of ['s.dijkstra@gemeente.example', 'infanta@voorbeeld.example', 'mohamed@voorbeeld.example']) {
    assert.equal(isGroupAddress(email), false, email)
  }
})
