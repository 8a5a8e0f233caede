import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { emptyFolder, eventually, launch, own } from './launch.ts'

const place = emptyFolder()
after(place.remove)

function mark(): { kind: string; filled: boolean } {
  return JSON.parse(readFileSync(join(place.folder, 'begin.json'), 'utf8'))
}

test('a first start without settings is a demo: it serves at once and tells where to sign in', async () => {
  const first = await launch(place.folder, {})
  await first.firstAnswer()
  assert.match(first.printed(), new RegExp(`kies op ${first.address}/demo als wie je je aanmeldt`))
  assert.equal(mark().kind, 'demo')
  assert.equal(mark().filled, false)
  assert.equal(statSync(join(place.folder, 'secret')).mode & 0o777, 0o600)
  const people = async () => (await fetch(`${first.address}/demo`)).text()
  assert.ok(await eventually(async () => /name="account"/.test(await people())))
  first.process.kill('SIGTERM')
  assert.equal(await first.ended, 0)
  assert.doesNotMatch(first.printed(), /niet helemaal gevuld/)
})

test('the mark of a demo cannot be taken away afterwards', async () => {
  const again = await launch(place.folder, own)
  assert.equal(await again.ended, 1)
  assert.match(again.printed(), /^SAMENSPEL_DEMO=0 kan niet: deze gegevensmap bevat de voorbeeldregio; .+\.\n$/)
})

test('nor put on a folder that began without it', async () => {
  const other = emptyFolder()
  const first = await launch(other.folder, own)
  await first.firstAnswer()
  assert.equal((await fetch(`${first.address}/demo`)).status, 404)
  first.process.kill('SIGTERM')
  await first.ended
  const again = await launch(other.folder, { ...own, SAMENSPEL_DEMO: '1' })
  assert.equal(await again.ended, 1)
  assert.match(again.printed(), /^SAMENSPEL_DEMO=1 kan niet: .+ is zonder voorbeeldregio begonnen; .+\.\n$/)
  await other.remove()
})
