import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openVillage, type StaffName, type Village } from '../../../test/village.ts'
import { addDays } from '../../kit/plain-dates.ts'
import { getApproach } from '../approaches/queries.ts'
import { insertTalk } from '../conversations/queries/talks.ts'
import { aNewcomer, type Example } from '../newcomers/examples.ts'
import { territoryId } from '../territory/install.ts'
import { pileOf, withNames } from './queries/piles.ts'
import type { ItemKind, Pile } from './rules.ts'

// 3 November 2026; the week ends on the 9th.
const today = '2026-11-03'
let village: Village
before(async () => { village = await openVillage() })
after(async () => { await village.close() })

function newcomer(by: StaffName, example: Example): Promise<string> {
  return village.as(by, (tx, actor) => aNewcomer({ tx, actor, now: village.now }, example))
}

function pile(by: StaffName, kind: ItemKind, among?: readonly string[]): Promise<Pile> {
  return village.as(by, async (tx, actor) => {
    const { thresholds } = await getApproach(tx, actor)
    const found = await pileOf(tx, actor, kind, { shown: 50, thresholds, among })
    const [named] = await withNames(tx, actor, [found])
    return named ?? found
  })
}

async function names(by: StaffName, kind: ItemKind): Promise<string[]> {
  return (await pile(by, kind)).items.map(({ personName }) => personName)
}

function aContact(personId: string, day: string, kind: 'phone' | 'social' = 'phone') {
  return village.as('sanne', async (tx, actor) => {
    await tx.insertInto('contact_moment').values({
      municipality_id: actor.municipalityId, id: randomUUID(), person_id: personId, shared_id: randomUUID(), kind,
      at: new Date(`${day}T10:00:00Z`), written_at: village.now,
    }).execute()
  })
}

function aTalk(personId: string, planned: string, moment: string = 'unplanned', interviewer?: StaffName) {
  return village.as('sanne', (tx, actor) => insertTalk(tx, actor, {
    person_id: personId, moment, planned_on: planned, approach_key: 'achtkarspelen', created_at: village.now,
    interviewer_id: interviewer ? village.actor(interviewer, 'achtkarspelen').userId : null,
  }))
}

function anAction(personId: string, due: string, owner?: StaffName) {
  return village.as('sanne', async (tx, actor) => {
    const goalId = randomUUID()
    const base = {
      municipality_id: actor.municipalityId, person_ids: [personId], area: 'work' as const, created_at: village.now,
      updated_at: village.now,
    }
    await tx.insertInto('goal').values({
      ...base, id: goalId, owner_person_id: personId, frame_key: 'language', body: 'Doel', raised_on: '2026-10-01',
    }).execute()
    await tx.insertInto('goal_person')
      .values({ municipality_id: actor.municipalityId, person_id: personId, goal_id: goalId }).execute()
    await tx.insertInto('plan_action').values({
      ...base, id: randomUUID(), goal_id: goalId, body: `Bellen voor ${due}`, due_on: due,
      owner_account_id: owner ? village.actor(owner).userId : null,
    }).execute()
  })
}

test('SB-04 a plan is due a month after the move; late, this week and later are told apart', async () => {
  await newcomer('sanne', { given_name: 'Late', family_name: 'Plan', housed_on: '2026-10-02' })
  await newcomer('sanne', { given_name: 'Laatste', family_name: 'Dag', housed_on: '2026-10-03' })
  await newcomer('sanne', { given_name: 'Deze', family_name: 'Week', housed_on: '2026-10-09' })
  await newcomer('sanne', { given_name: 'Later', family_name: 'Plan', housed_on: '2026-10-10' })
  const kind = { year: 2016, month: 1, day: 1 }
  await newcomer('sanne', { given_name: 'Klein', family_name: 'Kind', housed_on: '2026-09-01', birth: kind })
  const found = await pile('sanne', 'plan')
  assert.deepEqual(found.items.map(({ personName, lastDay }) => [personName, lastDay]),
    [['Late Plan', '2026-11-02'], ['Laatste Dag', today], ['Deze Week', '2026-11-09']])
  assert.deepEqual([found.total, found.late], [3, 1])
})

