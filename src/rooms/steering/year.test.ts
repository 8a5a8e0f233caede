import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openVillage, type Village } from '../../../test/village.ts'
import { addDays } from '../../kit/plain-dates.ts'
import { languageSkillValues } from '../../db/schema.ts'
import { aHousehold, aNewcomer } from '../newcomers/examples.ts'
import { closeFiles } from '../newcomers/actions/closures.ts'
import { findCounts, findHousing } from './count-measures.ts'
import { findMeasures } from './measures.ts'
import { figureOf } from './rules/figures.ts'
import { forecastCount, forecastShare, yearAsPeriod } from './rules/forecasts.ts'
import { housingResults, isOnSchedule, togetherness, type AskedNumber, type HousedPerson } from './rules/housing.ts'
import { a2By, type KnownLevel } from './rules/language.ts'
import type { Counted } from './rules/verdicts.ts'

// The village lives on 3 November 2026.
const today = '2026-11-03'
let village: Village
before(async () => { village = await openVillage() })
after(async () => { await village.close() })

/** So many people who came each by themselves on this day. */
const days = (day: string, count: number): HousedPerson[] => Array.from({ length: count }, (_, at) =>
  ({ personId: `${day} ${at}`, householdId: `${day} ${at}`, housedOn: day }))

test('SB-03 Walcheren 2018: 162 asked with a lead of 33 is a task of 129, and 143 housed is 14 ahead', () => {
  // The table gives a year; here it stands in one half-year, the sums are the same.
  const [found] = housingResults([{ year: 2018, half: 1, asked: 162, carried: 33 }], days('2018-03-01', 143), today)
  assert.deepEqual([found?.task, found?.result, found?.standing], [129, 14, 'met'])
})

test('SB-03 Walcheren 2020: 79 asked with a backlog of 4 is a task of 83, and 76 housed is 7 behind', () => {
  const [found] = housingResults([{ year: 2020, half: 2, asked: 79, carried: -4 }], days('2020-08-01', 76), today)
  assert.deepEqual([found?.task, found?.result, found?.standing], [83, -7, 'not_met'])
})

test('SB-03 the backlog goes along to the next half-year, not over one that was not entered', () => {
  const asked: AskedNumber[] = [
    { year: 2020, half: 1, asked: 79, carried: -4 }, { year: 2020, half: 2, asked: 20, carried: null },
    { year: 2021, half: 2, asked: 10, carried: null },
  ]
  const found = housingResults(asked, [...days('2020-06-30', 76), ...days('2020-07-01', 30)], today)
  assert.deepEqual(found.map(({ task, housed, result }) => [task, housed, result]), [[83, 76, -7], [27, 30, 3], [10, 0, -10]])
})

test('SB-03 on schedule: of 83 after three months 41 is behind and 42 is not', () => {
  assert.equal(isOnSchedule({ task: 83, housed: 41 }, 3), false)
  assert.equal(isOnSchedule({ task: 83, housed: 42 }, 3), true)
  const on = (day: string) => housingResults([{ year: 2026, half: 1, asked: 83, carried: 0 }], days('2026-01-05', 41), day)[0]
  assert.deepEqual([on('2026-03-30')?.months, on('2026-03-30')?.standing], [2, 'ahead'])
  assert.deepEqual([on('2026-03-31')?.months, on('2026-03-31')?.standing], [3, 'behind'])
  assert.equal(on('2025-12-31')?.standing, 'not_begun')
  assert.equal(on('2026-07-01')?.standing, 'not_met')
})

