import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openVillage, type Village } from '../../../test/village.ts'
import { inMunicipality } from '../../db/database.ts'
import { addDays } from '../../kit/plain-dates.ts'
import { achtkarspelen } from '../approaches/shipped/achtkarspelen.ts'
import { zeist } from '../approaches/shipped/zeist.ts'
import { insertTalk } from '../conversations/queries/talks.ts'
import { movementOf, scalesOf } from '../conversations/rules/scales.ts'
import { closeFiles } from '../newcomers/actions/closures.ts'
import { aNewcomer } from '../newcomers/examples.ts'
import { comparedBetween, findMovementFacts, pairMeasure } from './movement-measures.ts'
import { outcomeOf } from './rules/movement.ts'

// The village lives on 3 November 2026; start until day 30, m6 at 6 months +- 30 days, m12 at 12 months +- 60 days.
const today = '2026-11-03'
let village: Village
before(async () => { village = await openVillage() })
after(async () => { await village.close() })

const scale = (key: string) => {
  const found = scalesOf(zeist).find((one) => one.key === key)
  assert.ok(found, key)
  return found
}

test('ZE-03 what goes up on each scale; another answer compares with nothing', () => {
  const moved = (key: string, from: string, to: string) => movementOf(scale(key), from, to)
  assert.equal(moved('level.reading', 'alfa_c', 'A1'), 'up')
  assert.equal(moved('level.reading', 'B1', 'A2'), 'down')
  assert.equal(moved('level.reading', 'A2', ''), null)
  assert.equal(moved('net.bonds_seen', 'none', 'more'), 'up')
  assert.equal(moved('net.links_known', 'no', 'yes'), 'up')
  assert.equal(moved('net.links_known', 'yes', 'yes'), 'same')
  assert.equal(moved('net.links_known', 'not_sure', 'yes'), null)
  assert.equal(moved('how.network', 'well', 'hard'), 'down')
  assert.equal(moved('how.network', 'mixed', 'well'), 'up')
})

test('ZE-07 the four pillars, four skills and six network questions of Zeist are scales; health is none', () => {
  const keys = scalesOf(zeist).map(({ key }) => key)
  assert.deepEqual(keys.filter((key) => key.startsWith('how.')).slice(0, 4),
    ['how.dutch', 'how.network', 'how.taking_part', 'how.knowing_the_way'])
  assert.ok(!keys.some((key) => key.includes('health')))
  assert.equal(keys.filter((key) => key.startsWith('level.')).length, 4)
  assert.equal(keys.filter((key) => key.startsWith('net.')).length, 6)
  assert.ok(scalesOf(zeist).every(({ values }) => values.length > 1))
})

interface Said { on: string; values: Record<string, string> }

async function person(name: string, housedOn: string | null, said: readonly Said[], lead?: string): Promise<string> {
  return village.as('sanne', async (tx, actor) => {
    const id = await aNewcomer({ tx, actor, now: village.now },
      { family_name: name, ...(housedOn ? { housed_on: housedOn } : {}), ...(lead ? { lead } : {}) })
    for (const { on, values } of said) {
      const talk = await insertTalk(tx, actor, {
        person_id: id, moment: 'start', planned_on: on, held_on: on, approach_key: 'achtkarspelen',
        created_at: village.now,
      })
      const of = { municipality_id: actor.municipalityId, conversation_id: talk, person_id: id }
      for (const [key, value] of Object.entries(values)) {
        if (key.startsWith('level.')) {
          await tx.insertInto('language_level').values({
            ...of, id: randomUUID(), skill: 'reading', level: value, source: 'worker', measured_on: on,
            written_at: village.now,
          }).execute()
        } else {
          await tx.insertInto('conversation_answer').values({ ...of, question_key: key, body: value, saved_at: village.now })
            .execute()
        }
      }
    }
    return id
  })
}

const reading = (level: string) => ({ 'level.reading': level })

async function startToHalfYear() {
  const facts = await village.as('sanne', (tx, actor) => findMovementFacts(tx, actor))
  return pairMeasure(facts, { from: 'start', to: 'm6' })
}

const ids: Record<string, string> = {}

