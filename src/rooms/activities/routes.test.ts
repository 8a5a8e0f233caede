import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client, Sent } from '../../../test/client.ts'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage, type Village, villageNow } from '../../../test/village.ts'
import { internet } from '../../kit/outside/fetch.ts'
import { addEntry } from '../own-lists/actions.ts'
import { territoryId } from '../territory/install.ts'
import { aTalkTable } from './examples.ts'
import { activitiesRoutes } from './routes.ts'

let village: Village
let sanne: Client

before(async () => {
  village = await openVillage()
  sanne = await village.visit('sanne')
})
after(() => village.close())

const idOf = (location: string) => location.split('/').at(-1) ?? ''

async function made(fields: Sent = {}, by = sanne): Promise<string> {
  const added = await by.post('/activiteiten', aTalkTable(fields))
  assert.equal(added.status, 303, added.text)
  return idOf(added.location)
}

async function datesOf(activityId: string) {
  const { rows } = await village.database.pool.query(`
    select id, day, starts, ends, place, cancel_reason, cancelled_at from activity_date where activity_id = $1
    order by planned_day`, [activityId])
  return rows
}

test('AZN-02 who may come where among the activities', () => {
  assertRoleTable(activitiesRoutes({ origin: null, outside: internet }), `
    GET  /activiteiten                                   coordinator case_worker interviewer
    GET  /activiteiten/maand                             coordinator case_worker interviewer
    GET  /activiteiten/poster                            coordinator case_worker interviewer
    GET  /activiteiten/agendas                           coordinator
    POST /activiteiten/agendas                           coordinator
    GET  /activiteiten/agendas/nieuw                     coordinator
    POST /activiteiten/agendas/:calendar/ophalen         coordinator
    POST /activiteiten/agendas/:calendar/stoppen         coordinator
    GET  /activiteiten/nieuw                             coordinator case_worker
    POST /activiteiten                                   coordinator case_worker
    GET  /activiteiten/:activity                         coordinator case_worker interviewer
    GET  /activiteiten/:activity/wijzigen                coordinator case_worker
    POST /activiteiten/:activity/wijzigen                coordinator case_worker
    GET  /activiteiten/:activity/stoppen                 coordinator case_worker
    POST /activiteiten/:activity/stoppen                 coordinator case_worker
    GET  /activiteiten/:activity/data/:date              coordinator case_worker
    POST /activiteiten/:activity/data/:date              coordinator case_worker
    GET  /activiteiten/:activity/data/:date/afzeggen     coordinator case_worker
    POST /activiteiten/:activity/data/:date/afzeggen     coordinator case_worker
    POST /activiteiten/:activity/data/:date/doorgaan     coordinator case_worker
    GET  /agenda/:municipality                           everyone
    GET  /agenda/:municipality/agenda.ics                everyone
    GET  /agenda/:municipality/:date                     everyone
  `)
})

test('AK-06 MS-07 an activity says what it is good for, for whom, and what is arranged', async () => {
  const id = await made({
    title: 'Praattafel voor iedereen', aims: ['involvement', 'tolerance'], serves: ['bridges'], capacity: '40',
    for_whom: 'iedereen in het dorp', language: 'Nederlands', level: 'below_a1', provides: ['childcare', 'step_free'],
    interpreter_languages: 'Arabisch, Tigrinya, Arabisch', cost: '', contact_name: 'Tjitske', contact_phone: '06 12345678',
    coordinates: '53.1836, 6.1503',
  })
  const { text } = await sanne.get(`/activiteiten/${id}`)
  for (const words of [
    'betrokkenheid en verdraagzaamheid', 'buren en dorpsgenoten', '40 plaatsen', 'iedereen in het dorp',
    'kinderopvang, zonder drempels en tolk: Arabisch, Tigrinya', 'gratis', 'ook zonder Nederlands', 'Buurvrouw Tjitske',
    'geo:53.1836,6.1503',
  ]) assert.ok(text.includes(words), words)
})

test('AK-08 every kind of meeting of the five plans has a kind here, and a municipality adds its own', async () => {
  await village.as('sanne', (tx, actor) => addEntry({ tx, actor, now: villageNow }, {
    list: 'activity_kind', name_nl: 'Spreekuur aan huis', name_en: 'Home visit', name_ar: '', counts_as: null,
  }))
  const own = (await village.database.pool.query(`select id from own_list_entry where list = 'activity_kind'`)).rows[0].id
  const id = await made({ kind: own })
  assert.match((await sanne.get(`/activiteiten/${id}`)).text, /Spreekuur aan huis/)
  assert.match((await sanne.get(`/activiteiten/${id}/wijzigen`)).text, new RegExp(`value="${own}" selected`))
  assert.equal((await sanne.post('/activiteiten', aTalkTable({ kind: crypto.randomUUID() }))).status, 422)
})