test('ZE-03 a start talk is late after 30 days and due this week before that', async () => {
  await newcomer('bram', { given_name: 'Start', family_name: 'Laat', housed_on: addDays(today, -31) })
  await newcomer('bram', { given_name: 'Start', family_name: 'Nu', housed_on: addDays(today, -25) })
  const found = await pile('bram', 'talk')
  assert.deepEqual(found.items.map(({ personName, detail, lastDay }) => [personName, detail, lastDay]),
    [['Start Laat', 'start', addDays(today, -1)], ['Start Nu', 'start', addDays(today, 5)]])
  assert.deepEqual([found.total, found.late], [2, 1])
})

test('silent is no professional contact for eight weeks; a social contact does not break it', async () => {
  const silent = await newcomer('femke', { given_name: 'Stil', family_name: 'Lang', coupled_on: '2026-01-01' })
  const heard = await newcomer('femke', { given_name: 'Gehoord', family_name: 'Net', coupled_on: '2026-01-01' })
  await aContact(silent, '2026-09-07')
  await aContact(silent, '2026-10-20', 'social')
  await aContact(heard, '2026-09-08')
  assert.equal(addDays('2026-09-08', 56), today)
  const found = await pile('femke', 'silent')
  assert.deepEqual(found.items.map(({ personName, lastDay }) => [personName, lastDay]), [['Stil Lang', '2026-11-02']])
})

test('MS-10 silent socially is no social contact for twelve weeks since they live here', async () => {
  const alone = await newcomer('femke', { given_name: 'Zonder', family_name: 'Bezoek', housed_on: '2026-08-10' })
  const visited = await newcomer('femke', { given_name: 'Met', family_name: 'Bezoek', housed_on: '2026-01-10' })
  await newcomer('femke', { given_name: 'Woont', family_name: 'Niet', housed_on: null })
  await aContact(alone, '2026-11-01')
  await aContact(visited, '2026-08-11', 'social')
  const found = await pile('femke', 'silent_social')
  assert.deepEqual(found.items.map(({ personName, lastDay }) => [personName, lastDay]),
    [['Zonder Bezoek', '2026-11-02']])
})

test('an action is mine when I do it, or when it is on a file of mine', async () => {
  const own = await newcomer('femke', { given_name: 'Van', family_name: 'Femke' })
  const other = await newcomer('sanne', { given_name: 'Van', family_name: 'Ander' })
  await anAction(own, '2026-10-01')
  await anAction(other, '2026-10-02', 'sanne')
  await anAction(other, '2026-11-10', 'sanne')
  const mine = await pile('sanne', 'action', [])
  assert.deepEqual(mine.items.map(({ lastDay }) => lastDay), ['2026-10-02'])
  const all = await pile('sanne', 'action')
  assert.deepEqual(all.items.map(({ lastDay }) => lastDay), ['2026-10-01', '2026-10-02'])
  assert.deepEqual([all.total, all.late], [2, 2])
})

test('a file without a lead stands there until somebody leads it', async () => {
  await newcomer('sanne', { given_name: 'Zonder', family_name: 'Lead' })
  const lead = village.actor('bram').userId
  await newcomer('sanne', { given_name: 'Met', family_name: 'Lead', lead })
  const found = await names('sanne', 'no_lead')
  assert.ok(found.includes('Zonder Lead'))
  assert.ok(!found.includes('Met Lead'))
})

test('the page greets by name, says what is late in words and leads to the act', async () => {
  const answer = await (await village.visit('bram')).get('/vandaag')
  assert.equal(answer.status, 200)
  assert.match(answer.text, /Goedemorgen Bram\./)
  assert.match(answer.text, /gesprekken deze week, één is te laat\./)
  assert.match(answer.text, /Gesprek plannen/)
  assert.match(answer.text, /1 dag te laat/)
})