// Housed 1 January 2026: start until 31 January, m6 from 1 June to 31 July. Twelve with both talks: reading went up for
// six, stayed for five; the twelfth has no level in the second talk, so all four counts are hidden but the large ones.
test('ZE-03 from start to half a year: who went up, stayed and went down, and why others are not compared', async () => {
  const [start, later] = ['2026-01-10', '2026-06-20']
  const bram = village.actor('bram').userId
  for (let index = 0; index < 6; index += 1) {
    ids['up'] = await person('Vooruit', '2026-01-01', [
      { on: start, values: reading('A1') }, { on: later, values: reading('A2') },
    ], bram)
  }
  for (let index = 0; index < 7; index += 1) {
    await person('Gelijk', '2026-01-01', [{ on: start, values: reading('A1') }, { on: later, values: reading('A1') }])
  }
  await person('Achteruit', '2026-01-01', [{ on: start, values: reading('A2') }, { on: later, values: reading('A1') }])
  await person('Ongezegd', '2026-01-01', [{ on: start, values: reading('A2') }, { on: later, values: {} }])
  await person('Geen Eerste', '2026-01-01', [{ on: later, values: reading('A1') }])
  await person('Geen Tweede', '2026-01-01', [{ on: start, values: reading('A1') }])
  await person('Loopt Nog', '2026-10-20', [{ on: '2026-10-25', values: reading('A1') }])
  ids['gone'] = await person('Vertrokken', '2026-01-01', [{ on: start, values: reading('A1') }])
  ids['stays'] = await person('Later Weg', '2026-01-01', [{ on: start, values: reading('B1') }, { on: later, values: reading('A2') }])
  await village.as('sanne', async (tx, actor) => {
    const close = { reason: 'moved_away', note: '', with: [] } as const
    await closeFiles({ tx, actor, now: village.now }, ids['gone'] ?? '', { ...close, closed_on: '2026-07-01' })
    await closeFiles({ tx, actor, now: village.now }, ids['stays'] ?? '', { ...close, closed_on: '2026-08-05' })
  })
  const { both, leftOut, moved } = await startToHalfYear()
  assert.equal(both, 16)
  assert.deepEqual(leftOut, { gone: 1, closed: 0, declined: 0, no_first: 1, open: 1, no_second: 1 })
  // 6 up, 7 same, 2 down, 1 unsaid: below five are 2 and 1, together 3, so the line rises over 6.
  assert.deepEqual(moved.find(({ scale: { key } }) => key === 'level.reading')?.cells,
    { up: null, same: 7, down: null, unsaid: null })
})

test('PRIV-10 page and exports show a policy officer the same, with small counts hidden, and nobody by name', async () => {
  const pim = await village.visit('pim')
  const { text } = await pim.get('/sturen/beweging')
  assert.match(text, /Van 16 mensen zijn beide gesprekken gehouden/)
  assert.match(text, /Lezen: bij <strong[^>]*>7 van 16<\/strong> mensen bleef het gelijk/)
  assert.match(text, /Te weinig mensen om te tonen: [^]*Luisteren/)
  assert.doesNotMatch(text, /Vooruit<|nieuwkomers\//)
  const csv = (await pim.get('/sturen/beweging.csv')).text
  assert.match(csv, /"Startgesprek naar [^"]*";"Lezen";"16";"te weinig mensen om te tonen";"7";"te weinig/)
  assert.match((await pim.get('/sturen/beweging.xlsx')).headers.get('content-type') ?? '', /spreadsheetml/)
  assert.equal((await pim.get('/sturen/beweging/mensen')).status, 403)
})

