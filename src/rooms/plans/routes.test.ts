import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import type { Answered, Client, Sent } from '../../../test/client.ts'
import { openVillage, type Village } from '../../../test/village.ts'
import { mergeFiles } from '../newcomers/actions/merges.ts'
import { aHousehold, aNewcomer } from '../newcomers/examples.ts'
import { listGoals } from './queries/goals.ts'
import type { PlanGoal } from './rules/plan.ts'

let village: Village
let bram: Client

before(async () => {
  village = await openVillage()
  bram = await village.visit('bram')
})

after(() => village.close())

/** A newcomer of Bram's, housed a month ago. */
async function newcomer(): Promise<string> {
  const lead = village.actor('bram').userId
  return village.as('sanne', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, {
    given_name: 'Amal', family_name: 'Haddad', lead, housed_on: '2026-10-20', birth: { year: 1990, month: 1, day: 1 },
  }))
}

const wish: Sent = { heading: 'language', body: 'Ik wil met de juf praten', raised: 'on' }

async function goals(personId: string): Promise<PlanGoal[]> {
  return village.as('sanne', (tx, actor) => listGoals(tx, actor, [personId]))
}

async function goalOf(personId: string, fields: Sent = wish): Promise<PlanGoal> {
  assert.equal((await bram.post(`/nieuwkomers/${personId}/plan/doelen`, fields)).status, 303)
  return (await goals(personId)).at(-1)!
}

async function actionOf(personId: string) {
  const goal = await goalOf(personId)
  await bram.post(`/nieuwkomers/${personId}/plan/doelen/${goal.id}/acties`, {
    body: 'Bellen met school', owner: 'newcomer', due_on: '2026-11-02',
  })
  return { goal, action: (await goals(personId))[0]!.actions[0]! }
}

/** The results of the audit rows of this action about this person, read as the owner of the tables. */
async function logged(action: string, personId: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: village.url })
  await owner.connect()
  const { rows } = await owner.query(
    'select result from audit_row where action = $1 and $2 = any(person_ids)', [action, personId],
  )
  await owner.end()
  return rows.map(({ result }) => result as string)
}

function assertShows(answered: Answered, ...words: string[]): void {
  for (const text of words) assert.ok(answered.text.includes(text), `the page does not show: ${text}`)
}

test('AK-08 an empty plan shows the four lines and how to begin', async () => {
  const page = await bram.get(`/nieuwkomers/${await newcomer()}/plan`)
  assert.equal(page.status, 200)
  assertShows(page, 'Taal', 'Eerste contacten', 'Informatie en voorlichting', 'Ontmoeting en uitwisseling')
  assertShows(page, 'Doel toevoegen')
})

test('a goal in own words stands on the plan, with its heading and who raised it', async () => {
  const person = await newcomer()
  const added = await bram.post(`/nieuwkomers/${person}/plan/doelen`, wish)
  assert.equal(added.status, 303)
  assertShows(await bram.follow(added), 'Ik wil met de juf praten', 'Zelf genoemd op')
})

test('a goal without words is shown again with what was typed and what is missing', async () => {
  const person = await newcomer()
  const empty = { heading: 'meeting', body: ' ', dream: 'Docent' }
  const wrong = await bram.post(`/nieuwkomers/${person}/plan/doelen`, empty)
  assert.equal(wrong.status, 422)
  assertShows(wrong, 'Vul dit in.', '>Docent</textarea>', 'Er is nog niets opgeslagen.')
  assert.equal((await goals(person)).length, 0)
})

test('SB-04 ready-made and free actions are added together, with owner and day, and a late one is marked', async () => {
  const person = await newcomer()
  const goal = await goalOf(person)
  const added = await bram.post(`/nieuwkomers/${person}/plan/doelen/${goal.id}/acties`, {
    ready: ['language_course', 'childcare'], body: 'De juf bellen', owner: 'newcomer', due_on: '2026-11-02',
  })
  const page = await bram.follow(added)
  assertShows(page, 'Naar de taalles gaan', 'Kinderopvang regelen', 'De juf bellen', 'te laat')
  const [{ actions }] = await goals(person) as [PlanGoal]
  assert.deepEqual(actions.map(({ readyMadeKey }) => readyMadeKey).toSorted(), ['', 'childcare', 'language_course'])
})

