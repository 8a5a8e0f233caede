import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Client } from '../../../test/client.ts'
import { openVillage, type StaffName, type Village } from '../../../test/village.ts'
import { aNewcomer, type Example } from '../newcomers/examples.ts'
import { aTalk, type TalkExample } from './examples.ts'
import { ensureThemes } from './queries/themes.ts'

let village: Village
let sanne: Client
const today = '2026-11-03'
const topics = ['language', 'first_contacts', 'information', 'meeting', 'talents']

before(async () => {
  village = await openVillage()
  sanne = await village.visit('sanne')
})
after(async () => { await village.close() })

function newcomer(example: Example = {}): Promise<string> {
  return village.as('sanne', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, {
    given_name: 'Hala', family_name: 'Khalil', coupled_on: '2026-09-20', housed_on: '2026-10-20', ...example,
  }))
}

function talk(personId: string, example: Partial<TalkExample> = {}, name: StaffName = 'sanne'): Promise<string> {
  return village.as(name, (tx, actor) => aTalk({ tx, actor, now: village.now }, personId, { day: today, ...example }))
}

async function joins(name: StaffName, personId: string): Promise<void> {
  const { userId } = village.actor(name)
  await village.as('sanne', (tx, actor) => tx.insertInto('file_team_member').values({
    municipality_id: actor.municipalityId, id: randomUUID(), person_id: personId, account_id: userId,
    first_day: today, purpose: 'begeleiding',
  }).execute())
}

/** Says only what is missing: a whole page in a failure helps nobody. */
function shows(html: string, words: RegExp): void {
  assert.ok(words.test(html), `the page does not show ${words}`)
}

/** The fields that a page shows, with the print of the value each was made from. */
function basesOf(html: string): Record<string, string> {
  return Object.fromEntries([...html.matchAll(/name="(base\.[^"]+)" value="([^"]*)"/g)].map(([, name, value]) =>
    [name ?? '', value ?? '']))
}

test('who plans a talk that is late reads that it will be one in between, and where it gets a new day', async () => {
  const person = await newcomer({ housed_on: '2026-10-01' })
  const form = await sanne.get(`/nieuwkomers/${person}/gesprekken/nieuw`)
  shows(form.text, /Startgesprek: kon tot en met 31 okt 2026\. Wat je nu plant, is een gesprek tussendoor/)
  shows(form.text, new RegExp(`href="/nieuwkomers/${person}/gesprekken/momenten/start"`))
  await sanne.post(`/nieuwkomers/${person}/gesprekken/momenten/start`, {
    kind: 'moved', on_day: today, new_day: '2026-11-12', reason: 'Geen tolk',
  })
  const planned = await sanne.post(`/nieuwkomers/${person}/gesprekken`, { planned_on: '2026-11-12', interpreter: 'unknown' })
  shows((await sanne.follow(planned)).text, /Startgesprek: <bdi>Hala Khalil/)
})

test('ZE-02 ZE-03 a start talk is planned from the file and stands on the line of talks', async () => {
  const person = await newcomer()
  const planned = await sanne.post(`/nieuwkomers/${person}/gesprekken`, {
    planned_on: '2026-11-10', planned_time: '14:30', place: 'Thuis', language: 'Arabisch', interpreter: 'phone',
  })
  assert.equal(planned.status, 303)
  const page = await sanne.follow(planned)
  shows(page.text, /Startgesprek: <bdi>Hala Khalil/)
  shows(page.text, /gepland op 10 nov 2026, 14:30/)
  shows(page.text, /tolk aan de telefoon/)
  const file = await sanne.get(`/nieuwkomers/${person}/gesprekken`)
  shows(file.text, /talk--planned/)
  shows(file.text, /20 apr 2027|21 mrt 2027/)
})

test('INP-01 a time that is none says how a time is written; none at all is fine', async () => {
  const path = `/nieuwkomers/${await newcomer()}/gesprekken`
  const fields = { planned_on: '2026-11-10', interpreter: 'unknown' }
  const wrong = await sanne.post(path, { ...fields, planned_time: '25:99' })
  assert.equal(wrong.status, 422)
  shows(wrong.text, /Schrijf bijvoorbeeld 14:30/)
  assert.equal((await sanne.post(path, { ...fields, planned_time: '' })).status, 303)
})

