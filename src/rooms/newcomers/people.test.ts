import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { openVillage, type StaffName, type Village } from '../../../test/village.ts'
import { type Conflict, Invalid, NotFound, Refused } from '../../kit/errors.ts'
import { territoryId } from '../territory/install.ts'
import type { Acting } from './actions/acting.ts'
import { joinHousehold, splitHousehold } from './actions/households.ts'
import { addWorkStart, closeWorkStart } from './actions/own-words.ts'
import { declareDifferent, mergeFiles, undoMerge } from './actions/merges.ts'
import { editPerson } from './actions/persons.ts'
import { addToTeam, attachOneself, changeLead, confirmAttachment, endTeamMember } from './actions/team.ts'
import { aHousehold, aNewcomer, type Example } from './examples.ts'
import { filesWithoutLead } from './queries/due.ts'
import { listChanges } from './queries/field-changes.ts'
import { listHousemates } from './queries/households.ts'
import { findIdentity } from './queries/identity.ts'
import { listPersons } from './queries/list.ts'
import { listMerges, listNotDuplicates } from './queries/merges.ts'
import { getPerson, personFieldsOf } from './queries/persons.ts'
import { findAlike, findPeople } from './queries/search.ts'
import { listWorkStarts } from './queries/own-words.ts'
import { findLead, listColleagues, listTeam, markNoticeSeen, unseenNotices } from './queries/team.ts'
import { unknownBirth } from './rules/birth.ts'
import { readQuery } from './rules/search.ts'
import { isInTeam } from './rules/team.ts'

let village: Village

before(async () => { village = await openVillage() })
after(() => village.close())

function by<T>(name: StaffName, work: (acting: Acting) => Promise<T>): Promise<T> {
  return village.as(name, (tx, actor) => work({ tx, actor, now: village.now }))
}

const add = (name: StaffName, example: Example) => by(name, (acting) => aNewcomer(acting, example))
const see = (name: StaffName, id: string) => by(name, ({ tx, actor }) => getPerson(tx, actor, id))
const search = (name: StaffName, text: string) => by(name, async ({ tx, actor }) =>
  (await findPeople(tx, actor, readQuery(text, actor.today))).map((row) => row.name).toSorted())

test('a case worker who adds somebody leads the file and sees it; a colleague outside the team does not', async () => {
  const id = await add('bram', { given_name: 'Selam', family_name: 'Haile' })
  assert.equal((await see('bram', id)).given_name, 'Selam')
  await assert.rejects(see('femke', id), NotFound)
  const lead = await by('bram', ({ tx, actor }) => findLead(tx, actor, [id]))
  assert.equal(lead?.name, 'Bram Postma')
})

test('PRIV-03 the country of origin is kept apart and an interviewer never gets it', async () => {
  const id = await add('sanne', { given_name: 'Robel', origin: 'Eritrea' })
  assert.equal((await see('sanne', id)).origin, 'Eritrea')
  await assert.rejects(see('ilse', id), NotFound)
})

test('BUS-02 an edit of an older version shows both texts and writes nothing', async () => {
  const id = await add('sanne', { given_name: 'Lina', phone: '06-11111111' })
  const person = await see('sanne', id)
  const edit = (phone: string, version: number) => by('sanne', (acting) =>
    editPerson(acting, id, { fields: { ...personFieldsOf(person), phone }, version }))
  assert.equal(await edit('06-22222222', 1), true)
  await assert.rejects(edit('06-33333333', 1), (error: Conflict) => {
    assert.deepEqual(error.fields, { phone: { theirs: '06-22222222', yours: '06-33333333' } })
    return true
  })
  assert.equal((await see('sanne', id)).phone, '06-22222222')
  const [change] = await by('sanne', ({ tx, actor }) => listChanges(tx, actor, [id]))
  assert.deepEqual([change?.field, change?.old, change?.new, change?.by],
    ['phone', '06-11111111', '06-22222222', 'Sanne Dijkstra'])
})

