// Every list leaves the house as CSV and as Excel (F16): the same rights as its page, a line in the access log, cells
// that do nothing, and nobody whose address is protected.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { insertTalk } from '../src/rooms/conversations/queries/talks.ts'
import { aNewcomer, type Example } from '../src/rooms/newcomers/examples.ts'
import { openVillage, type StaffName, type Village } from './village.ts'

let village: Village
let ids: Record<'amal' | 'hidden' | 'other', string>

before(async () => {
  village = await openVillage()
  const bram = village.actor('bram').userId
  ids = {
    amal: await person('=Amal', { housed_on: '2026-10-20', lead: bram }),
    hidden: await person('Geheim', { housed_on: '2026-10-20', lead: bram, address_protected: true }),
    other: await person('Vreemd', { housed_on: '2026-10-20' }),
  }
  for (const id of Object.values(ids)) {
    await talk(id)
    await contact(id)
    await action(id)
  }
})
after(() => village.close())

function person(given_name: string, example: Example): Promise<string> {
  return village.as('sanne', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, { given_name, family_name: 'Haddad', ...example }))
}

function talk(id: string): Promise<string> {
  return village.as('sanne', (tx, actor) => insertTalk(tx, actor, {
    person_id: id, moment: 'start', planned_on: '2026-11-05', planned_time: '14:30', approach_key: 'achtkarspelen',
    created_at: village.now, interviewer_id: village.actor('ilse', 'achtkarspelen').userId,
  }))
}

function contact(id: string) {
  return village.as('sanne', (tx, actor) => tx.insertInto('contact_moment').values({
    municipality_id: actor.municipalityId, id: randomUUID(), person_id: id, shared_id: randomUUID(), kind: 'phone',
    at: new Date('2026-11-01T10:00:00Z'), body: '+31 gebeld', written_at: village.now,
  }).execute())
}

function action(id: string) {
  return village.as('sanne', async (tx, actor) => {
    const goal = randomUUID()
    const base = {
      municipality_id: actor.municipalityId, person_ids: [id], area: 'work' as const, created_at: village.now,
      updated_at: village.now,
    }
    await tx.insertInto('goal').values({
      ...base, id: goal, owner_person_id: id, frame_key: 'language', body: 'Ik wil leren', raised_on: '2026-10-01',
    }).execute()
    await tx.insertInto('goal_person')
      .values({ municipality_id: actor.municipalityId, person_id: id, goal_id: goal }).execute()
    await tx.insertInto('plan_action').values({
      ...base, id: randomUUID(), goal_id: goal, body: '@Bellen', due_on: '2026-11-02', owner_words: 'Amal',
    }).execute()
  })
}

async function logged(action: string): Promise<string[][]> {
  const owner = new pg.Client({ connectionString: village.url })
  await owner.connect()
  const { rows } = await owner.query('select person_ids from audit_row where action = $1 order by at', [action])
  await owner.end()
  return rows.map(({ person_ids }) => person_ids as string[])
}

const lists: { path: () => string; log: string; inert: RegExp; sees: StaffName[]; not: StaffName[] }[] = [
  { path: () => '/gesprekken/lijst', log: 'conversations.export', inert: /"'=Amal Haddad";[^\n]*"05-11-2026";"14:30";"Ilse Hoekema"/, sees: ['sanne', 'bram', 'ilse'], not: ['pim', 'ada'] },
  { path: () => '/vandaag/lijst', log: 'today.export', inert: /"'@Bellen";"'=Amal Haddad"/, sees: ['sanne', 'bram'], not: ['pim', 'ada'] },
  { path: () => `/nieuwkomers/${ids.amal}/tijdlijn`, log: 'files.timeline.export', inert: /"01-11-2026";[^\n]*"'\+31 gebeld"/, sees: ['sanne', 'bram'], not: ['pim', 'ada', 'ilse'] },
  { path: () => `/nieuwkomers/${ids.amal}/plan/acties`, log: 'plans.export', inert: /"Ik wil leren";"'@Bellen";[^\n]*"Amal";"02-11-2026"/, sees: ['sanne', 'bram'], not: ['pim', 'ada', 'ilse'] },
]

for (const { path, log, inert, sees, not } of lists) {
  test(`F16 PRIV-05 ${log}: CSV and Excel for who may see the list, with a line in the access log`, async () => {
    for (const name of sees) {
      const who = await village.visit(name, 'achtkarspelen')
      const csv = await who.get(`${path()}.csv`)
      assert.equal(csv.status, 200, name)
      assert.match(csv.headers.get('content-disposition') ?? '', /^attachment; filename="[a-z]+-2026-11-03\.csv"/)
      assert.match(csv.text, inert)
      assert.doesNotMatch(csv.text, /Geheim/)
      assert.equal((await who.get(`${path()}.xlsx`)).status, 200)
      const [seen] = (await logged(log)).slice(-1)
      assert.ok(seen?.includes(ids.amal) && !seen.includes(ids.hidden))
    }
    for (const name of not) assert.equal((await (await village.visit(name, 'achtkarspelen')).get(`${path()}.csv`)).status, 403, name)
  })
}

test('AZN-01 a case worker exports own people only', async () => {
  const bram = await village.visit('bram')
  for (const path of ['/gesprekken/lijst.csv', '/vandaag/lijst.csv']) assert.doesNotMatch((await bram.get(path)).text, /Vreemd/)
  for (const path of ['tijdlijn', 'plan/acties']) {
    assert.equal((await bram.get(`/nieuwkomers/${ids.other}/${path}.csv`)).status, 404)
  }
})

test('no list leaves the file of somebody with a protected address, and its page does not offer it', async () => {
  const sanne = await village.visit('sanne')
  for (const [page, path] of [['tijdlijn', 'tijdlijn'], ['plan', 'plan/acties']]) {
    assert.equal((await sanne.get(`/nieuwkomers/${ids.hidden}/${path}.csv`)).status, 403)
    assert.doesNotMatch((await sanne.get(`/nieuwkomers/${ids.hidden}/${page}`)).text, /\.csv/)
    assert.match((await sanne.get(`/nieuwkomers/${ids.amal}/${page}`)).text, new RegExp(`/nieuwkomers/${ids.amal}/${path}\\.csv`))
  }
})

test('F20 an export of Today is not cut off at what the page counts', async () => {
  await village.as('marit', async (tx, actor) => {
    for (let index = 0; index < 130; index += 1) await aNewcomer({ tx, actor, now: village.now }, { given_name: `Mens${index}`, housed_on: '2026-08-01' })
  })
  const csv = (await (await village.visit('marit')).get('/vandaag/lijst.csv?soort=plan')).text
  assert.equal(new Set(csv.match(/Mens\d+/g)).size, 130)
})
