import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client, Sent } from '../../../test/client.ts'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage, type StaffName, type Village, villageNow } from '../../../test/village.ts'
import { admitCalendar, inMunicipality } from '../../db/database.ts'
import { nobodyIn } from '../accounts/rules/actors.ts'
import { aTalkTable } from '../activities/examples.ts'
import { aNewcomer } from '../newcomers/examples.ts'
import { ownCalendarRoutes } from './routes.tsx'
import { standingOf } from './rules.ts'

let village: Village
let sanne: Client
let bram: Client

before(async () => {
  village = await openVillage()
  ;[sanne, bram] = await Promise.all([village.visit('sanne'), village.visit('bram')])
})
after(() => village.close())

const ask = async (text: string, values: unknown[] = []) => (await village.database.pool.query(text, values)).rows

const someone = (given_name: string, of: StaffName = 'bram') => village.as(of, (tx, actor) =>
  aNewcomer({ tx, actor, now: villageNow }, { given_name, family_name: 'Sharif' }))

async function aDate(fields: Sent = {}): Promise<string> {
  const added = await sanne.post('/activiteiten', aTalkTable(fields))
  return (await ask('select id from activity_date where activity_id = $1', [added.location.split('/').at(-1)]))[0].id
}

async function invited(person: string, fields: Sent = {}, answer = '') {
  const done = await bram.post(`/nieuwkomers/${person}/uitnodigingen`, { date_id: await aDate(fields) })
  if (answer) await bram.post(done.location, { answer, words: 'Met mijn zus', needs: answer === 'needs' ? 'ride' : [] })
}

const page = (person: string) => `/nieuwkomers/${person}/eigen-agenda`

async function linkOf(person: string): Promise<string> {
  await bram.post(page(person))
  return shownLink(person)
}

async function shownLink(person: string): Promise<string> {
  const { text } = await bram.get(page(person))
  return /http:\/\/127\.0\.0\.1:4280(\/mijn-agenda\/[0-9a-f]{64})/.exec(text)?.[1] ?? ''
}

test('AZN-02 who may come where with somebody’s own calendar', () => {
  assertRoleTable(ownCalendarRoutes({ secret: '', origin: null }), `
    GET  /nieuwkomers/:person/eigen-agenda             coordinator case_worker
    POST /nieuwkomers/:person/eigen-agenda             coordinator case_worker
    POST /nieuwkomers/:person/eigen-agenda/intrekken   coordinator case_worker
    GET  /mijn-agenda/:token                           everyone
    GET  /mijn-agenda/:token/agenda.ics                everyone
  `)
})

test('who said no has nothing in the calendar; who said nothing yet may still come', () => {
  assert.deepEqual(['comes', 'cannot', 'not_for_me', 'needs', null].map((answer) => standingOf(answer as 'comes')),
    ['comes', null, null, 'open', 'open'])
})

test('AK-06 one’s own calendar holds title, time and place of what one is invited to, and no name and no words', async () => {
  const person = await someone('Hiba')
  await invited(person, { title: 'Samen koken', is_public: '' }, 'comes')
  await invited(person, { title: 'Praattafel', day: '2026-11-11' }, 'needs')
  await invited(person, { title: 'Voetbal', day: '2026-11-12' }, 'cannot')
  await invited(await someone('Selam'), { title: 'Van iemand anders', is_public: '' }, 'comes')
  await aDate({ title: 'Besloten', is_public: '' })
  const link = await linkOf(person)
  const phone = village.stranger()
  const feed = await phone.get(`${link}/agenda.ics`)
  assert.match(feed.headers.get('content-type') ?? '', /^text\/calendar/)
  const lines = feed.text.split('\r\n')
  const of = (name: string) => lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1))
  assert.deepEqual(of('SUMMARY'), ['Samen koken', 'Praattafel'])
  assert.deepEqual(of('STATUS'), ['CONFIRMED', 'TENTATIVE'])
  assert.deepEqual(of('DTSTART'), ['20261110T090000Z', '20261111T090000Z'])
  assert.deepEqual(of('LOCATION'), ['MFA De Spil\\, Harkema', 'MFA De Spil\\, Harkema'])
  assert.deepEqual([...of('DESCRIPTION'), ...of('URL')], [])
  const { text } = await phone.get(link)
  assert.match(text, /Samen koken[^]*u komt|u komt[^]*Samen koken/)
  for (const seen of [text, feed.text]) assert.doesNotMatch(seen, /Hiba|Sharif|mijn zus|vervoer|Voetbal|iemand anders|Besloten/)
})

