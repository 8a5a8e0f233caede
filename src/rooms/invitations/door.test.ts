import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Answered, Client, Sent } from '../../../test/client.ts'
import { openVillage, type Village, villageNow } from '../../../test/village.ts'
import { admitAtDoor, admitInvitation } from '../../db/database.ts'
import { aTalkTable } from '../activities/examples.ts'
import { aNewcomer } from '../newcomers/examples.ts'
import { insertDoorGuest } from './queries/doors.ts'

let village: Village
let sanne: Client
let bram: Client

before(async () => {
  village = await openVillage()
  ;[sanne, bram] = await Promise.all([village.visit('sanne'), village.visit('bram')])
})
after(() => village.close())

const ask = async (text: string, values: unknown[] = []) => (await village.database.pool.query(text, values)).rows

async function aDate(fields: Sent = {}): Promise<{ path: string; id: string; activity: string }> {
  const added = await sanne.post('/activiteiten', aTalkTable({ day: '2026-11-03', ...fields }))
  const activity = added.location.split('/').at(-1) ?? ''
  const [{ id }] = await ask('select id from activity_date where activity_id = $1', [activity])
  return { id, activity, path: `/activiteiten/${activity}/data/${id}/mensen` }
}

/** Somebody who is invited: their page, their link and their code. */
async function aGuest(given_name: string, date: { id: string }) {
  const person = await village.as('bram', (tx, actor) =>
    aNewcomer({ tx, actor, now: villageNow }, { given_name, family_name: 'Sharif' }))
  const page = (await bram.post(`/nieuwkomers/${person}/uitnodigingen`, { date_id: date.id })).location
  const { text } = await bram.get(page)
  return {
    person, page, link: /(\/antwoord\/[0-9a-f]{64})/.exec(text)?.[1] ?? '',
    code: /Code voor de deur:[^]*?(\d{5})/.exec(text)?.[1] ?? '',
  }
}

async function openDoor(date: { path: string }): Promise<string> {
  const opened = await bram.post(`${date.path}/deur`)
  assert.equal(opened.status, 303, opened.text)
  return /(\/deur\/[0-9a-f]{64})/.exec((await bram.get(opened.location)).text)?.[1] ?? ''
}

async function taps(path: string, fields: Sent, client = village.stranger()) {
  return client.post(path, { tap: crypto.randomUUID(), ...fields }, proofOf(await client.get(path.replace(/\/(code|gast)$/, ''))))
}

function proofOf({ headers, text }: Answered) {
  return {
    cookie: /__Host-bezoek=[^;]+/.exec(headers.get('set-cookie') ?? '')?.[0] ?? '',
    'x-csrf': /name="csrf" (?:value|content)="([^"]+)"/.exec(text)?.[1] ?? '',
  }
}

const wasThere = async (date: { path: string }) => /Er (?:was|waren) (\d+|niemand)/.exec((await bram.get(date.path)).text)?.[1]

test('MS-07 one taps oneself in with one\'s own code, and nobody\'s name is on the page', async () => {
  const date = await aDate({ is_public: '' })
  const [hiba, selam] = [await aGuest('Hiba', date), await aGuest('Selam', date)]
  const door = await openDoor(date)
  const shown = await village.stranger().get(door)
  assert.match(shown.text, /Praattafel Harkema[^]*Ik kom zonder uitnodiging/)
  assert.doesNotMatch(shown.text, /Hiba|Selam|Sharif/)
  const done = await taps(`${door}/code`, { code: ` ${hiba.code.slice(0, 2)} ${hiba.code.slice(2)}` })
  assert.equal(done.status, 303, done.text)
  const welcome = await village.stranger().get(done.location)
  assert.match(welcome.text, /Welkom\. Fijn dat u er bent/)
  assert.doesNotMatch(welcome.text, /Hiba|Selam|Sharif/)
  assert.equal(await wasThere(date), '1')
  const list = (await bram.get(`${date.path}/aanwezig`)).text
  assert.match(list, new RegExp(`value="${hiba.person}"[^>]* checked`))
  assert.doesNotMatch(list, new RegExp(`value="${selam.person}"[^>]* checked`))
  assert.match((await bram.get(`/nieuwkomers/${hiba.person}/tijdlijn?soort=activities`)).text, /Kwam: Praattafel/)
  const [log] = await ask(`select person_ids, origin from audit_row where action = 'invitations.door.code'`)
  assert.deepEqual(log.person_ids, [hiba.person])
})

