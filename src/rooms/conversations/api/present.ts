import type { z } from 'zod'
import { languageSkillValues } from '../../../db/schema.ts'
import { snakeName } from '../../../kit/names.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import { apiBase } from '../../../web/api/route.ts'
import { fullName } from '../../newcomers/rules/names.ts'
import { inWords, type TalkView, valueOf } from '../pages/view.ts'
import type { Talk } from '../queries/talks.ts'
import type { MomentOnClock } from '../rules/clock.ts'
import { dimensions } from '../rules/dimensions.ts'
import { standingOf } from '../rules/standing.ts'
import type { Change, listedTalk, momentOfClock, talk as talkShape } from './shapes.ts'

export function talkHref(id: string): string {
  return `${apiBase}/conversations/${id}`
}

export function listedOf(talk: Talk, today: PlainDate): z.output<typeof listedTalk> {
  const { id, personId, personName, moment, plannedOn, plannedTime, heldOn, interviewerName } = talk
  return {
    id, newcomerId: personId, name: fullName(personName), moment, plannedOn, plannedTime, heldOn,
    interviewer: interviewerName, standing: standingOf(talk, today), _links: { self: { href: talkHref(id) } },
  }
}

export function momentOf({ key, state, window, dueBy, isLate, talkId }: MomentOnClock): z.output<typeof momentOfClock> {
  return { moment: key, state, firstDay: window.first, lastDay: dueBy, isLate, conversationId: talkId }
}

/** A talk with everything that was said in it, for who may hold it. */
export function talkOf(view: TalkView): z.output<typeof talkShape> {
  const { talk } = view
  return {
    id: talk.id, newcomerId: view.person.id, name: view.name, moment: view.moment, standing: view.standing,
    plannedOn: talk.plannedOn, plannedTime: talk.plannedTime, heldOn: talk.heldOn, place: talk.place,
    language: talk.language, interpreter: talk.interpreter, interpreterNote: talk.interpreterNote,
    presentNote: talk.presentNote, interviewerId: talk.interviewerId, interviewer: talk.interviewerName,
    ...saidIn(view), levelSource: talk.levelSource, ...afterwards(view),
    completedAt: talk.completedAt?.toISOString() ?? null, completedBy: talk.completedBy,
    cancelledOn: talk.cancelledOn, cancelReason: talk.cancelReason, _links: { self: { href: talkHref(talk.id) } },
  }
}

function saidIn(view: TalkView) {
  const marks = view.questions.some(({ kind }) => kind === 'mark') ? dimensions : []
  return {
    answers: view.questions.filter(({ kind }) => kind !== 'mark').map(({ key, part, text, options = {} }) => ({
      question: key, part, text: inWords(text, view.language), answer: valueOf(view, key),
      isNotDiscussed: valueOf(view, `skip.${key}`) === 'on', options: Object.keys(options),
    })),
    marks: marks.map(({ key }) => {
      const mark = valueOf(view, `mark.${key}`)
      const wantsToTalk = valueOf(view, `wish.${key}`) === 'on'
      return { dimension: key, mark: mark === '' ? null : Number(mark), wantsToTalk }
    }),
    levels: languageSkillValues.map((skill) => ({ skill, level: valueOf(view, `level.${skill}`) })),
    themes: view.themes.map(({ id, name }) => ({ id, name, isChosen: valueOf(view, `theme.${id}`) === 'on' })),
  }
}

function afterwards({ agreements, corrections }: TalkView) {
  return {
    agreements: agreements.map(({ way, agreedOn, note, writtenBy }) => ({ way, agreedOn, note, writtenBy })),
    corrections: corrections.map((one) => ({
      question: one.questionKey, oldText: one.oldBody, newText: one.newBody, reason: one.reason,
      correctedAt: one.correctedAt.toISOString(), correctedBy: one.correctedBy,
    })),
  }
}

/** What a program wrote, by the names of the talk's fields, each with its place in the body. */
export interface Written {
  /** What is absent has no entry and stays as it is. */
  readonly values: Map<string, string>
  /** `skip.own.worries` as `answers/0/isNotDiscussed`. */
  readonly places: Map<string, string>
}

export function writtenIn(change: Change, themes: TalkView['themes']): Written {
  const written: Written = { values: new Map(), places: new Map() }
  const put = (name: string, value: string | null | undefined, place: string) => {
    if (value === undefined) return
    written.values.set(name, value ?? '')
    written.places.set(name, place)
  }
  for (const name of circumstances) put(snakeName(name), change[name], name)
  for (const [at, { question, answer, isNotDiscussed }] of (change.answers ?? []).entries()) {
    put(question, answer, `answers/${at}/answer`)
    put(`skip.${question}`, tick(isNotDiscussed), `answers/${at}/isNotDiscussed`)
  }
  for (const [at, { dimension, mark, wantsToTalk }] of (change.marks ?? []).entries()) {
    put(`mark.${dimension}`, typeof mark === 'number' ? String(mark) : mark, `marks/${at}/mark`)
    put(`wish.${dimension}`, tick(wantsToTalk), `marks/${at}/wantsToTalk`)
  }
  for (const [at, { skill, level }] of (change.levels ?? []).entries()) {
    put(`level.${skill}`, level, `levels/${at}/level`)
  }
  for (const { id } of change.themeIds ? themes : []) put(`theme.${id}`, '', 'themeIds')
  for (const [at, id] of (change.themeIds ?? []).entries()) put(`theme.${id}`, 'on', `themeIds/${at}`)
  return written
}

const circumstances = [
  'heldOn', 'place', 'language', 'interpreter', 'interpreterNote', 'presentNote', 'levelSource', 'freeThemes',
] as const

function tick(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? 'on' : ''
}
