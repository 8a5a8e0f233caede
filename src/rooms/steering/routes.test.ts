import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openVillage, type StaffName, type Village } from '../../../test/village.ts'
import { insertTalk } from '../conversations/queries/talks.ts'
import { aHousehold, aNewcomer, type Example } from '../newcomers/examples.ts'
import { findMeasures, type Measure } from './measures.ts'
import { figureOf } from './rules/figures.ts'

// The village lives on 3 November 2026.
let village: Village
const ids: Record<string, string> = {}

before(async () => {
  village = await openVillage()
  const bram = village.actor('bram').userId
  // Permit, key and housing chosen so that the counts below can be made by hand.
  await person('Op Tijd', { permit_on: '2026-05-01', key_on: '2026-08-01', housed_on: '2026-08-05', lead: bram })
  await person('Te Laat', { permit_on: '2026-05-01', key_on: '2026-08-02', housed_on: '2026-08-10' })
  await person('Geen Sleutel', { permit_on: '2026-07-15' })
  await person('Loopt Nog', { permit_on: '2026-08-03', key_on: '2026-10-01', housed_on: '2026-10-05' })
  await person('Zonder Vergunning', { housed_on: '2026-09-01' })
  await person('Net Verhuisd', { housed_on: '2026-10-20' })
  await person('Een Kind', {
    housed_on: '2026-09-01', birth: { year: 2015, month: 6, day: 1 }, target_group: 'child',
  })
  await agreed('Op Tijd', '2026-09-05')
  await agreed('Te Laat', '2026-09-11')
  await held('Op Tijd', '2026-08-20')
  await declined('Te Laat')
})
after(async () => { await village.close() })

async function person(name: string, example: Example): Promise<void> {
  const [given_name = '', family_name = ''] = name.split(' ')
  ids[name] = await village.as('sanne', (tx, actor) =>
    aNewcomer({ tx, actor, now: village.now }, { given_name, family_name, ...example }))
}

async function agreed(name: string, day: string): Promise<void> {
  await village.as('sanne', async (tx, actor) => {
    const plan = randomUUID()
    const base = { municipality_id: actor.municipalityId, person_id: ids[name] ?? '' }
    await tx.insertInto('plan').values({
      ...base, id: plan, kind: 'action_plan', approach_key: 'achtkarspelen', started_on: day,
    }).execute()
    await tx.insertInto('plan_agreement').values({
      ...base, id: randomUUID(), plan_id: plan, version_number: 1, way: 'read_aloud', agreed_on: day,
      written_at: village.now, written_by: actor.userId,
    }).execute()
  })
}

async function held(name: string, day: string, moment: string = 'start'): Promise<void> {
  await village.as('sanne', (tx, actor) => insertTalk(tx, actor, {
    person_id: ids[name] ?? '', moment, planned_on: day, held_on: day, approach_key: 'achtkarspelen',
    created_at: village.now,
  }))
}

async function declined(name: string): Promise<void> {
  await village.as('sanne', (tx, actor) => tx.insertInto('talk_moment_event').values({
    municipality_id: actor.municipalityId, id: randomUUID(), person_id: ids[name] ?? '', moment: 'start',
    kind: 'declined', on_day: '2026-08-15', written_at: village.now,
  }).execute())
}

async function measure(slug: string, by: StaffName = 'sanne'): Promise<Measure> {
  const measures = await village.as(by, (tx, actor) => findMeasures(tx, actor))
  const found = measures.find((one) => one.slug === slug)
  assert.ok(found)
  return found
}

const none = { open: 0, no_start: 0, child: 0, declined: 0, gone: 0, closed: 0 }

test('SB-03 the key: one of three in time, one term still open, three without a permit date', async () => {
  assert.deepEqual(figureOf((await measure('sleutel')).counted),
    { numerator: 1, denominator: 3, leftOut: { ...none, open: 1, no_start: 3 }, unknown: 0 })
})

test('SB-04 the plan: one of three in time; a child, who just moved, who does not live here stand apart', async () => {
  // Counted: Op Tijd (in time), Te Laat (a day late), Zonder Vergunning (none). Open: Net Verhuisd, Loopt Nog.
  assert.deepEqual(figureOf((await measure('plan')).counted),
    { numerator: 1, denominator: 3, leftOut: { ...none, open: 2, no_start: 1, child: 1 }, unknown: 0 })
})

test('ZE-03 the start talk: one of two held; declined, open and the child stand apart', async () => {
  // Counted: Op Tijd (held), Zonder Vergunning (missed). Declined: Te Laat. Open: two. No day 0: one. One child.
  assert.deepEqual(figureOf((await measure('gesprek-start')).counted),
    { numerator: 1, denominator: 2, leftOut: { ...none, open: 2, no_start: 1, declined: 1, child: 1 }, unknown: 0 })
})

test('each figure is a sentence with its number large, a bullet, a table and how it is counted', async () => {
  const { text } = await (await village.visit('sanne')).get('/sturen')
  assert.match(text, /<strong class="figure-number">1 van 3<\/strong> mensen hadden hun sleutel binnen 3 maanden/)
  assert.match(text, /mensen hadden binnen 1 maand na de verhuizing een afgesproken plan/)
  assert.match(text, /Startgesprek: bij <strong class="figure-number">1 van 2<\/strong> mensen op tijd gehouden/)
  assert.match(text, /Hoe geteld\?/)
  assert.match(text, /3 mensen zonder datum van de vergunning/)
  assert.match(text, /Geteld tot en met 3 nov 2026/)
})

