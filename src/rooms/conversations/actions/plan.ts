import { Forbidden, Invalid, NotFound, Refused } from '../../../kit/errors.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { z } from 'zod'
import { getApproach } from '../../approaches/queries.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { mayWorkOnFile } from '../access.ts'
import type { appointmentForm, momentForm, planForm } from '../forms.ts'
import { findClockFacts, insertMomentEvent } from '../queries/clock-facts.ts'
import { getTalkPerson, isFileOpen, type TalkPerson } from '../queries/persons.ts'
import { insertTalk, listHolders, lockTalk, type Talk, updateTalk } from '../queries/talks.ts'
import { ensureThemes, listThemes } from '../queries/themes.ts'
import { type ClockFacts, momentForDay, talkClock } from '../rules/clock.ts'
import { problemsOfMove, whyNotRearrange } from '../rules/standing.ts'
import { openTalk } from './load.ts'

type Plan = z.output<typeof planForm>

/** Plans a talk, or begins one when the day has come; its moment follows from the day. Returns the id of the talk. */
export async function planTalk(by: Acting, personId: string, plan: Plan): Promise<string> {
  const { tx, actor, now } = by
  const person = await personToPlan(by, personId)
  await checkHolder(by, plan.interviewer_id)
  const { approach, facts } = await clockFactsOf(by, person.id)
  const moment = momentForDay(approach.rhythm, facts, plan.planned_on)
  await askAgain(by, person.id, facts, moment)
  if ((await listThemes(tx, actor)).length === 0) await startThemes(by)
  return insertTalk(tx, actor, {
    person_id: person.id, moment, ...agreed(plan), ...assignment(by, plan.interviewer_id), approach_key: approach.key,
    held_on: plan.planned_on < actor.today ? plan.planned_on : null, created_at: now, created_by: actor.userId,
  })
}

/** Changes what was agreed; another day is a move: it keeps the moment, with date and reason. */
export async function rearrangeTalk(by: Acting, talkId: string, form: z.output<typeof appointmentForm>): Promise<void> {
  const { tx, actor } = by
  await lockTalk(tx, actor, talkId)
  const { talk, isFileOpen } = await openTalk(tx, actor, talkId)
  refuseWhen(whyNotRearrange(talk))
  const isMoved = form.planned_on !== talk.plannedOn
  const problems = isMoved ? problemsOfMove(form, actor.today) : {}
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
  const holder = await holderChange(by, { talk, isFileOpen }, form.interviewer_id)
  const moment = isMoved ? await writeMove(by, talk, { newDay: form.planned_on, reason: form.reason }) : talk.moment
  await updateTalk(tx, actor, talkId, { ...agreed(form), ...holder, moment })
}

/** Cancels a planned talk; its moment is open again. */
export async function cancelTalk(by: Acting, talkId: string, reason: string): Promise<Talk> {
  await lockTalk(by.tx, by.actor, talkId)
  const { talk } = await openTalk(by.tx, by.actor, talkId)
  refuseWhen(whyNotRearrange(talk))
  await updateTalk(by.tx, by.actor, talkId, { cancelled_on: by.actor.today, cancel_reason: reason })
  const { facts } = await clockFactsOf(by, talk.personId)
  if (lastKind(facts, talk.moment) === 'moved') await withdraw(by, talk.personId, talk.moment, reason)
  return talk
}

/** The person declines a moment, both move it, or either is taken back; the window itself never moves. */
export async function decideMoment(
  by: Acting, personId: string, moment: string, form: z.output<typeof momentForm>,
): Promise<void> {
  const person = await personToPlan(by, personId)
  const { approach, facts } = await clockFactsOf(by, person.id)
  const found = talkClock(approach.rhythm, facts, by.actor.today).moments.find(({ key }) => key === moment)
  if (!found) throw new NotFound('no such moment')
  if (found.state === 'held') throw new Refused('conversations.refused.moment_held')
  if (form.on_day > by.actor.today) throw new Invalid({ on_day: ['conversations.problem.future_day'] })
  await insertMomentEvent(by.tx, by.actor, person.id, {
    moment: moment, kind: form.kind, onDay: form.on_day,
    newDay: form.kind === 'moved' ? form.new_day : null, reason: form.reason, at: by.now,
  })
}

// A person of whom only the talk is assigned has no file here (PRIV-01).
async function personToPlan({ tx, actor }: Acting, personId: string): Promise<TalkPerson> {
  const person = await getTalkPerson(tx, actor, personId)
  if (!mayWorkOnFile(actor, { isFileOpen: await isFileOpen(tx, actor, person.id) })) throw new NotFound()
  return person
}

async function clockFactsOf({ tx, actor }: Acting, personId: string) {
  const approach = await getApproach(tx, actor)
  const [facts] = (await findClockFacts(tx, actor, [personId])).values()
  if (!facts) throw new NotFound()
  return { approach, facts }
}

// Planning a talk for a declined moment means that the person came back on it.
async function askAgain(by: Acting, personId: string, facts: ClockFacts, moment: string): Promise<void> {
  if (lastKind(facts, moment) === 'declined') await withdraw(by, personId, moment, '')
}

// A talk outside every window has no moment to keep; on its new day it may fall within one.
async function writeMove(
  by: Acting, talk: Talk, { newDay, reason }: { newDay: PlainDate; reason: string },
): Promise<string> {
  const { tx, actor, now } = by
  if (talk.moment === 'unplanned') {
    const { approach, facts } = await clockFactsOf(by, talk.personId)
    return momentForDay(approach.rhythm, facts, newDay)
  }
  await insertMomentEvent(tx, actor, talk.personId, {
    moment: talk.moment, kind: 'moved', onDay: actor.today, newDay, reason, at: now,
  })
  return talk.moment
}

async function withdraw({ tx, actor, now }: Acting, personId: string, moment: string, reason: string) {
  await insertMomentEvent(tx, actor, personId, {
    moment, kind: 'withdrawn', onDay: actor.today, newDay: null, reason, at: now,
  })
}

function lastKind(facts: ClockFacts, moment: string) {
  return facts.events.findLast((event) => event.moment === moment)?.kind
}

async function startThemes({ tx, actor }: Acting): Promise<void> {
  const { themes } = await getApproach(tx, actor)
  await ensureThemes(tx, actor, themes.map(({ name }) => name.nl), false)
}

// A case worker hands a talk to somebody else; who only holds it cannot.
async function holderChange(
  by: Acting, { talk, isFileOpen }: { talk: Talk; isFileOpen: boolean }, interviewerId: string | null,
) {
  if (interviewerId === talk.interviewerId) return {}
  if (!mayWorkOnFile(by.actor, { isFileOpen })) throw new Forbidden()
  await checkHolder(by, interviewerId)
  return assignment(by, interviewerId)
}

async function checkHolder({ tx, actor }: Acting, interviewerId: string | null): Promise<void> {
  if (interviewerId === null) return
  const holders = await listHolders(tx, actor)
  if (!holders.some(({ id }) => id === interviewerId)) throw new Invalid({ interviewer_id: ['web.problem.choose'] })
}

function assignment({ actor }: Acting, interviewerId: string | null) {
  return {
    interviewer_id: interviewerId, interviewer_first_day: interviewerId === null ? null : actor.today,
    interviewer_last_day: null,
  }
}

function agreed({ planned_on, planned_time, place, language, interpreter, interpreter_note }: Plan) {
  return { planned_on, planned_time, place, language, interpreter, interpreter_note }
}

function refuseWhen(reason: string | null): void {
  if (reason) throw new Refused(reason)
}
