import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client } from '../../../../test/client.ts'
import { openVillage, type Village } from '../../../../test/village.ts'
import { exampleCsv, exampleRows } from './example-caseload.ts'

let village: Village

before(async () => {
  village = await openVillage()
})
after(() => village.close())

const seconds = (start: number) => (performance.now() - start) / 1000

/** Somebody else at work: how long the server stood still, and how long a list took. */
function watch(colleague: Client) {
  const answers: number[] = []
  const stalls: number[] = []
  let isBusy = true
  // Counted in time of the processor, so that what else runs on the machine does not count.
  let last = process.threadCpuUsage()
  const clock = setInterval(() => {
    const { user, system } = process.threadCpuUsage(last)
    stalls.push((user + system) / 1000)
    last = process.threadCpuUsage()
  }, 5)
  const asking = (async () => {
    while (isBusy) {
      const asked = performance.now()
      assert.equal((await colleague.get('/nieuwkomers')).status, 200)
      answers.push(performance.now() - asked)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  return {
    async stop() {
      isBusy = false
      clearInterval(clock)
      await asking
      return { worstStall: Math.max(...stalls), worstAnswer: Math.max(...answers) }
    },
  }
}

test('F11 10,000 rows with 16 wrong ones are shown within 10 s and written within 20 s, while others are answered',
  async () => {
  const rows = exampleRows(10_000)
  for (let index = 0; index < 16; index += 1) Object.assign(rows[index * 600] ?? {}, { village: 'Nergenshuizen' })
  const sanne = await village.visit('sanne')
  const { stop } = watch(await village.visit('bram'))
  const start = performance.now()
  const bytes = Buffer.from(exampleCsv(rows))
  const staged = await sanne.upload('/nieuwkomers/importeren', {}, { field: 'bestand', name: 'groot.csv', bytes })
  const path = (await sanne.post(staged.location, {})).location
  const progress: number[] = []
  for (;;) {
    const { ready, done } = JSON.parse((await sanne.get(`${path}/voortgang`)).text) as { ready: boolean; done: number }
    progress.push(done)
    if (ready) break
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const preview = await sanne.get(`${path}?toon=fout`)
  const shownAfter = seconds(start)
  assert.match(preview.text, /16 met een fout/)
  const confirming = performance.now()
  assert.equal((await sanne.post(`${path}/bevestiging`)).location, `${path}/klaar`)
  const writtenAfter = seconds(confirming)
  const { worstStall, worstAnswer } = await stop()
  assert.ok(new Set(progress).size > 2, 'no progress to see')
  assert.ok(shownAfter < 10, `shown after ${shownAfter} s`)
  assert.ok(writtenAfter < 20, `written after ${writtenAfter} s`)
  assert.ok(worstStall < 300, `the server stood still for ${worstStall} ms`)
  assert.ok(worstAnswer < 1_000, `a colleague waited ${worstAnswer} ms for a list`)
})