test('search forgives spelling and transliteration', async () => {
  for (const given_name of ['Mohamed', 'Tesfay', 'Yousef', 'Çağla']) {
    await add('sanne', { given_name, family_name: 'Proef' })
  }
  for (const [typed, found] of [
    ['Muhammad', 'Mohamed Proef'], ['Mohammed', 'Mohamed Proef'], ['Tesfai', 'Tesfay Proef'],
    ['Youssef', 'Yousef Proef'], ['Cagla', 'Çağla Proef'],
  ] as const) assert.ok((await search('sanne', typed)).includes(found), typed)
})

test('search finds in any order of names, by birth date, by year, by phone and by part of a name', async () => {
  await add('sanne', {
    given_name: 'Feven', family_name: 'Ghebremeskel', birth: { year: 1994, month: 2, day: 9 }, phone: '06 - 5550 1234',
  })
  for (const typed of ['Ghebremeskel Feven', 'feven', '9-2-1994', 'Feven 1994', '+31 6 55501234', 'Ghebre']) {
    assert.ok((await search('femke', typed)).includes('Feven Ghebremeskel'), typed)
  }
  assert.deepEqual(await search('femke', 'Feven 1995'), [])
})

test('look before create finds the double among hundreds with the same given name', async () => {
  const crowd = Array.from({ length: 450 }, (_, index) => ({ given_name: 'Mahmoud', family_name: `Rij${index}` }))
  await by('sanne', async (acting) => {
    for (const example of crowd) await aNewcomer(acting, example)
    await aNewcomer(acting, { given_name: 'Mahmoud', family_name: 'Darwiesh', phone: '06-12121212' })
  })
  const found = await by('sanne', ({ tx, actor }) =>
    findAlike(tx, actor, { name: 'Mahmud Darwish', birth: unknownBirth, phone: '' }))
  assert.ok(found.some((row) => row.name === 'Mahmoud Darwiesh'))
})

test('definitions: a person with a protected address is not found by who does not have the file', async () => {
  const id = await add('bram', { given_name: 'Verborgen', address_protected: true })
  assert.deepEqual(await search('femke', 'Verborgen'), [])
  assert.deepEqual(await search('bram', 'Verborgen'), ['Verborgen'])
  await assert.rejects(by('femke', (acting) => attachOneself(acting, id, 'spoed in het dorp')), NotFound)
})

test('attaching oneself opens the file for 14 days, and one tap keeps it', async () => {
  const id = await add('sanne', { given_name: 'Hala' })
  await by('femke', (acting) => attachOneself(acting, id, 'vervanging van een collega'))
  const place = async () => (await by('femke', ({ tx, actor }) => listTeam(tx, actor, [id])))[0]
  assert.deepEqual([(await place())?.last_day, (await place())?.ground], ['2026-11-17', 'vervanging van een collega'])
  await by('femke', (acting) => confirmAttachment(acting, id))
  assert.equal((await place())?.last_day, null)
})

test('lesson 5 a change of lead has a reason, an overlap and a notice for both', async () => {
  const id = await add('bram', { given_name: 'Filmon' })
  await by('bram', (acting) => addToTeam(acting, id, {
    account_id: village.actor('femke').userId, purpose: 'taal', last_day: null,
  }))
  await by('bram', (acting) => changeLead(acting, id, {
    account_id: village.actor('femke').userId, reason: 'Bram gaat met verlof', purpose: '', overlap_until: '2026-11-10',
  }))
  const team = await by('sanne', ({ tx, actor }) => listTeam(tx, actor, [id]))
  const today = team.filter((member) => isInTeam(member, '2026-11-03'))
  assert.deepEqual(today.map(({ name, is_lead, last_day }) => [name, is_lead, last_day]),
    [['Femke Wiersma', true, null], ['Bram Postma', false, '2026-11-10']])
  const notices = (name: StaffName) => by(name, ({ tx, actor }) => unseenNotices(tx, actor))
  const [notice] = await notices('bram')
  assert.equal(notice?.personName, 'Filmon')
  await by('bram', ({ tx, actor, now }) => markNoticeSeen(tx, actor, notice?.id ?? '', now))
  assert.deepEqual([(await notices('bram')).length, (await notices('femke')).length], [0, 1])
})

