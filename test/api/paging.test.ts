// Lists in pages: nobody twice and nobody missed, also while others add and change, and a cursor only for who got it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aTalk } from '../../src/rooms/conversations/examples.ts'
import { aNewcomer } from '../../src/rooms/newcomers/examples.ts'
import { type Program, programOf } from '../client.ts'
import { openVillage, type StaffName, type Village } from '../village.ts'

let village: Village
let sanne: Program
let amina: string

const add = (fields: Record<string, unknown>, by: StaffName = 'sanne') =>
  village.as(by, (tx, actor) => aNewcomer({ tx, actor, now: village.now }, fields))

before(async () => {
  village = await openVillage()
  sanne = await village.program('sanne')
  amina = await add({ given_name: 'Amina', housed_on: '2026-05-10' })
})

after(() => village.close())

/** Reads the list page by page and does something after each page. */
async function walk(path: string, meanwhile: (page: number) => Promise<unknown> = async () => undefined) {
  const seen: string[] = []
  let next: string | undefined = path
  for (let page = 1; next; page += 1) {
    const { status, text, body } = await sanne.get(next)
    assert.equal(status, 200, text)
    assert.equal(typeof body.total, page === 1 && !path.includes('timeline') ? 'number' : 'undefined')
    seen.push(...body.items.map((item: Record<string, string>) => item['body'] ?? item['name']))
    next = body._links.next?.href
    if (next) await meanwhile(page)
  }
  return seen
}

test('newcomers in every order come once, also of one name and without a date, in the order of the list', async () => {
  for (const family_name of ['Öz', 'Oz', 'Oz', 'van Dijk', "'t Hart"]) await add({ given_name: 'Noor', family_name })
  await add({ given_name: '', family_name: 'Oz' })
  for (const sort of ['name', '-housedOn', '-createdAt']) {
    const whole = (await sanne.get(`/newcomers?sort=${sort}&pageSize=100`)).body.items.map(({ name }: { name: string }) => name)
    assert.equal(whole.length, 7)
    assert.deepEqual(await walk(`/newcomers?sort=${sort}&pageSize=1`), whole, sort)
    assert.deepEqual(await walk(`/newcomers?sort=${sort}&pageSize=3`), whole, sort)
  }
})

test('who is added or renamed while a program reads moves nobody else to another page', async () => {
  const before = await walk('/newcomers?pageSize=100')
  const seen = await walk('/newcomers?pageSize=2', async (page) => {
    await add({ given_name: `Aa${page}` })
    if (page === 1) await village.database.pool.query(`update person set family_name = 'Zz' where id = $1`, [amina])
  })
  assert.deepEqual(seen.filter((name) => !name.includes('Zz')), before.filter((name) => !name.includes('Zz')))
  assert.ok(seen.includes('Amina Zz'), 'who was renamed comes again in the new place')
})

test('contact moments of one minute and a timeline of many kinds come once while others write', async () => {
  const contacts = `/newcomers/${amina}/contact-moments`
  for (let index = 0; index < 7; index += 1) await sanne.post(contacts, { kind: 'phone', day: '2026-10-10', body: `dag ${index}` })
  for (const path of [`${contacts}?pageSize=2`, `/newcomers/${amina}/timeline?pageSize=2`,
    `/newcomers/${amina}/timeline?group=contact&pageSize=3`]) {
    const before = await walk(path.replace(/pageSize=\d/, 'pageSize=100'))
    assert.deepEqual(await walk(path), before, path)
    // In a village the clock stands still: what is new may also come among what was still to be read.
    const seen = await walk(path, (page) => sanne.post(contacts, { kind: 'phone', body: `nieuw ${page} ${path}` }))
    assert.deepEqual(seen.filter((body) => !body.endsWith(path)), before, path)
    assert.equal(new Set(seen.filter((body) => body.endsWith(path))).size, seen.length - before.length)
  }
})

test('planned, unreported and late talks come in pages', async () => {
  for (const day of ['2026-11-10', '2026-11-10', '2026-11-12', '2026-10-30', '2026-10-30', '2026-10-29']) {
    const person = await add({ given_name: `Gast ${day}`, housed_on: '2026-09-01' })
    await village.as('sanne', (tx, actor) => aTalk({ tx, actor, now: village.now }, person, { day }))
  }
  await village.database.pool.query(`update conversation set held_on = null where planned_on < '2026-11-03'`)
  await village.database.pool.query(`update conversation set planned_time = '09:30'
    where id = (select id from conversation where planned_on = '2026-11-10' order by id desc limit 1)`)
  for (const path of ['/conversations', '/conversations?state=unreported', '/late-conversations']) {
    const one = `${path}${path.includes('?') ? '&' : '?'}pageSize=1`
    const whole = await walk(path)
    assert.ok(whole.length >= 3, `${path} ${whole.join()}`)
    assert.deepEqual(await walk(one), whole, path)
  }
})

test('PRIV-01 URL-01 a cursor shows no name and opens only for its person, its list, its filter and its order', async () => {
  const cursorIn = async (path: string) =>
    new URL(`http://x${(await sanne.get(path)).body._links.next.href}`).searchParams.get('cursor') ?? ''
  const cursor = await cursorIn('/newcomers?pageSize=1')
  assert.doesNotMatch(Buffer.from(cursor.split('.')[2] ?? '', 'base64url').toString('latin1'), /Aa|Noor|[0-9a-f]{8}-/)
  assert.equal((await sanne.get(`/newcomers?pageSize=5&cursor=${cursor}`)).status, 200)
  const other = programOf(village.app, await village.keyOf('sanne'))
  assert.equal((await other.get(`/newcomers?cursor=${cursor}`)).status, 200, 'another key of the same person goes on')
  const bram = await village.program('bram')
  const refused = [
    await bram.get(`/newcomers?cursor=${cursor}`), await sanne.get(`/newcomers?sort=-housedOn&cursor=${cursor}`),
    await sanne.get(`/newcomers?housed=waiting&cursor=${cursor}`), await sanne.get(`/late-conversations?cursor=${cursor}`),
    await sanne.get(`/newcomers?cursor=${cursor.slice(0, -4)}AAAA`), await sanne.get('/newcomers?cursor=1'),
    await sanne.get(`/newcomers/${amina}/timeline?cursor=${await cursorIn(`/newcomers/${amina}/contact-moments?pageSize=1`)}`),
  ]
  for (const { status, body } of refused) {
    assert.deepEqual([status, body.errors], [400, [{
      in: 'query', location: 'cursor', code: 'web.problem.cursor', detail: body.errors[0].detail,
    }]])
  }
})
