import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { openVillage, type StaffName, type Village } from '../../../test/village.ts'
import { addAppointment } from './actions/contact-moments.ts'
import { addToTeam } from './actions/team.ts'
import { aHousehold, aNewcomer, type Example } from './examples.ts'
import { getPerson, personFieldsOf } from './queries/persons.ts'
import { typedOf } from './rules/typed.ts'

let village: Village
let owner: pg.Client

before(async () => {
  village = await openVillage()
  owner = new pg.Client({ connectionString: village.url })
  await owner.connect()
})
after(async () => {
  await owner.end()
  await village.close()
})

const add = (name: StaffName, example: Example) => village.as(name, (tx, actor) =>
  aNewcomer({ tx, actor, now: village.now }, example))

const typed = (id: string) => village.as('sanne', async (tx, actor) => {
  const person = await getPerson(tx, actor, id)
  return { ...typedOf(personFieldsOf(person)), version: String(person.version) }
})

async function audits(action: string): Promise<{ result: string; person_ids: string[]; ground: string }[]> {
  const text = 'select result, person_ids, ground from audit_row where action = $1 order by at'
  return (await owner.query(text, [action])).rows
}

test('INP-01 looking with a date that cannot be says so and keeps what was typed', async () => {
  const sanne = await village.visit('sanne')
  const typed = { given_name: 'Tesfai', family_name: 'Kidane', birth: '32-13-1993' }
  const wrong = await sanne.post('/nieuwkomers/nieuw/kijken', typed)
  assert.equal(wrong.status, 422)
  for (const shown of ['error-summary', 'value="Tesfai"', 'value="Kidane"', 'value="32-13-1993"']) {
    assert.ok(wrong.text.includes(shown), shown)
  }
  const nameless = await sanne.post('/nieuwkomers/nieuw/kijken', { birth: '1993' })
  assert.equal(nameless.status, 422)
  assert.match(nameless.text, /Vul een voornaam of een achternaam in/)
  assert.ok(nameless.text.includes('value="1993"'))
})

test('look before create: who is alike is shown with reasons; nothing is written until somebody looked', async () => {
  const birth = { year: 1991, month: 3, day: 7 }
  const id = await add('sanne', { given_name: 'Tesfay', family_name: 'Kidane', birth })
  const sanne = await village.visit('sanne')
  const person = { given_name: 'Tesfai', family_name: 'Kidane', birth: '7-3-1991' }
  const looked = await sanne.post('/nieuwkomers/nieuw/kijken', person)
  assert.match(looked.text, /Tesfay Kidane[^]*Omdat: naam lijkt erop, zelfde geboortedatum|Omdat: zelfde naam/)
  const first = await sanne.post('/nieuwkomers/nieuw', person)
  assert.equal(first.status, 422)
  assert.match(first.text, new RegExp(`name="looked" value="${id}"`))
  assert.equal((await sanne.post('/nieuwkomers/nieuw', { ...person, looked: id })).status, 422)
  const made = await sanne.post('/nieuwkomers/nieuw', { ...person, looked: id, sure: 'on' })
  assert.match(made.location, /^\/nieuwkomers\/[0-9a-f-]{36}$/)
  assert.equal((await owner.query('select from not_duplicate')).rowCount, 1)
})

test('F9 fifteen parallel submits of one form make one person and lead to the same file', async () => {
  const bram = await village.visit('bram')
  const once = crypto.randomUUID()
  const answers = await Promise.all(Array.from({ length: 15 }, () =>
    bram.post('/nieuwkomers/nieuw', { given_name: 'Eénmaal', once })))
  assert.equal(new Set(answers.map((answer) => answer.location)).size, 1)
  assert.equal((await owner.query(`select from person where given_name = 'Eénmaal'`)).rowCount, 1)
})

test('F10 BUS-02 twelve workers edit one person ten times over: one winner each round, no text lost', async () => {
  const id = await add('sanne', { given_name: 'Wedstrijd' })
  const sanne = await village.visit('sanne')
  for (let round = 0; round < 10; round += 1) {
    const form = await typed(id)
    const answers = await Promise.all(Array.from({ length: 12 }, (_, worker) =>
      sanne.post(`/nieuwkomers/${id}/gegevens/wijzigen`, { ...form, called: `ronde ${round} werker ${worker}` })))
    const winners = answers.filter((answer) => answer.status === 303)
    assert.equal(winners.length, 1, `round ${round}`)
    const losers = answers.flatMap((answer, worker) => (answer.status === 409 ? [{ answer, worker }] : []))
    assert.equal(losers.length, 11)
    for (const { answer, worker } of losers) {
      assert.match(answer.text, new RegExp(`value="ronde ${round} werker ${worker}"`))
      assert.match(answer.text, /De tekst van de ander/)
    }
  }
})

