import assert from 'node:assert/strict'
import { test } from 'node:test'
import { feedOf } from './feed.ts'

const date = {
  id: 'aaaa', day: '2026-10-24', starts: '10:00', ends: '12:00', title: 'Inloop; koffie, thee', place: 'MFA, Harkema',
  text: 'Eerste regel\nTweede regel', address: 'https://samenspel.example/agenda/achtkarspelen/aaaa', isCancelled: false,
}
const now = new Date('2026-10-01T08:00:00Z')
const linesOf = (dates: typeof date[]) => feedOf({ name: 'Harkema', dates, now }).replaceAll('\r\n ', '').split('\r\n')

test('a date stands in the feed in UTC, in summer and in winter', () => {
  const lines = linesOf([date, { ...date, id: 'bbbb', day: '2026-10-31' }])
  assert.deepEqual(lines.filter((line) => line.startsWith('DTSTART')), ['DTSTART:20261024T080000Z', 'DTSTART:20261031T090000Z'])
  assert.deepEqual(lines.filter((line) => line.startsWith('DTEND')), ['DTEND:20261024T100000Z', 'DTEND:20261031T110000Z'])
})

test('what people typed cannot break out of its line', () => {
  const lines = linesOf([date])
  assert.ok(lines.includes('SUMMARY:Inloop\\; koffie\\, thee'))
  assert.ok(lines.includes('DESCRIPTION:Eerste regel\\nTweede regel'))
})

test('what was called off stays in the feed and says so', () => {
  assert.ok(linesOf([{ ...date, isCancelled: true }]).includes('STATUS:CANCELLED'))
  assert.ok(linesOf([date]).includes('STATUS:CONFIRMED'))
})

test('lines are at most 75 bytes long and end as the standard asks', () => {
  const text = feedOf({ name: 'Harkema', dates: [{ ...date, text: 'é'.repeat(200) }], now })
  assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75))
  assert.ok(text.startsWith('BEGIN:VCALENDAR\r\n') && text.endsWith('END:VCALENDAR\r\n'))
})
