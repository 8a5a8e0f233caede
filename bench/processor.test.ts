import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { memoryOf, readStat, timeOf, timeOfEnded, timeOfFamily } from './processor.ts'

test('the line of a process gives its parent and its times, also with a name that looks like fields', () => {
  const line = '4711 (post gres) S 9 (x) S 12 4711 4711 0 -1 4194304 900 800 0 0 250 50 30 20 20 0 1 0 99'
  // After the last bracket: state S, parent 12, …; user 250, system 50, ended children 30 and 20 ticks of 10 ms.
  assert.deepEqual(readStat(line), { parent: 12, own: 3_000, ended: 500 })
})

const onLinux = { skip: process.platform !== 'linux' }

test('what a child used is counted when it has ended, in the family and apart', onLinux, () => {
  const before = { ended: timeOfEnded(process.pid), family: timeOfFamily(process.pid) }
  spawnSync(process.execPath, ['-e', 'const end = Date.now() + 300; while (Date.now() < end);'])
  assert.ok(timeOfEnded(process.pid) - before.ended >= 20)
  assert.ok(timeOfFamily(process.pid) - before.family >= 20)
  assert.ok(timeOf(process.pid) <= timeOfFamily(process.pid))
})

test('the memory of this process is that of a Node, in megabytes', onLinux, () => {
  const megabytes = memoryOf(process.pid)
  assert.ok(megabytes > 20 && megabytes < 4_000)
})
