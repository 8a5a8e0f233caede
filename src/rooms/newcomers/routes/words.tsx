import { withDraft } from '../../../web/drafts.ts'
import { redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { fileWorkers } from '../access.ts'
import { removeLanguage, writeLanguage } from '../actions/languages.ts'
import { addOwnWord, addWorkStart, closeOwnWord, closeWorkStart } from '../actions/own-words.ts'
import { ownWordForm, workForm } from '../forms/contact.ts'
import { languageForm, languageName } from '../forms/person.ts'
import { filePath } from '../pages/header.tsx'
import { LanguagesPage } from '../pages/languages.tsx'
import { WordsPage, WorkPage } from '../pages/words.tsx'
import { listChanges } from '../queries/field-changes.ts'
import { listLanguages } from '../queries/languages.ts'
import { listOwnWords, listWorkStarts } from '../queries/own-words.ts'
import { workEndKey } from '../rules/fields.ts'
import { filePage, openFile } from './opening.tsx'

const path = '/nieuwkomers/:person'

export const wordRoutes: readonly Route[] = [
  route({
    method: 'GET', path: `${path}/woorden`, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.words', shows: 'file' }, handle: showWords,
  }),
  route({
    method: 'POST', path: `${path}/woorden`, allow: fileWorkers, form: ownWordForm,
    audit: { action: 'newcomers.words.add', shows: 'file' }, again: showWords,
    async handle(visit) {
      const head = await openFile(visit)
      await addOwnWord(visit, head.personId, visit.form)
      return redirect(filePath(head.personId, '/woorden'))
    },
  }),
  route({
    method: 'POST', path: `${path}/woorden/:word/einde`, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.words.end', shows: 'file' }, again: showWords,
    async handle(visit) {
      const head = await openFile(visit)
      await closeOwnWord(visit, head.personId, visit.params['word'] ?? '')
      return redirect(filePath(head.personId, '/woorden'))
    },
  }),
  route({
    method: 'GET', path: `${path}/werk`, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.work', shows: 'file' }, handle: showWork,
  }),
  route({
    method: 'POST', path: `${path}/werk`, allow: fileWorkers, form: workForm,
    audit: { action: 'newcomers.work.add', shows: 'file' }, again: showWork,
    async handle(visit) {
      const head = await openFile(visit)
      await addWorkStart(visit, head.personId, visit.form)
      return redirect(filePath(head.personId, '/werk'))
    },
  }),
  route({
    method: 'POST', path: `${path}/werk/:start/einde`, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.work.end', shows: 'file' }, again: showWork,
    async handle(visit) {
      const head = await openFile(visit)
      await closeWorkStart(visit, head.personId, { id: visit.params['start'] ?? '', endedOn: null })
      return redirect(filePath(head.personId, '/werk'))
    },
  }),
  route({
    method: 'GET', path: `${path}/talen`, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.languages', shows: 'file' }, handle: showLanguages,
  }),
  route({
    method: 'POST', path: `${path}/talen`, allow: fileWorkers, form: languageForm,
    audit: { action: 'newcomers.languages.add', shows: 'file' }, again: showLanguages,
    async handle(visit) {
      const head = await openFile(visit)
      await writeLanguage(visit, head.personId, visit.form)
      return redirect(filePath(head.personId, '/talen'))
    },
  }),
  route({
    method: 'POST', path: `${path}/talen/weg`, allow: fileWorkers, form: languageName,
    audit: { action: 'newcomers.languages.remove', shows: 'file' }, again: showLanguages,
    async handle(visit) {
      const head = await openFile(visit)
      await removeLanguage(visit, head.personId, visit.form.language)
      return redirect(filePath(head.personId, '/talen'))
    },
  }),
]

async function showWords(visit: Visit<unknown>) {
  const head = await openFile(visit)
  const words = await listOwnWords(visit.tx, visit.actor, head.ids)
  const state = await withDraft(visit, `woorden/${head.personId}`)
  const body = (
    <WordsPage view={{
      head, state, today: visit.today, words: words.map((word) => ({
        id: word.id, kind: word.kind, body: word.body, area: word.area, saidOn: word.said_on, endedOn: word.ended_on,
        author: word.author,
      })),
    }} />
  )
  return filePage(visit, head, 'newcomers.words.title', body)
}

async function showWork(visit: Visit<unknown>) {
  const head = await openFile(visit)
  const starts = await listWorkStarts(visit.tx, visit.actor, head.ids)
  const past = await listChanges(visit.tx, visit.actor, head.ids)
  const state = await withDraft(visit, `werk/${head.personId}`)
  const body = (
    <WorkPage view={{
      head, state, starts: starts.map((start) => ({
        id: start.id, kind: start.kind, employer: start.employer, startedOn: start.started_on,
        endedOn: start.ended_on, hours: start.hours_per_week, helpedBy: start.helped_by,
        past: past.filter(({ field }) => field === workEndKey(start.id)),
      })),
    }} />
  )
  return filePage(visit, head, 'newcomers.work.title', body)
}

async function showLanguages(visit: Visit<unknown>) {
  const head = await openFile(visit)
  const languages = await listLanguages(visit.tx, visit.actor, head.ids)
  const body = (
    <LanguagesPage view={{
      head, state: visit.state, languages: languages.map(({ language, level, is_mother_tongue }) =>
        ({ language, level, isMotherTongue: is_mother_tongue })),
    }} />
  )
  return filePage(visit, head, 'newcomers.languages.title', body)
}