test('SB-04 an action is done together, in two taps, with what came of it', async () => {
  const person = await newcomer()
  const { action } = await actionOf(person)
  const form = await bram.get(`/nieuwkomers/${person}/plan?open=gedaan:${action.id}`)
  assertShows(form, 'value="together"', 'samen gedaan')
  await bram.post(`/nieuwkomers/${person}/plan/acties/${action.id}/resultaat`, {
    manner: 'together', done_on: '2026-11-03', result: 'De juf belt terug.', version: '1',
  })
  const done = (await goals(person))[0]!.actions[0]!
  assert.deepEqual([done.manner, done.doneOn, done.result], ['together', '2026-11-03', 'De juf belt terug.'])
})

test('an action cannot be done on a day to come or before it was there: the field says so, what was typed stays', async () => {
  const person = await newcomer()
  const { action } = await actionOf(person)
  const refused = await bram.post(`/nieuwkomers/${person}/plan/acties/${action.id}/resultaat`, {
    manner: 'alone', done_on: '2026-11-04', result: 'Gelukt', version: '1',
  })
  assert.equal(refused.status, 422)
  assertShows(refused, 'href="#v-done_on"', 'Kies vandaag of een eerdere dag.', 'Gelukt')
  const before = await bram.post(`/nieuwkomers/${person}/plan/acties/${action.id}/resultaat`, {
    manner: 'alone', done_on: '2026-11-02', result: 'Gelukt', version: '1',
  })
  assert.equal(before.status, 422)
  assertShows(before, 'href="#v-done_on"', 'Op die dag stond deze actie nog niet in het plan.', 'Gelukt')
})

test('F9 the same form sent twice makes one goal', async () => {
  const person = await newcomer()
  const once = crypto.randomUUID()
  const sent = await Promise.all(Array.from({ length: 5 }, () => (
    bram.post(`/nieuwkomers/${person}/plan/doelen`, { ...wish, once })
  )))
  assert.equal(new Set(sent.map(({ location }) => location)).size, 1)
  assert.equal((await goals(person)).length, 1)
})

test('F10 BUS-02 two workers edit one goal: one wins, the other sees both texts and loses nothing', async () => {
  const person = await newcomer()
  const goal = await goalOf(person)
  const sanne = await village.visit('sanne')
  const edit = (client: Client, body: string) => client.post(`/nieuwkomers/${person}/plan/doelen/${goal.id}`, {
    ...wish, body, version: '1',
  })
  const answers = await Promise.all([edit(bram, 'De tekst van Bram'), edit(sanne, 'De tekst van Sanne')])
  assert.deepEqual(answers.map(({ status }) => status).toSorted((a, b) => a - b), [303, 409])
  const lost = answers.find(({ status }) => status === 409)!
  assertShows(lost, 'De tekst van Bram', 'De tekst van Sanne', 'name="version" value="2"')
})

test('F10 a result ticked by two people shows both, and the second can still save theirs', async () => {
  const person = await newcomer()
  const { action } = await actionOf(person)
  const tick = (result: string, version: string) => (
    bram.post(`/nieuwkomers/${person}/plan/acties/${action.id}/resultaat`, {
      manner: 'alone', done_on: '2026-11-03', result, version,
    })
  )
  assert.equal((await tick('Eerste', '1')).status, 303)
  const conflict = await tick('Tweede', '1')
  assert.equal(conflict.status, 409)
  assertShows(conflict, 'Eerste', 'Tweede')
  assert.equal((await tick('Eerste en tweede', '2')).status, 303)
  assert.equal((await goals(person))[0]!.actions[0]!.result, 'Eerste en tweede')
})

test('a tick taken back twice says why not, on the plan itself', async () => {
  const person = await newcomer()
  const { action } = await actionOf(person)
  const refused = await bram.post(`/nieuwkomers/${person}/plan/acties/${action.id}/heropening`, { version: '1' })
  assert.equal(refused.status, 409)
  assertShows(refused, 'Deze actie staat al open.', 'Bellen met school')
})

test('a form without version is refused', async () => {
  const person = await newcomer()
  const goal = await goalOf(person)
  assert.equal((await bram.post(`/nieuwkomers/${person}/plan/doelen/${goal.id}`, wish)).status, 422)
})

test('definitions: a household goal is written once, stands on each member’s plan and has one owner', async () => {
  const lead = village.actor('bram').userId
  const [amal, yusuf] = await village.as('sanne', (tx, actor) => aHousehold({ tx, actor, now: village.now }, [
    { given_name: 'Amal', family_name: 'Haddad', lead }, { given_name: 'Yusuf', family_name: 'Haddad', lead },
  ])) as [string, string]
  const goal = await goalOf(amal, { ...wish, people: [yusuf], owner_person: yusuf })
  assert.deepEqual([goal.personIds.toSorted(), goal.ownerPersonId], [[amal, yusuf].toSorted(), yusuf])
  assertShows(await bram.get(`/nieuwkomers/${yusuf}/plan`), 'Ik wil met de juf praten', 'Doel van het gezin')
})