test('a case worker discusses every topic and completes the start talk', async () => {
  const person = await newcomer()
  await joins('bram', person)
  const bram = await village.visit('bram')
  const id = await talk(person, {}, 'bram')
  const page = `/gesprekken/${id}`
  const shown = basesOf((await bram.get(page)).text)
  const written = Object.fromEntries(topics.slice(0, 4).map((key) => [`topic.${key}`, 'Daar hebben we over gepraat']))
  assert.equal((await bram.post(page, { ...shown, ...written })).status, 303)
  assert.equal((await bram.post(`${page}/afronding`)).status, 409)
  const bases = basesOf((await bram.get(page)).text)
  assert.equal((await bram.post(page, { ...bases, ...written, 'skip.topic.talents': 'on' })).status, 303)
  assert.equal((await bram.post(`${page}/afronding`)).status, 303)
  shows((await bram.get(page)).text, /Afgerond door Bram Postma/)
})

test('what is empty is said to be not discussed in one tick', async () => {
  const id = await talk(await newcomer(), { fields: { 'topic.language': 'Elke dag oefenen' } })
  const open = await sanne.get(`/gesprekken/${id}/afronding`)
  shows(open.text, /4 onderwerpen zijn nog leeg/)
  assert.equal((await sanne.post(`/gesprekken/${id}/afronding`, { rest: 'on' })).status, 303)
  shows((await sanne.get(`/gesprekken/${id}`)).text, /Dit is niet besproken/)
})

test('a talk that was not held cannot be completed', async () => {
  const id = await talk(await newcomer(), { day: '2026-11-20' })
  assert.equal((await sanne.post(`/gesprekken/${id}/afronding`, { rest: 'on' })).status, 409)
})

test('own words are on the page before any topic, level or mark', async () => {
  const html = (await sanne.get(`/gesprekken/${await talk(await newcomer())}`)).text
  const at = ['name="own.how_are_you"', 'name="own.worries"', 'name="own.dream"', 'name="topic.language"',
    'name="level.speaking"', 'name="net.bonds_seen"', 'name="mark.body"', 'name="free_themes"']
    .map((name) => html.indexOf(name))
  assert.ok(at.every((place) => place > 0))
  assert.deepEqual(at, at.toSorted((a, b) => a - b))
  shows(html, /geen meting/)
})

test('F19 a field is saved while typing and says when', async () => {
  const id = await talk(await newcomer())
  const saved = await sanne.json('POST', `/gesprekken/${id}/veld`, { key: id, field: 'own.dream', text: 'Docent worden' })
  assert.equal(saved.status, 200)
  assert.equal((JSON.parse(saved.text) as { savedAtText: string }).savedAtText, '10:00')
  const page = await sanne.get(`/gesprekken/${id}`)
  shows(page.text, />Docent worden<\/textarea>/)
  shows(page.text, /value="2026-11-03"/)
})

test('F9 the same words sent twice are saved once and are no conflict', async () => {
  const id = await talk(await newcomer())
  const send = () => sanne.json('POST', `/gesprekken/${id}/veld`, { key: id, field: 'own.dream', text: 'Docent worden' })
  const answers = await Promise.all(Array.from({ length: 6 }, send))
  assert.deepEqual(answers.map(({ status }) => status), Array.from({ length: 6 }, () => 200))
})

test('F10 BUS-02 of people who write in the same field at once one wins and the others see both texts', async () => {
  const person = await newcomer()
  const id = await talk(person)
  const { base } = JSON.parse((await sanne.json('POST', `/gesprekken/${id}/veld`,
    { key: id, field: 'own.worries', text: 'De huur' })).text) as { base: string }
  const writers = Array.from({ length: 8 }, (_, at) => `De huur en de school ${at}`)
  const answers = await Promise.all(writers.map((text) =>
    sanne.json('POST', `/gesprekken/${id}/veld`, { key: id, field: 'own.worries', text, base })))
  const won = writers.filter((_, at) => answers[at]?.status === 200)
  assert.equal(won.length, 1)
  for (const [at, answer] of answers.entries()) {
    if (answer.status === 200) continue
    const { theirs, yours } = JSON.parse(answer.text) as { theirs: string; yours: string }
    assert.deepEqual([answer.status, theirs, yours], [409, won[0], writers[at]])
  }
})