test('a calendar can be taken back, a new link ends the one before, and after a year it is over', async () => {
  const person = await someone('Rahwa')
  const status = async (link: string) => (await village.stranger().get(`${link}/agenda.ics`)).status
  const first = await linkOf(person)
  const second = await linkOf(person)
  assert.deepEqual([await status(first), await status(second)], [404, 200])
  village.setNow(new Date('2027-11-03T12:00:00Z'))
  assert.equal(await status(second), 200)
  village.setNow(new Date('2027-11-04T12:00:00Z'))
  assert.equal(await status(second), 404)
  village.setNow(villageNow)
  await bram.post(`${page(person)}/intrekken`)
  assert.equal(await status(second), 404)
  assert.equal(await shownLink(person), '')
  assert.deepEqual(await ask('select 1 from calendar_link where token_hash = $1', [second.split('/')[2]]), [])
})

test('closing the file ends the calendar at once, and a closed file gets none', async () => {
  const person = await someone('Bashir')
  const link = await linkOf(person)
  await bram.post(`/nieuwkomers/${person}/sluiting`, { reason: 'done', closed_on: '2026-11-03' })
  assert.equal((await village.stranger().get(link)).status, 404)
  const refused = await sanne.post(page(person))
  assert.equal(refused.status, 409)
  assert.match(refused.text, /Dit dossier is gesloten/)
})

test('what a merged file was invited to stands in the calendar of the kept one', async () => {
  const [kept, merged] = [await someone('Tsega'), await someone('Tsege')]
  await invited(merged, { title: 'Zwemmen' }, 'comes')
  const link = await linkOf(kept)
  await ask(`insert into person_merge (municipality_id, id, kept_id, merged_id, merged_at, merged_by)
    select municipality_id, gen_random_uuid(), $1, $2, now(), $3 from person where id = $1`,
  [kept, merged, village.actor('sanne').userId])
  assert.match((await village.stranger().get(`${link}/agenda.ics`)).text, /SUMMARY:Zwemmen/)
})

test('PRIV-01 PRIV-02 nobody makes a link for somebody else’s newcomer, and a link sees that person’s rows alone', async () => {
  const [stranger, mine, other] = [await someone('Nuru', 'femke'), await someone('Winta'), await someone('Yonas')]
  assert.equal((await bram.get(page(stranger))).status, 404)
  assert.equal((await bram.post(page(stranger))).status, 404)
  assert.equal((await bram.post(`${page(stranger)}/intrekken`)).status, 404)
  await invited(mine, { is_public: '' }, 'needs')
  await invited(other, { is_public: '' }, 'comes')
  const { municipalityId, today } = village.actor('sanne')
  const nobody = nobodyIn(municipalityId, 'none', today)
  await inMunicipality(village.database, nobody, async (tx) => {
    await admitCalendar(tx, { calendar_person_ids: [mine] })
    assert.deepEqual(await tx.selectFrom('invitation').select('person_id').execute(), [{ person_id: mine }])
    assert.deepEqual(await tx.selectFrom('invitation_reply').select('person_id').execute(), [{ person_id: mine }])
    for (const table of ['reply_need', 'person', 'calendar_link', 'sign_up', 'attendance'] as const) {
      assert.deepEqual(await tx.selectFrom(table).selectAll().execute(), [], table)
    }
    assert.deepEqual(await tx.selectFrom('activity').select('id').where('is_public', '=', false).execute(), [])
  })
})