// On 30 September 92 of the 184 days of the half-year are over: chance 1/2 that somebody who comes is there already.
test('SB-03 the housing number is forecast to the end of the half-year; families come together, so with a wider band', () => {
  const on = (housed: HousedPerson[], day: string) =>
    housingResults([{ year: 2026, half: 2, asked: 13, carried: 0 }], housed, day)[0]?.forecast
  const family = days('2026-08-01', 3).map((one) => ({ ...one, householdId: 'home' }))
  // Three by themselves: 3.5 failures; summed from 0 the chances pass 0.025 at 0 (0.088) and 0.975 at 10 (0.982).
  assert.deepEqual(on(days('2026-08-01', 3), '2026-09-30'), { low: 3, middle: 6.5, high: 13 })
  // One family of three: 1.5 failures, 0.354 at 0 and 0.982 at 6, each of them three people.
  assert.equal(togetherness(family), 3)
  assert.deepEqual(on(family, '2026-09-30'), { low: 3, middle: 7.5, high: 21 })
  // Sizes 1 and 3: (1 + 9) / 4.
  assert.equal(togetherness([...family, ...days('2026-08-02', 1)]), 2.5)
  assert.equal(on(family, '2026-08-28'), null)
  assert.notEqual(on(family, '2026-08-29'), null)
  assert.equal(on(family, '2027-01-01'), null)
})

const all = (level: string, measuredOn: string): KnownLevel[] =>
  languageSkillValues.map((skill) => ({ skill, level, measuredOn }))

test('SB-05 A2 in all four skills by the last day; one skill never measured is unknown, one below is not reached', () => {
  assert.equal(a2By(all('A2', '2026-05-01'), '2026-05-01'), 'reached')
  assert.equal(a2By(all('A2', '2026-05-02'), '2026-05-01'), 'unknown')
  assert.equal(a2By(all('B1', '2026-01-01').slice(1), '2026-05-01'), 'unknown')
  assert.equal(a2By([...all('B1', '2026-01-01').slice(1), ...all('A1', '2026-01-01').slice(0, 1)], '2026-05-01'), 'below')
  assert.equal(a2By([...all('A1', '2026-04-01'), ...all('A2', '2026-02-01')], '2026-05-01'), 'reached')
})

test('a count is forecast from what happened in the year so far, and not before day 60 nor for another year', () => {
  // On 2 July 183 of 365 days are over: 4 in 183 days with Jeffreys' half makes 4 + 4.5 x 182 / 183 = 8.475.
  const found = forecastCount(4, yearAsPeriod(2026), '2026-07-02')
  assert.equal(found?.middle.toFixed(3), '8.475')
  assert.ok(found && found.low >= 4 && found.low < found.middle && found.high > found.middle)
  // Shape 0.5, half the year to go: P(0) = 0.5^0.5 = 0.71, P(1) = 0.18, P(2) = 0.07, P(3) = 0.03: 0.98 at 3.
  assert.deepEqual([forecastCount(0, yearAsPeriod(2026), '2026-07-02')?.low, forecastCount(0, yearAsPeriod(2026), '2026-07-02')?.high], [0, 3])
  assert.deepEqual(forecastCount(5, yearAsPeriod(2026), '2026-12-31'), { low: 5, middle: 5, high: 5 })
  assert.equal(forecastCount(4, yearAsPeriod(2026), '2026-02-28'), null)
  assert.equal(forecastCount(4, yearAsPeriod(2025), '2026-07-02'), null)
})

test('a share is forecast over those with a term still open in the year, within the interval of all years', () => {
  const people = (verdict: Counted['verdict'], lastDay: string, count: number): Counted[] =>
    Array.from({ length: count }, (_, index) => ({ personId: `${verdict}${lastDay}${index}`, verdict, lastDay }))
  const known = [...people('reached', '2026-03-01', 11), ...people('missed', '2026-04-01', 3)]
  const found = forecastShare([...known, ...people('open', '2026-12-01', 6)], 2026, today)
  // Wilson of 11 of 14 runs from 0.524 to 0.924: (11 + 6 x 0.524) / 20 and (11 + 6 x 0.924) / 20.
  assert.deepEqual([found?.low.toFixed(3), found?.high.toFixed(3)], ['0.707', '0.827'])
  assert.equal(forecastShare(known, 2026, today), null)
  assert.equal(forecastShare([...known.slice(0, 4), ...people('open', '2026-12-01', 6)], 2026, today), null)
})

