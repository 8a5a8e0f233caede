// Every figure once more, over people whose files were closed and reopened for every reason, and counted here in the
// dullest way: person by person, from decisions 0041 and 0080, with another calendar.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openVillage, type Village } from '../../../test/village.ts'
import type { Tx } from '../../db/database.ts'
import { type ClosureReason, closureReasonValues, languageSkillValues } from '../../db/schema.ts'
import type { Actor } from '../../kit/actor.ts'
import { addDays } from '../../kit/plain-dates.ts'
import { insertTalk } from '../conversations/queries/talks.ts'
import { ensureThemes } from '../conversations/queries/themes.ts'
import { findCounts, findHousing } from './count-measures.ts'
import { findMeasures } from './measures.ts'
import { writeHousingNumber } from './queries.ts'
import { figureOf } from './rules/figures.ts'
import { findThemes } from './theme-measures.ts'

const today = '2026-11-03'

interface Closed { after: number; days: number | null; reason: ClosureReason }

const day = (min: number, max: number) => fc.integer({ min, max }).map((days) => addDays(today, days))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 })
const closed: fc.Arbitrary<Closed> = fc.record({
  after: fc.integer({ min: 0, max: 1300 }), days: maybe(fc.integer({ min: 1, max: 200 })),
  reason: fc.constantFrom(...closureReasonValues),
})
const people = fc.sample(fc.record({
  permit: maybe(day(-700, 10)), key: maybe(day(-700, 0)), housed: maybe(day(-1500, 10)), agreed: maybe(day(-1500, 0)),
  born: fc.integer({ min: 1960, max: 2012 }), level: fc.constantFrom('', 'A1', 'A2', 'B1'), levelAfter: fc.integer({ min: 0, max: 1300 }),
  first: maybe(fc.integer({ min: 0, max: 45 })), half: maybe(fc.integer({ min: 130, max: 240 })),
  work: maybe(day(-400, 5)), names: fc.boolean(), closures: fc.array(closed, { maxLength: 2 }),
}), 260).map((one) => ({ ...one, id: randomUUID(), closures: lay(one.housed ?? one.permit ?? '2025-01-01', one.closures) }))
type Person = (typeof people)[number]

interface Laid { on: string; back: string | null; reason: ClosureReason }

/** One after the other; whatever would begin after today or after a closure that still stands is left away. */
function lay(from: string, closures: readonly Closed[]): Laid[] {
  const laid: Laid[] = []
  let start: string | null = from
  for (const { after: wait, days, reason } of closures) {
    const on: string | null = start && addDays(start, wait)
    if (on === null || on > today) break
    const back: string | null = days === null || addDays(on, days) > today ? null : addDays(on, days)
    laid.push({ on, back, reason })
    start = back
  }
  return laid
}

let village: Village
before(async () => {
  village = await openVillage()
  await village.as('sanne', async (tx, actor) => {
    const theme = (await ensureThemes(tx, actor, ['Werk'], false)).get('Werk') ?? ''
    for (const person of people) await write(tx, actor, person, theme)
    await writeHousingNumber(tx, actor, { year: 2026, half: 2, asked: 20, carried: null, at: village.now })
  })
})
after(async () => { await village.close() })

async function write(tx: Tx, actor: Actor, person: Person, theme: string): Promise<void> {
  const { id, housed } = person
  const of = { municipality_id: actor.municipalityId }
  const [at, by] = [village.now, actor.userId]
  await tx.insertInto('person').values({
    ...of, id, given_name: 'Mens', permit_on: person.permit, key_on: person.key, housed_on: housed,
    birth_year: person.born, created_at: at, updated_at: at,
  }).execute()
  if (person.agreed) {
    const plan = randomUUID()
    await tx.insertInto('plan').values({ ...of, id: plan, person_id: id, kind: 'pop', approach_key: 'achtkarspelen', started_on: person.agreed }).execute()
    await tx.insertInto('plan_agreement').values({
      ...of, id: randomUUID(), plan_id: plan, person_id: id, version_number: 1, way: 'read_aloud', agreed_on: person.agreed, written_at: at, written_by: by,
    }).execute()
  }
  if (housed && person.level) {
    await tx.insertInto('language_level').values(languageSkillValues.map((skill) => ({
      ...of, id: randomUUID(), person_id: id, skill, level: person.level, source: 'exam' as const,
      measured_on: addDays(housed, person.levelAfter), written_at: at,
    }))).execute()
  }
  for (const days of housed ? [person.first, person.half] : []) {
    if (days === null || addDays(housed ?? '', days) > today) continue
    const on = addDays(housed ?? '', days)
    const talk = await insertTalk(tx, actor, {
      person_id: id, moment: 'start', planned_on: on, held_on: on, approach_key: 'achtkarspelen', created_at: at,
    })
    if (person.names) await tx.insertInto('conversation_theme').values({ ...of, conversation_id: talk, person_id: id, theme_id: theme, added_at: at }).execute()
  }
  if (person.work) {
    await tx.insertInto('work_start').values({ ...of, id: randomUUID(), person_id: id, kind: 'paid', started_on: person.work, helped_by: 'municipality' }).execute()
  }
  for (const { on, back, reason } of person.closures) {
    const closure = randomUUID()
    await tx.insertInto('file_closure').values({
      ...of, id: closure, person_id: id, closed_on: on, closed_at: at, closed_by: by,
      ...(back ? { reopened_on: back, reopened_at: at, reopened_by: by } : {}),
    }).execute()
    await tx.insertInto('file_closure_ground').values({ ...of, closure_id: closure, person_id: id, reason, note: '' }).execute()
  }
}

