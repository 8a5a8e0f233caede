import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flightLog, frontendReader, type Sent } from './wire.ts'

const word = (text: string) => Buffer.concat([Buffer.from(text), Buffer.from([0])])
const number = (value: number, bytes: 2 | 4) => {
  const buffer = Buffer.alloc(bytes)
  if (bytes === 2) buffer.writeInt16BE(value)
  else buffer.writeInt32BE(value)
  return buffer
}
const message = (kind: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from(kind), number(body.length + 4, 4), body])
}
const value = (text: string | null) =>
  text === null ? number(-1, 4) : Buffer.concat([number(Buffer.byteLength(text), 4), Buffer.from(text)])
const bind = (name: string, values: readonly (string | null)[]) =>
  message('B', word(''), word(name), number(0, 2), number(values.length, 2), ...values.map(value), number(0, 2))
const startup = message('', number(196_608, 4), word('user'), word('samenspel'), Buffer.from([0]))

function read(bytes: Buffer, piece: number): Sent[] {
  const seen: Sent[] = []
  const reader = frontendReader((sent) => seen.push(sent))
  for (let start = 0; start < bytes.length; start += piece) reader(bytes.subarray(start, start + piece))
  return seen
}

test('statements are read with their values, prepared ones by their name, in pieces of any size', () => {
  const parse = message('P', word('s1'), word('select $1, $2'), number(0, 2))
  const bytes = Buffer.concat([
    startup, message('Q', word('begin; set local role x')), parse, bind('s1', ['één', null]), message('E', word('')),
    message('S'), bind('s1', ['', 'b']),
  ])
  const wanted = [
    { text: 'begin; set local role x', values: [] },
    { text: 'select $1, $2', values: ['één', null] },
    { text: 'select $1, $2', values: ['', 'b'] },
  ]
  for (const piece of [1, 7, bytes.length]) assert.deepEqual(read(bytes, piece), wanted)
})

test('what is sent before an answer comes is one round trip', () => {
  const log = flightLog()
  const send = (text: string) => log.sent({ text, values: [] })
  send('not recorded')
  log.start()
  send('session')
  log.answered()
  send('a')
  send('b')
  log.answered()
  log.answered()
  send('commit')
  assert.deepEqual(log.finish().map((flight) => flight.map(({ text }) => text)), [['session'], ['a', 'b'], ['commit']])
  send('not recorded either')
  assert.equal(log.isOn(), false)
})