test('BUS-02 a form that lost once carries the new version and saves the second time', async () => {
  const id = await add('sanne', { given_name: 'Tweede', phone: '06-11111111' })
  const sanne = await village.visit('sanne')
  const path = `/nieuwkomers/${id}/gegevens/wijzigen`
  const form = await typed(id)
  await sanne.post(path, { ...form, phone: '06-22222222', scripts: 'Arabisch' })
  const lost = await sanne.post(path, { ...form, phone: '06-33333333' })
  assert.match(lost.text, /name="version" value="2"/)
  assert.match(lost.text, /value="Arabisch"/)
  const again = { ...form, scripts: 'Arabisch', phone: '06-33333333', version: '2' }
  assert.equal((await sanne.post(path, again)).status, 303)
  const { version: _, ...without } = form
  assert.equal((await sanne.post(path, without)).status, 422)
})

test('each field shows its earlier values: from, to, who, when', async () => {
  const id = await add('sanne', { given_name: 'Historie', sex: 'not_asked', housed_on: '2026-01-15' })
  const bram = await village.visit('sanne')
  const changed = { ...await typed(id), sex: 'female', housed_on: '2026-02-01' }
  await bram.post(`/nieuwkomers/${id}/gegevens/wijzigen`, changed)
  const { text } = await bram.get(`/nieuwkomers/${id}/gegevens`)
  assert.match(text, /niet gevraagd<\/bdi><\/del> → <bdi>vrouw/)
  assert.match(text, /15 jan 2026<\/bdi><\/del> → <bdi>1 feb 2026[^]*3 nov 2026[^]*Sanne Dijkstra/)
  const timeline = (await bram.get(`/nieuwkomers/${id}/tijdlijn`)).text
  assert.match(timeline, />niet gevraagd<\/del> → <ins[^>]*>vrouw</)
  assert.match(timeline, />15 jan 2026<\/del> → <ins[^>]*>1 feb 2026</)
})

test('a language shows its earlier level too, and that it became the mother tongue', async () => {
  const id = await add('sanne', { given_name: 'Taalgeschiedenis' })
  const sanne = await village.visit('sanne')
  const write = (level: string, more = {}) => sanne.post(`/nieuwkomers/${id}/talen`, { language: 'Dari', level, ...more })
  await write('below_a1')
  await write('b1')
  await write('b1', { is_mother_tongue: 'on' })
  const { text } = await sanne.get(`/nieuwkomers/${id}/gegevens`)
  assert.match(text, /Dari, nog geen A1<\/bdi><\/del> → <bdi>Dari, B1<[^]*Sanne Dijkstra/)
  assert.match(text, /Dari, B1<\/bdi><\/del> → <bdi>Dari, B1, moedertaal</)
})

test('PRIV-01 a file outside the caseload is not found, with the same answer as one that does not exist', async () => {
  const id = await add('bram', { given_name: 'Gesloten' })
  const femke = await village.visit('femke')
  const plain = (text: string) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '').replace(/"[\w-]{43}"|v="[^"]*"/g, '')
    .replace(/(value|content|data-[\w-]+)="[^"]*"/g, '')
  for (const page of ['gegevens', 'team', 'contact', 'afspraken', 'woorden', 'huishouden', 'samenvoegen']) {
    const [closed, absent] = [
      await femke.get(`/nieuwkomers/${id}/${page}`), await femke.get(`/nieuwkomers/${crypto.randomUUID()}/${page}`),
    ]
    assert.deepEqual([closed.status, absent.status], [404, 404], page)
    assert.equal(plain(closed.text), plain(absent.text))
  }
  assert.equal((await femke.post(`/nieuwkomers/${id}/contact`, { kind: 'visit' })).status, 404)
  assert.ok(!(await femke.get('/nieuwkomers')).text.includes('Gesloten'))
  assert.ok(!(await femke.get('/nieuwkomers/lijst.csv')).text.includes('Gesloten'))
})