test('MS-11 a walk-in of every Saturday has a date for each, and one can be moved or called off alone', async () => {
  const id = await made({ title: 'Inloop', kind: 'walk_in', day: '2026-11-07', repeat: 'weekly', until: '2026-11-28' })
  const [first, second, third] = await datesOf(id)
  assert.deepEqual((await datesOf(id)).map(({ day }) => day), ['2026-11-07', '2026-11-14', '2026-11-21', '2026-11-28'])
  await sanne.post(`/activiteiten/${id}/data/${second.id}`, {
    day: '2026-11-15', starts: '14:00', ends: '16:00', place: 'Kerk', reason: 'De zaal is bezet',
  })
  await sanne.post(`/activiteiten/${id}/data/${third.id}/afzeggen`, { reason: 'Feest in het dorp' })
  const after_ = await datesOf(id)
  assert.deepEqual(after_.map(({ day, starts }) => `${day} ${starts}`),
    ['2026-11-07 10:00:00', '2026-11-15 14:00:00', '2026-11-21 10:00:00', '2026-11-28 10:00:00'])
  const { text } = await sanne.get(`/activiteiten/${id}`)
  assert.match(text, /De zaal is bezet/)
  assert.match(text, /gaat niet door/)
  assert.match(text, /Feest in het dorp/)
  assert.equal((await sanne.post(`/activiteiten/${id}/data/${third.id}/afzeggen`, { reason: 'Nog eens' })).status, 409)
  await sanne.post(`/activiteiten/${id}/data/${third.id}/doorgaan`)
  assert.equal((await datesOf(id))[2].cancelled_at, null)
  assert.equal(first.place, null)
})

test('another clock counts for the dates without a change of their own, and a later last day adds dates', async () => {
  const id = await made({ day: '2026-11-10', repeat: 'weekly', until: '2026-11-24' })
  const [, second] = await datesOf(id)
  await sanne.post(`/activiteiten/${id}/data/${second.id}`, {
    day: '2026-11-18', starts: '19:00', ends: '20:00', place: '', reason: 'Avond',
  })
  const change = aTalkTable({ starts: '09:00', ends: '10:00', until: '2026-12-01', version: '1', title: 'Vroege tafel' })
  const { day: _, repeat: __, ...fields } = change
  assert.equal((await sanne.post(`/activiteiten/${id}/wijzigen`, fields)).status, 303)
  assert.deepEqual((await datesOf(id)).map(({ day, starts }) => `${day} ${starts}`),
    ['2026-11-10 09:00:00', '2026-11-18 19:00:00', '2026-11-24 09:00:00', '2026-12-01 09:00:00'])
  const stale = await sanne.post(`/activiteiten/${id}/wijzigen`, { ...fields, title: 'Ander woord' })
  assert.equal(stale.status, 409)
  assert.match(stale.text, /Vroege tafel/)
  const shorter = await sanne.post(`/activiteiten/${id}/wijzigen`, { ...fields, version: '2', until: '2026-11-24' })
  assert.equal(shorter.status, 422)
})

test('a series is called off from a day on, with the reason; what was before stays', async () => {
  const id = await made({ day: '2026-11-10', repeat: 'fortnightly', until: '2026-12-22' })
  const stopped = await sanne.post(`/activiteiten/${id}/stoppen`, { from: '2026-11-25', reason: 'Geen zaal meer' })
  assert.equal(stopped.status, 303)
  assert.deepEqual((await datesOf(id)).map(({ day, cancel_reason }) => `${day} ${cancel_reason}`),
    ['2026-11-10 ', '2026-11-24 ', '2026-12-08 Geen zaal meer', '2026-12-22 Geen zaal meer'])
  assert.equal((await sanne.post(`/activiteiten/${id}/stoppen`, { from: '2026-11-25', reason: 'x' })).status, 409)
})

test('what cannot be is said at its field, and nothing that was typed is lost', async () => {
  const wrong = await sanne.post('/activiteiten', aTalkTable({
    title: 'Mijn titel', day: '2026-11-02', repeat: 'weekly', until: '', ends: '09:00', organiser: '',
  }))
  assert.equal(wrong.status, 422)
  for (const words of [
    'Mijn titel', 'Kies een organisatie of schrijf een naam.', 'Het einde is niet later dan het begin.',
  ]) assert.ok(wrong.text.includes(words), words)
  assert.match((await sanne.post('/activiteiten', aTalkTable({ coordinates: 'hier' }))).text, /Schrijf twee getallen/)
  const past = await sanne.post('/activiteiten', aTalkTable({ day: '2026-11-02' }))
  assert.match(past.text, /Deze dag is al geweest/)
  assert.match((await sanne.post('/activiteiten', aTalkTable({ repeat: 'weekly' }))).text, /Schrijf tot en met welke dag/)
})