test('the lead cannot leave without a successor', async () => {
  const id = await add('bram', { given_name: 'Yonas' })
  const lead = await by('bram', ({ tx, actor }) => findLead(tx, actor, [id]))
  await assert.rejects(by('bram', (acting) => endTeamMember(acting, id, lead?.id ?? '')), Refused)
})

test('a household can split and both files stay whole', async () => {
  const [mother = '', son = ''] = await by('sanne', (acting) =>
    aHousehold(acting, [{ given_name: 'Rima' }, { given_name: 'Sami' }]))
  const living = (id: string) => by('sanne', async ({ tx, actor }) =>
    (await listHousemates(tx, actor, [id])).map((member) => member.name).toSorted())
  assert.deepEqual(await living(mother), ['Rima', 'Sami'])
  await by('sanne', (acting) => splitHousehold(acting, mother, [son]))
  assert.deepEqual([await living(mother), await living(son)], [['Rima'], []])
  await by('sanne', (acting) => joinHousehold(acting, mother, { person_id: son, relation: 'zoon' }))
  assert.deepEqual(await living(son), ['Rima', 'Sami'])
})

const householdsToday = (id: string) => by('sanne', async ({ tx, actor }) =>
  (await tx.selectFrom('household_member').select('household_id').where('municipality_id', '=', actor.municipalityId)
    .where('person_id', '=', id).where('last_day', 'is', null).execute()).map((row) => row.household_id))

/** Both in a transaction of their own; the first holds what it locked while the second begins. */
async function atOnce(first: (acting: Acting) => Promise<void>, second: (acting: Acting) => Promise<void>) {
  const { promise: begun, resolve } = Promise.withResolvers<void>()
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
  const one = by('sanne', async (acting) => { await first(acting); resolve(); await mayEnd })
  await begun
  const two = by('sanne', second)
  while ((await waiting()) === 0) await new Promise((again) => setImmediate(again))
  end()
  await one
  await two
}

async function waiting(): Promise<number> {
  const { rows } = await village.database.pool.query<{ n: string }>(`select count(*) as n from pg_locks l
    join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()`)
  return Number(rows[0]?.n)
}

test('who is asked into two households at once lives in the second and in no other', async () => {
  const [one, two, three] = [await add('sanne', {}), await add('sanne', {}), await add('sanne', {})]
  const join = (host: string) => (acting: Acting) =>
    joinHousehold(acting, host, { person_id: three, relation: 'broer' })
  await atOnce(join(one), join(two))
  assert.deepEqual(await householdsToday(three), await householdsToday(two))
  assert.equal((await householdsToday(one)).length, 1)
})

test('two people who join somebody without household at once come to live together', async () => {
  const [host, two, three] = [await add('sanne', {}), await add('sanne', {}), await add('sanne', {})]
  const join = (person_id: string) => (acting: Acting) => joinHousehold(acting, host, { person_id, relation: 'broer' })
  await atOnce(join(two), join(three))
  const [household] = await householdsToday(host)
  assert.deepEqual([await householdsToday(host), await householdsToday(two), await householdsToday(three)],
    [[household], [household], [household]])
})

test('of two splits of one household at once the second finds the household as the first left it', async () => {
  const [host = '', two = '', three = ''] = await by('sanne', (acting) => aHousehold(acting, [{}, {}, {}]))
  await atOnce((acting) => splitHousehold(acting, host, [two, three]), (acting) =>
    assert.rejects(splitHousehold(acting, host, [two]), Invalid))
  assert.deepEqual(await householdsToday(two), await householdsToday(three))
  assert.equal((await householdsToday(two)).length, 1)
})