test('definitions: search shows of a stranger name, birth year, village and team, and logs it', async () => {
  const id = await add('bram', {
    given_name: 'Zoekmij', family_name: 'Gevonden', phone: '06-77777777', email: 'zoek@voorbeeld.example',
    birth: { year: 1988, month: 5, day: 4 }, address: 'Dorpsstraat 1',
  })
  const femke = await village.visit('femke')
  const { text, status } = await femke.post('/nieuwkomers/zoeken', { zoek: 'gevonden zoekmij' })
  assert.equal(status, 200)
  assert.match(text, /Zoekmij Gevonden[^]*geboren in 1988[^]*Toegang vragen/)
  for (const secret of ['77777777', 'zoek@', 'Dorpsstraat', '4 mei']) assert.ok(!text.includes(secret), secret)
  assert.deepEqual((await audits('newcomers.search')).at(-1)?.person_ids, [id])
})

test('URL-01 a search by GET finds nobody: names stand in no address', async () => {
  await add('bram', { given_name: 'Adresbalk' })
  const sanne = await village.visit('sanne')
  assert.ok(!(await sanne.get('/nieuwkomers/zoeken?zoek=Adresbalk')).text.includes('class="person-name"'))
})

test('attaching oneself asks a ground, logs it, and opens the file', async () => {
  const id = await add('bram', { given_name: 'Toegankelijk' })
  const femke = await village.visit('femke')
  assert.equal((await femke.post(`/nieuwkomers/${id}/toegang`, { ground: '' })).status, 422)
  const opened = await femke.post(`/nieuwkomers/${id}/toegang`, { ground: 'Bram is ziek, ik neem waar' })
  assert.equal(opened.location, `/nieuwkomers/${id}`)
  assert.equal((await audits('newcomers.attach')).at(-1)?.ground, 'Bram is ziek, ik neem waar')
  const team = await femke.get(`/nieuwkomers/${id}/team`)
  assert.match(team.text, /Je toegang stopt na 17 nov 2026/)
  await femke.post(`/nieuwkomers/${id}/team/bevestiging`)
  assert.ok(!(await femke.get(`/nieuwkomers/${id}/team`)).text.includes('Je toegang stopt'))
})

test('attaching that nobody confirmed ends after fourteen days', async () => {
  const id = await add('bram', { given_name: 'Tijdelijk' })
  const femke = await village.visit('femke')
  await femke.post(`/nieuwkomers/${id}/toegang`, { ground: 'eenmalige vraag over school' })
  village.setNow(new Date('2026-11-17T22:30:00Z'))
  const lastDay = await village.visit('femke')
  assert.equal((await lastDay.get(`/nieuwkomers/${id}/gegevens`)).status, 200)
  village.setNow(new Date('2026-11-17T23:30:00Z'))
  const dayAfter = await village.visit('femke')
  assert.equal((await dayAfter.get(`/nieuwkomers/${id}/gegevens`)).status, 404)
  village.setNow(village.now)
})

test('PRIV-05 every opening of a file, every change and every refusal leaves its row', async () => {
  const id = await add('sanne', { given_name: 'Gelogd' })
  const sanne = await village.visit('sanne')
  await sanne.get(`/nieuwkomers/${id}/gegevens`)
  await sanne.post(`/nieuwkomers/${id}/contact`, { kind: 'phone', body: 'gebeld' })
  const femke = await village.visit('femke')
  await femke.get(`/nieuwkomers/${id}/gegevens`)
  const shown = (await audits('newcomers.details')).filter((row) => row.person_ids.includes(id))
  assert.deepEqual(shown.map((row) => row.result), ['ok'])
  assert.equal((await audits('newcomers.details')).at(-1)?.result, 'not_found')
  assert.deepEqual((await audits('newcomers.contact.add')).at(-1)?.person_ids, [id])
})

test('an interviewer, a policy officer and an administrator open no list, no search and no file', async () => {
  const id = await add('sanne', { given_name: 'Niet' })
  for (const name of ['ilse', 'pim', 'ada'] as const) {
    const visitor = await village.visit(name, 'achtkarspelen')
    for (const below of ['', '/zoeken', '/lijst.csv', `/${id}/gegevens`]) {
      const path = `/nieuwkomers${below}`
      assert.equal((await visitor.get(path)).status, 403, `${name} ${path}`)
    }
  }
})