test('definitions: who may see one member sees the shared goal and nothing of the other', async () => {
  const lead = village.actor('bram').userId
  const [amal, yusuf] = await village.as('sanne', (tx, actor) => aHousehold({ tx, actor, now: village.now }, [
    { given_name: 'Amal', family_name: 'Haddad', lead }, { given_name: 'Qasimov', family_name: 'Zelfstandig' },
  ])) as [string, string]
  const sanne = await village.visit('sanne')
  await sanne.post(`/nieuwkomers/${amal}/plan/doelen`, { ...wish, people: [yusuf], owner_person: yusuf })
  const page = await bram.get(`/nieuwkomers/${amal}/plan`)
  assertShows(page, 'Ik wil met de juf praten', 'iemand anders in het gezin')
  assert.ok(!page.text.includes('Qasimov'))
  assert.equal((await bram.get(`/nieuwkomers/${yusuf}/plan`)).status, 404)
})

test('a goal is not shared with somebody outside the household', async () => {
  const person = await newcomer()
  const stranger = await newcomer()
  const refused = await bram.post(`/nieuwkomers/${person}/plan/doelen`, { ...wish, people: [stranger] })
  assert.equal(refused.status, 409)
  assertShows(refused, 'Deze persoon hoort nu niet bij het gezin.')
})

test('SB-04 an interim result carries its day and author', async () => {
  const person = await newcomer()
  const goal = await goalOf(person)
  const added = await bram.post(`/nieuwkomers/${person}/plan/doelen/${goal.id}/tussenresultaten`, {
    body: 'Zij belde zelf naar school', on_day: '2026-11-03',
  })
  assertShows(await bram.follow(added), 'Zij belde zelf naar school', '3 nov 2026', 'Bram Postma')
})

test('a result, an end, a decision and an agreement have a day that can be', async () => {
  const person = await newcomer()
  const goal = await goalOf(person)
  const plan = `/nieuwkomers/${person}/plan`
  const early = await bram.post(`${plan}/doelen/${goal.id}/tussenresultaten`, { body: 'Te vroeg', on_day: '2026-11-02' })
  assertShows(early, 'href="#v-on_day"', 'Op die dag was dit doel er nog niet.', 'Te vroeg')
  const end = { how: 'ended', on_day: '2026-11-02', reason: 'Zij verhuist', version: '1' }
  assertShows(await bram.post(`${plan}/doelen/${goal.id}/afloop`, end), 'href="#v-on_day"', 'Zij verhuist')
  const decided = await bram.post(`${plan}/doelen/${goal.id}/afwijkingen`, {
    body: 'Een cursus', reason: 'Sneller aan het werk', decided_by: 'Femke', decided_on: '2026-11-04', cost: '0',
  })
  assertShows(decided, 'href="#v-decided_on"', 'Deze dag moet nog komen.', 'Sneller aan het werk')
  const agreed = await bram.post(`${plan}/afspraken`, { way: 'read_aloud', agreed_on: '2026-11-04', note: 'Met tolk' })
  assertShows(agreed, 'href="#v-agreed_on"', 'Deze dag moet nog komen.', 'Met tolk')
})

test('ZE-06 a deviation keeps why, who decides and what it costs', async () => {
  const person = await newcomer()
  const goal = await goalOf(person)
  const path = `/nieuwkomers/${person}/plan/doelen/${goal.id}/afwijkingen`
  const deviation = { body: 'Cursus op hoog niveau', reason: 'Weer docent worden', decided_by: 'Teamleider' }
  assert.equal((await bram.post(path, { ...deviation, cost: 'veel' })).status, 422)
  const added = await bram.post(path, { ...deviation, cost: '2.500,50' })
  assertShows(await bram.follow(added), 'Weer docent worden', '2.500,50')
  assert.equal((await goals(person))[0]!.deviations[0]!.costCents, 250_050)
})

