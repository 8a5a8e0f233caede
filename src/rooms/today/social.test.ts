import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openVillage, type Village } from '../../../test/village.ts'
import { getApproach } from '../approaches/queries.ts'
import { aNewcomer, type Example } from '../newcomers/examples.ts'
import { territoryId } from '../territory/install.ts'
import { pileOf, withNames } from './queries/piles.ts'
import type { ItemKind } from './rules.ts'

// 3 November 2026; the week ends on the 9th.
const today = '2026-11-03'
let village: Village
before(async () => { village = await openVillage() })
after(() => village.close())

const newcomer = (example: Example) =>
  village.as('sanne', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, example))

function pile(kind: ItemKind) {
  return village.as('sanne', async (tx, actor) => {
    const { thresholds } = await getApproach(tx, actor)
    const [found] = await withNames(tx, actor, [await pileOf(tx, actor, kind, { shown: 50, thresholds })])
    return { late: found?.late, items: (found?.items ?? []).map(({ personName, lastDay, detail }) => [personName, lastDay, detail]) }
  })
}

function aVisit(personId: string, day: string) {
  return village.as('sanne', (tx, actor) => tx.insertInto('contact_moment').values({
    municipality_id: actor.municipalityId, id: randomUUID(), person_id: personId, shared_id: randomUUID(),
    kind: 'social', at: new Date(`${day}T10:00:00Z`), written_at: village.now,
  }).execute())
}

interface Invited {
  readonly cameOn?: string
  readonly isEnded?: boolean
}

function anInvitation(personId: string, day: string, { cameOn, isEnded = false }: Invited = {}) {
  return village.as('sanne', async (tx, actor) => {
    const of = { municipality_id: actor.municipalityId }
    const [activity, date, on] = [randomUUID(), randomUUID(), cameOn ?? day]
    await tx.insertInto('activity').values({
      ...of, id: activity, title: 'Koken', kind: 'meal', organiser: 'Buren', place: 'MFA', is_public: true,
      village_id: territoryId('achtkarspelen', 'village', 'Harkema'), made_at: village.now, made_by: actor.userId,
    }).execute()
    await tx.insertInto('activity_date').values({
      ...of, id: date, activity_id: activity, is_public: true, planned_day: on, day: on, starts: '10:00', ends: '11:00',
    }).execute()
    await tx.insertInto('invitation').values({
      ...of, id: randomUUID(), person_id: personId, date_id: date, asked_by: actor.userId,
      asked_at: new Date(`${day}T10:00:00Z`), ended_at: isEnded ? village.now : null,
    }).execute()
    if (!cameOn) return
    await tx.insertInto('attendance').values({
      ...of, date_id: date, person_id: personId, came: true, written_at: village.now, written_by: actor.userId,
    }).execute()
  })
}

test('MS-10 an invitation or coming to an activity breaks social silence as a visit does; one taken back does not', async () => {
  const add = (given_name: string) => newcomer({ given_name, housed_on: '2026-01-10' })
  const [asked, came, back, alone] = [await add('Gevraagd'), await add('Kwam'), await add('Terug'), await add('Alleen')]
  await anInvitation(asked, '2026-08-11')
  await anInvitation(came, '2026-02-01', { cameOn: '2026-08-11' })
  await anInvitation(back, '2026-10-01', { isEnded: true })
  await anInvitation(alone, '2026-08-10')
  await anInvitation(alone, '2026-03-10')
  assert.deepEqual((await pile('silent_social')).items, [['Terug', '2026-04-04', ''], ['Alleen', '2026-11-02', '']])
})

test('MS-10 what a merged file was invited to counts for the one person', async () => {
  const [kept, other] = [await newcomer({ given_name: 'Samen', housed_on: '2026-01-10' }), await newcomer({ given_name: 'Dubbel' })]
  await anInvitation(other, '2026-10-10')
  const has = async () => (await pile('silent_social')).items.some(([name]) => name === 'Samen')
  assert.equal(await has(), true)
  await village.as('sanne', (tx, actor) => tx.insertInto('person_merge').values({
    municipality_id: actor.municipalityId, id: randomUUID(), kept_id: kept, merged_id: other, merged_at: village.now,
    merged_by: actor.userId,
  }).execute())
  assert.equal(await has(), false)
})

test('MS-08 the first contact and the calendar are due a week after arrival; both there asks for nothing', async () => {
  const add = (given_name: string, housed_on: string, more: Example = {}) => newcomer({ given_name, housed_on, ...more })
  const [late, last, done] = [await add('Laat', '2026-10-26'), await add('Laatste', '2026-10-27'), await add('Klaar', '2026-10-26')]
  await add('Vandaag', today)
  await add('Lang', '2026-09-07')
  await add('Kind', '2026-10-26', { birth: { year: 2016, month: 1, day: 1 } })
  for (const person of [late, done]) await aVisit(person, '2026-10-28')
  const sanne = await village.visit('sanne')
  for (const person of [last, done]) assert.equal((await sanne.post(`/nieuwkomers/${person}/agenda-gegeven`)).status, 303)
  assert.deepEqual(await pile('welcome'), {
    late: 1, items: [['Laat', '2026-11-02', 'calendar'], ['Laatste', today, 'contact']],
  })
  assert.match((await sanne.get('/vandaag?soort=welcome')).text, /Uiterlijk 2 nov[^<]*: de agenda is nog niet gegeven/)
  const { text } = await sanne.get(`/nieuwkomers/${last}/uitnodigingen`)
  assert.match(text, /dag 7, uiterlijk dag 7[^]*Nog geen bezoek of buurtcontact[^]*De agenda is gegeven op/)
  assert.doesNotMatch(text, /agenda-gegeven/)
})