test('a code that is nobody\'s says so and is not shown again; a code opens nothing at another date', async () => {
  const [date, other] = [await aDate(), await aDate()]
  const [guest, door] = [await aGuest('Winta', other), await openDoor(date)]
  const wrong = await taps(`${door}/code`, { code: guest.code })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Deze code kennen we niet/)
  assert.ok(!wrong.text.includes(`value="${guest.code}"`))
  assert.equal((await taps(`${door}/code`, { code: '' })).status, 422)
  assert.equal(await wasThere(date), undefined)
})

test('a tap counts once, however often it is sent, and however often somebody types their code', async () => {
  const date = await aDate()
  const [guest, door] = [await aGuest('Letay', date), await openDoor(date)]
  const tap = crypto.randomUUID()
  for (let time = 0; time < 3; time += 1) assert.equal((await taps(`${door}/gast`, { tap })).status, 303)
  await taps(`${door}/gast`, {})
  for (let time = 0; time < 2; time += 1) await taps(`${door}/code`, { code: guest.code })
  assert.equal(await wasThere(date), '3')
})

test('what a colleague counts is the number of that moment: later taps come on top, and nobody who tapped meanwhile is lost', async () => {
  const date = await aDate()
  const [early, late] = [await aGuest('Abel', date), await aGuest('Biniam', date)]
  const door = await openDoor(date)
  await taps(`${door}/gast`, {})
  const list = (await bram.get(`${date.path}/aanwezig`)).text
  assert.match(list, /name="guests"[^>]*value="1"|value="1"[^>]*name="guests"/)
  const as_of = /name="as_of" value="([^"]+)"/.exec(list)?.[1] ?? ''
  village.setNow(new Date('2026-11-03T09:10:00Z'))
  await taps(`${door}/code`, { code: late.code })
  await taps(`${door}/gast`, {})
  village.setNow(new Date('2026-11-03T09:12:00Z'))
  await bram.post(`${date.path}/aanwezig`, { people: [early.person], guests: '5', as_of })
  // Abel, Biniam, five others, and one who tapped after the list was opened.
  assert.equal(await wasThere(date), '8')
  village.setNow(new Date('2026-11-03T09:14:00Z'))
  await bram.post(`${date.path}/aanwezig`, { people: [early.person], guests: '6', as_of: new Date('2026-11-03T09:13:00Z').toISOString() })
  assert.equal(await wasThere(date), '7')
  village.setNow(villageNow)
})

test('with the own link one says on the day itself that one is there; before it there is the code', async () => {
  const [today, later] = [await aDate(), await aDate({ day: '2026-11-10' })]
  const [guest, other] = [await aGuest('Kidane', today), await aGuest('Mehret', later)]
  const before_ = await village.stranger().get(other.link)
  assert.match(before_.text, new RegExp(`Uw code voor de deur:[^]*${other.code}`))
  assert.doesNotMatch(before_.text, /Ik ben er/)
  const phone = village.stranger()
  const refused = await phone.post(`${other.link}/aanwezig`, {}, proofOf(before_))
  assert.equal(refused.status, 409)
  assert.match(refused.text, /nog niet zover/)
  const here = await phone.post(`${guest.link}/aanwezig`, {}, proofOf(await phone.get(guest.link)))
  assert.equal(here.status, 303)
  assert.match((await phone.get(guest.link)).text, /Welkom\. Fijn dat u er bent/)
  assert.equal(await wasThere(today), '1')
})