test('a version says what changed and why; nothing changed is refused', async () => {
  const person = await newcomer()
  await goalOf(person)
  await bram.post(`/nieuwkomers/${person}/plan/versies`, { reason: '' })
  await goalOf(person, { ...wish, body: 'Ik wil werken' })
  assert.equal((await bram.post(`/nieuwkomers/${person}/plan/versies`, { reason: '' })).status, 409)
  const made = await bram.post(`/nieuwkomers/${person}/plan/versies`, { reason: 'Zij heeft nu opvang' })
  assertShows(await bram.follow(made), 'Versie 2', 'Doel erbij: Ik wil werken', 'Zij heeft nu opvang')
  assert.equal((await bram.post(`/nieuwkomers/${person}/plan/versies`, { reason: 'Zomaar' })).status, 409)
})

test('agreed by the newcomer is recorded by whom, how and when, about a fixed version', async () => {
  const person = await newcomer()
  await goalOf(person)
  const agreed = await bram.post(`/nieuwkomers/${person}/plan/afspraken`, {
    way: 'with_interpreter', agreed_on: '2026-11-03', note: 'Tolk: mevrouw Aziz', reason: '',
  })
  assertShows(await bram.follow(agreed), '3 nov 2026: versie 1, met een tolk.', 'Bram Postma', 'op tijd afgesproken')
  const own = await bram.post(`/nieuwkomers/${person}/plan/afspraken`, { way: 'own_page', agreed_on: '2026-11-03' })
  assert.equal(own.status, 409)
})

test('SB-04 a plan that was not agreed within a month after housing is late', async () => {
  const person = await newcomer()
  assertShows(await bram.get(`/nieuwkomers/${person}/plan`), 'Spreek dit plan af voor of op 20 nov 2026.')
  village.setNow(new Date('2026-11-21T09:00:00Z'))
  const client = await village.visit('bram')
  assertShows(await client.get(`/nieuwkomers/${person}/plan`), 'Dit plan moest op 20 nov 2026 zijn afgesproken.')
  village.setNow(village.now)
})

test('a goal is reached only when nothing is open; ending it drops what is open for the same reason', async () => {
  const person = await newcomer()
  const { goal } = await actionOf(person)
  const path = `/nieuwkomers/${person}/plan/doelen/${goal.id}/afloop`
  assert.equal((await bram.post(path, { how: 'reached', on_day: '2026-11-03', version: '1' })).status, 409)
  assert.equal((await bram.post(path, { how: 'ended', on_day: '2026-11-03', version: '1' })).status, 422)
  const ended = { how: 'ended', on_day: '2026-11-03', reason: 'Zij verhuist', version: '1' }
  assert.equal((await bram.post(path, ended)).status, 303)
  const [closed] = await goals(person) as [PlanGoal]
  assert.deepEqual([closed.endReason, closed.actions[0]!.dropReason], ['Zij verhuist', 'Zij verhuist'])
})

test('SB-04 the plan prints as PDF in Dutch beside the newcomer’s language, and the print is logged', async () => {
  const person = await newcomer()
  await goalOf(person, { ...wish, body_translated: 'أريد التحدث', translated_language: 'ar' })
  const pdf = await bram.get(`/nieuwkomers/${person}/plan/afdruk?taal=ar`)
  assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  assert.match(pdf.headers.get('content-disposition') ?? '', /plan-2026-11-03-ar\.pdf/u)
  assert.ok(!(pdf.headers.get('content-disposition') ?? '').includes('Amal'))
  assert.ok(pdf.text.startsWith('%PDF'))
  assert.deepEqual(await logged('plans.print', person), ['ok'])
})

test('LOG-01 PRIV-05 showing a plan leaves a row in the log with the person', async () => {
  const person = await newcomer()
  await bram.get(`/nieuwkomers/${person}/plan`)
  assert.deepEqual(await logged('plans.show', person), ['ok'])
})

test('PRIV-01 a plan outside the caseload is not found, for reading, writing and printing', async () => {
  const person = await newcomer()
  const femke = await village.visit('femke')
  assert.equal((await femke.get(`/nieuwkomers/${person}/plan`)).status, 404)
  assert.equal((await femke.get(`/nieuwkomers/${person}/plan/afdruk?taal=nl`)).status, 404)
  assert.equal((await femke.post(`/nieuwkomers/${person}/plan/doelen`, wish)).status, 404)
  assert.equal((await (await village.visit('marit')).get(`/nieuwkomers/${person}/plan`)).status, 404)
})