test('F10 the day that saving while typing wrote is no stranger to the form that is sent after it', async () => {
  const id = await talk(await newcomer())
  const page = await sanne.get(`/gesprekken/${id}`)
  await sanne.json('POST', `/gesprekken/${id}/veld`, { key: id, field: 'own.dream', text: 'Docent worden' })
  // oxlint-disable-next-line no-thenable -- the name of the button in the form
  const sent = { ...basesOf(page.text), 'own.dream': 'Docent worden', held_on: '', then: 'complete' }
  assert.equal((await sanne.post(`/gesprekken/${id}`, sent)).status, 303)
  shows((await sanne.get(`/gesprekken/${id}`)).text, /gehouden op 3 nov 2026/)
})

test('F10 without scripts the form is shown again with both texts, and saving again settles it', async () => {
  const person = await newcomer()
  const id = await talk(person, { fields: { 'own.wishes': 'Een fiets' } })
  const mine = basesOf((await sanne.get(`/gesprekken/${id}`)).text)
  await sanne.json('POST', `/gesprekken/${id}/veld`,
    { key: id, field: 'own.wishes', text: 'Een tuin', base: mine['base.own.wishes'] })
  const refused = await sanne.post(`/gesprekken/${id}`, { ...mine, 'own.wishes': 'Een fiets en een bel', 'own.dream': 'Rust' })
  assert.equal(refused.status, 409)
  shows(refused.text, /Een tuin/)
  shows(refused.text, />Een fiets en een bel<\/textarea>/)
  shows(refused.text, />Rust<\/textarea>/)
  const again = await sanne.post(`/gesprekken/${id}`,
    { ...basesOf(refused.text), 'own.wishes': 'Een fiets, een bel en een tuin', 'own.dream': 'Rust' })
  assert.equal(again.status, 303)
  shows((await sanne.get(`/gesprekken/${id}`)).text, />Een fiets, een bel en een tuin<\/textarea>/)
})

test('INP-01 a field that no talk has is refused and nothing is saved', async () => {
  const id = await talk(await newcomer())
  for (const field of ['approach_key', 'own.password', 'mark.luck', 'completed_at']) {
    const answer = await sanne.json('POST', `/gesprekken/${id}/veld`, { key: id, field, text: '7' })
    assert.equal(answer.status, 422, field)
  }
  assert.equal((await sanne.json('POST', `/gesprekken/${id}/veld`, { key: id, field: 'mark.body', text: '11' })).status, 422)
})

test('INP-01 F17 markup in own words stays text', async () => {
  const id = await talk(await newcomer(), { fields: { 'own.worries': '<script>alert(1)</script>' } })
  const html = (await sanne.get(`/gesprekken/${id}`)).text
  assert.ok(!html.includes('<script>alert'))
  shows(html, /&lt;script>alert\(1\)/)
})

test('marks of earlier talks stand beside those of this talk, levels and words too', async () => {
  const person = await newcomer({ coupled_on: '2025-08-01', housed_on: '2025-09-01' })
  await talk(person, {
    day: '2025-09-10', isCompleted: true,
    fields: { 'mark.body': '4', 'mark.mind': '5', 'level.speaking': 'A1', 'own.dream': 'Bakker worden' },
  })
  const id = await talk(person, { fields: { 'mark.body': '7' } })
  const html = (await sanne.get(`/gesprekken/${id}`)).text
  shows(html, /<svg class="web-picture"/)
  shows(html, /Eerder gesprek, 10 sep 2025/)
  shows(html, /Eerder: A1, 10 sep 2025/)
  shows(html, /Bakker worden/)
})

