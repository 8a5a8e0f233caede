import type { z } from 'zod'
import { languageSkillValues } from '../../../db/schema.ts'
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

/** What a program wrote, by the names of the talk's fields; what is absent has no entry and stays as it is. */
export function fieldsOf(change: Change, themes: TalkView['themes']): Map<string, string> {
  const fields = new Map<string, string>()
  const put = (name: string, value: string | null | undefined) => {
    if (value !== undefined) fields.set(name, value ?? '')
  }
  put('held_on', change.heldOn)
  put('place', change.place)
  put('language', change.language)
  put('interpreter', change.interpreter)
  put('interpreter_note', change.interpreterNote)
  put('present_note', change.presentNote)
  put('level_source', change.levelSource)
  put('free_themes', change.freeThemes)
  for (const { question, answer, isNotDiscussed } of change.answers ?? []) {
    put(question, answer)
    put(`skip.${question}`, tick(isNotDiscussed))
  }
  for (const { dimension, mark, wantsToTalk } of change.marks ?? []) {
    put(`mark.${dimension}`, typeof mark === 'number' ? String(mark) : mark)
    put(`wish.${dimension}`, tick(wantsToTalk))
  }
  for (const { skill, level } of change.levels ?? []) put(`level.${skill}`, level)
  if (change.themeIds) putThemes(put, change.themeIds, themes)
  return fields
}

function putThemes(put: (name: string, value: string) => void, chosen: readonly string[], themes: TalkView['themes']) {
  for (const { id } of themes) put(`theme.${id}`, '')
  for (const id of chosen) put(`theme.${id}`, 'on')
}

function tick(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? 'on' : ''
}
