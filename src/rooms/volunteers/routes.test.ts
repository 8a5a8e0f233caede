import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Answered, Client, Sent } from '../../../test/client.ts'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage, type Village, villageNow } from '../../../test/village.ts'
import { inMunicipality } from '../../db/database.ts'
import { tidy } from '../../tidy.ts'
import { territoryId } from '../territory/install.ts'
import { aSignUp } from './examples.ts'
import { volunteerRoutes } from './routes.ts'

let village: Village
let sanne: Client
let bram: Client
const fair = '/meedoen/achtkarspelen'

before(async () => {
  village = await openVillage()
  ;[sanne, bram] = await Promise.all([village.visit('sanne'), village.visit('bram')])
})
after(() => village.close())

const ask = async (text: string, values: unknown[] = []) => (await village.database.pool.query(text, values)).rows

/** Signs up as a visitor does, from an address of their own. */
async function signsUp(fields: Sent, peer = '203.0.113.7'): Promise<Answered> {
  const phone = village.stranger(peer)
  const shown = await phone.get(fair)
  return phone.post(fair, fields, {
    cookie: /__Host-bezoek=[^;]+/.exec(shown.headers.get('set-cookie') ?? '')?.[0] ?? '',
    'x-csrf': /name="csrf" value="([^"]+)"/.exec(shown.text)?.[1] ?? '',
  })
}

async function idOf(name: string): Promise<string> {
  return (await ask('select id from volunteer where name = $1', [name]))[0]?.id ?? ''
}

/** Somebody who signed up and was called: they take part. */
async function aVolunteer(name: string, fields: Sent = {}): Promise<string> {
  const added = await sanne.post('/vrijwilligers', { ...aSignUp({ name }), ...fields })
  assert.equal(added.status, 303, added.text)
  await sanne.post(`${added.location}/telefoon`, { outcome: 'joins' })
  return added.location
}

async function accepted(path: string, fields: Sent): Promise<void> {
  const done = await sanne.post(path, fields)
  assert.equal(done.status, 303, `${path} ${done.text}`)
}

test('AZN-02 who may come where among the volunteers', () => {
  assertRoleTable(volunteerRoutes({ secret: '', origin: null }), `
    GET  /vrijwilligers                                    coordinator case_worker
    POST /vrijwilligers                                    coordinator
    GET  /vrijwilligers/nieuw                              coordinator
    GET  /vrijwilligers/cijfers                            coordinator
    GET  /vrijwilligers/links                              coordinator
    POST /vrijwilligers/links                              coordinator
    POST /vrijwilligers/links/:source/einde                coordinator
    GET  /vrijwilligers/kosten                             coordinator
    GET  /vrijwilligers/kosten.csv                         coordinator
    GET  /vrijwilligers/kosten.xlsx                        coordinator
    GET  /vrijwilligers/:volunteer                         coordinator case_worker
    GET  /vrijwilligers/:volunteer/wijzigen                coordinator
    POST /vrijwilligers/:volunteer/wijzigen                coordinator
    POST /vrijwilligers/:volunteer/beller                  coordinator
    POST /vrijwilligers/:volunteer/telefoon                coordinator
    POST /vrijwilligers/:volunteer/vog                     coordinator
    POST /vrijwilligers/:volunteer/gedragscode             coordinator
    POST /vrijwilligers/:volunteer/training                coordinator
    POST /vrijwilligers/:volunteer/taken                   coordinator
    POST /vrijwilligers/:volunteer/taken/:task/uren        coordinator
    POST /vrijwilligers/:volunteer/taken/:task/einde       coordinator
    POST /vrijwilligers/:volunteer/afspraken               coordinator
    POST /vrijwilligers/:volunteer/declaraties             coordinator
    POST /vrijwilligers/:volunteer/dank                    coordinator
    POST /vrijwilligers/:volunteer/einde                   coordinator
    GET  /meedoen/:municipality                            everyone
    POST /meedoen/:municipality                            everyone
  `)
})

test('AK-09 at a fair a name, a number and a tick are enough, and the coordinator knows which stall it was', async () => {
  await accepted('/vrijwilligers/links', { kind: 'stall', name: 'Braderie Surhuisterveen' })
  assert.match((await sanne.get('/vrijwilligers/links')).text, /meedoen\/achtkarspelen\?via=braderie-surhuisterveen/)
  const done = await signsUp({ name: 'Froukje Hiemstra', phone: '06 00000012', agreed: 'on', via: 'braderie-surhuisterveen' })
  assert.equal(done.location, `${fair}?via=braderie-surhuisterveen&gelukt=1`)
  assert.match((await village.stranger().get(done.location)).text, /Fijn dat u meedoet/)
  const page = await sanne.get(`/vrijwilligers/${await idOf('Froukje Hiemstra')}`)
  assert.match(page.text, /3 nov 2026 · Braderie Surhuisterveen/)
  assert.match((await sanne.get('/vrijwilligers/links')).text, /1 aanmelding, 0 doen mee/)
})