test('beside an older talk stands nothing that was said after it', async () => {
  const person = await newcomer({ coupled_on: '2025-08-01', housed_on: '2025-09-01' })
  const first = await talk(person, { day: '2025-09-10', fields: { 'mark.body': '4', 'own.dream': 'Bakker worden' } })
  await talk(person, { fields: { 'mark.body': '7', 'own.dream': 'Docent worden', 'level.reading': 'B1' } })
  const html = (await sanne.get(`/gesprekken/${first}`)).text
  assert.ok(!html.includes('Docent worden') && !html.includes('Eerder gesprek') && !html.includes('Eerder: B1'))
})

test('ZE-03 themes are tagged from the list of the municipality and freely', async () => {
  const person = await newcomer()
  const id = await talk(person, { fields: { free_themes: 'Fietsles, tolk' } })
  const html = (await sanne.get(`/gesprekken/${id}`)).text
  shows(html, /<bdi>Fietsles<\/bdi>/)
  const tagged = [...html.matchAll(/name="theme\.[0-9a-f-]+"[^>]*checked/g)]
  assert.equal(tagged.length, 2, 'Fietsles is new, Tolk was on the list already')
  const list = await sanne.get('/gesprekken/themas')
  shows(list.text, /Fietsles op de lijst zetten/)
})

test('completing keeps the questions in the words in which they were asked', async () => {
  const id = await talk(await newcomer(), { fields: { 'own.worries': 'De huur' }, isCompleted: true })
  await village.as('sanne', async (tx, actor) => {
    const row = await tx.selectFrom('conversation_completion').select('questions')
      .where('conversation_id', '=', id).executeTakeFirstOrThrow()
    const asked = JSON.stringify(row.questions).replace('Waar maakt u zich zorgen over?', 'Waar ligt u wakker van?')
    await tx.updateTable('conversation_completion').set({ questions: asked })
      .where('municipality_id', '=', actor.municipalityId).where('conversation_id', '=', id).execute()
  })
  shows((await sanne.get(`/gesprekken/${id}`)).text, /Waar ligt u wakker van\?/)
})

test('a late correction keeps the old words with who, when and why', async () => {
  const id = await talk(await newcomer(), { fields: { 'own.worries': 'De huur' }, isCompleted: true, isAgreed: true })
  assert.equal((await sanne.post(`/gesprekken/${id}`, { 'own.worries': 'Iets anders' })).status, 409)
  const form = await sanne.get(`/gesprekken/${id}/verbetering?vraag=own.worries`)
  const base = /name="base" value="([^"]+)"/.exec(form.text)?.[1] ?? ''
  village.setNow(new Date('2026-11-03T09:05:00Z'))
  const correct = (body: string, reason: string) =>
    sanne.post(`/gesprekken/${id}/verbeteringen`, { question: 'own.worries', body, base, reason })
  assert.equal((await correct('De huur en het gas', '')).status, 422)
  assert.equal((await correct('De huur', 'geen verschil')).status, 422)
  assert.equal((await correct('De huur en het gas', 'Het gas was vergeten')).status, 303)
  assert.equal((await correct('Nog iets anders', 'twee mensen tegelijk')).status, 409)
  const html = (await sanne.get(`/gesprekken/${id}`)).text
  for (const words of ['De huur en het gas', 'Het gas was vergeten', 'Eén keer verbeterd', 'Daarna is het gesprek nog']) {
    assert.ok(html.includes(words), words)
  }
  village.setNow(village.now)
})

test('a level and the day of a completed talk are corrected with trace too, and figures follow', async () => {
  const person = await newcomer()
  const id = await talk(person, { day: '2026-11-02', fields: { 'level.reading': 'A2' }, isCompleted: true })
  shows((await sanne.get(`/gesprekken/${id}`)).text, /href="\/gesprekken\/[0-9a-f-]+\/verbetering\?vraag=level\.reading"/)
  const correct = async (question: string, body: string) => {
    const form = await sanne.get(`/gesprekken/${id}/verbetering?vraag=${question}`)
    const base = /name="base" value="([^"]+)"/.exec(form.text)?.[1] ?? ''
    return sanne.post(`/gesprekken/${id}/verbeteringen`, { question, body, base, reason: 'Verkeerd aangekruist' })
  }
  assert.equal((await correct('level.reading', 'B7')).status, 422)
  assert.equal((await correct('held_on', '4-11-2026')).status, 422)
  assert.equal((await correct('held_on', '')).status, 422)
  assert.equal((await correct('interpreter', 'phone')).status, 404)
  assert.equal((await correct('level.reading', 'B1')).status, 303)
  assert.equal((await correct('held_on', '1-11-2026')).status, 303)
  const levels = await village.as('sanne', (tx, actor) => tx.selectFrom('language_level')
    .select(['level', 'measured_on']).where('municipality_id', '=', actor.municipalityId)
    .where('conversation_id', '=', id).execute())
  assert.deepEqual(levels, [{ level: 'B1', measured_on: '2026-11-01' }])
  const html = (await sanne.get(`/gesprekken/${id}`)).text
  shows(html, /Eén keer verbeterd[^]*Daarvoor stond er:[^]*A2[^]*Eén keer verbeterd[^]*2 nov 2026/)
})

