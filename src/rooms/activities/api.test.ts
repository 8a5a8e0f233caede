import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Program } from '../../../test/client.ts'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage, type Village } from '../../../test/village.ts'
import { territoryId } from '../territory/install.ts'
import { operations } from './api.ts'

let village: Village
let sanne: Program

before(async () => {
  village = await openVillage()
  sanne = await village.program('sanne')
})
after(() => village.close())

const harkema = territoryId('achtkarspelen', 'village', 'Harkema')
const table = {
  title: 'Praattafel', kind: 'talk_table', organiser: 'Buurvrouw Tjitske', villageId: harkema, place: 'MFA De Spil',
  day: '2026-11-10', starts: '10:00', ends: '11:30', isPublic: true,
}

async function added(fields: object = {}, by = sanne): Promise<string> {
  const { status, body, text } = await by.post('/activities', { ...table, ...fields })
  assert.equal(status, 201, text)
  return body._links.self.href
}

test('AZN-02 which roles of programs may do what with activities', () => {
  assertRoleTable(operations, `
    GET   /activity-dates                                     coordinator case_worker interviewer
    POST  /activities                                         coordinator case_worker
    GET   /activities/:activityId                             coordinator case_worker interviewer
    PATCH /activities/:activityId                             coordinator case_worker
    GET   /activities/:activityId/dates/:dateId               coordinator case_worker interviewer
    PATCH /activities/:activityId/dates/:dateId               coordinator case_worker
    POST  /activities/:activityId/dates/:dateId/cancellation  coordinator case_worker
    POST  /activities/:activityId/dates/:dateId/resumption    coordinator case_worker
  `)
})

test('AK-06 a program adds a series and reads it back with its dates', async () => {
  const path = await added({
    repeat: 'weekly', until: '2026-11-24', aims: ['involvement'], serves: ['bridges'], provides: ['childcare', 'step_free'],
    interpreterLanguages: ['Tigrinya'], capacity: 40, coordinates: { latitude: 53.1836, longitude: 6.1503 },
  })
  const { body } = await sanne.get(path)
  assert.deepEqual(body.dates.map(({ day, starts }: { day: string; starts: string }) => `${day} ${starts}`),
    ['2026-11-10 10:00', '2026-11-17 10:00', '2026-11-24 10:00'])
  const { title, aims, provides, interpreterLanguages, capacity, coordinates, repeat, until, village: name } = body
  assert.deepEqual({ title, aims, provides, interpreterLanguages, capacity, coordinates, repeat, until, name }, {
    title: 'Praattafel', aims: ['involvement'], provides: ['childcare', 'step_free'], interpreterLanguages: ['Tigrinya'],
    capacity: 40, coordinates: { latitude: 53.1836, longitude: 6.1503 }, repeat: 'weekly', until: '2026-11-24', name: 'Harkema',
  })
  assert.match((await village.stranger().get('/agenda/achtkarspelen')).text, /Praattafel/)
})

test('a list is narrowed by village, kind and day, and goes on where a page ended', async () => {
  const buitenpost = territoryId('achtkarspelen', 'village', 'Buitenpost')
  for (const day of ['2026-12-01', '2026-12-01', '2026-12-02']) await added({ day, kind: 'meal', villageId: buitenpost, title: `Eten ${day}` })
  await added({ day: '2026-12-01', kind: 'sport', villageId: buitenpost })
  const query = `kind=meal&villageId=${buitenpost}&from=2026-12-01&until=2026-12-02`
  const days: string[] = []
  let next = `/activity-dates?${query}&pageSize=1`
  for (let pages = 0; next && pages < 10; pages += 1) {
    const { body } = await sanne.get(next)
    days.push(...body.items.map((item: { day: string }) => item.day))
    next = body._links.next?.href ?? ''
  }
  assert.deepEqual(days, ['2026-12-01', '2026-12-01', '2026-12-02'])
  assert.equal((await sanne.get(`/activity-dates?villageId=${harkema}&from=2026-12-01`)).body.items.length, 0)
})

