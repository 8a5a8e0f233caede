import assert from 'node:assert/strict'
import { test } from 'node:test'
import { proxiesOf, visitorAddress } from './visitor-address.ts'

const own = proxiesOf(['10.0.0.5', '10.1.0.0/16', 'fd00:1::/32'])
const nobody = proxiesOf([])

test('INP-03 without own proxies a forwarded address has no say', () => {
  assert.equal(visitorAddress('192.0.2.1', '203.0.113.9', nobody), '192.0.2.1')
  assert.equal(visitorAddress('127.0.0.1', '203.0.113.9', nobody), '127.0.0.1')
})

test('INP-03 a forwarded address from somebody who is no own proxy has no say', () => {
  assert.equal(visitorAddress('192.0.2.1', '203.0.113.9', own), '192.0.2.1')
  assert.equal(visitorAddress('10.0.0.6', '203.0.113.9', own), '10.0.0.6')
  assert.equal(visitorAddress('10.2.0.1', '203.0.113.9', own), '10.2.0.1')
  assert.equal(visitorAddress('fd00:2::1', '203.0.113.9', own), 'fd00:2::1')
})

test('AUTH-02 behind own proxies the right-most address that is not one of them counts', () => {
  assert.equal(visitorAddress('10.0.0.5', '203.0.113.9', own), '203.0.113.9')
  assert.equal(visitorAddress('10.0.0.5', '198.51.100.1, 203.0.113.9', own), '203.0.113.9')
  assert.equal(visitorAddress('10.0.0.5', '198.51.100.1,203.0.113.9 , 10.1.255.255', own), '203.0.113.9')
  assert.equal(visitorAddress('fd00:1:ffff::1', '198.51.100.1, 2001:db8::7', own), '2001:db8::7')
  assert.equal(visitorAddress('10.1.2.3', 'fd00:1::8', own), 'fd00:1::8')
})

test('AUTH-02 IPv4 in the clothes of IPv6, a port and a network card do not change who somebody is', () => {
  assert.equal(visitorAddress('::ffff:10.0.0.5', '203.0.113.9:51234', own), '203.0.113.9')
  assert.equal(visitorAddress('10.0.0.5', '[2001:db8::7]:443', own), '2001:db8::7')
  assert.equal(visitorAddress('10.0.0.5', '::ffff:203.0.113.9', own), '203.0.113.9')
  assert.equal(visitorAddress('fe80::1%eth0', '203.0.113.9', own), 'fe80::1')
})

test('INP-03 what is no address ends the reading: the last one known counts', () => {
  assert.equal(visitorAddress('10.0.0.5', null, own), '10.0.0.5')
  assert.equal(visitorAddress('10.0.0.5', '', own), '10.0.0.5')
  assert.equal(visitorAddress('10.0.0.5', '203.0.113.9, unknown', own), '10.0.0.5')
  assert.equal(visitorAddress('10.0.0.5', '203.0.113.9, <b>x</b>, 10.1.0.1', own), '10.1.0.1')
  assert.equal(visitorAddress('unknown', '203.0.113.9', own), 'unknown')
})
