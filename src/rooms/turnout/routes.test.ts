import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Sent } from '../../../test/client.ts'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage, type StaffName, type Village, villageNow } from '../../../test/village.ts'
import { aTalkTable } from '../activities/examples.ts'
import { aHousehold, aNewcomer, type Example } from '../newcomers/examples.ts'
import { territoryId } from '../territory/install.ts'
import { routes } from './routes.tsx'

let village: Village

// Each test in a place of its own: what is counted is the whole municipality.
before(async () => { village = await openVillage() })
after(() => village.close())

const ask = async (text: string, values: unknown[] = []) => (await village.database.pool.query(text, values)).rows

async function begin(): Promise<void> {
  await ask('truncate door_guest, date_count, attendance, barrier, reply_need, invitation_reply, invitation_link, seat, invitation, activity_date, activity cascade')
}

/** A talk table with a date on each of these days; the ids of the dates. */
async function onDays(days: readonly string[], fields: Sent = {}): Promise<{ activity: string; dates: string[] }> {
  const added = await (await village.visit('sanne')).post('/activiteiten', aTalkTable(fields))
  const activity = added.location.split('/').at(-1) ?? ''
  // Nobody writes down what has been: time passes.
  await ask('update activity_date set planned_day = $2, day = $2 where activity_id = $1', [activity, days[0]])
  for (const day of days.slice(1)) {
    await ask(`insert into activity_date (municipality_id, id, activity_id, is_public, planned_day, day, starts, ends)
      select municipality_id, gen_random_uuid(), activity_id, true, $2, $2, starts, ends from activity_date where activity_id = $1 limit 1`, [activity, day])
  }
  const dates = await ask('select id from activity_date where activity_id = $1 order by day', [activity])
  return { activity, dates: dates.map(({ id }) => id) }
}

function someone(of: StaffName = 'bram', more: Example = {}): Promise<string> {
  return village.as(of, (tx, actor) => aNewcomer({ tx, actor, now: villageNow }, { given_name: 'Mens', family_name: 'Sharif', ...more }))
}

/** Somebody is invited on this day and says so. */
async function invites(day: string, { person, date, answer, by = 'sanne' }: { person: string; date: string; answer: Sent | null; by?: StaffName }): Promise<string> {
  village.setNow(new Date(`${day}T08:00:00Z`))
  const client = await village.visit(by)
  const invited = await client.post(`/nieuwkomers/${person}/uitnodigingen`, { date_id: date })
  assert.equal(invited.status, 303, invited.text)
  if (answer) assert.equal((await client.post(invited.location, answer)).status, 303)
  village.setNow(villageNow)
  return invited.location
}

const countedOn = async ({ activity, date }: { activity: string; date: string }, fields: Sent) =>
  (await village.visit('sanne')).post(`/activiteiten/${activity}/data/${date}/mensen/aanwezig`, fields)

const opkomst = async (name: StaffName, ending = '') => (await (await village.visit(name)).get(`/opkomst${ending}`)).text

/** The cells of a row of a list, by its first cell. */
function rowOf(text: string, name: string): string[] {
  const row = text.split('<tr>').find((line) => line.replaceAll(/<[^>]*>/g, ' ').trim().startsWith(name)) ?? ''
  return [...row.matchAll(/<td[^>]*>([^]*?)<\/td>/g)].map((match) => (match[1] ?? '').replaceAll(/<span class="sr-only">[^]*?<\/span>|<[^>]*>/g, ''))
}

test('AZN-02 who may look at attendance', () => {
  assertRoleTable(routes, `
    GET /opkomst        coordinator case_worker policy_officer
    GET /opkomst.csv    coordinator case_worker policy_officer
    GET /opkomst.xlsx   coordinator case_worker policy_officer
  `)
})

test('MS-15 low attendance asks for the reason; a barrier that is arranged is followed until attendance is counted', async () => {
  await begin()
  const { activity, dates } = await onDays(['2026-10-06', '2026-10-13', '2026-10-20', '2026-10-27'])
  const at = (index: number) => ({ activity, date: dates[index] ?? '' })
  const mother = await someone()
  for (const person of await Promise.all([someone(), someone(), someone(), someone()])) {
    await invites('2026-10-05', { person, date: at(0).date, answer: { answer: 'comes' } })
  }
  const low = await countedOn(at(0), { guests: '1' })
  assert.equal(low.status, 422)
  assert.match(low.text, /Er kwam minder dan de helft\. Schrijf op waarom/)
  await countedOn(at(0), { guests: '1', low_reason: 'Geen oppas' })
  await countedOn(at(1), { guests: '7' })
  const page = await invites('2026-10-19', { person: mother, date: at(2).date, answer: { answer: 'needs', needs: ['childcare'] } })
  village.setNow(new Date('2026-10-19T08:00:00Z'))
  const sanne = await village.visit('sanne')
  const [{ id }] = await ask('select id from barrier where person_id = $1', [mother])
  await sanne.post(`${page}/nodig/${id}/uitkomst`, { outcome: 'arranged', words: 'Froukje past op' })
  await sanne.post(page, { answer: 'comes' })
  village.setNow(villageNow)
  await countedOn(at(2), { people: [mother], guests: '9' })
  await countedOn(at(3), { guests: '12' })
  const text = await opkomst('sanne')
  // (1 + 7) / 2 = 4 before, (10 + 12) / 2 = 11 from the first date with childcare.
  assert.match(text, /Kinderopvang geregeld: opkomst 4 → 11/)
  assert.match(text, /2 keer ervoor, 2 keer erna/)
  assert.match(text, /Keren met weinig mensen[^]*6 okt 2026[^]*Geen oppas/)
  assert.deepEqual(rowOf(text, 'Praattafel Harkema'), ['5', '5', '1', '1', '1', '1', '4', '1'])
  assert.deepEqual(rowOf(text, 'Kinderopvang'), ['1', '1', '1'])
  const sheet = await opkomst('sanne', '.csv')
  assert.match(sheet, /"Activiteit";"Praattafel Harkema";"5";"5";"1";"1";"1";"1";"4";"1"/)
  assert.match(sheet, /"Kinderopvang geregeld: opkomst 4 → 11"/)
})