test('ZE-03 a choice and a mark of a completed talk are corrected with trace, and figures follow', async () => {
  const id = await talk(await newcomer(), { fields: { 'how.language': 'well', 'mark.body': '7' }, isCompleted: true })
  const html = (await sanne.get(`/gesprekken/${id}`)).text
  for (const name of ['how.language', 'mark.body', 'net.bonds_seen']) {
    assert.ok(html.includes(`/verbetering?vraag=${name}"`), name)
  }
  const correct = async (question: string, body: string) => {
    const form = (await sanne.get(`/gesprekken/${id}/verbetering?vraag=${question}`)).text
    shows(form, /<select[^>]*name="body"/)
    const base = /name="base" value="([^"]+)"/.exec(form)?.[1] ?? ''
    return sanne.post(`/gesprekken/${id}/verbeteringen`, { question, body, base, reason: 'Verkeerd aangekruist' })
  }
  assert.equal((await correct('how.language', 'Heel goed')).status, 422)
  assert.equal((await correct('mark.body', '11')).status, 422)
  assert.equal((await correct('how.language', 'hard')).status, 303)
  assert.equal((await correct('mark.body', '4')).status, 303)
  assert.equal((await correct('net.bonds_seen', 'never')).status, 422)
  const stored = await village.as('sanne', (tx, actor) => tx.selectFrom('conversation_mark as m')
    .innerJoin('conversation_answer as a', 'a.conversation_id', 'm.conversation_id').select(['m.mark', 'a.body'])
    .where('m.municipality_id', '=', actor.municipalityId).where('m.conversation_id', '=', id)
    .where('a.question_key', '=', 'how.language').where('m.scale', '=', 'body').execute())
  assert.deepEqual(stored, [{ mark: 4, body: 'hard' }])
  const after = (await sanne.get(`/gesprekken/${id}`)).text
  shows(after, /<dd>moeilijk [^]*Eén keer verbeterd[^]*Verkeerd aangekruist[^]*goed/)
  shows(after, /<dd>4 [^]*Eén keer verbeterd[^]*<[^>]*>7</)
})

test('themes of a completed talk are corrected by their names, with trace, and figures follow', async () => {
  await village.as('sanne', (tx, actor) => ensureThemes(tx, actor, ['Werk', 'Wonen'], false))
  const id = await talk(await newcomer(), { fields: { free_themes: 'Werk, Heimwee' }, isCompleted: true })
  shows((await sanne.get(`/gesprekken/${id}`)).text, /verbetering\?vraag=themes"/)
  const form = (await sanne.get(`/gesprekken/${id}/verbetering?vraag=themes`)).text
  shows(form, />Heimwee, Werk<\/textarea>/)
  const base = /name="base" value="([^"]+)"/.exec(form)?.[1] ?? ''
  const correct = (body: string) => sanne.post(`/gesprekken/${id}/verbeteringen`, {
    question: 'themes', body, base, reason: 'Het ging over de woning',
  })
  assert.equal((await correct('Heimwee, Werk')).status, 422)
  assert.equal((await correct('wonen, Heimwee')).status, 303)
  assert.equal((await correct('Iets anders')).status, 409)
  const tagged = await village.as('sanne', (tx, actor) => tx.selectFrom('conversation_theme as c')
    .innerJoin('theme as t', 't.id', 'c.theme_id').select(['t.name', 't.is_free'])
    .where('c.municipality_id', '=', actor.municipalityId).where('c.conversation_id', '=', id).orderBy('t.name').execute())
  assert.deepEqual(tagged, [{ name: 'Heimwee', is_free: true }, { name: 'Wonen', is_free: false }])
  shows((await sanne.get(`/gesprekken/${id}`)).text, /Eén keer verbeterd[^]*Het ging over de woning[^]*Heimwee, Werk/)
})

