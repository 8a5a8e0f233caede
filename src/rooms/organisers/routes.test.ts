import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Client, proofOf, type Sent } from '../../../test/client.ts'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage, type Village, villageNow } from '../../../test/village.ts'
import { admitInvitation, admitOrganiser, inMunicipality, type Tx } from '../../db/database.ts'
import { nobodyIn } from '../accounts/rules/actors.ts'
import { aTalkTable } from '../activities/examples.ts'
import { aNewcomer } from '../newcomers/examples.ts'
import { keepCount } from '../invitations/queries/attendance.ts'
import { organisersRoutes } from './routes.ts'

let village: Village
let sanne: Client

before(async () => {
  village = await openVillage()
  sanne = await village.visit('sanne')
})
after(() => village.close())

const ask = async (text: string, values: unknown[] = []) => (await village.database.pool.query(text, values)).rows

async function anActivity(fields: Sent = {}) {
  const added = await sanne.post('/activiteiten', aTalkTable(fields))
  const id = added.location.split('/').at(-1) ?? ''
  const dates = await ask('select id from activity_date where activity_id = $1 order by day', [id])
  return { id, page: `/activiteiten/${id}/organisator`, dates: dates.map((row) => row.id as string) }
}

const shownLink = async (page: string) =>
  /http:\/\/127\.0\.0\.1:4280(\/organisator\/[0-9a-f]{64})/.exec((await sanne.get(page)).text)?.[1] ?? ''

async function linkOf({ page }: { page: string }): Promise<string> {
  await sanne.post(page)
  return shownLink(page)
}

/** Sends a form that the page of this address showed, as the browser of somebody without account. */
async function sends(address: string, fields: Sent = {}, shown = address) {
  const phone = village.stranger()
  return phone.post(address, fields, proofOf(await phone.get(shown)))
}

const words = {
  title: 'Praattafel bij Tjitske', body: 'Neem iets lekkers mee.', place: 'Dorpshuis', for_whom: '', cost: '',
  contact_name: 'Tjitske', contact_phone: '06 12345678', version: '1',
}

test('AZN-02 who may come where with the link of an organiser', () => {
  assertRoleTable(organisersRoutes({ secret: '', origin: null }), `
    GET  /activiteiten/:activity/organisator              coordinator case_worker
    POST /activiteiten/:activity/organisator              coordinator case_worker
    POST /activiteiten/:activity/organisator/intrekken    coordinator case_worker
    GET  /organisator/:token                              everyone
    GET  /organisator/:token/tekst                        everyone
    POST /organisator/:token/tekst                        everyone
    GET  /organisator/:token/data/:date                   everyone
    POST /organisator/:token/data/:date                   everyone
    GET  /organisator/:token/data/:date/afzeggen          everyone
    POST /organisator/:token/data/:date/afzeggen          everyone
    POST /organisator/:token/data/:date/doorgaan          everyone
    GET  /organisator/:token/data/:date/aantal            everyone
    POST /organisator/:token/data/:date/aantal            everyone
  `)
})

test('MS-07 an organiser without account changes the text, moves and cancels a date, and it is logged', async () => {
  const activity = await anActivity({ repeat: 'weekly', until: '2026-11-24' })
  const link = await linkOf(activity)
  const [first = '', second = ''] = activity.dates
  assert.equal((await sends(`${link}/tekst`, words)).status, 303)
  assert.equal((await sends(`${link}/data/${first}`, {
    day: '2026-11-11', starts: '10:00', ends: '11:30', place: '', reason: 'Zaal bezet',
  })).status, 303)
  assert.equal((await sends(`${link}/data/${second}/afzeggen`, { reason: 'Ik ben ziek' })).status, 303)
  const { text } = await sanne.get(`/activiteiten/${activity.id}`)
  for (const said of ['Praattafel bij Tjitske', 'Neem iets lekkers mee.', 'woensdag 11 november 2026', 'Ik ben ziek']) {
    assert.ok(text.includes(said), said)
  }
  assert.equal((await sends(`${link}/data/${second}/doorgaan`, {}, link)).status, 303)
  assert.equal((await ask('select cancelled_at from activity_date where id = $1', [second]))[0].cancelled_at, null)
  const log = await ask('select action, origin from audit_row where object_id = $1 and origin like $2', [activity.id, 'link %'])
  assert.deepEqual(new Set(log.map(({ action }) => action)),
    new Set(['organisers.date.cancel', 'organisers.date.change', 'organisers.date.resume', 'organisers.words']))
})