test('PRIV-03 a policy officer sees the counts of the whole municipality and nobody in them', async () => {
  const pim = await village.visit('pim')
  const { text } = await pim.get('/sturen')
  assert.match(text, /1 van 3/)
  assert.doesNotMatch(text, /Op Tijd<|Te Laat<|mensen hierachter|nieuwkomers\//)
  assert.equal((await pim.get('/sturen/sleutel/mensen')).status, 403)
  assert.equal((await pim.get('/sturen/sleutel/mensen.csv')).status, 403)
})

test('the people behind a figure are there for who may see them, each leading to the file', async () => {
  const { text } = await (await village.visit('sanne')).get('/sturen/sleutel/mensen?uitkomst=missed')
  assert.match(text, new RegExp(`href="/nieuwkomers/${ids['Te Laat']}"`))
  assert.match(text, new RegExp(`href="/nieuwkomers/${ids['Geen Sleutel']}"`))
  assert.doesNotMatch(text, new RegExp(ids['Op Tijd'] ?? 'x'))
})

test('AZN-01 a case worker sees the figure of all and the people of the own files only', async () => {
  const bram = await village.visit('bram')
  assert.match((await bram.get('/sturen')).text, /1 van 3/)
  const { text } = await bram.get('/sturen/sleutel/mensen')
  assert.match(text, new RegExp(ids['Op Tijd'] ?? 'x'))
  assert.doesNotMatch(text, new RegExp([ids['Te Laat'], ids['Geen Sleutel']].join('|')))
})

test('a year takes the terms that ended in it', async () => {
  const sanne = await village.visit('sanne')
  assert.match((await sanne.get('/sturen?jaar=2026')).text, /Alleen termijnen die in 2026 afliepen/)
  assert.match((await sanne.get('/sturen?jaar=2025')).text, /Daarom is er nog geen cijfer over de sleutel/)
})

test('a filter word that is no choice is said, and all is shown', async () => {
  const sanne = await village.visit('sanne')
  for (const path of ['/sturen?jaar=vorig', '/sturen?dorp=x', '/sturen/sleutel/mensen?uitkomst=misschien']) {
    assert.match((await sanne.get(path)).text, /keuze die we niet kennen/, path)
  }
  assert.doesNotMatch((await sanne.get('/sturen?jaar=2026')).text, /keuze die we niet kennen/)
  assert.equal((await sanne.get('/sturen/cijfers.csv?jaar=vorig')).status, 400)
})

test('F16 the figures and the people behind them leave as CSV and Excel, with inert cells', async () => {
  await person('=SOM(1)', { permit_on: '2026-01-01' })
  const sanne = await village.visit('sanne')
  const figures = await sanne.get('/sturen/cijfers.csv')
  assert.match(figures.headers.get('content-type') ?? '', /text\/csv/)
  assert.match(figures.text, /"Sleutel binnen 3 maanden";"alle jaren";"1";"4"/)
  const people = await sanne.get('/sturen/sleutel/mensen.csv?uitkomst=missed')
  assert.match(people.text, /"Te Laat"/)
  assert.doesNotMatch(people.text, /;"=SOM|^"=SOM/m)
  assert.equal((await sanne.get('/sturen/sleutel/mensen.xlsx')).headers.get('content-type'),
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
})

test('a person with a protected address is on the page and in no export', async () => {
  await person('Geheim Adres', { permit_on: '2026-01-01', address_protected: true })
  const sanne = await village.visit('sanne')
  assert.match((await sanne.get('/sturen/sleutel/mensen')).text, /Geheim Adres/)
  assert.doesNotMatch((await sanne.get('/sturen/sleutel/mensen.csv')).text, /Geheim Adres/)
})

test('a figure that does not exist is no page', async () => {
  assert.equal((await (await village.visit('sanne')).get('/sturen/geluk/mensen')).status, 404)
})

test('an empty municipality is told the first step', async () => {
  const { text } = await (await village.visit('marit')).get('/sturen')
  assert.match(text, /Er zijn nog geen nieuwkomers/)
  assert.match(text, /Nieuwkomer toevoegen/)
})

test('SB-03 the key by household size hides small groups', async () => {
  await village.as('marit', async (tx, actor) => {
    const by = { tx, actor, now: village.now }
    for (const size of [1, 1, 1, 1, 1, 1, 2]) {
      await aHousehold(by, Array.from({ length: size }, () => ({ permit_on: '2026-01-01', key_on: '2026-02-01' })))
    }
  })
  const key = await measure('sleutel', 'marit')
  assert.deepEqual([...new Set(key.split?.groupOf.values())].toSorted(), ['1', '2'])
  const { text } = await (await village.visit('marit')).get('/sturen')
  assert.equal(text.match(/te weinig mensen om te tonen/g)?.length, 5)
  const csv = (await (await village.visit('marit')).get('/sturen/cijfers.csv')).text
  assert.match(csv, /"Sleutel binnen 3 maanden: 1 persoon";"alle jaren";"te weinig mensen om te tonen"/)
  assert.doesNotMatch((await (await village.visit('marit')).get('/sturen/cijfers.csv?jaar=2026')).text, /1 persoon/)
})

test('merged files are counted once', async () => {
  const before = (await measure('sleutel')).counted.length
  const [kept, merged] = [ids['Op Tijd'] ?? '', ids['Te Laat'] ?? '']
  await village.as('sanne', async (tx, actor) => {
    await tx.insertInto('person_merge').values({
      municipality_id: actor.municipalityId, id: randomUUID(), kept_id: kept, merged_id: merged, merged_at: village.now,
      merged_by: actor.userId,
    }).execute()
  })
  assert.equal((await measure('sleutel')).counted.length, before - 1)
})

test('a page past the end of the people behind a figure says so', async () => {
  const { text } = await (await village.visit('sanne')).get('/sturen/sleutel/mensen?pagina=9000')
  assert.match(text, /Hier staat niemand meer. De lijst heeft 1 pagina\./)
})