test('SB-07 another last day of work leaves the earlier one, with who and when', async () => {
  const id = await add('bram', { given_name: 'Aster' })
  const start = await by('bram', async (acting) => {
    await addWorkStart(acting, id, {
      kind: 'paid', employer: 'De bakker', started_on: '2026-09-01', hours_per_week: 24, helped_by: 'self',
    })
    return (await listWorkStarts(acting.tx, acting.actor, [id]))[0]?.id ?? ''
  })
  const end = (name: StaffName, endedOn: string) => by(name, (acting) => closeWorkStart(acting, id, { id: start, endedOn }))
  await end('bram', '2026-10-01')
  await end('sanne', '2026-10-15')
  await end('sanne', '2026-10-15')
  const past = await by('bram', ({ tx, actor }) => listChanges(tx, actor, [id]))
  assert.deepEqual(past.toSorted((a, b) => a.old.localeCompare(b.old)).map((one) => [one.old, one.new, one.by]), [
    ['', '2026-10-01', 'Bram Postma'], ['2026-10-01', '2026-10-15', 'Sanne Dijkstra'],
  ])
  assert.ok(past.every(({ at }) => at.getTime() === village.now.getTime()))
  const { text } = await (await village.visit('bram')).get(`/nieuwkomers/${id}/werk`)
  assert.match(text, /gestopt op 15 okt 2026[^]*<del><bdi>1 okt 2026<\/bdi><\/del> → <bdi>15 okt 2026/)
})

test('a merge is a row of its own: one file in lists, both ids in queries, and undo ends it', async () => {
  const kept = await add('bram', { given_name: 'Dubbel', family_name: 'Een' })
  const merged = await add('bram', { given_name: 'Dubbel', family_name: 'Twee' })
  await by('bram', (acting) => mergeFiles(acting, { keptId: kept, mergedId: merged, reason: 'zelfde mens' }))
  const identity = () => by('bram', ({ tx, actor }) => findIdentity(tx, actor, merged))
  const listed = () => by('bram', async ({ tx, actor }) =>
    (await listPersons(tx, actor, {}, { offset: 0, limit: 50 })).rows.map((row) => row.name))
  assert.deepEqual(await identity(), [kept, merged])
  assert.equal((await see('bram', merged)).id, kept)
  assert.ok(!(await listed()).includes('Dubbel Twee'))
  assert.deepEqual(await search('femke', 'Dubbel'), ['Dubbel Een'])
  const [merge] = await by('bram', ({ tx, actor }) => listMerges(tx, actor, [kept]))
  await by('bram', (acting) => undoMerge(acting, kept, merge?.id ?? ''))
  assert.deepEqual(await identity(), [merged])
  assert.ok((await listed()).includes('Dubbel Twee'))
})

test('definitions: merging never brings a person with a protected address into the search of others', async () => {
  const open = await add('bram', { given_name: 'Schuil', family_name: 'Plaats' })
  const hidden = await add('bram', { given_name: 'Schuil', family_name: 'Plek', address_protected: true })
  const merge = (keptId: string, mergedId: string) =>
    by('bram', (acting) => mergeFiles(acting, { keptId, mergedId, reason: 'zelfde mens' }))
  await assert.rejects(merge(open, hidden), (error: Refused) =>
    error.reasonKey === 'newcomers.refused.keep_the_protected')
  assert.equal(await merge(hidden, open), hidden)
  assert.deepEqual(await search('femke', 'Schuil'), [])
  assert.deepEqual(await search('bram', 'Schuil'), ['Schuil Plek'])
})