test('MS-11 before there are two dates on both sides nothing is said of what arranging did', async () => {
  await begin()
  const { activity, dates } = await onDays(['2026-10-20', '2026-10-27'])
  const person = await someone()
  const page = await invites('2026-10-26', { person, date: dates[1] ?? '', answer: { answer: 'needs', needs: ['ride'] } })
  const [{ id }] = await ask('select id from barrier where person_id = $1', [person])
  await (await village.visit('bram')).post(`${page}/nodig/${id}/uitkomst`, { outcome: 'arranged', words: 'Rijdt mee' })
  for (const date of dates) await countedOn({ activity, date }, { guests: '6' })
  assert.match(await opkomst('sanne'), /Vervoer geregeld\. Er is nog te weinig om te vergelijken: 1 keer ervoor en 1 keer erna/)
})

test('a person counts once in a line; per village, household and language', async () => {
  await begin()
  const { activity, dates } = await onDays(['2026-10-20', '2026-10-27'])
  const harkema = territoryId('achtkarspelen', 'village', 'Harkema')
  const [parent = ''] = await village.as('bram', (tx, actor) => aHousehold({ tx, actor, now: villageNow }, [
    { given_name: 'Ouder', village_id: harkema, languages: ['Tigrinya', 'Arabisch'] },
    { given_name: 'Kind', birth: { year: 2018, month: null, day: null }, target_group: 'child' },
  ]))
  const alone = await someone()
  for (const date of dates) {
    await invites('2026-10-19', { person: parent, date, answer: { answer: 'comes' } })
    await invites('2026-10-19', { person: alone, date, answer: null })
  }
  await countedOn({ activity, date: dates[0] ?? '' }, { people: [parent], guests: '0' })
  await countedOn({ activity, date: dates[1] ?? '' }, { people: [parent], guests: '2' })
  const text = await opkomst('sanne')
  assert.deepEqual(rowOf(text, 'Praattafel Harkema'), ['2', '1', '1', '0', '0', '0', '2', '0'])
  assert.deepEqual(rowOf(text, 'Harkema').slice(0, 3), ['1', '1', '1'])
  assert.deepEqual(rowOf(text, 'met kinderen').slice(0, 3), ['1', '1', '1'])
  assert.deepEqual(rowOf(text, 'zonder kinderen').slice(0, 3), ['1', '0', '0'])
  assert.deepEqual(rowOf(text, 'Tigrinya').slice(0, 3), ['1', '1', '1'])
  assert.deepEqual(rowOf(text, 'Arabisch').slice(0, 3), ['1', '0', '0'])
})

test('PRIV-10 a policy officer sees no small number, no reason and no name; a case worker their own people', async () => {
  await begin()
  const { activity, dates: [date = ''] } = await onDays(['2026-10-27'])
  const many = await Promise.all(Array.from({ length: 12 }, (_, at) => someone('bram', { given_name: `Mens${at}` })))
  const few = await someone('femke', { given_name: 'Alleen', languages: ['Somalisch'] })
  for (const [at, person] of many.entries()) {
    await invites('2026-10-26', { person, date, answer: at < 6 ? { answer: 'comes' } : null })
  }
  await invites('2026-10-26', { person: few, date, answer: { answer: 'comes' } })
  await countedOn({ activity, date }, { people: many.slice(0, 2), guests: '0', low_reason: 'Alleen was ziek' })
  const pim = await opkomst('pim')
  assert.doesNotMatch(pim, /Somalisch|Alleen|Mens\d|was ziek/)
  assert.match(pim, /Kleine groepen staan er niet bij/)
  assert.deepEqual(rowOf(pim, 'Iedereen').slice(0, 3), ['13', '7', '–'])
  // Thirteen in the one activity leaves nobody outside it, so nobody could be told apart from everybody.
  assert.deepEqual(rowOf(pim, 'Praattafel Harkema').slice(0, 3), ['–', '–', '–'])
  const sheet = await opkomst('pim', '.csv')
  assert.doesNotMatch(sheet, /Somalisch|was ziek/)
  const femke = await opkomst('femke')
  assert.deepEqual(rowOf(femke, 'Praattafel Harkema').slice(0, 3), ['1', '1', '0'])
  assert.match(femke, /Van jouw eigen mensen/)
  assert.doesNotMatch(femke, /Arabisch/)
  assert.match(await opkomst('sanne'), /Somalisch/)
  assert.equal((await (await village.visit('ada')).get('/opkomst')).status, 403)
})