test('ZE-05 an interviewer sees the talks that are theirs and nothing else', async () => {
  const personId = await newcomer('sanne', { given_name: 'Praat', family_name: 'Morgen', housed_on: '2025-01-01' })
  await newcomer('sanne', { given_name: 'Niet', family_name: 'Voor Ilse', housed_on: '2025-01-01' })
  await aTalk(personId, '2026-11-04', 'unplanned', 'ilse')
  const answer = await (await village.visit('ilse', 'achtkarspelen')).get('/vandaag')
  assert.equal(answer.status, 200)
  assert.match(answer.text, /Praat Morgen/)
  assert.doesNotMatch(answer.text, /Voor Ilse|nieuwkomers\/|Contact opschrijven|Lead kiezen/)
})

test('a talk whose day has passed asks whether it was held', async () => {
  const personId = await newcomer('sanne', { given_name: 'Was', family_name: 'Gepland' })
  const talkId = await aTalk(personId, '2026-11-01')
  const found = await pile('sanne', 'talk_report')
  assert.deepEqual(found.items.map(({ subjectId, lastDay }) => [subjectId, lastDay]), [[talkId, '2026-11-01']])
})

test('one kind can be asked for alone', async () => {
  const answer = await (await village.visit('sanne')).get('/vandaag?soort=no_lead')
  assert.match(answer.text, /heeft nog geen lead/)
  assert.doesNotMatch(answer.text, /Bellen voor/)
})

test('a filter word in the address that is no choice shows everything and says so', async () => {
  const sanne = await village.visit('sanne')
  for (const path of ['/vandaag?soort=onzin', '/vandaag?wie=onzin']) {
    assert.match((await sanne.get(path)).text, /keuze die we niet kennen/)
  }
  assert.doesNotMatch((await sanne.get('/vandaag?soort=no_lead')).text, /keuze die we niet kennen/)
})

test('when nothing is due it says so kindly and shows who has not been heard of longest', async () => {
  const marit = await village.visit('marit')
  assert.match((await marit.get('/vandaag')).text, /Alles is op tijd/)
  const lead = village.actor('marit').userId
  await newcomer('marit', { given_name: 'Rustige', family_name: 'Buur', lead, coupled_on: '2026-11-01' })
  const answer = await marit.get('/vandaag')
  assert.match(answer.text, /Van wie hoorden we het langst niets/)
  assert.match(answer.text, /Rustige Buur/)
})

test('when nothing of the chosen kind is there it says that, and the word of the kind stays chosen', async () => {
  const answer = await (await village.visit('marit')).get('/vandaag?soort=lead_notice')
  assert.match(answer.text, /Hiervan is er nu niets/)
  assert.match(answer.text, /0 wisselingen van lead/)
  assert.doesNotMatch(answer.text, /Er zijn nog geen mensen/)
})

test('a case worker chooses between the own people and those of the team', async () => {
  const leek = territoryId('westerkwartier', 'team', 'Leek')
  await newcomer('marit', { given_name: 'Van', family_name: 'Leek', area_team_id: leek, housed_on: '2026-09-20' })
  const own = await newcomer('tom', { given_name: 'Van', family_name: 'Tom', housed_on: '2026-09-20' })
  assert.ok(own)
  const tom = await village.visit('tom')
  assert.match((await tom.get('/vandaag')).text, /Van Tom/)
  assert.doesNotMatch((await tom.get('/vandaag')).text, /Van Leek/)
  assert.match((await tom.get('/vandaag?wie=team')).text, /Van Leek/)
  assert.doesNotMatch((await (await village.visit('noor')).get('/vandaag?wie=team')).text, /Van Leek|Van Tom/)
})