const starts = fc.sample(fc.record({
  home: fc.nat(11), day: fc.integer({ min: -500, max: 20 }).map((count) => addDays(today, count)),
  kind: fc.constantFrom('paid', 'internship', 'volunteer', 'self_employed'),
  helpedBy: fc.constantFrom('municipality', 'partner', 'self', 'unknown'),
}), 120)

test('SB-07 households to work and internships of a random population are those counted one by one', async () => {
  const homes = await village.as('sanne', async (tx, actor) => {
    const made: string[][] = []
    for (let index = 0; index < 12; index += 1) {
      made.push(await aHousehold({ tx, actor, now: village.now }, [{ family_name: 'Een' }, { family_name: 'Twee' }]))
    }
    await tx.updateTable('household_member').set({ first_day: '2020-01-01' })
      .where('municipality_id', '=', actor.municipalityId).execute()
    await tx.insertInto('work_start').values(starts.map(({ home, day, kind, helpedBy }, index) => ({
      municipality_id: actor.municipalityId, id: randomUUID(), person_id: made[home]?.[index % 2] ?? '', kind,
      started_on: day, helped_by: helpedBy,
    }))).execute()
    return made
  })
  assert.equal(homes.length, 12)
  for (const year of [2025, 2026]) {
    const inYear = starts.filter(({ day }) => day.slice(0, 4) === String(year) && day <= today)
    const helped = new Set<number>()
    for (const { home, kind, helpedBy } of inYear) {
      if ((kind === 'paid' || kind === 'self_employed') && helpedBy === 'municipality') helped.add(home)
    }
    const placed = inYear.filter(({ kind }) => kind === 'internship').length
    const counts = await village.as('sanne', (tx, actor) => findCounts(tx, actor, year))
    assert.deepEqual(counts.map(({ count }) => count), [helped.size, placed])
  }
})

const levels = ['', 'A0', 'A1', 'A2', 'B1']
const learners = fc.sample(fc.record({
  housed: fc.integer({ min: -1500, max: -900 }).map((count) => addDays(today, count)),
  levels: fc.array(fc.constantFrom(...levels), { minLength: 4, maxLength: 4 }),
  after: fc.integer({ min: 0, max: 1200 }), away: fc.option(fc.integer({ min: 1, max: 1300 }), { freq: 1, nil: null }),
}), 120)

test('SB-05 A2 of a random population is the one counted person by person; who left before is apart', async () => {
  await village.as('sanne', async (tx, actor) => {
    const acting = { tx, actor, now: village.now }
    for (const { housed, levels: known, after: later, away } of learners) {
      const id = await aNewcomer(acting, { family_name: 'Leert', housed_on: housed, birth: { year: 1985, month: 1, day: 1 } })
      for (const [index, level] of known.entries()) {
        if (level === '') continue
        await tx.insertInto('language_level').values({
          municipality_id: actor.municipalityId, id: randomUUID(), person_id: id, level, source: 'teacher',
          skill: languageSkillValues[index] ?? 'reading', measured_on: addDays(housed, later), written_at: village.now,
        }).execute()
      }
      if (away !== null && addDays(housed, away) <= today) {
        await closeFiles(acting, id, { reason: 'moved_away', closed_on: addDays(housed, away), note: '', with: [] })
      }
    }
  })
  // The same day three years on, in whole years of the calendar; 29 February becomes the 28th.
  const end = (day: string) => {
    const year = Number(day.slice(0, 4)) + 3
    return day.slice(5) === '02-29' ? `${year}-02-28` : `${year}${day.slice(4)}`
  }
  const over = learners.filter(({ housed, away }) => {
    const leftOn = away === null ? null : addDays(housed, away)
    return end(housed) < today && (leftOn === null || leftOn > today || leftOn > end(housed))
  })
  const reached = over.filter(({ housed, levels: known, after: later }) =>
    addDays(housed, later) <= end(housed) && known.every((level) => level === 'A2' || level === 'B1'))
  const measures = await village.as('sanne', (tx, actor) => findMeasures(tx, actor))
  const { numerator, denominator } = figureOf(measures.find(({ slug }) => slug === 'taal-a2')?.counted ?? [])
  assert.ok(over.length > 20)
  assert.deepEqual([numerator, denominator], [reached.length, over.length])
})

