import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openVillage, type Village } from '../../../test/village.ts'
import { addDays } from '../../kit/plain-dates.ts'
import { sonEnBreugel } from '../approaches/shipped/son-en-breugel.ts'
import { zeist } from '../approaches/shipped/zeist.ts'
import { findMeasures, targetOf } from './measures.ts'
import { figureOf, ofYear } from './rules/figures.ts'

const today = '2026-11-03'
let village: Village
before(async () => {
  village = await openVillage()
  await write()
})
after(async () => { await village.close() })

const aDay = fc.option(fc.integer({ min: -500, max: 20 }).map((days) => addDays(today, days)), { nil: null })
const people = fc.sample(fc.record({
  permitOn: aDay, keyOn: aDay, housedOn: aDay, agreedOn: aDay, birthYear: fc.integer({ min: 1950, max: 2020 }),
}), 400).map((life) => ({ ...life, id: randomUUID() }))

const write = () => village.as('sanne', async (tx, actor) => {
  const of = { municipality_id: actor.municipalityId }
  await tx.insertInto('person').values(people.map(({ id, permitOn, keyOn, housedOn, birthYear }) => ({
    ...of, id, given_name: 'Mens', permit_on: permitOn, key_on: keyOn, housed_on: housedOn, birth_year: birthYear,
    created_at: village.now, updated_at: village.now,
  }))).execute()
  for (const { id, agreedOn } of people) {
    if (agreedOn === null) continue
    const plan = randomUUID()
    await tx.insertInto('plan').values({
      ...of, id: plan, person_id: id, kind: 'pop', approach_key: 'achtkarspelen', started_on: agreedOn,
    }).execute()
    await tx.insertInto('plan_agreement').values({
      ...of, id: randomUUID(), plan_id: plan, person_id: id, version_number: 1, way: 'read_aloud', agreed_on: agreedOn,
      written_at: village.now, written_by: actor.userId,
    }).execute()
  }
})

// The calendar counted in another way than the product does: by months since the year 0.
function later(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const count = year * 12 + (month - 1) + months
  const lastOfMonth = new Date(Date.UTC(Math.floor(count / 12), (count % 12) + 1, 0)).getUTCDate()
  const parts = [Math.floor(count / 12), (count % 12) + 1, Math.min(date, lastOfMonth)]
  return parts.map((part) => String(part).padStart(2, '0')).join('-')
}

async function figure(slug: string) {
  const measures = await village.as('sanne', (tx, actor) => findMeasures(tx, actor))
  const found = measures.find((one) => one.slug === slug)
  assert.ok(found)
  return found
}

test('SB-03 the key of a random population is the one counted person by person', async () => {
  const over = people.filter(({ permitOn }) => permitOn !== null && later(permitOn, 3) < today)
  const reached = over.filter(({ permitOn, keyOn }) => keyOn !== null && keyOn <= later(permitOn ?? '', 3))
  const { numerator, denominator } = figureOf((await figure('sleutel')).counted)
  assert.ok(reached.length > 10)
  assert.deepEqual([numerator, denominator], [reached.length, over.length])
})

test('SB-04 the plan of a random population is the one counted person by person', async () => {
  // Born in a year of which only the year is known, somebody counts as eighteen from 1 July of it.
  const isAdult = (birthYear: number, day: string) => day >= `${birthYear + 18}-07-01`
  const over = people.filter(({ housedOn, birthYear }) =>
    housedOn !== null && isAdult(birthYear, housedOn) && later(housedOn, 1) < today)
  const reached = over.filter(({ housedOn, agreedOn }) => agreedOn !== null && agreedOn <= later(housedOn ?? '', 1))
  const { numerator, denominator } = figureOf((await figure('plan')).counted)
  assert.ok(reached.length > 10)
  assert.deepEqual([numerator, denominator], [reached.length, over.length])
})

test('SB-03 SB-04 the target is the one of the text, with its year; an approach without one has none', () => {
  assert.deepEqual(targetOf(sonEnBreugel, 'key'), { share: 1, period: '2017' })
  assert.deepEqual(targetOf(sonEnBreugel, 'plan'), { share: 1, period: '2017' })
  assert.equal(targetOf(zeist, 'key'), null)
})

test('the years together are the whole', async () => {
  const { counted } = await figure('sleutel')
  const whole = figureOf(counted)
  const years = [2024, 2025, 2026, 2027].map((year) => figureOf(ofYear(counted, year)))
  assert.equal(years.reduce((sum, { numerator }) => sum + numerator, 0), whole.numerator)
  assert.equal(years.reduce((sum, { denominator }) => sum + denominator, 0), whole.denominator)
})

test('everybody stands in every figure exactly once', async () => {
  for (const slug of ['sleutel', 'plan', 'gesprek-start', 'gesprek-m6', 'gesprek-m12', 'gesprek-m24']) {
    const { counted } = await figure(slug)
    assert.deepEqual(counted.map(({ personId }) => personId).toSorted(), people.map(({ id }) => id).toSorted(), slug)
  }
})