test('what was left empty in own words can be written after completion, and what was emptied keeps its trace', async () => {
  const id = await talk(await newcomer(), { fields: { 'own.worries': 'De huur' }, isCompleted: true })
  const html = (await sanne.get(`/gesprekken/${id}`)).text
  shows(html, /vragen zonder antwoord[^]*verbetering\?vraag=own\.dream"/)
  const correct = async (question: string, body: string) => {
    const form = (await sanne.get(`/gesprekken/${id}/verbetering?vraag=${question}`)).text
    const base = /name="base" value="([^"]+)"/.exec(form)?.[1] ?? ''
    return sanne.post(`/gesprekken/${id}/verbeteringen`, { question, body, base, reason: 'Vergeten op te schrijven' })
  }
  assert.equal((await correct('own.dream', 'Kapper worden')).status, 303)
  assert.equal((await correct('own.worries', '')).status, 303)
  const after = (await sanne.get(`/gesprekken/${id}`)).text
  shows(after, /Kapper worden[^]*Eén keer verbeterd/)
  shows(after, /Eén keer verbeterd[^]*Daarvoor stond er:[^]*De huur/)
})

test('F19 a correction and a list of themes are kept while typing, until they are sent', async () => {
  const id = await talk(await newcomer(), { fields: { 'own.worries': 'De huur' }, isCompleted: true })
  const page = `/gesprekken/${id}/verbetering?vraag=own.worries`
  for (const [path, field] of [[page, 'body'], ['/gesprekken/themas', 'names']] as const) {
    const key = /data-draft-key="([^"]+)"/.exec((await sanne.get(path)).text)?.[1] ?? ''
    assert.equal((await sanne.json('POST', '/concepten', { key, field, text: 'Half getypt' })).status, 200)
    shows((await sanne.get(path)).text, />Half getypt<\/textarea>/)
  }
  const html = (await sanne.get(page)).text
  const [base, draft] = ['base', 'draft'].map((name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '')
  const sent = await sanne.post(`/gesprekken/${id}/verbeteringen`, {
    question: 'own.worries', body: 'De huur en het gas', reason: 'Vergeten', base: base ?? '', draft: draft ?? '',
  })
  assert.equal(sent.status, 303)
  shows((await sanne.get(page)).text, />De huur en het gas<\/textarea>/)
})

test('agreed by the newcomer says by whom, how and when it was written, and never that they did it themselves', async () => {
  const id = await talk(await newcomer(), { isCompleted: true })
  const agree = (way: string) => sanne.post(`/gesprekken/${id}/akkoord`, { way, agreed_on: today, note: '' })
  assert.equal((await agree('own_page')).status, 422)
  assert.equal((await agree('with_interpreter')).status, 303)
  shows((await sanne.get(`/gesprekken/${id}`)).text,
    /De nieuwkomer is het hiermee eens: met een tolk, op 3 nov 2026\. Opgeschreven door Sanne Dijkstra/)
})

test('a talk is not agreed before the day on which it was held, nor on a day to come', async () => {
  const id = await talk(await newcomer(), { isCompleted: true })
  const agree = (agreed_on: string) =>
    sanne.post(`/gesprekken/${id}/akkoord`, { way: 'with_interpreter', agreed_on, note: 'Aan tafel' })
  const early = await agree('2026-11-02')
  assert.equal(early.status, 422)
  shows(early.text, /Op deze dag was het gesprek er nog niet/)
  assert.match(early.text, /name="agreed_on"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*name="agreed_on"/)
  shows(early.text, /Aan tafel/)
  const late = await agree('2026-11-04')
  assert.equal(late.status, 422)
  shows(late.text, /Deze dag ligt in de toekomst/)
  assert.equal((await agree(today)).status, 303)
})

