import type { Tx } from '../db/database.ts'
import { addDays, addMonths } from '../kit/plain-dates.ts'
import { findApproach } from '../rooms/approaches/shipped.ts'
import { agreeTalk, completeTalk } from '../rooms/conversations/actions/complete.ts'
import { decideMoment, planTalk } from '../rooms/conversations/actions/plan.ts'
import { saveTalk } from '../rooms/conversations/actions/save.ts'
import { dimensions } from '../rooms/conversations/rules/dimensions.ts'
import { networkQuestions } from '../rooms/conversations/rules/network.ts'
import { findShippedMunicipality } from '../rooms/territory/shipped.ts'
import type { Chance } from './chance.ts'
import { type Colleague, type DemoPlace, type Life, onDay } from './place.ts'
import { answers, topicAnswers } from './words.ts'

const levelsOfMonth: Readonly<Record<number, readonly string[]>> = {
  0: ['A0', 'A0', 'A1'], 6: ['A0', 'A1', 'A1'], 12: ['A1', 'A2', 'A2'], 24: ['A2', 'A2', 'B1'],
}

/** The talks that this life has had so far: most held in their window, some missed, declined, or planned. */
export async function talksOf(tx: Tx, place: DemoPlace, life: Life): Promise<void> {
  const { chance, coordinator } = place
  const { housedOn, coupledOn } = life.home
  const start = housedOn ? addDays(housedOn, chance.between(-5, 20)) : addDays(coupledOn, 20)
  const holder = chance.pick(place.colleagues.filter(({ role }) => role === 'interviewer' || role === 'case_worker'))
  for (const months of housedOn ? [0, 6, 12, 24] : [0]) {
    const day = months === 0 ? start : addDays(addMonths(housedOn ?? start, months), chance.between(-20, 25))
    if (day > addDays(coordinator.today, 10)) return
    if (day >= coordinator.today) return planAhead(tx, place, { life, day, holder })
    const fate = chance.next()
    if (fate < 0.88) await hold(tx, place, { life, day, holder, months })
    else if (fate < 0.93 && months > 0) await decline(tx, place, { life, day, months })
  }
}

interface TalkDay {
  readonly life: Life
  readonly day: string
  readonly holder: Colleague
}

async function planAhead(tx: Tx, place: DemoPlace, { life, day, holder }: TalkDay): Promise<void> {
  await planTalk(onDay(tx, place, place.coordinator.today), life.personId, arranged(life, day, holder))
}

async function hold(tx: Tx, place: DemoPlace, talk: TalkDay & { months: number }): Promise<void> {
  const { life, day, holder, months } = talk
  const { chance } = place
  const talkId = await planTalk(onDay(tx, place, addDays(day, -2)), life.personId, arranged(life, day, holder))
  const by = onDay(tx, place, day, holder)
  await saveTalk(by, talkId, { values: said(place, months), bases: new Map() })
  if (!chance.is(0.9)) return
  await completeTalk(by, talkId, true)
  if (!chance.is(0.7)) return
  await agreeTalk(by, talkId, {
    way: chance.pick(['read_aloud', 'with_interpreter'] as const), note: '', agreed_on: day,
  })
}

async function decline(tx: Tx, place: DemoPlace, { life, day, months }: Omit<TalkDay, 'holder'> & { months: number }) {
  await decideMoment(onDay(tx, place, day), life.personId, `m${months}`, {
    kind: 'declined', on_day: day, new_day: null, reason: 'Wil nu even rust.',
  })
}

function arranged(life: Life, day: string, holder: Colleague) {
  return {
    planned_on: day, planned_time: '10:00', place: 'Thuis', language: life.home.origin.languages[0] ?? '',
    interpreter: 'present' as const, interpreter_note: '', interviewer_id: holder.accountId,
  }
}

/** What is typed in a talk, by the names of its fields. */
function said({ slug, chance }: DemoPlace, months: number): Map<string, string> {
  const approach = findApproach(findShippedMunicipality(slug)?.approach ?? '')
  const values = new Map<string, string>()
  for (const { key, voice } of approach?.questions ?? []) {
    if (chance.is(0.85)) values.set(`own.${key}`, chance.pick(answers[voice]))
  }
  for (const { key } of approach?.topics ?? []) {
    if (chance.is(0.7)) values.set(`topic.${key}`, chance.pick(topicAnswers))
  }
  if (approach?.parts.includes('health')) {
    for (const { key } of dimensions) values.set(`mark.${key}`, String(markOf(chance, months)))
  }
  if (approach?.parts.includes('connectedness')) {
    for (const { key, options } of networkQuestions) values.set(`net.${key}`, chance.pick(options))
  }
  for (const skill of ['reading', 'listening', 'writing', 'speaking']) {
    values.set(`level.${skill}`, chance.pick(levelsOfMonth[months] ?? ['A0']))
  }
  return values
}

function markOf(chance: Chance, months: number): number {
  return Math.min(10, chance.between(3, 6) + Math.floor(months / 8) + chance.between(0, 1))
}