// Months since the year 0, clamped to the end of the month.
function later(from: string, months: number): string {
  const [year = 0, month = 0, date = 0] = from.split('-').map(Number)
  const sum = year * 12 + month - 1 + months
  const end = new Date(Date.UTC(Math.floor(sum / 12), (sum % 12) + 1, 0)).getUTCDate()
  return [Math.floor(sum / 12), (sum % 12) + 1, Math.min(date, end)].map((part) => String(part).padStart(2, '0')).join('-')
}

const away = ['moved_away', 'left_country', 'died']
const counted = people.filter(({ closures }) => !closures.some(({ back, reason }) => back === null && reason === 'entered_in_error'))

/** The reason for which the file is closed on a day, or stands closed when there is no day; '' while it is open. */
function closedFor({ closures }: Person, last: string | null): ClosureReason | '' {
  return closures.find(({ on, back }) =>
    (last === null ? back === null : on <= last && (back === null || back > last)))?.reason ?? ''
}

type Tally = Record<string, number>

function tally(verdictOf: (person: Person) => string): Tally {
  const found: Tally = { reached: 0, missed: 0, open: 0, no_start: 0, child: 0, declined: 0, gone: 0, closed: 0 }
  for (const person of counted) found[verdictOf(person)] = (found[verdictOf(person)] ?? 0) + 1
  return found
}

function term(person: Person, last: string | null, isReached: (last: string) => boolean): string {
  if (away.includes(closedFor(person, last))) return 'gone'
  if (last === null) return 'no_start'
  if (last >= today) return 'open'
  return isReached(last) ? 'reached' : 'missed'
}

async function figure(slug: string): Promise<Tally> {
  const measures = await village.as('sanne', (tx, actor) => findMeasures(tx, actor))
  const { numerator, denominator, leftOut } = figureOf(measures.find((one) => one.slug === slug)?.counted ?? [])
  return { reached: numerator, missed: denominator - numerator, ...leftOut }
}

// Of who knows the year of birth only, eighteen begins on 1 July.
const isAdult = ({ born }: Person, on: string) => on >= `${born + 18}-07-01`

test('the population has closed and reopened files of every reason', () => {
  const all = people.flatMap(({ closures }) => closures)
  assert.deepEqual(new Set(all.map(({ reason }) => reason)), new Set(closureReasonValues))
  assert.ok(all.some(({ back }) => back === null) && all.some(({ back }) => back !== null))
  assert.ok(counted.length < people.length)
})

test('SB-03 the key: who was away on the last day is apart, also with a key; who came back counts', async () => {
  const found = tally((person) => term(person, person.permit && later(person.permit, 3), (last) => person.key !== null && person.key <= last))
  assert.deepEqual(await figure('sleutel'), found)
  assert.ok((found['gone'] ?? 0) > 0 && (found['reached'] ?? 0) > 0)
})

test('SB-04 the plan: the same, of adults', async () => {
  assert.deepEqual(await figure('plan'), tally((person) => {
    if (person.housed && !isAdult(person, person.housed)) return 'child'
    return term(person, person.housed && later(person.housed, 1), (last) => person.agreed !== null && person.agreed <= last)
  }))
})

test('SB-05 A2: the same over three years', async () => {
  assert.deepEqual(await figure('taal-a2'), tally((person) => {
    const { housed, level, levelAfter } = person
    if (housed && !isAdult(person, housed)) return 'child'
    return term(person, housed && later(housed, 36), (last) => ['A2', 'B1'].includes(level) && addDays(housed ?? '', levelAfter) <= last)
  }))
})

for (const [slug, months, margin] of [['gesprek-start', 0, 30], ['gesprek-m6', 6, 30]] as const) {
  test(`ZE-03 ${slug}: closed for another reason on the last day is apart too, unless the talk was held`, async () => {
    assert.deepEqual(await figure(slug), tally((person) => {
      const { housed, first, half } = person
      if (!housed) return term(person, null, () => false) === 'gone' ? 'gone' : closedFor(person, null) ? 'closed' : 'no_start'
      const last = addDays(later(housed, months), margin)
      const opens = months === 0 ? housed : addDays(later(housed, months), -margin)
      const isHeld = [first, half].some((days) => {
        const on = days === null ? '' : addDays(housed, days)
        return on !== '' && on <= today && on >= opens && on <= last
      })
      if (away.includes(closedFor(person, last))) return 'gone'
      if (closedFor(person, last) && !isHeld) return 'closed'
      if (last >= today) return 'open'
      return isHeld ? 'reached' : 'missed'
    }))
  })
}

test('SB-07 SB-03 work and housing count what happened, whatever became of the file; a mistake is nobody', async () => {
  const [work] = await village.as('sanne', (tx, actor) => findCounts(tx, actor, 2026))
  assert.equal(work?.count, counted.filter((person) => person.work && person.work >= '2026-01-01' && person.work <= today).length)
  const [half] = await village.as('sanne', (tx, actor) => findHousing(tx, actor))
  assert.equal(half?.housed, counted.filter(({ housed }) => housed && housed >= '2026-07-01' && housed <= today).length)
})

test('ZE-03 themes are counted of everybody who named them, closed files too', async () => {
  const [theme] = await village.as('sanne', (tx, actor) => findThemes(tx, actor))
  const spoke = counted.filter(({ names, housed, first, half }) => names && housed
    && [first, half].some((days) => days !== null && addDays(housed, days) <= today))
  assert.ok(spoke.length > 20)
  assert.equal(theme?.people, spoke.length)
})