test('a pair, a scale or an outcome that is no choice is said, and the first or all are shown', async () => {
  const sanne = await village.visit('sanne')
  const unknown = /keuze die we niet kennen/
  const people = '/sturen/beweging/mensen'
  for (const asked of ['paar=m6-start', `paar=${'x'.repeat(61)}`, 'dorp=x']) {
    const { text } = await sanne.get(`/sturen/beweging?${asked}`)
    assert.match(text, unknown, asked)
    assert.match(text, /Van 16 mensen zijn beide gesprekken gehouden/, asked)
  }
  for (const asked of ['paar=x', 'over=level.singing', 'uitkomst=beter', 'paar=start-m6&uitkomst=beter']) {
    const { text } = await sanne.get(`${people}?${asked}`)
    assert.match(text, unknown, asked)
    assert.match(text, new RegExp(ids['up'] ?? 'x'), asked)
  }
  for (const path of ['/sturen/beweging', '/sturen/beweging?paar=start-m6', people, `${people}?over=level.reading`]) {
    assert.doesNotMatch((await sanne.get(path)).text, unknown, path)
  }
  assert.equal((await sanne.get(`${people}.csv?uitkomst=beter`)).status, 400)
  assert.equal((await sanne.get(`${people}.csv?paar=x`)).status, 404)
})

test('AZN-01 the people behind movement are there for who may open their files', async () => {
  const query = 'paar=start-m6&over=level.reading'
  const sanne = await village.visit('sanne')
  assert.match((await sanne.get(`/sturen/beweging/mensen?${query}&uitkomst=down`)).text, /Achteruit/)
  assert.doesNotMatch((await sanne.get(`/sturen/beweging/mensen?${query}&uitkomst=down`)).text, /Ongezegd/)
  assert.match((await sanne.get(`/sturen/beweging/mensen?${query}&uitkomst=no_first`)).text, /Geen Eerste/)
  const csv = (await sanne.get(`/sturen/beweging/mensen.csv?${query}&uitkomst=up`)).text
  assert.equal(csv.match(/"vooruit";"20-06-2026"/g)?.length, 6)
  const { text } = await (await village.visit('bram')).get(`/sturen/beweging/mensen?${query}`)
  assert.match(text, new RegExp(ids['up'] ?? 'x'))
  assert.doesNotMatch(text, /Achteruit<|Gelijk</)
})

test('PRIV-01 the figures read what was chosen from a list and no words of a talk', async () => {
  await person('Vertelt', '2026-01-01', [{ on: '2026-01-10', values: {
    'own.worries': 'Ik slaap slecht', 'net.words': 'Mijn zus', 'how.network': 'well', 'net.bonds_seen': 'more',
  } }])
  const pim = { ...village.actor('pim'), scope: 'figures' as const }
  const rows = await inMunicipality(village.database, pim, (tx) =>
    tx.selectFrom('conversation_answer').select('question_key').execute())
  assert.deepEqual([...new Set(rows.map(({ question_key }) => question_key))].toSorted(), ['how.network', 'net.bonds_seen'])
})

test('what is chosen in a talk is one of the choices, and comes back in the next talk as what was chosen earlier', async () => {
  const id = await person('Kiest', '2026-10-20', [{ on: '2026-10-25', values: { 'how.language': 'hard' } }])
  const sanne = await village.visit('sanne')
  const started = await sanne.post(`/nieuwkomers/${id}/gesprekken`, { planned_on: today })
  const page = (started.location ?? '').startsWith('/gesprekken/') ? started.location ?? '' : ''
  assert.ok(page, `no talk: ${started.status} ${started.location}`)
  const key = `how.${achtkarspelen.topics.find(({ area }) => area !== 'health')?.key}`
  assert.match((await sanne.get(page)).text, new RegExp(`name="${key}"`))
  assert.equal((await sanne.post(page, { [key]: 'heel slecht eigenlijk' })).status, 422)
})

const places = ['', 'none', 'one_two', 'three_five', 'more', 'not_sure']
const lives = fc.sample(fc.record({
  housed: fc.integer({ min: -400, max: -20 }), first: fc.option(fc.integer({ min: 0, max: 45 }), { nil: null }),
  second: fc.option(fc.integer({ min: 130, max: 240 }), { nil: null }),
  from: fc.constantFrom(...places), to: fc.constantFrom(...places),
  away: fc.option(fc.integer({ min: 1, max: 260 }), { freq: 2, nil: null }), back: fc.boolean(),
}), 200)