test('F19 what was typed and not sent is there again, at its place, until it is saved', async () => {
  const person = await newcomer()
  const goal = await goalOf(person)
  const key = `plan:${person}:tussen:${goal.id}`
  const kept = await bram.json('POST', '/concepten', { key, field: 'body', text: 'Half verhaal' })
  assert.equal(kept.status, 200)
  const open = `/nieuwkomers/${person}/plan?open=tussen:${goal.id}`
  assertShows(await bram.get(open), '>Half verhaal</textarea>', `name="draft" value="${key}"`)
  await bram.post(`/nieuwkomers/${person}/plan/doelen/${goal.id}/tussenresultaten`, {
    body: 'Heel verhaal', on_day: '2026-11-03', draft: key,
  })
  assert.ok(!(await bram.get(open)).text.includes('Half verhaal'))
})

test('definitions: the plan of two merged files is one,', async () => {
  const [kept, merged] = [await newcomer(), await newcomer()]
  await goalOf(kept)
  await goalOf(merged, { ...wish, body: 'Uit het andere dossier' })
  await village.as('sanne', (tx, actor) => (
    mergeFiles({ tx, actor, now: village.now }, { keptId: kept, mergedId: merged, reason: 'Dezelfde' })
  ))
  assertShows(await bram.get(`/nieuwkomers/${kept}/plan`), 'Ik wil met de juf praten', 'Uit het andere dossier')
  const goal = await goalOf(kept, { ...wish, body: 'Na het samenvoegen' })
  assert.deepEqual(goal.personIds, [kept])
})

test('definitions: what was agreed before a merge stays agreed, whichever file it stood on, and after undoing', async () => {
  const [kept, merged] = [await newcomer(), await newcomer()]
  await goalOf(merged)
  const agreed = { way: 'read_aloud', agreed_on: '2026-11-02', note: 'Samen gelezen' }
  await bram.post(`/nieuwkomers/${merged}/plan/afspraken`, agreed)
  await village.as('sanne', (tx, actor) => (
    mergeFiles({ tx, actor, now: village.now }, { keptId: kept, mergedId: merged, reason: 'Dezelfde' })
  ))
  await goalOf(kept, { ...wish, body: 'Na het samenvoegen' })
  assertShows(await bram.get(`/nieuwkomers/${kept}/plan`), 'Samen gelezen', 'Versie 1')
  await bram.post(`/nieuwkomers/${kept}/plan/versies`, { reason: 'Er kwam een doel bij' })
  assertShows(await bram.get(`/nieuwkomers/${kept}/plan`), 'Samen gelezen', 'Versie 1', 'Versie 2')
})

test('definitions: two plans with versions each become one row of versions', async () => {
  const [kept, merged] = [await newcomer(), await newcomer()]
  for (const [at, person] of [['09:10', kept], ['09:20', merged]] as const) {
    await goalOf(person)
    village.setNow(new Date(`2026-11-03T${at}:00Z`))
    await bram.post(`/nieuwkomers/${person}/plan/versies`)
  }
  await village.as('sanne', (tx, actor) => (
    mergeFiles({ tx, actor, now: village.now }, { keptId: kept, mergedId: merged, reason: 'Dezelfde' })
  ))
  village.setNow(new Date('2026-11-03T09:30:00Z'))
  const agreed = { way: 'read_aloud', agreed_on: '2026-11-03', reason: 'Samengevoegd' }
  assert.equal((await bram.post(`/nieuwkomers/${kept}/plan/afspraken`, agreed)).status, 303)
  const { text } = await bram.get(`/nieuwkomers/${kept}/plan`)
  assert.deepEqual([...text.matchAll(/Versie (\d+)/g)].map(([, number]) => number).slice(0, 3), ['2', '1', '1'])
  village.setNow(village.now)
})

test('SB-04 who was a child on the day of housing has no term for a plan, as on the page of today', async () => {
  const lead = village.actor('bram').userId
  const young = await village.as('sanne', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, {
    given_name: 'Yara', family_name: 'Haddad', lead, housed_on: '2026-09-01', birth: { year: 2008, month: 10, day: 1 },
  }))
  await goalOf(young)
  assert.doesNotMatch((await bram.get(`/nieuwkomers/${young}/plan`)).text, /te laat/)
})

test('ENC-01 what a person typed is text on the page', async () => {
  const person = await newcomer()
  await goalOf(person, { ...wish, body: '<script>alert(1)</script> & "x"' })
  const page = await bram.get(`/nieuwkomers/${person}/plan`)
  assert.ok(!page.text.includes('<script>alert(1)'))
  assertShows(page, '&lt;script>alert(1)')
})

test('INP-01 an unknown field is refused', async () => {
  const person = await newcomer()
  assert.equal((await bram.post(`/nieuwkomers/${person}/plan/doelen`, { ...wish, municipality_id: 'x' })).status, 422)
})
