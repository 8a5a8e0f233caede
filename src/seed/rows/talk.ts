import type { DeclinedDeed, Deed, HeldTalk, TalkDeed } from '../../demo/deeds.ts'
import { onDay } from '../../demo/place.ts'
import type { Approach } from '../../rooms/approaches/forms.ts'
import {
  type ClockFacts, momentForDay, type MomentEvent, type TalkFact,
} from '../../rooms/conversations/rules/clock.ts'
import { type AskedQuestion, questionsOf, topicsOf } from '../../rooms/conversations/rules/questions.ts'
import type { Sowing } from './household.ts'

/** A person's talks with what was said in them, and the moments that they declined. */
export function talkRows(sowing: Sowing, person: number, deeds: readonly Deed[]): void {
  const { housedOn, coupledOn } = sowing.life.home
  const talks: TalkFact[] = []
  const events: MomentEvent[] = []
  const facts = { dayZero: housedOn, coupledOn, talks, events }
  for (const deed of deeds) {
    if (deed.kind === 'declined') events.push(declinedRow(sowing, deed))
    if (deed.kind === 'talk') talks.push(talkRow(sowing, deed, facts))
  }
}

function declinedRow({ sheaf, place, ids }: Sowing, deed: DeclinedDeed): MomentEvent {
  const { actor, now } = onDay(place, deed.day)
  sheaf.add('talk_moment_event', {
    municipality_id: actor.municipalityId, id: sheaf.id(), person_id: ids[deed.person], moment: deed.moment,
    kind: 'declined', on_day: deed.day, new_day: null, reason: deed.reason, written_at: now, written_by: actor.userId,
  })
  return { moment: deed.moment, kind: 'declined', onDay: deed.day, newDay: null }
}

function talkRow(sowing: Sowing, deed: TalkDeed, facts: ClockFacts): TalkFact {
  const { sheaf, place, approach, ids } = sowing
  const { arranged, holder, held } = deed
  const { actor, now } = onDay(place, deed.day)
  const day = arranged.planned_on
  const moment = momentForDay(approach.rhythm, facts, day)
  const id = sheaf.id()
  const heldOn = held ? day : null
  sheaf.add('conversation', {
    municipality_id: actor.municipalityId, id, person_id: ids[deed.person], moment, ...arranged, held_on: heldOn,
    interviewer_id: holder.accountId, interviewer_first_day: actor.today, interviewer_last_day: null,
    approach_key: approach.key, created_at: now, created_by: actor.userId, version: held ? 2 : 1,
  })
  if (held) heldRows(sowing, { deed, held, id })
  return { id, moment, plannedOn: day, heldOn, cancelledOn: null }
}

interface Held {
  readonly deed: TalkDeed
  readonly held: HeldTalk
  readonly id: string
}

function heldRows(sowing: Sowing, { deed, held, id }: Held): void {
  const { sheaf, place, approach, ids } = sowing
  const day = deed.arranged.planned_on
  const { actor, now } = onDay(place, day, deed.holder)
  const at = { municipality_id: actor.municipalityId, conversation_id: id, person_id: ids[deed.person] }
  saidRows(sowing, { deed, held, id })
  for (const theme of held.themes) {
    sheaf.add('conversation_theme', { ...at, theme_id: sowing.themeIds.get(theme), added_at: now })
  }
  if (!held.isCompleted) return
  const questions = askedUnder(approach)
  for (const { key } of topicsOf(questions).filter((topic) => !held.values.has(topic.key))) {
    sheaf.add('conversation_answer', answerRow(at, { key, body: '', by: actor.userId, now }))
  }
  sheaf.add('conversation_completion', { ...at, completed_at: now, completed_by: actor.userId, questions })
  if (!held.agreed) return
  sheaf.add('conversation_agreement', {
    ...at, id: sheaf.id(), way: held.agreed, note: '', agreed_on: day, written_at: now, written_by: actor.userId,
  })
}

// The same document for every talk under an approach, so that it is written as one.
const asked = new WeakMap<Approach, AskedQuestion[]>()

function askedUnder(approach: Approach): AskedQuestion[] {
  const questions = asked.get(approach) ?? questionsOf(approach)
  asked.set(approach, questions)
  return questions
}

function saidRows({ sheaf, place, ids }: Sowing, { deed, held, id }: Held): void {
  const day = deed.arranged.planned_on
  const { actor, now } = onDay(place, day, deed.holder)
  const at = { municipality_id: actor.municipalityId, conversation_id: id, person_id: ids[deed.person] }
  for (const [name, value] of held.values) {
    const rest = name.slice(name.indexOf('.') + 1)
    if (name.startsWith('mark.')) {
      sheaf.add('conversation_mark', {
        ...at, scale: rest, mark: Number(value), wants_to_talk: false, saved_at: now, saved_by: actor.userId,
      })
    } else if (name.startsWith('level.')) {
      sheaf.add('language_level', {
        ...at, id: sheaf.id(), skill: rest, level: value, source: 'worker', measured_on: day, written_at: now,
        written_by: actor.userId,
      })
    } else sheaf.add('conversation_answer', answerRow(at, { key: name, body: value, by: actor.userId, now }))
  }
}

function answerRow(at: object, { key, body, by, now }: { key: string; body: string; by: string; now: Date }) {
  return { ...at, question_key: key, body, is_not_discussed: body === '', saved_at: now, saved_by: by }
}