test('AK-09 a mail address does as well as a number, and a word that is no link loses no sign-up', async () => {
  assert.equal((await signsUp({ name: 'Jelle', email: 'jelle@voorbeeld.example', agreed: 'on', via: 'weg' })).status, 303)
  const [row] = await ask('select source_id, email from volunteer where name = $1', ['Jelle'])
  assert.deepEqual(row, { source_id: null, email: 'jelle@voorbeeld.example' })
})

test('INP-01 what is missing is said at its field and nothing that was typed is lost', async () => {
  const none = await signsUp({ name: 'Hette de Jong', words: 'Ik kook graag', likes: ['meals'], radius_km: '5', other_languages: 'Fries' })
  assert.equal(none.status, 422)
  assert.match(none.text, /Vul een telefoonnummer of een mailadres in/)
  assert.match(none.text, /Zonder dat bewaren we niets/)
  for (const typed of ['Hette de Jong', 'Ik kook graag', 'Fries', 'value="5"', 'value="meals" id="[^"]*" checked']) {
    assert.match(none.text, new RegExp(typed))
  }
  assert.match((await signsUp(aSignUp({ phone: '', email: 'geen adres' }))).text, /Hier staat geen mailadres/)
})

test('who signs up twice is thanked twice and stands in the register once; nobody reads that somebody else does', async () => {
  for (const phone of ['06 00000013', '0600000013']) {
    assert.equal((await signsUp(aSignUp({ name: 'Sietske Boersma', phone }))).status, 303)
  }
  assert.equal((await ask(`select 1 from volunteer where name = 'Sietske Boersma'`)).length, 1)
})

test('BUS-03 a machine that fills the register must wait, and a neighbour on another network need not', async () => {
  for (let at = 0; at < 40; at += 1) await signsUp(aSignUp({ name: `Machine ${at}` }), '198.51.100.9')
  const late = await signsUp(aSignUp({ name: 'Machine te veel' }), '198.51.100.9')
  assert.equal(late.status, 429)
  assert.equal(late.headers.get('retry-after'), '3600')
  assert.match(late.text, /Machine te veel/)
  assert.equal((await signsUp(aSignUp({ name: 'Buurvrouw' }), '198.51.100.10')).status, 303)
  await ask('delete from volunteer where name like $1', ['Machine%'])
})

test('AK-09 the age of a sign-up is seen, and who calls back; a call is logged and makes the volunteer', async () => {
  await signsUp(aSignUp({ name: 'Anneke Bosma', phone: '06 00000014' }))
  const page = `/vrijwilligers/${await idOf('Anneke Bosma')}`
  village.setNow(new Date('2026-11-15T09:00:00Z'))
  const later = await village.visit('sanne')
  assert.match((await later.get('/vrijwilligers?stand=waiting')).text, /Anneke Bosma[^]*?state--late[^]*?wacht 12 dagen[^]*?nog niemand/)
  assert.match((await later.get('/vandaag')).text, /wachten? op een telefoontje[^]*?12 dagen/)
  await later.post(`${page}/beller`)
  assert.match((await later.get(page)).text, /Sanne Dijkstra<\/bdi>|Sanne Dijkstra belt terug/)
  await later.post(`${page}/telefoon`, { outcome: 'no_answer', words: 'Voicemail' })
  assert.match((await later.get(page)).text, /Niet bereikt[^]*Voicemail/)
  assert.equal((await later.post(`${page}/telefoon`)).status, 422)
  await later.post(`${page}/telefoon`, { outcome: 'joins' })
  assert.match((await later.get(page)).text, /helpt mee sinds 15 nov 2026/)
  assert.equal((await later.post(`${page}/telefoon`, { outcome: 'joins' })).status, 409)
  village.setNow(villageNow)
})