test('BUS-02 a change leaves the rest as it is, and only from what the program saw', async () => {
  const path = await added({ repeat: 'weekly', until: '2026-11-24', provides: ['childcare'] })
  const seen = await sanne.asSeen(path)
  assert.equal((await sanne.patch(path, { title: 'Taalcafé' })).status, 428)
  const changed = await sanne.patch(path, { title: 'Taalcafé', starts: '09:30' }, seen)
  assert.equal(changed.status, 200, changed.text)
  const { title, place, provides, dates } = changed.body
  assert.deepEqual([title, place, provides, dates.map(({ starts, ends }: { starts: string; ends: string }) => `${starts}-${ends}`)],
    ['Taalcafé', 'MFA De Spil', ['childcare'], ['09:30-11:30', '09:30-11:30', '09:30-11:30']])
  assert.equal((await sanne.patch(path, { title: 'Te laat' }, seen)).status, 412)
})

test('one date is moved, called off and let go on, the others stay', async () => {
  const path = await added({ repeat: 'weekly', until: '2026-11-24' })
  const [first, second] = (await sanne.get(path)).body.dates.map((date: { _links: { self: { href: string } } }) => date._links.self.href)
  const moved = await sanne.patch(first, { day: '2026-11-11', reason: 'Zaal bezet' }, await sanne.asSeen(first))
  assert.deepEqual([moved.body.day, moved.body.starts, moved.body.changeReason], ['2026-11-11', '10:00', 'Zaal bezet'])
  const off = await sanne.post(`${second}/cancellation`, { reason: 'Ziek' }, await sanne.asSeen(second))
  assert.equal(off.status, 201, off.text)
  assert.deepEqual([(await sanne.get(second)).body.isCancelled, (await sanne.get(second)).body.cancelReason], [true, 'Ziek'])
  const again = await sanne.post(`${second}/cancellation`, { reason: 'Nog eens' }, await sanne.asSeen(second))
  assert.equal(again.status, 409)
  assert.equal((await sanne.post(`${second}/resumption`, {}, await sanne.asSeen(second))).status, 201)
  assert.equal((await sanne.get(second)).body.isCancelled, false)
  assert.equal((await sanne.post(`${second}/cancellation`, { reason: 'x' })).status, 428)
})

test('the same Idempotency-Key adds once', async () => {
  const key = { 'idempotency-key': 'praattafel-1' }
  const fields = { ...table, title: 'Eén keer', day: '2027-01-05' }
  const [one, two] = [await sanne.post('/activities', fields, key), await sanne.post('/activities', fields, key)]
  assert.deepEqual([one.status, two.status, two.body.id], [201, 201, one.body.id])
  const { rows } = await village.database.pool.query(`select 1 from activity where title = 'Eén keer'`)
  assert.equal(rows.length, 1)
})

test('what is wrong is said at its place in the body', async () => {
  const wrong = async (fields: object, path = '/activities') => {
    const { status, body } = await sanne.post(path, { ...table, ...fields })
    return [status, ...(body.errors ?? []).map(({ location }: { location: string }) => location)]
  }
  assert.deepEqual(await wrong({ ends: '09:00' }), [400, '/ends'])
  assert.deepEqual(await wrong({ organiser: '' }), [400, '/organiser'])
  assert.deepEqual(await wrong({ repeat: 'weekly' }), [400, '/until'])
  assert.deepEqual(await wrong({ day: '2026-11-02' }), [400, '/day'])
  assert.deepEqual(await wrong({ kind: 'feest' }), [400, '/kind'])
  assert.deepEqual(await wrong({ coordinates: { latitude: 91, longitude: 6 } }), [400, '/coordinates/latitude'])
  const path = await added()
  const { status, body } = await sanne.patch(path, { starts: '12:00' }, await sanne.asSeen(path))
  assert.deepEqual([status, body.errors[0].location], [400, '/ends'])
})

test('another municipality finds nothing, and a case worker of another area changes nothing', async () => {
  const [marit, tom, noor] = await Promise.all([village.program('marit'), village.program('tom'), village.program('noor')])
  const [leek] = (await village.database.pool.query(`
    select v.id from village v join area_team t on t.id = v.area_team_id where t.name = 'Leek' limit 1`)).rows
  const [mine, theirs] = [await added(), await added({ villageId: leek.id }, tom)]
  assert.equal((await marit.get(mine)).status, 404)
  assert.equal((await marit.patch(mine, {}, { 'if-match': '"x"' })).status, 404)
  assert.equal((await noor.get(theirs)).status, 200)
  assert.equal((await noor.patch(theirs, { title: 'Anders' }, await noor.asSeen(theirs))).status, 403)
  assert.equal((await (await village.program('pim')).get(mine)).status, 403)
})
