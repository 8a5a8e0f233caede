import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { barrier, serverIdentity } from './identity.ts'

const base = mkdtempSync(join(tmpdir(), 'samenspel-identity-'))
after(() => rmSync(base, { recursive: true, force: true }))

test('PostgreSQL runs as ourselves, and under root as nobody or as the owner of its folder', () => {
  const { uid, gid } = statSync(base)
  assert.equal(serverIdentity(join(base, 'absent'), 1000), undefined)
  assert.deepEqual(serverIdentity(join(base, 'absent'), 0), { uid: 65_534, gid: 65_534 })
  assert.deepEqual(serverIdentity(base, 0), uid === 0 ? { uid: 65_534, gid: 65_534 } : { uid, gid })
})

test('the first closed folder on the way is named', () => {
  const other = { uid: 4_242_424, gid: 4_242_424 }
  const inside = join(base, 'shut', 'inside')
  mkdirSync(inside, { recursive: true })
  chmodSync(base, 0o711)
  chmodSync(join(base, 'shut'), 0o711)
  assert.equal(barrier(inside, other), undefined)
  chmodSync(join(base, 'shut'), 0o700)
  assert.equal(barrier(inside, other), join(base, 'shut'))
  assert.equal(barrier(inside, statSync(base)), undefined)
})