test('the register is narrowed by village, language, work and certificate', async () => {
  const harkema = territoryId('achtkarspelen', 'village', 'Harkema')
  const page = await aVolunteer('Tjitske Wijma', { village_id: harkema, languages: ['Arabisch'], likes: ['letters'] })
  const has = async (query: string, by = sanne) => (await by.get(`/vrijwilligers?${query}`)).text.includes('Tjitske Wijma')
  assert.deepEqual(await Promise.all([
    has(`dorp=${harkema}&taal=Arabisch&wat=letters&vog=none`), has('taal=Turks'), has('wat=sport'), has('vog=seen'),
    has('stand=waiting'),
  ]), [true, false, false, false, false])
  await accepted(`${page}/vog`, { dated_on: '2026-10-01', seen_on: '2026-11-02', profile: '84 Belast met de zorg', again_on: '2026-12-01' })
  assert.equal(await has('vog=seen'), true)
  village.setNow(new Date('2026-12-02T09:00:00Z'))
  const later = await village.visit('sanne')
  assert.deepEqual([await has('vog=seen', later), await has('vog=again', later)], [false, true])
  village.setNow(villageNow)
  assert.match((await sanne.get('/vrijwilligers?dorp=x')).text, /een keuze die we niet kennen/)
})

test('of a certificate is kept who saw it, when and the profile, and no document can be handed in', async () => {
  const page = await aVolunteer('Gerrit Kooi')
  const wrong = await sanne.post(`${page}/vog`, { dated_on: '2026-11-03', seen_on: '2026-11-01', profile: '84', again_on: '' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /niet gezien zijn voor de datum/)
  await accepted(`${page}/vog`, { dated_on: '2026-10-01', seen_on: '2026-11-02', profile: '84 Belast met de zorg', again_on: '' })
  const { text } = await sanne.get(page)
  assert.match(text, /VOG gezien[^]*door Sanne Dijkstra, 2 nov 2026[^]*84 Belast met de zorg/)
  assert.doesNotMatch(text, /type="file"/)
})

test('code of conduct, training, task with hours and thanks are written with their day', async () => {
  const page = await aVolunteer('Renske Adema')
  await accepted(`${page}/gedragscode`, { signed_on: '2026-11-02' })
  await accepted(`${page}/training`, { training: 'Omgaan met grenzen', followed_on: '2026-10-20' })
  await accepted(`${page}/taken`, { task: 'Gastvrouw praattafel', organisation_id: '', started_on: '2026-10-06' })
  const [{ id }] = await ask(`select id from volunteer_task where name = 'Gastvrouw praattafel'`)
  await accepted(`${page}/taken/${id}/uren`, { hours: '1,5', on_day: '2026-10-20' })
  await accepted(`${page}/taken/${id}/uren`, { hours: '0:45', on_day: '2026-10-27' })
  await accepted(`${page}/dank`, { thanks: 'Kaart gestuurd', on_day: '2026-11-01' })
  const { text } = await sanne.get(page)
  for (const shown of [/getekend op 2 nov 2026/, /Omgaan met grenzen/, /2,3 uur opgeschreven/, /Kaart gestuurd/]) assert.match(text, shown)
  assert.match((await sanne.post(`${page}/taken/${id}/uren`, { hours: 'veel', on_day: '2026-10-20' })).text, /Schrijf uren zo/)
  assert.match((await sanne.post(`${page}/taken/${id}/uren`, { hours: '1', on_day: '2026-10-05' })).text, /Deze dag is te vroeg/)
  await accepted(`${page}/taken/${id}/einde`, { ended_on: '2026-11-01' })
  assert.match((await sanne.post(`${page}/taken/${id}/uren`, { hours: '1', on_day: '2026-11-02' })).text, /de taak al gestopt/)
})

test('MS-16 costs are claimed within what was agreed and stand in the list of their month with totals', async () => {
  const page = await aVolunteer('Minke Faber')
  await accepted(`${page}/afspraken`, { kind: 'travel', monthly: '25', words: 'Bus naar Leeuwarden', first_day: '2026-10-01', last_day: '' })
  const [{ id }] = await ask('select id from cost_agreement')
  await accepted(`${page}/declaraties`, { agreement_id: id, amount: '12,50', on_day: '2026-11-02', words: '' })
  const more = await sanne.post(`${page}/declaraties`, { agreement_id: id, amount: '12,51', on_day: '2026-11-03', words: '' })
  assert.equal(more.status, 409)
  assert.match(more.text, /nog € 12,50 over/)
  assert.match(more.text, /value="12,51"/)
  await accepted(`${page}/declaraties`, { agreement_id: id, amount: '7', on_day: '2026-10-30', words: '' })
  assert.match((await sanne.get('/vrijwilligers/kosten')).text, /Minke Faber[^]*€\s12,50[^]*Samen €\s12,50/)
  const csv = (await sanne.get('/vrijwilligers/kosten.csv?maand=2026-11')).text
  assert.match(csv, /"Minke Faber";"02-11-2026";"Reiskosten";"";"?12,5"?/)
  assert.match(csv, /"Alles samen";"";"";"";"?12,5"?/)
  assert.match((await sanne.post(`${page}/declaraties`, { agreement_id: id, amount: '1', on_day: '2026-09-30', words: '' })).text, /gold deze afspraak niet/)
})

test('PRIV-03 a case worker reads who takes part and how to reach them, and no calls, costs or who waits', async () => {
  const page = await aVolunteer('Klaas Terpstra')
  await accepted(`${page}/afspraken`, { kind: 'phone', monthly: '5', words: 'Geheim bedrag', first_day: '2026-11-01', last_day: '' })
  await signsUp(aSignUp({ name: 'Wacht Nog', phone: '06 00000015' }))
  const [list, one] = [await bram.get('/vrijwilligers?stand=waiting'), await bram.get(page)]
  assert.match(list.text, /Klaas Terpstra/)
  assert.doesNotMatch(list.text, /Wacht Nog/)
  assert.match(one.text, /06 00000011/)
  assert.doesNotMatch(one.text, /Kosten|Geheim bedrag|<form[^>]*vrijwilligers/)
  assert.equal((await bram.get(`/vrijwilligers/${await idOf('Wacht Nog')}`)).status, 404)
})

test('PRIV-02 the database shows the register by scope, and nothing personal to figures or visitors', async () => {
  const page = await aVolunteer('Lutske Hoek')
  await accepted(`${page}/vog`, { dated_on: '2026-10-01', seen_on: '2026-11-02', profile: '84', again_on: '' })
  await accepted(`${page}/afspraken`, { kind: 'phone', monthly: '5', words: '', first_day: '2026-11-01', last_day: '' })
  await accepted(`${page}/taken`, { task: 'Tolk', organisation_id: '', started_on: '2026-11-01' })
  await accepted(`${page}/training`, { training: 'Start', followed_on: '2026-11-01' })
  await accepted(`${page}/dank`, { thanks: 'Bloemen', on_day: '2026-11-01' })
  const [{ id }] = await ask(`select id from volunteer_task where name = 'Tolk'`)
  await accepted(`${page}/taken/${id}/uren`, { hours: '1', on_day: '2026-11-01' })
  const tables = ['volunteer', 'volunteer_call', 'conduct_certificate', 'volunteer_training', 'volunteer_task',
    'volunteer_hours', 'volunteer_thanks', 'cost_agreement', 'sign_up_try'] as const
  const seenBy = async (scope: 'all' | 'files' | 'none' | 'figures') => {
    const seen: string[] = []
    for (const table of tables) {
      const actor = { ...village.actor('sanne'), scope }
      const rows = await inMunicipality(village.database, actor, (tx) => tx.selectFrom(table).select('id').execute())
        .catch((error: Error) => { assert.match(error.message, /permission denied/); return [] })
      if (rows.length > 0) seen.push(table)
    }
    return seen
  }
  assert.deepEqual(await seenBy('all'), tables)
  assert.deepEqual(await seenBy('files'), ['volunteer', 'conduct_certificate', 'volunteer_training', 'volunteer_task'])
  assert.deepEqual(await seenBy('none'), ['sign_up_try'])
  assert.deepEqual(await seenBy('figures'), [])
  const elsewhere = await village.as('marit', (tx) => tx.selectFrom('volunteer').select('id').execute())
  assert.deepEqual(elsewhere, [])
})

test('PRIV-02 a visitor writes no volunteer who was already called, and a case worker none at all', async () => {
  const write = (who: 'ada' | 'bram', joined_on: string | null) => village.as(who, (tx, actor) => tx.insertInto('volunteer')
    .values({
      municipality_id: actor.municipalityId, id: crypto.randomUUID(), name: 'X', phone: '1234', likeness: crypto.randomUUID(),
      applied_on: '2026-11-03', applied_at: villageNow, joined_on,
    }).execute())
  await write('ada', null)
  await assert.rejects(write('ada', '2026-11-03'), /row-level security/)
  await assert.rejects(write('bram', null), /row-level security/)
})

test('MS-16 a volunteer is anchored in an organisation since a day, and a change by somebody else is not overwritten', async () => {
  const page = await aVolunteer('Hinke Visser')
  const organisation_id = territoryId('achtkarspelen', 'organisation', 'Timpaan Welzijn')
  const fields = { ...aSignUp({ name: 'Hinke Visser' }), organisation_id, anchored_on: '2026-10-01', version: '1' }
  const { agreed: _, ...typed } = fields as Sent
  assert.match((await sanne.post(`${page}/wijzigen`, { ...typed, anchored_on: '' })).text, /Schrijf op sinds wanneer/)
  await accepted(`${page}/wijzigen`, typed)
  assert.match((await sanne.get(page)).text, /Timpaan Welzijn, sinds 1 okt 2026/)
  assert.equal((await sanne.post(`${page}/wijzigen`, typed)).status, 409)
  assert.match((await sanne.get('/vrijwilligers/cijfers')).text, /horen bij een organisatie/)
})

test('MS-16 who still takes part after a year is counted, and nobody who joined less long ago', async () => {
  const joins = async (name: string, joined: string) => {
    const page = await aVolunteer(name)
    await ask('update volunteer set joined_on = $1, applied_on = $1 where name = $2', [joined, name])
    return page
  }
  // Of five who joined a year ago or earlier: a task on that day, hours since, stopped before, stopped on the day, nothing.
  const pages = await Promise.all([
    joins('Een', '2025-11-03'), joins('Twee', '2025-06-01'), joins('Drie', '2025-06-01'), joins('Vier', '2025-10-01'),
    joins('Vijf', '2025-06-01'), joins('Kort', '2025-11-04'),
  ])
  const task = (at: number, started_on: string) => accepted(`${pages[at]}/taken`, { task: `Taak ${at}`, organisation_id: '', started_on })
  await Promise.all([task(0, '2025-12-01'), task(1, '2026-08-01'), task(2, '2025-07-01'), task(3, '2025-11-01'), task(5, '2025-12-01')])
  const [{ id }] = await ask(`select id from volunteer_task where name = 'Taak 1'`)
  await accepted(`${pages[1]}/taken/${id}/uren`, { hours: '2', on_day: '2026-08-05' })
  await accepted(`${pages[2]}/einde`, { reason: 'no_time', words: '', ended_on: '2026-05-31' })
  await accepted(`${pages[3]}/einde`, { reason: 'moved', words: '', ended_on: '2026-10-01' })
  assert.match((await sanne.get('/vrijwilligers/cijfers')).text, /<strong class="figure-number">3 van 5<\/strong> vrijwilligers waren na een jaar/)
  await ask('update volunteer set joined_on = null where name in ($1, $2, $3, $4, $5)', ['Een', 'Twee', 'Drie', 'Vier', 'Vijf'])
})

test('a year after the end, or without task, hours or call, name and number go and what is counted stays', async () => {
  const [stopped, busy, quiet] = [await aVolunteer('Stopt Nu'), await aVolunteer('Blijft Bezig'), await aVolunteer('Wordt Stil')]
  await accepted(`${stopped}/einde`, { reason: 'own_wish', words: 'Wil reizen', ended_on: '2026-11-03' })
  await accepted(`${busy}/taken`, { task: 'Rijdt', organisation_id: '', started_on: '2026-11-03' })
  await accepted(`${quiet}/dank`, { thanks: 'Kaart', on_day: '2026-11-03' })
  const names = async () => (await ask(`select name from volunteer where name in ('Stopt Nu', 'Blijft Bezig', 'Wordt Stil')
    order by name`)).map(({ name }) => name)
  await tidy(village.database, new Date('2027-11-03T09:00:00Z'))
  assert.deepEqual(await names(), ['Blijft Bezig', 'Stopt Nu', 'Wordt Stil'])
  await tidy(village.database, new Date('2027-11-04T09:00:00Z'))
  assert.deepEqual(await names(), ['Blijft Bezig'])
  const [row] = await ask('select name, phone, words, end_words, joined_on, ended_on, erased_at is not null as erased from volunteer where id = $1',
    [stopped.split('/').at(-1)])
  assert.deepEqual(row, {
    name: '', phone: '', words: '', end_words: '', joined_on: '2026-11-03', ended_on: '2026-11-03', erased: true,
  })
  assert.equal((await sanne.get(stopped)).status, 404)
  assert.deepEqual(await ask('select 1 from volunteer_thanks where volunteer_id = $1', [quiet.split('/').at(-1)]), [])
  assert.deepEqual(await ask('select 1 from sign_up_try'), [])
})