// Another municipality, so that only these people are counted; six months counted by the calendar, not by our clock.
test('ZE-03 movement of a random population, some closed and reopened, is the one counted person by person', async () => {
  const on = (life: { housed: number }, days: number) => addDays(today, life.housed + days)
  await village.as('marit', async (tx, actor) => {
    const acting = { tx, actor, now: village.now }
    for (const life of lives) {
      const id = await aNewcomer(acting, { family_name: 'Leeft', housed_on: addDays(today, life.housed) })
      for (const [days, value] of [[life.first, life.from], [life.second, life.to]] as const) {
        if (days === null || on(life, days) > today) continue
        const talk = await insertTalk(tx, actor, {
          person_id: id, moment: 'start', planned_on: on(life, days), held_on: on(life, days),
          approach_key: 'westerkwartier', created_at: village.now,
        })
        if (value === '') continue
        await tx.insertInto('conversation_answer').values({
          municipality_id: actor.municipalityId, conversation_id: talk, person_id: id, question_key: 'net.bridges_seen',
          body: value, saved_at: village.now,
        }).execute()
      }
      if (life.away === null || on(life, life.away) > today) continue
      await tx.insertInto('file_closure').values({
        municipality_id: actor.municipalityId, id: id.replace(/^./, '0'), person_id: id, closed_on: on(life, life.away),
        closed_at: village.now, closed_by: actor.userId,
        ...(life.back ? { reopened_on: addDays(on(life, life.away), 10), reopened_at: village.now, reopened_by: actor.userId } : {}),
      }).execute()
      await tx.insertInto('file_closure_ground').values({
        municipality_id: actor.municipalityId, closure_id: id.replace(/^./, '0'), person_id: id, reason: 'left_country',
        note: '',
      }).execute()
    }
  })
  const count = { up: 0, same: 0, down: 0, unsaid: 0, gone: 0, no_first: 0, open: 0, no_second: 0 }
  for (const life of lives) count[naive(life)] += 1
  const facts = await village.as('marit', (tx, actor) => findMovementFacts(tx, actor))
  const pair = { from: 'start', to: 'm6' }
  const { both, leftOut } = pairMeasure(facts, pair)
  assert.equal(both, count.up + count.same + count.down + count.unsaid)
  assert.ok(both > 5, String(both))
  assert.deepEqual(leftOut, {
    gone: count.gone, closed: 0, declined: 0, no_first: count.no_first, open: count.open, no_second: count.no_second,
  })
  const found = comparedBetween(facts, pair).flatMap((one) =>
    (one.reason === null ? [outcomeOf(scale('net.bridges_seen'), one.talkIds, facts.answers)] : []))
  for (const outcome of ['up', 'same', 'down', 'unsaid'] as const) {
    assert.equal(found.filter((one) => one === outcome).length, count[outcome], outcome)
  }
})

function naive(life: (typeof lives)[number]): 'up' | 'same' | 'down' | 'unsaid' | 'gone' | 'no_first' | 'open' | 'no_second' {
  const day = (days: number) => addDays(today, life.housed + days)
  const halfYear = sixMonthsAfter(addDays(today, life.housed))
  const [opens, ends] = [addDays(halfYear, -30), addDays(halfYear, 30)]
  const first = life.first !== null && life.first <= 30 && day(life.first) <= today
  const secondOn = life.second === null ? '' : day(life.second)
  const second = secondOn !== '' && secondOn <= today && secondOn >= opens && secondOn <= ends
  if (first && second) {
    const ladder = ['none', 'one_two', 'three_five', 'more']
    const [from, to] = [ladder.indexOf(life.from), ladder.indexOf(life.to)]
    if (from < 0 || to < 0) return 'unsaid'
    return from === to ? 'same' : from < to ? 'up' : 'down'
  }
  const closedOn = life.away === null || day(life.away) > today ? null : day(life.away)
  const isAwayOn = (last: string) => closedOn !== null && closedOn <= last && (!life.back || last < addDays(closedOn, 10))
  if ((!first && isAwayOn(day(30))) || (!second && isAwayOn(ends))) return 'gone'
  if (!first && day(30) < today) return 'no_first'
  return day(30) >= today && !first || ends >= today ? 'open' : 'no_second'
}

function sixMonthsAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const lastOf = new Date(Date.UTC(year, month + 6, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + 6, Math.min(date, lastOf))).toISOString().slice(0, 10)
}
