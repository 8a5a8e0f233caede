import type { z } from 'zod'
import { NotFound } from '../../../kit/errors.ts'
import { withDraft } from '../../../web/drafts.ts'
import { json, page, redirect, type Route, route } from '../../../web/route.ts'
import { agreeTalk, completeTalk, correctField } from '../actions/complete.ts'
import { saveField, saveTalk } from '../actions/save.ts'
import { makeContactOfWords } from '../actions/words.ts'
import {
  agreementForm, completionForm, correctionForm, correctionQuery, fieldForm, talkForm, wordsForm,
} from '../forms.ts'
import { AgreementPage, CompletionPage, CorrectionPage } from '../pages/after-talk.tsx'
import { CompletedTalk } from '../pages/completed.tsx'
import { CancelledTalk, TalkPage } from '../pages/talk.tsx'
import { TogetherPage } from '../pages/together.tsx'
import { momentName } from '../pages/moment.ts'
import { talkPath, type TalkView, valueOf } from '../pages/view.ts'
import { readValue } from '../queries/values.ts'
import { correctableField, printOf } from '../rules/fields.ts'
import { undiscussed } from '../rules/questions.ts'
import { openTalk } from '../actions/load.ts'
import { type AnyVisit, viewTalk } from './view.tsx'

const holders = ['coordinator', 'case_worker', 'interviewer'] as const
const path = '/gesprekken/:id'

/** The talk itself: writing, completing, correcting, agreeing, and showing it together. */
export const talkRoutes: readonly Route[] = [
  route({
    method: 'GET', path, allow: holders, form: 'none', audit: { action: 'conversations.show', shows: 'file' },
    handle: showTalk,
  }),
  route({
    method: 'POST', path, allow: holders, form: talkForm, audit: { action: 'conversations.save', shows: 'file' },
    again: showTalk,
    async handle(visit) {
      await saveTalk(visit, idOf(visit), visit.form)
      return redirect(talkPath(idOf(visit), visit.form.isLast ? '/afronding' : ''))
    },
  }),
  route({
    method: 'POST', path: `${path}/veld`, allow: holders, form: fieldForm,
    audit: { action: 'conversations.save_field', shows: 'file' }, handle: saveOneField,
  }),
  route({
    method: 'GET', path: `${path}/afronding`, allow: holders, form: 'none',
    audit: { action: 'conversations.show_completion', shows: 'file' }, handle: showCompletion,
  }),
  route({
    method: 'POST', path: `${path}/afronding`, allow: holders, form: completionForm,
    audit: { action: 'conversations.complete', shows: 'file' }, again: showCompletion,
    async handle(visit) {
      await completeTalk(visit, idOf(visit), visit.form.rest)
      return redirect(talkPath(idOf(visit)))
    },
  }),
  route({
    method: 'GET', path: `${path}/verbetering`, allow: holders, form: correctionQuery,
    audit: { action: 'conversations.show_correction', shows: 'file' },
    handle: (visit) => showCorrection(visit, visit.form.vraag),
  }),
  route({
    method: 'POST', path: `${path}/verbeteringen`, allow: holders, form: correctionForm,
    audit: { action: 'conversations.correct', shows: 'file' },
    again: (visit) => showCorrection(visit, String(visit.state.values['question'] ?? '')),
    async handle(visit) {
      await correctField(visit, idOf(visit), visit.form)
      return redirect(talkPath(idOf(visit)))
    },
  }),
  route({
    method: 'GET', path: `${path}/akkoord`, allow: holders, form: 'none',
    audit: { action: 'conversations.show_agreement', shows: 'file' }, handle: showAgreement,
  }),
  route({
    method: 'POST', path: `${path}/akkoord`, allow: holders, form: agreementForm,
    audit: { action: 'conversations.agree', shows: 'file' }, again: showAgreement,
    async handle(visit) {
      await agreeTalk(visit, idOf(visit), visit.form)
      return redirect(talkPath(idOf(visit)))
    },
  }),
  route({
    method: 'POST', path: `${path}/contactmoment`, allow: ['coordinator', 'case_worker'], form: wordsForm,
    audit: { action: 'conversations.make_contact', shows: 'file' },
    async handle(visit) {
      const { personId } = await makeContactOfWords(visit, idOf(visit), visit.form.question)
      visit.saw(personId)
      visit.about('conversation', idOf(visit))
      return redirect(`/nieuwkomers/${personId}/tijdlijn`)
    },
  }),
  route({
    method: 'GET', path: `${path}/samen`, allow: holders, form: 'none',
    audit: { action: 'conversations.show_together', shows: 'file' },
    async handle(visit) {
      const view = await viewTalk(visit)
      const title = titleOf(visit, view)
      return page({ title, place: 'conversations', body: <TogetherPage view={view} />, alone: true })
    },
  }),
]

function idOf(visit: AnyVisit): string {
  return visit.params['id'] ?? ''
}

async function showTalk(visit: AnyVisit) {
  const view = await viewTalk(visit)
  return page({ title: titleOf(visit, view), place: 'conversations', body: bodyOf(view), wide: true })
}

function bodyOf(view: TalkView) {
  if (view.standing === 'cancelled') return <CancelledTalk view={view} />
  return view.standing === 'completed' ? <CompletedTalk view={view} /> : <TalkPage view={view} />
}

function titleOf(visit: AnyVisit, view: TalkView): string {
  return `${momentName(visit.text.t, view.moment, view.isEarly)}: ${view.name}`
}

// The answer of the drafts island: the new print of the field, or the words that somebody else wrote meanwhile.
async function saveOneField(visit: Parameters<typeof saveField>[0] & AnyVisit & { form: z.output<typeof fieldForm> }) {
  const { tx, actor, now, form, text } = visit
  const conflict = await saveField(visit, idOf(visit), form)
  const { talk } = await openTalk(tx, actor, idOf(visit))
  visit.saw(talk.personId)
  visit.about('conversation', talk.id)
  const base = printOf(await readValue(tx, actor, talk, form.field))
  if (conflict) return json({ ...conflict, base }, 409)
  return json({ savedAt: now.toISOString(), savedAtText: text.time(now), base })
}

async function showCompletion(visit: AnyVisit) {
  const view = await viewTalk(visit)
  const answers = new Map(view.questions.map(({ key }) =>
    [key, { body: valueOf(view, key), isSkipped: valueOf(view, `skip.${key}`) === 'on' }]))
  return page({
    title: titleOf(visit, view), place: 'conversations',
    body: <CompletionPage view={view} open={undiscussed(view.questions, answers)} />,
  })
}

async function showCorrection(visit: AnyVisit, key: string) {
  const view = await viewTalk(visit)
  const field = correctableField(key, view.questions)
  if (!field) throw new NotFound('no such field')
  const state = await withDraft(visit, `verbetering/${view.talk.id}/${key.replaceAll(/[._]/g, '-')}`)
  return page({
    title: titleOf(visit, view), place: 'conversations',
    body: <CorrectionPage view={view} name={key} field={field} state={state} />,
  })
}

async function showAgreement(visit: AnyVisit) {
  const view = await viewTalk(visit)
  return page({ title: titleOf(visit, view), place: 'conversations', body: <AgreementPage view={view} /> })
}