test('of two merges at once that would chain three files the second is refused', async () => {
  const [first, second, third] = [
    await add('bram', { given_name: 'Keten' }), await add('bram', { given_name: 'Keten' }),
    await add('bram', { given_name: 'Keten' }),
  ]
  const merge = (keptId: string, mergedId: string) =>
    by('bram', (acting) => mergeFiles(acting, { keptId, mergedId, reason: '' }))
  const done = await Promise.allSettled([merge(first, second), merge(second, third)])
  const chained = await by('bram', ({ tx }) => tx.selectFrom('person_merge as m')
    .innerJoin('person_merge as n', 'n.kept_id', 'm.merged_id').select('m.id').execute())
  assert.deepEqual(chained, [])
  assert.ok(done.some(({ status }) => status === 'fulfilled'))
})

const withoutLead = () => by('sanne', async ({ tx, actor }) => ({
  list: (await listPersons(tx, actor, { lead: 'nobody' }, { offset: 0, limit: 500 })).rows.map(({ personId }) => personId),
  today: (await filesWithoutLead(tx, actor, { limit: 500 })).items.map(({ personId }) => personId),
}))

test('definitions: of two merged files either may bring the lead, in the list as on Today', async () => {
  const kept = await add('sanne', { given_name: 'Samen', family_name: 'Een' })
  const merged = await add('bram', { given_name: 'Samen', family_name: 'Twee' })
  assert.ok((await withoutLead()).list.includes(kept))
  await by('sanne', (acting) => mergeFiles(acting, { keptId: kept, mergedId: merged, reason: '' }))
  const { list, today } = await withoutLead()
  assert.deepEqual([list.includes(kept), today.includes(kept)], [false, false])
  const own = await by('bram', ({ tx, actor }) => listPersons(tx, actor, { lead: 'me' }, { offset: 0, limit: 500 }))
  assert.equal(own.rows.find(({ personId }) => personId === kept)?.leadName, 'Bram Postma')
})

test('PRIV-18 who left leads no file and is offered nowhere: their files stand there as without a lead', async () => {
  const id = await add('femke', { given_name: 'Achtergebleven' })
  assert.deepEqual(Object.values(await withoutLead()).map((ids) => ids.includes(id)), [false, false])
  const { userId } = village.actor('femke')
  const owner = new pg.Client({ connectionString: village.url })
  await owner.connect()
  const end = (at: string | null, day: string | null) => owner.query(
    'update membership set ended_at = $2, last_day = $3 where account_id = $1', [userId, at, day])
  await end('2026-11-03T08:00:00Z', '2026-11-03')
  assert.deepEqual(Object.values(await withoutLead()).map((ids) => ids.includes(id)), [true, true])
  const colleagues = await by('sanne', ({ tx, actor }) => listColleagues(tx, actor))
  assert.ok(!colleagues.some((colleague) => colleague.id === userId))
  await end(null, null)
  await owner.end()
})

test('a decision that two people are different is remembered', async () => {
  const first = await add('sanne', { given_name: 'Tweeling', family_name: 'A' })
  const second = await add('sanne', { given_name: 'Tweeling', family_name: 'B' })
  await by('sanne', (acting) => declareDifferent(acting, { personId: second, otherId: first }))
  assert.deepEqual(await by('sanne', ({ tx, actor }) => listNotDuplicates(tx, actor, [first])), [second])
})

test('the list filters by village and by who leads, and orders names by sound of the Netherlands', async () => {
  const villageId = territoryId('achtkarspelen', 'village', 'Surhuizum')
  for (const family_name of ['Zeynep', 'Çelik', 'Adam']) await add('sanne', { family_name, village_id: villageId })
  const rows = await by('sanne', ({ tx, actor }) =>
    listPersons(tx, actor, { village: villageId, lead: 'nobody' }, { offset: 0, limit: 50 }))
  assert.deepEqual(rows.rows.map((row) => row.name), ['Adam', 'Çelik', 'Zeynep'])
  assert.equal(rows.total, 3)
})
