import { addDays, addMonths } from '../kit/plain-dates.ts'
import { findApproach } from '../rooms/approaches/shipped.ts'
import { dimensions } from '../rooms/conversations/rules/dimensions.ts'
import { networkQuestions } from '../rooms/conversations/rules/network.ts'
import { howKey, hows, isAskedHow } from '../rooms/conversations/rules/questions.ts'
import { findShippedMunicipality } from '../rooms/territory/shipped.ts'
import type { Chance } from '../kit/chance.ts'
import type { Deed, HeldTalk, TalkDeed } from './deeds.ts'
import type { Colleague, DemoPlace, Life } from './place.ts'
import { answers, topicAnswers } from './words.ts'

const levelsOfMonth: Readonly<Record<number, readonly string[]>> = {
  0: ['A0', 'A0', 'A1'], 6: ['A0', 'A1', 'A1'], 12: ['A1', 'A2', 'A2'], 24: ['A2', 'A2', 'B1'],
}

/** The talks that this life has had so far: most held in their window, some missed, declined, or planned. */
export function talksOf(place: DemoPlace, life: Life): Deed[] {
  const { chance, coordinator: { today } } = place
  const { housedOn, coupledOn } = life.home
  const start = housedOn ? addDays(housedOn, chance.between(-5, 20)) : addDays(coupledOn, 20)
  const holder = chance.pick(place.colleagues.filter(({ role }) => role === 'interviewer' || role === 'case_worker'))
  const deeds: Deed[] = []
  for (const months of housedOn ? [0, 6, 12, 24] : [0]) {
    const day = months === 0 ? start : addDays(addMonths(housedOn ?? start, months), chance.between(-20, 25))
    if (day > addDays(today, 10)) break
    if (day >= today) return [...deeds, talk(life, { day, holder }, today)]
    const fate = chance.next()
    const held = isNewest(months, housedOn, today) ? 0.7 : 0.88
    if (fate < held) deeds.push({ ...talk(life, { day, holder }, addDays(day, -2)), held: heldTalk(place, months) })
    else if (fate < held + 0.05 && months > 0) deeds.push(declined(life, day, months))
    else if (isStillInTime(months, housedOn, today)) {
      deeds.push(talk(life, { day: addDays(today, chance.between(1, 9)), holder }, today))
    }
  }
  return deeds
}

// Of the newest talks some more are still to be held, so that there is something to do today.
function isNewest(months: number, housedOn: string | null, today: string): boolean {
  return housedOn === null || addMonths(housedOn, Math.max(6, months * 2)) > today
}

// The window is open for another nine days at least.
function isStillInTime(months: number, housedOn: string | null, today: string): boolean {
  const after = months > 6 ? 60 : 30
  return housedOn === null || addDays(addMonths(housedOn, months), after) >= addDays(today, 9)
}

function talk(life: Life, on: { day: string; holder: Colleague }, plannedAt: string): TalkDeed {
  const arranged = {
    planned_on: on.day, planned_time: '10:00', place: 'Thuis', language: life.home.origin.languages[0] ?? '',
    interpreter: 'present' as const, interpreter_note: '',
  }
  return { kind: 'talk', person: life.person, day: plannedAt, by: null, arranged, holder: on.holder, held: null }
}

function declined({ person }: Life, day: string, months: number): Deed {
  return { kind: 'declined', person, day, by: null, moment: `m${months}`, reason: 'Wil nu even rust.' }
}

function heldTalk(place: DemoPlace, months: number): HeldTalk {
  const { chance } = place
  const values = said(place, months)
  const themes = themesOf(place)
  const isCompleted = chance.is(0.9)
  const isAgreed = isCompleted && chance.is(0.7)
  const agreed = isAgreed ? chance.pick(['read_aloud', 'with_interpreter'] as const) : null
  return { values, themes, isCompleted, agreed }
}

/** What is typed in a talk, by the names of its fields. */
function said({ slug, chance }: DemoPlace, months: number): Map<string, string> {
  const approach = findApproach(findShippedMunicipality(slug)?.approach ?? '')
  const values = new Map<string, string>()
  for (const { key, voice } of approach?.questions ?? []) {
    if (chance.is(0.85)) values.set(`own.${key}`, chance.pick(answers[voice]))
  }
  for (const topic of approach?.topics ?? []) {
    if (chance.is(0.7)) values.set(`topic.${topic.key}`, chance.pick(topicAnswers))
    if (isAskedHow(topic)) values.set(howKey(topic.key), howOf(chance, months))
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

// Some themes come back more often than others: the first of the list weighs most.
function themesOf({ slug, chance }: DemoPlace): string[] {
  const { themes = [] } = findApproach(findShippedMunicipality(slug)?.approach ?? '') ?? {}
  const names = themes.filter((_, at) => chance.is(0.35 / (1 + at / 3))).map(({ name }) => name.nl)
  return names.slice(0, 3)
}

// It goes better with the years, for most people.
function howOf(chance: Chance, months: number): string {
  return hows[Math.min(hows.length - 1, Math.floor((chance.between(0, 14) + months) / 12))] ?? ''
}

function markOf(chance: Chance, months: number): number {
  return Math.min(10, chance.between(3, 6) + Math.floor(months / 8) + chance.between(0, 1))
}
