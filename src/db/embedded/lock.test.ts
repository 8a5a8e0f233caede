import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { describeHolder, findHolder, releaseLock, takeLock } from './lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'samenspel-lock-'))
const path = join(folder, 'in-use')
after(() => rmSync(folder, { recursive: true, force: true }))

test('a lock is held by one living process, which can say more of itself', () => {
  assert.deepEqual(takeLock(path, 'server'), { held: true })
  describeHolder(path, { address: 'http://127.0.0.1:4280' })
  const second = takeLock(path, 'server')
  assert.equal(second.held, false)
  assert.equal(findHolder(path)?.address, 'http://127.0.0.1:4280')
  releaseLock(path)
  assert.equal(findHolder(path), undefined)
})

test('F1 a holder that died counts for nothing', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '0'])
  writeFileSync(path, JSON.stringify({ pid, began: 'long ago', purpose: 'server' }))
  assert.equal(findHolder(path), undefined)
  assert.deepEqual(takeLock(path, 'server'), { held: true })
  releaseLock(path)
})

test('a later process that got the number of the dead holder is not taken for it', () => {
  writeFileSync(path, JSON.stringify({ pid: process.pid, began: 'before the last power cut', purpose: 'server' }))
  assert.equal(findHolder(path), undefined)
  assert.deepEqual(takeLock(path, 'server'), { held: true })
  releaseLock(path)
})

test('a half-written lock does not stand in the way, and another\'s lock is never released', () => {
  writeFileSync(path, '{"pid":')
  assert.deepEqual(takeLock(path, 'command'), { held: true })
  const mine = readFileSync(path, 'utf8')
  writeFileSync(path, mine.replace(/"began":"[^"]+"/, '"began":"other"'))
  releaseLock(path)
  assert.deepEqual(readdirSync(folder), ['in-use'])
})
