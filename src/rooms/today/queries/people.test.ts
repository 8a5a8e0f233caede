import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openVillage, type Village } from '../../../../test/village.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { isLate } from '../../../kit/late.ts'
import { addDays, addWeeks } from '../../../kit/plain-dates.ts'
import { isAdultOn } from '../../newcomers/rules/birth.ts'
import { planTerm } from '../../plans/rules/terms.ts'
import { listVillages } from '../../territory/queries.ts'
import { duePlans, sociallySilent } from './people.ts'

const today = '2026-11-03'
let village: Village
before(async () => {
  village = await openVillage()
  await write(people)
})
after(async () => { await village.close() })

const aDay = (first: number, last: number) => fc.integer({ min: first, max: last }).map((days) => addDays(today, days))
const aLife = fc.record({
  housedOn: fc.option(aDay(-60, 0), { nil: null }),
  year: fc.option(fc.integer({ min: 2003, max: 2010 }), { nil: null }), month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }), knows: fc.constantFrom('year', 'month', 'day'),
  isChild: fc.boolean(), agreedOn: fc.option(aDay(-40, 0), { nil: null }),
  visits: fc.array(fc.record({ on: aDay(-120, 0), isSocial: fc.boolean() }), { maxLength: 3 }),
  asked: fc.uniqueArray(fc.record({ on: aDay(-90, -11), later: fc.nat(10), came: fc.boolean(), isTakenBack: fc.boolean() }), {
    maxLength: 2, selector: ({ on, later }) => addDays(on, later),
  }),
}).map(({ knows, month, day, ...life }) => ({
  ...life, id: randomUUID(),
  birth: {
    year: life.year, month: life.year === null || knows === 'year' ? null : month,
    day: life.year !== null && knows === 'day' ? day : null,
  },
}))
type Life = typeof aLife extends fc.Arbitrary<infer T> ? T : never

const people = fc.sample(fc.noBias(aLife), 1000)

async function write(lives: readonly Life[]): Promise<void> {
  await village.as('sanne', async (tx, actor) => {
    const of = { municipality_id: actor.municipalityId }
    await tx.insertInto('person').values(lives.map(({ id, housedOn, birth, isChild }) => ({
      ...of, id, given_name: 'Mens', housed_on: housedOn, birth_year: birth.year, birth_month: birth.month,
      birth_day: birth.day, target_group: isChild ? 'child' as const : 'other' as const, created_at: village.now,
      updated_at: village.now,
    }))).execute()
    for (const { id, agreedOn } of lives) {
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
    await tx.insertInto('contact_moment').values(lives.flatMap(({ id, visits }) => visits.map(({ on, isSocial }) => ({
      ...of, id: randomUUID(), person_id: id, shared_id: randomUUID(), kind: isSocial ? 'social' as const : 'phone' as const,
      at: new Date(`${on}T08:00:00Z`), written_at: village.now,
    })))).execute()
    await invite(tx, actor, lives)
  })
}

async function invite(tx: Tx, actor: Actor, lives: readonly Life[]): Promise<void> {
  const of = { municipality_id: actor.municipalityId }
  const [place] = await listVillages(tx, actor)
  const activity = randomUUID()
  await tx.insertInto('activity').values({
    ...of, id: activity, title: 'Inloop', kind: 'walk_in', organiser: 'Dorp', village_id: place?.id ?? '', place: 'MFA',
    is_public: true, made_at: village.now, made_by: actor.userId,
  }).execute()
  const dates = new Map(lives.flatMap(({ asked }) => asked.map(({ on, later }) => addDays(on, later))).map((day) => [day, randomUUID()]))
  await tx.insertInto('activity_date').values([...dates].map(([day, id]) => ({
    ...of, id, activity_id: activity, is_public: true, planned_day: day, day, starts: '10:00', ends: '11:00',
  }))).execute()
  for (const { id, asked } of lives) {
    for (const { on, later, came, isTakenBack } of asked) {
      const date_id = dates.get(addDays(on, later)) ?? ''
      await tx.insertInto('invitation').values({
        ...of, id: randomUUID(), person_id: id, date_id, asked_by: actor.userId, asked_at: new Date(`${on}T08:00:00Z`),
        ended_at: isTakenBack ? village.now : null,
      }).execute()
      if (!isTakenBack) await tx.insertInto('attendance').values({
        ...of, person_id: id, date_id, came, written_at: village.now, written_by: actor.userId,
      }).execute()
    }
  }
}

test('SB-04 the database finds the plans that the rule calls late or due, of a random population', async () => {
  const until = addDays(today, 6)
  const expected = people.flatMap(({ id, housedOn, birth, isChild, agreedOn }) => {
    const isAdult = housedOn !== null && isAdultOn(birth, isChild, housedOn)
    const term = planTerm({ housedOn, isAdult, firstAgreedOn: agreedOn, months: 1, today })
    return (term.state === 'open' || term.state === 'late') && term.dueOn <= until ? [`${term.dueOn} ${id}`] : []
  })
  const found = await village.as('sanne', (tx, actor) => duePlans(tx, actor, { until, months: 1, limit: 1000 }))
  assert.ok(expected.length > 20, `${expected.length} of a thousand`)
  assert.deepEqual(found.map(({ lastDay, personId }) => `${lastDay} ${personId}`).toSorted(), expected.toSorted())
})

test('MS-10 the database finds who is silent socially, of a random population', async () => {
  const expected = people.flatMap(({ id, housedOn, visits, asked }) => {
    if (housedOn === null) return []
    const social = visits.filter(({ isSocial }) => isSocial).map(({ on }) => on)
    const invited = asked.filter(({ isTakenBack }) => !isTakenBack)
      .map(({ on, later, came }) => (came ? addDays(on, later) : on))
    const lastDay = addWeeks([housedOn, ...social, ...invited].toSorted().at(-1) ?? housedOn, 3)
    return isLate(lastDay, today) ? [`${lastDay} ${id}`] : []
  })
  const found = await village.as('sanne', (tx, actor) => sociallySilent(tx, actor, { weeks: 3, limit: 1000 }))
  assert.ok(expected.length > 20, `${expected.length} of a thousand`)
  assert.deepEqual(found.map(({ lastDay, personId }) => `${lastDay} ${personId}`).toSorted(), expected.toSorted())
})

test('the limit keeps the ones that are late longest', async () => {
  const all = await village.as('sanne', (tx, actor) => duePlans(tx, actor, { until: today, months: 1, limit: 1000 }))
  const first = await village.as('sanne', (tx, actor) => duePlans(tx, actor, { until: today, months: 1, limit: 5 }))
  assert.deepEqual(first, all.slice(0, 5))
})