test('the list, the month and the poster show what is on, narrowed to a village and a kind', async () => {
  await made({ title: 'Koken in Buitenpost', kind: 'meal', village_id: territoryId('achtkarspelen', 'village', 'Buitenpost') })
  const harkema = territoryId('achtkarspelen', 'village', 'Harkema')
  const has = async (path: string) => /Koken in Buitenpost/.test((await sanne.get(path)).text)
  assert.equal(await has('/activiteiten'), true)
  assert.equal(await has('/activiteiten?soort=meal'), true)
  assert.equal(await has('/activiteiten?soort=sport'), false)
  assert.equal(await has(`/activiteiten?dorp=${harkema}`), false)
  assert.equal(await has('/activiteiten/maand?maand=2026-11'), true)
  assert.equal(await has('/activiteiten/maand?maand=2026-12'), false)
  assert.equal(await has('/activiteiten/poster?week=2026-11-11'), true)
  assert.equal(await has('/activiteiten/poster?week=2026-11-18'), false)
  const poster = (await sanne.get('/activiteiten/poster?week=2026-11-11&taal=ar')).text
  assert.match(poster, /lang="ar" dir="rtl">[^<]*وجبة مشتركة/)
  assert.match((await sanne.get('/activiteiten?soort=anders')).text, /Praattafel/)
})

test('SB-09 anybody reads the public calendar and its feed without an account, and nothing that is not public', async () => {
  const hidden = await made({ title: 'Alleen voor collega’s', is_public: '', day: '2026-11-12' })
  const open = await made({ title: 'Voor iedereen', day: '2026-11-12' })
  const stranger = village.stranger()
  const { text } = await stranger.get('/agenda/achtkarspelen')
  assert.match(text, /Voor iedereen/)
  assert.doesNotMatch(text, /collega’s/)
  const [[secret], [shown]] = await Promise.all([datesOf(hidden), datesOf(open)])
  assert.equal((await stranger.get(`/agenda/achtkarspelen/${shown.id}`)).status, 200)
  assert.equal((await stranger.get(`/agenda/achtkarspelen/${secret.id}`)).status, 404)
  assert.equal((await stranger.get(`/agenda/westerkwartier/${shown.id}`)).status, 404)
  assert.equal((await stranger.get('/agenda/nergens')).status, 404)
  const feed = await stranger.get('/agenda/achtkarspelen/agenda.ics?soort=talk_table')
  assert.match(feed.headers.get('content-type') ?? '', /^text\/calendar/)
  assert.match(feed.text, new RegExp(`UID:${shown.id}@samenspel\r\nDTSTAMP:20261103T090000Z\r\nDTSTART:20261112T090000Z`))
  assert.doesNotMatch(feed.text, new RegExp(secret.id))
  assert.match((await sanne.get(`/activiteiten/${hidden}`)).text, /collega’s/)
})

test('PRIV-02 what is not public is kept from somebody without a scope by the database too', async () => {
  const id = await made({ title: 'Besloten', is_public: '' })
  const seen = (name: 'ada' | 'bram') => village.as(name, async (tx) => [
    await tx.selectFrom('activity').select('id').where('id', '=', id).execute(),
    await tx.selectFrom('activity_date').select('id').where('activity_id', '=', id).execute(),
  ].map(({ length }) => length))
  assert.deepEqual([await seen('ada'), await seen('bram')], [[0, 0], [1, 1]])
})

test('a case worker of another area sees an activity and cannot change it', async () => {
  const [tom, noor] = await Promise.all([village.visit('tom'), village.visit('noor')])
  const leek = (await village.database.pool.query(`
    select v.id from village v join area_team t on t.id = v.area_team_id where t.name = 'Leek' order by v.name limit 1`)).rows[0].id
  const id = await made({ village_id: leek }, tom)
  const [date] = await datesOf(id)
  assert.equal((await noor.get(`/activiteiten/${id}`)).status, 200)
  assert.doesNotMatch((await noor.get(`/activiteiten/${id}`)).text, /wijzigen/)
  assert.equal((await noor.get(`/activiteiten/${id}/wijzigen`)).status, 403)
  assert.equal((await noor.post(`/activiteiten/${id}/data/${date.id}/afzeggen`, { reason: 'x' })).status, 403)
  assert.equal((await tom.post(`/activiteiten/${id}/data/${date.id}/afzeggen`, { reason: 'Ziek' })).status, 303)
  assert.equal((await sanne.get(`/activiteiten/${id}`)).status, 404)
})