test('merged files count as one person', async () => {
  const kept = await newcomer('tom', { given_name: 'Een', family_name: 'Mens', coupled_on: '2026-01-01' })
  const merged = await newcomer('tom', { given_name: 'Een', family_name: 'Mensch', coupled_on: '2026-01-01' })
  await village.as('marit', async (tx, actor) => {
    await tx.insertInto('person_merge').values({
      municipality_id: actor.municipalityId, id: randomUUID(), kept_id: kept, merged_id: merged, merged_at: village.now,
      merged_by: actor.userId,
    }).execute()
  })
  assert.deepEqual((await pile('tom', 'silent')).items.map(({ personId }) => personId), [kept])
})

test('PRIV-01 the page of today holds nobody outside the caseload', async () => {
  const answer = await (await village.visit('noor')).get('/vandaag')
  assert.doesNotMatch(answer.text, /Een Mens|Rustige Buur/)
})

test('the first page of the product leads everybody to their own', async () => {
  const homes = { sanne: '/vandaag', pim: '/sturen', ada: '/instellingen/mensen' } as const
  for (const [name, home] of Object.entries(homes)) {
    assert.equal((await (await village.visit(name as StaffName)).get('/')).location, home)
  }
})

test('PRIV-05 the people on the page of today stand in the log', async () => {
  const personId = await newcomer('sanne', { given_name: 'In', family_name: 'Het Log', housed_on: '2024-01-01' })
  await (await village.visit('sanne')).get('/vandaag?soort=plan')
  const { rows } = await village.database.pool.query(
    `select 1 from audit_row where action = 'today.show' and $1 = any(person_ids)`, [personId])
  assert.equal(rows.length, 1)
})

test('a file to which somebody attached themselves asks to be confirmed in its last week, in one tap', async () => {
  const personId = await newcomer('sanne', { given_name: 'Even', family_name: 'Meekijken' })
  await village.as('sanne', async (tx, actor) => {
    await tx.insertInto('file_team_member').values({
      municipality_id: actor.municipalityId, id: randomUUID(), person_id: personId, is_self_attached: true,
      account_id: village.actor('femke').userId, ground: 'Spoed', first_day: '2026-10-23', last_day: '2026-11-06',
    }).execute()
  })
  const femke = await village.visit('femke')
  assert.match((await femke.get('/vandaag?soort=attachment')).text, /Even Meekijken[^.]*je toegang stopt/)
  await femke.post(`/nieuwkomers/${personId}/team/bevestiging`)
  assert.doesNotMatch((await femke.get('/vandaag?soort=attachment')).text, /Even Meekijken/)
})

test('a change of lead stands there for both until they have seen it', async () => {
  const bram = village.actor('bram').userId
  const personId = await newcomer('sanne', { given_name: 'Nieuwe', family_name: 'Lead', lead: bram })
  await village.as('sanne', async (tx, actor) => {
    await tx.insertInto('lead_change').values({
      municipality_id: actor.municipalityId, id: randomUUID(), person_id: personId, from_account_id: bram,
      to_account_id: village.actor('femke').userId, reason: 'Verlof', changed_at: village.now, changed_by: actor.userId,
    }).execute()
  })
  const visit = await village.visit('bram')
  const { text } = await visit.get('/vandaag?soort=lead_notice')
  assert.match(text, /Femke Wiersma is nu de lead/)
  const seen = /action="(\/nieuwkomers\/overdracht\/[0-9a-f-]+\/gezien)"/.exec(text)?.[1]
  await visit.post(seen ?? '')
  assert.doesNotMatch((await visit.get('/vandaag?soort=lead_notice')).text, /is nu de lead/)
  assert.match((await (await village.visit('femke')).get('/vandaag?soort=lead_notice')).text, /is nu de lead/)
})

test('a late talk stays late until the window of the next one opens, also when that is within this week', async () => {
  // Twelve months and 60 days is 7 March; the window of two years opens 60 days before 6 January, on 7 November.
  await newcomer('bram', { given_name: 'Jaar', family_name: 'Gemist', housed_on: '2025-01-06' })
  const found = await pile('bram', 'talk')
  assert.deepEqual(found.items.filter(({ personName }) => personName === 'Jaar Gemist')
    .map(({ detail, lastDay }) => [detail, lastDay]), [['m12', '2026-03-07']])
})