test('SB-03 a coordinator enters the number; everybody who may see figures reads the task and the result', async () => {
  const sanne = await village.visit('sanne')
  const sent = await sanne.post('/sturen/taakstelling', { period: '2026-H2', asked: '13', carried: '-4' })
  assert.equal(sent.location, '/sturen')
  const [found] = await village.as('sanne', (tx, actor) => findHousing(tx, actor))
  assert.equal(found?.task, 17)
  assert.match((await (await village.visit('pim')).get('/sturen')).text, /van 17<\/strong> mensen kregen een woning/)
  const csv = (await sanne.get('/sturen/jaar.csv?jaar=2026')).text
  assert.match(csv, /"tweede halfjaar 2026";"\d+";"17";"13";"'?-4"/)
  const wrong = await sanne.post('/sturen/taakstelling', { period: '2026-H2', asked: 'veel', carried: '' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Typ een heel getal/)
  assert.equal((await (await village.visit('bram')).post('/sturen/taakstelling', { period: '2026-H2', asked: '1' })).status, 403)
})

test('SB-03 the people behind the housing number are there for who may see them, in their own files', async () => {
  const id = await village.as('sanne', (tx, actor) => aNewcomer({ tx, actor, now: village.now },
    { family_name: 'Woont', housed_on: '2026-08-15', lead: village.actor('bram').userId }))
  const other = await village.as('sanne', (tx, actor) => aNewcomer({ tx, actor, now: village.now },
    { family_name: '=Ander', housed_on: '2026-06-30' }))
  const seen = await (await village.visit('bram')).get('/sturen/taakstelling/mensen')
  assert.match(seen.text, new RegExp(id))
  assert.match(seen.text, /15 aug 2026/)
  const sanne = await village.visit('sanne')
  assert.doesNotMatch((await sanne.get('/sturen/taakstelling/mensen')).text, new RegExp(other))
  await sanne.post('/sturen/taakstelling', { period: '2026-H1', asked: '5', carried: '' })
  assert.match((await sanne.get('/sturen/taakstelling/mensen?halfjaar=2026-H1')).text, new RegExp(other))
  const csv = (await sanne.get('/sturen/taakstelling/mensen.csv?halfjaar=2026-H1')).text
  assert.match(csv, /Ander/)
  assert.doesNotMatch(csv, /"=Ander/)
  for (const halfjaar of ['2019-H1', 'toen']) {
    const { text } = await sanne.get(`/sturen/taakstelling/mensen?halfjaar=${halfjaar}`)
    assert.match(text, /keuze die we niet kennen/, halfjaar)
    assert.match(text, new RegExp(id), halfjaar)
  }
  assert.doesNotMatch((await sanne.get('/sturen/taakstelling/mensen?halfjaar=2026-H1')).text, /keuze die we niet kennen/)
  assert.equal((await sanne.get('/sturen/taakstelling/mensen.csv?halfjaar=2019-H1')).status, 404)
  assert.equal((await sanne.get('/sturen/taakstelling/mensen.csv?halfjaar=toen')).status, 400)
  assert.equal((await (await village.visit('pim')).get('/sturen/taakstelling/mensen')).status, 403)
  assert.match((await (await village.visit('pim')).get('/sturen')).text, /Verwacht op de laatste dag: \d+ tot \d+ mensen/)
})