test('ZE-03 a moved talk keeps its moment, with day and reason', async () => {
  const person = await newcomer()
  const id = await talk(person, { day: '2026-11-10' })
  const move = (reason: string) => sanne.post(`/gesprekken/${id}/afspraak`, {
    planned_on: '2026-12-20', planned_time: '', interpreter: 'unknown', reason,
  })
  assert.equal((await move('')).status, 422)
  assert.equal((await move('Op reis')).status, 303)
  const html = (await sanne.get(`/nieuwkomers/${person}/gesprekken`)).text
  shows(html, /Startgesprek, verplaatst naar 20 dec 2026/)
  shows(html, /Op reis/)
  shows(html, /talk--moved/)
})

test('ZE-03 a moment can be declined by the person, and taken up again', async () => {
  const person = await newcomer()
  const decide = (kind: string, reason: string) => sanne.post(`/nieuwkomers/${person}/gesprekken/momenten/start`,
    { kind, on_day: today, new_day: '', reason })
  assert.equal((await decide('declined', '')).status, 422)
  assert.equal((await decide('declined', 'Nu even niet')).status, 303)
  shows((await sanne.get(`/nieuwkomers/${person}/gesprekken`)).text, /talk--declined/)
  assert.equal((await decide('withdrawn', '')).status, 303)
  shows((await sanne.get(`/nieuwkomers/${person}/gesprekken`)).text, /talk--due/)
  assert.equal((await decide('moved', 'Later')).status, 422, 'a move needs its new day')
})

test('a cancelled talk says why, and the moment is open again', async () => {
  const person = await newcomer()
  const id = await talk(person, { day: '2026-11-10' })
  assert.equal((await sanne.post(`/gesprekken/${id}/afzegging`, { reason: 'Ziek' })).status, 303)
  shows((await sanne.get(`/gesprekken/${id}`)).text, /afgezegd op 3 nov 2026/)
  shows((await sanne.get(`/nieuwkomers/${person}/gesprekken`)).text, /talk--due/)
  assert.equal((await sanne.post(`/gesprekken/${id}`, { 'own.worries': 'x' })).status, 409)
})

test('ZE-04 a worry becomes a contact moment in one tap, once, and keeps its origin', async () => {
  const person = await newcomer()
  const id = await talk(person, { fields: { 'own.worries': 'Mijn moeder is nog daar' } })
  const tap = () => sanne.post(`/gesprekken/${id}/contactmoment`, { question: 'own.worries' })
  assert.deepEqual([(await tap()).status, (await tap()).status], [303, 303])
  await village.as('sanne', async (tx) => {
    const rows = await tx.selectFrom('contact_moment as c').innerJoin('own_word as w', 'w.id', 'c.own_word_id')
      .select(['c.body', 'w.kind', 'w.conversation_id', 'w.question_key']).where('c.person_id', '=', person).execute()
    assert.deepEqual(rows, [{
      body: 'Mijn moeder is nog daar', kind: 'concern', conversation_id: id, question_key: 'own.worries',
    }])
  })
})

test('the talk offers each word as goal or action of the plan, with its origin', async () => {
  const person = await newcomer()
  const id = await talk(person, { fields: { 'own.dream': 'Docent worden' } })
  const html = (await sanne.get(`/gesprekken/${id}`)).text
  shows(html, new RegExp(`action="/nieuwkomers/${person}/plan/doelen/uit-gesprek"`))
  const made = await sanne.post(`/nieuwkomers/${person}/plan/doelen/uit-gesprek`,
    { conversation: id, question: 'own.dream', as: 'goal' })
  assert.equal(made.status, 303)
})

test('the together view shows the words of this person and nothing of the municipality', async () => {
  const id = await talk(await newcomer(), { fields: { 'own.dream': 'Docent worden', present_note: 'De buurman was erbij' } })
  const html = (await sanne.get(`/gesprekken/${id}/samen`)).text
  shows(html, /Docent worden/)
  assert.ok(!html.includes('De buurman was erbij'))
  assert.ok(!html.includes('/nieuwkomers/zoeken'))
})