test('a contact takes two taps: opening the page and saying what it was', async () => {
  const id = await add('sanne', { given_name: 'Kort' })
  const sanne = await village.visit('sanne')
  const page = await sanne.get(`/nieuwkomers/${id}/contact`)
  assert.match(page.text, /<button[^>]*name="kind" value="visit"/)
  assert.match(page.text, /data-draft-key="contact\//)
  assert.equal((await sanne.post(`/nieuwkomers/${id}/contact`, { kind: 'visit' })).status, 303)
  const { rows } = await owner.query('select kind, body from contact_moment where person_id = $1', [id])
  assert.deepEqual(rows, [{ kind: 'visit', body: '' }])
})

test('F16 the list leaves as CSV and XLSX with every cell inert, and without who is protected', async () => {
  await add('sanne', { given_name: '=HYPERLINK("http://kwaad.example")', family_name: '+31 6', called: '@SUM(A1)' })
  await add('sanne', { given_name: 'Afgeschermd', address_protected: true })
  const sanne = await village.visit('sanne')
  const csv = await sanne.get('/nieuwkomers/lijst.csv')
  assert.match(csv.headers.get('content-disposition') ?? '', /attachment; filename="nieuwkomers-2026-11-03.csv"/)
  assert.ok(!csv.text.includes('Afgeschermd'))
  assert.ok(csv.text.split('\n').every((line) => !/(^|;)"[=+@]/.test(line)))
  const sheet = await sanne.get('/nieuwkomers/lijst.xlsx')
  assert.match(sheet.headers.get('content-type') ?? '', /spreadsheetml/)
})

test('a change of lead asks a reason, and the notice stays until it is seen', async () => {
  const id = await add('bram', { given_name: 'Overdracht' })
  const bram = await village.visit('bram')
  const femkeId = village.actor('femke').userId
  const lead = (await bram.get(`/nieuwkomers/${id}/team/lead`)).text
  assert.ok(lead.includes(`value="${femkeId}"`) && !lead.includes(`value="${village.actor('bram').userId}"`))
  const unexplained = { account_id: femkeId, reason: '', overlap_until: '2026-11-01' }
  const refused = await bram.post(`/nieuwkomers/${id}/team/lead`, unexplained)
  assert.equal(refused.status, 422)
  assert.match(refused.text, /href="#v-reason"[^]*href="#v-overlap_until"/)
  const own = await bram.post(`/nieuwkomers/${id}/team/lead`, { account_id: village.actor('bram').userId, reason: 'x' })
  assert.match(own.text, /href="#v-account_id"[^]*Deze collega is al de lead/)
  const changed = await bram.post(`/nieuwkomers/${id}/team/lead`, {
    account_id: femkeId, reason: 'Femke kent het gezin',
  })
  assert.equal(changed.location, '/nieuwkomers')
  assert.equal((await bram.get(`/nieuwkomers/${id}/team`)).status, 404)
  const { rows } = await owner.query('select id from lead_change where person_id = $1', [id])
  await bram.post(`/nieuwkomers/overdracht/${rows[0].id}/gezien`)
  const seen = await owner.query('select seen_by_from_at, seen_by_to_at from lead_change where person_id = $1', [id])
  assert.deepEqual([seen.rows[0].seen_by_from_at !== null, seen.rows[0].seen_by_to_at], [true, null])
})

test('lesson 5 the first lead of a file takes over from nobody: no reason is asked', async () => {
  const id = await add('sanne', { given_name: 'Eerste', lead: null })
  const sanne = await village.visit('sanne')
  const form = (await sanne.get(`/nieuwkomers/${id}/team/lead`)).text
  assert.ok(!form.includes('name="reason"'))
  assert.match(form, /<title>Lead kiezen/)
  const chosen = await sanne.post(`/nieuwkomers/${id}/team/lead`, { account_id: village.actor('bram').userId })
  assert.equal(chosen.status, 303)
  const { rows } = await owner.query('select from_account_id, reason from lead_change where person_id = $1', [id])
  assert.deepEqual(rows, [{ from_account_id: null, reason: '' }])
})

test('what happened has a day after the birth and not ahead; the field says so and what was typed stays', async () => {
  const id = await add('bram', { given_name: 'Jong', birth: { year: 1991, month: 3, day: 7 } })
  const bram = await village.visit('bram')
  const file = `/nieuwkomers/${id}`
  const contact = await bram.post(`${file}/contact`, { kind: 'visit', body: 'Thee gedronken', day: '1919-11-03' })
  assert.equal(contact.status, 422)
  assert.match(contact.text, /href="#v-day"[^]*Deze dag ligt voor de geboorte[^]*Thee gedronken/)
  const word = await bram.post(`${file}/woorden`, { kind: 'wish', body: 'Fietsen', said_on: '1991-03-06' })
  assert.match(word.text, /href="#v-said_on"[^]*Deze dag ligt voor de geboorte[^]*Fietsen/)
  const work = { kind: 'paid', employer: 'De bakker', started_on: '2026-11-04', helped_by: 'self' }
  assert.match((await bram.post(`${file}/werk`, work)).text, /href="#v-started_on"[^]*Deze dag moet nog komen/)
  assert.equal((await bram.post(`${file}/woorden`, { kind: 'wish', body: 'Fietsen', said_on: '1991-03-07' })).status, 303)
})

test('an appointment is asked in words of what is to come', async () => {
  const [one = ''] = await village.as('sanne', (tx, actor) =>
    aHousehold({ tx, actor, now: village.now }, [{ given_name: 'Rima' }, { given_name: 'Sami' }]))
  const form = (await (await village.visit('sanne')).get(`/nieuwkomers/${one}/afspraken/nieuw`)).text
  for (const asked of ['Wie komt er ook?', 'Wat ga je bespreken?', 'Over welk gebied gaat het?']) {
    assert.ok(form.includes(asked), asked)
  }
  assert.doesNotMatch(form, /Waar ging het over|Wie waren er nog bij|Het contact komt ook/)
})

test('a choice in the address that is not known is said, and the whole list is shown', async () => {
  await add('sanne', { given_name: 'Onbekende', family_name: 'Keuze' })
  const sanne = await village.visit('sanne')
  const unknown = ['wonen=kasteel', 'dorp=b0b0b0b0-1111-4111-8111-b0b0b0b0b0b0', 'lead=x', 'kleur=rood', 'pagina=nul']
  for (const query of unknown) {
    const { text } = await sanne.get(`/nieuwkomers?${query}`)
    assert.match(text, /In het adres staat een keuze die we niet kennen/, query)
    assert.match(text, /Onbekende Keuze/, query)
  }
  assert.doesNotMatch((await sanne.get('/nieuwkomers?wonen=wacht&stand=lead')).text, /keuze die we niet kennen/)
  assert.equal((await sanne.get(`/nieuwkomers/lijst.csv?${unknown[1]}`)).status, 400)
})

test('a page past the end of the list says so and leads to the last page', async () => {
  await add('sanne', { given_name: 'Laatste' })
  const { text } = await (await village.visit('sanne')).get('/nieuwkomers?stand=lead&pagina=9000')
  assert.match(text, /Hier staat niemand meer. De lijst heeft 1 pagina\.[^]*href="\/nieuwkomers\?stand=lead&amp;pagina=1"/)
  assert.doesNotMatch(text, /Niemand past bij deze keuze|Pagina 9000/)
})

test('lesson 18 an appointment says who else comes, and names nobody outside the caseload', async () => {
  const [mother = '', son = ''] = await village.as('bram', (tx, actor) => aHousehold({ tx, actor, now: village.now }, [
    { given_name: 'Maryam' }, { given_name: 'Ilyas' },
  ]))
  await village.as('bram', (tx, actor) => addAppointment({ tx, actor, now: village.now }, mother, {
    kind: 'meeting', day: '2026-11-10', clock: '10:00', place: 'School', body: '', with: [son], area: null,
  }))
  const bram = await village.visit('bram')
  assert.match((await bram.get(`/nieuwkomers/${mother}/afspraken`)).text, /Ook erbij: Ilyas</)
  assert.match((await bram.get(`/nieuwkomers/${son}/afspraken`)).text, /Ook erbij: Maryam</)
  const femke = await village.visit('femke')
  await village.as('bram', (tx, actor) => addToTeam({ tx, actor, now: village.now }, son, {
    account_id: village.actor('femke').userId, purpose: '', last_day: null,
  }))
  const seen = (await femke.get(`/nieuwkomers/${son}/afspraken`)).text
  assert.match(seen, /School/)
  assert.doesNotMatch(seen, /Maryam|Ook erbij/)
})