test('a door ends: with a new one, when it is closed, after its day; and before its day nobody taps in', async () => {
  const [date, later] = [await aDate(), await aDate({ day: '2026-11-05' })]
  const status = async (door: string) => (await village.stranger().get(door)).status
  const first = await openDoor(date)
  const second = await openDoor(date)
  assert.deepEqual([await status(first), await status(second), await status(`/deur/${'0'.repeat(64)}`)], [404, 200, 404])
  await bram.post(`${date.path}/deur/sluiten`)
  assert.equal(await status(second), 404)
  const early = await openDoor(later)
  assert.match((await village.stranger().get(early)).text, /nog niet zover/)
  assert.equal((await taps(`${early}/gast`, {})).status, 409)
  village.setNow(new Date('2026-11-05T22:30:00Z'))
  assert.equal((await taps(`${early}/gast`, {})).status, 303)
  village.setNow(new Date('2026-11-05T23:30:00Z'))
  assert.equal(await status(early), 404)
  village.setNow(villageNow)
})

test('who guesses codes is slowed down at that door', async () => {
  const [date, other] = [await aDate(), await aDate()]
  const [door, calm] = [await openDoor(date), await openDoor(other)]
  const client = village.stranger()
  const proof = proofOf(await client.get(door))
  const guess = (code: number) => client.post(`${door}/code`, { code: String(10_000 + code), tap: crypto.randomUUID() }, proof)
  for (let code = 0; code < 40; code += 1) assert.equal((await guess(code)).status, 422)
  const fast = await guess(41)
  assert.deepEqual([fast.status, fast.headers.get('retry-after')], [429, '60'])
  assert.match(fast.text, /even te snel/)
  assert.equal((await taps(`${calm}/gast`, {})).status, 303)
})

test('PRIV-02 at the door the database shows no invitation and no person, and counts guests of its own date only', async () => {
  const [date, other] = [await aDate(), await aDate()]
  await aGuest('Dawit', date)
  await openDoor(date)
  const count = (dateId: string) => village.as('ada', async (tx, actor) => {
    await admitAtDoor(tx, { dateId: date.id, activityId: date.activity })
    assert.deepEqual(await tx.selectFrom('invitation').select('id').execute(), [])
    assert.deepEqual(await tx.selectFrom('person').select('id').execute(), [])
    assert.deepEqual(await tx.selectFrom('attendance').select('person_id').execute(), [])
    assert.deepEqual(await tx.selectFrom('door').select('id').execute(), [])
    await insertDoorGuest(tx, actor, { id: crypto.randomUUID(), dateId, at: villageNow })
  })
  await count(date.id)
  await assert.rejects(count(other.id), /row-level security/)
})

test('PRIV-02 an invitation writes attendance of its own person at its own date, and of nobody else', async () => {
  const date = await aDate()
  const [mine, other] = [await aGuest('Tsega', date), await aGuest('Yonas', date)]
  const id = mine.page.split('/').at(-1) ?? ''
  const write = (person: string, invitation: string) => village.as('ada', async (tx, actor) => {
    await admitInvitation(tx, { invitationId: id, activityId: date.activity })
    await tx.insertInto('attendance').values({
      municipality_id: actor.municipalityId, date_id: date.id, person_id: person, invitation_id: invitation, came: true,
      written_at: villageNow, written_by: null,
    }).execute()
  })
  await assert.rejects(write(other.person, other.page.split('/').at(-1) ?? ''), /row-level security/)
  await assert.rejects(write(other.person, id), /attendance_invitation/)
  await write(mine.person, id)
})

test('MS-11 when few tapped in the date asks why on the day after', async () => {
  const date = await aDate()
  const guests = [await aGuest('Een', date), await aGuest('Twee', date), await aGuest('Drie', date), await aGuest('Vier', date)]
  for (const { page } of guests) await bram.post(page, { answer: 'comes' })
  await taps(`${await openDoor(date)}/code`, { code: guests[0]?.code ?? '' })
  assert.doesNotMatch((await bram.get(date.path)).text, /Schrijf op waarom/)
  village.setNow(new Date('2026-11-04T08:00:00Z'))
  assert.match((await (await village.visit('bram')).get(date.path)).text, /Er kwam minder dan de helft\. Schrijf op waarom/)
  village.setNow(villageNow)
})