test('what an organiser types wrong is said at its field and stays; who came later is told so', async () => {
  const activity = await anActivity()
  const link = await linkOf(activity)
  const wrong = await sends(`${link}/tekst`, { ...words, title: '', body: 'Mijn tekst' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /v-title-fout[^]*Mijn tekst/)
  assert.equal((await sends(`${link}/tekst`, words)).status, 303)
  const late = await sends(`${link}/tekst`, { ...words, body: 'Ook mijn tekst' })
  assert.equal(late.status, 409)
  assert.match(late.text, /Iemand anders heeft dit intussen gewijzigd[^]*Ook mijn tekst/)
})

test('an organiser sees how many come and how many wait, and no name', async () => {
  const activity = await anActivity({ capacity: '1' })
  const [date = ''] = activity.dates
  for (const name of ['Froukje Vis', 'Jan Post']) {
    await sends(`/agenda/achtkarspelen/${date}/aanmelden`, { name, phone: '0612345678' })
  }
  const person = await village.as('sanne', (tx, actor) =>
    aNewcomer({ tx, actor, now: villageNow }, { given_name: 'Hiba', family_name: 'Sharif' }))
  await sanne.post(`/nieuwkomers/${person}/uitnodigingen`, { date_id: date })
  const { text } = await village.stranger().get(await linkOf(activity))
  assert.match(text, /Er komt 1 persoon\.[^]*1 persoon wacht\.[^]*Alle plaatsen zijn bezet\./)
  assert.doesNotMatch(text, /Froukje|Jan Post|Hiba|Sharif|0612345678/)
})

test('MS-11 an organiser writes down how many were there, not over what a colleague counted', async () => {
  const activity = await anActivity({ day: '2026-11-03' })
  const [date = ''] = activity.dates
  const count = `${await linkOf(activity)}/data/${date}/aantal`
  assert.equal((await sends(count, { guests: '' })).status, 422)
  assert.equal((await sends(count, { guests: 'veel' })).status, 422)
  assert.equal((await sends(count, { guests: '11' })).status, 303)
  assert.equal((await sends(count, { guests: '12' })).status, 303)
  assert.match((await sanne.get(`/activiteiten/${activity.id}/data/${date}/mensen`)).text, /Er waren 12 mensen\./)
  const attendance = `/activiteiten/${activity.id}/data/${date}/mensen/aanwezig`
  assert.match((await sanne.get(attendance)).text, /De organisator telde 12 mensen\. Haal daar af wie je hieronder aantikt/)
  await sanne.post(attendance, { guests: '9' })
  assert.doesNotMatch((await sanne.get(attendance)).text, /De organisator telde/)
  const late = await sends(count, { guests: '14' })
  assert.equal(late.status, 409)
  assert.match(late.text, /De gemeente schreef al op/)
  assert.equal((await ask('select guests from date_count where date_id = $1', [date]))[0].guests, 9)
})

test('a date that is still to come is not counted, and a date of another activity is not found', async () => {
  const [mine, other] = [await anActivity({ day: '2026-11-10' }), await anActivity({ day: '2026-11-03' })]
  const link = await linkOf(mine)
  assert.match((await sends(`${link}/data/${mine.dates[0]}/aantal`, { guests: '3' })).text, /moet nog komen/)
  const moved = { day: '2026-11-12', starts: '10:00', ends: '11:00', reason: 'x' }
  const acts: [string, Sent][] = [['', moved], ['/afzeggen', { reason: 'x' }], ['/aantal', { guests: '3' }]]
  for (const [path, fields] of acts) {
    assert.equal((await village.stranger().get(`${link}/data/${other.dates[0]}${path}`)).status, 404)
    assert.equal((await sends(`${link}/data/${other.dates[0]}${path}`, fields, link)).status, 404)
  }
})

test('a link works until two weeks after the last date, a new one ends it, and it can be taken back', async () => {
  const activity = await anActivity({ day: '2026-11-04' })
  const first = await linkOf(activity)
  const status = async (link: string) => (await village.stranger().get(link)).status
  village.setNow(new Date('2026-11-18T12:00:00Z'))
  assert.equal(await status(first), 200)
  village.setNow(new Date('2026-11-19T12:00:00Z'))
  assert.equal(await status(first), 404)
  village.setNow(villageNow)
  const second = await linkOf(activity)
  assert.deepEqual([await status(first), await status(second)], [404, 200])
  await sanne.post(`${activity.page}/intrekken`)
  assert.equal(await status(second), 404)
  assert.equal(await shownLink(activity.page), '')
  assert.equal((await sends(`${second}/tekst`, words, '/agenda/achtkarspelen')).status, 404)
  assert.deepEqual(await ask('select 1 from organiser_link where token_hash = $1', [second.split('/')[2]]), [])
})

test('only who may change an activity makes its link', async () => {
  const [tom, noor] = await Promise.all([village.visit('tom'), village.visit('noor')])
  const [leek] = await ask(`select v.id from village v join area_team t on t.id = v.area_team_id where t.name = 'Leek' limit 1`)
  const added = await tom.post('/activiteiten', aTalkTable({ village_id: leek.id }))
  assert.equal((await noor.get(`${added.location}/organisator`)).status, 403)
  assert.equal((await noor.post(`${added.location}/organisator`)).status, 403)
  assert.equal((await noor.post(`${added.location}/organisator/intrekken`)).status, 403)
  assert.equal((await sanne.get(`${added.location}/organisator`)).status, 404)
})

test('PRIV-02 in the database a link writes in its own activity and no other, and sees no invitation and nobody', async () => {
  const [mine, other] = [await anActivity({ is_public: '' }), await anActivity({ is_public: '' })]
  const person = await village.as('sanne', (tx, actor) => aNewcomer({ tx, actor, now: villageNow }))
  await sanne.post(`/nieuwkomers/${person}/uitnodigingen`, { date_id: mine.dates[0] ?? '' })
  await sanne.post(`/activiteiten/${mine.id}/organisator`)
  await asOrganiser(mine.id, async (tx) => {
    assert.deepEqual(await tx.selectFrom('activity').select('id').where('is_public', '=', false).execute(), [{ id: mine.id }])
    for (const table of ['invitation', 'invitation_reply', 'reply_need', 'invitation_link', 'sign_up', 'attendance',
      'person', 'person_finding', 'own_word', 'organiser_link', 'activity_theme'] as const) {
      assert.deepEqual(await tx.selectFrom(table).selectAll().execute(), [], table)
    }
    const rename = (id: string) => tx.updateTable('activity').set({ title: 'Anders' }).where('id', '=', id)
      .returning('id').execute()
    const move = (id: string) => tx.updateTable('activity_date').set({ day: '2026-12-01' }).where('activity_id', '=', id)
      .returning('activity_id as id').execute()
    assert.deepEqual([await rename(mine.id), await rename(other.id)], [[{ id: mine.id }], []])
    assert.deepEqual([await move(mine.id), await move(other.id)], [[{ id: mine.id }], []])
  })
  const counts = (of: { dates: string[] }) => asOrganiser(mine.id, (tx, actor) =>
    keepCount(tx, actor, of.dates[0] ?? '', { guests: 3, lowReason: '', at: villageNow }))
  await counts(mine)
  await assert.rejects(counts(other), /row-level security/)
})

test('PRIV-02 the link of an invitation looks at its activity and writes nothing in it', async () => {
  const mine = await anActivity({ is_public: '' })
  const changed = await asGuest(async (tx) => {
    await admitInvitation(tx, { invitationId: crypto.randomUUID(), activityId: mine.id })
    return tx.updateTable('activity').set({ title: 'Anders' }).where('id', '=', mine.id).returning('id').execute()
  })
  assert.deepEqual(changed, [])
})

type Guest = ReturnType<typeof nobodyIn>

function asGuest<T>(work: (tx: Tx, actor: Guest) => Promise<T>): Promise<T> {
  const { municipalityId, today } = village.actor('sanne')
  const actor = nobodyIn(municipalityId, 'none', today)
  return inMunicipality(village.database, actor, (tx) => work(tx, actor))
}

function asOrganiser<T>(activityId: string, work: (tx: Tx, actor: Guest) => Promise<T>): Promise<T> {
  return asGuest(async (tx, actor) => {
    await admitOrganiser(tx, activityId)
    return work(tx, actor)
  })
}
