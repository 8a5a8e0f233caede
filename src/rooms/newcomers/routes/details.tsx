import { maySeeOrigin } from '../../../kit/actor.ts'
import { withDraft } from '../../../web/drafts.ts'
import { redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { listFields } from '../../own-lists/queries/fields.ts'
import { isInUse } from '../../own-lists/rules.ts'
import { listAreaTeams, listVillages } from '../../territory/queries.ts'
import { fileWorkers } from '../access.ts'
import { editPerson, findPlaceNames } from '../actions/persons.ts'
import { ownFieldKey, writeOwnFields } from '../actions/own-fields.ts'
import { ownFieldsForm } from '../forms/own-fields.ts'
import { editForm } from '../forms/person.ts'
import { OwnFieldsPage, type ShownOwnField } from '../pages/own-fields.tsx'
import { DetailsPage, EditPage } from '../pages/details.tsx'
import { filePath } from '../pages/header.tsx'
import { listKeptCells } from '../import/queries/writing.ts'
import { listChanges, listChangesSince } from '../queries/field-changes.ts'
import { listHousemates } from '../queries/households.ts'
import { listLanguages } from '../queries/languages.ts'
import { listOwnValues } from '../queries/own-fields.ts'
import { listMerges } from '../queries/merges.ts'
import { listOwnWords, listWorkStarts } from '../queries/own-words.ts'
import { getPerson, personFieldsOf } from '../queries/persons.ts'
import { fieldTexts } from '../rules/fields.ts'
import { shownValue } from '../rules/shown.ts'
import type { FileHead } from '../rules/file-head.ts'
import { refreshed, typedOf } from '../rules/typed.ts'
import { filePage, openFile } from './opening.tsx'

const path = '/nieuwkomers/:person/gegevens'

export const detailRoutes: readonly Route[] = [
  route({
    method: 'GET', path, allow: fileWorkers, form: 'none', audit: { action: 'newcomers.details', shows: 'file' },
    handle: showDetails,
  }),
  route({
    method: 'GET', path: `${path}/wijzigen`, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.edit.open', shows: 'file' }, handle: showEdit,
  }),
  route({
    method: 'POST', path: `${path}/wijzigen`, allow: fileWorkers, form: editForm,
    audit: { action: 'newcomers.edit', shows: 'file' }, again: showEdit,
    async handle(visit) {
      const head = await openFile(visit)
      const { version, ...fields } = visit.form
      await editPerson(visit, head.personId, { fields, version })
      return redirect(filePath(head.personId, '/gegevens'))
    },
  }),
  route({
    method: 'GET', path: `${path}/eigen`, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.own_fields.open', shows: 'file' }, handle: showOwnFields,
  }),
  route({
    method: 'POST', path: `${path}/eigen`, allow: fileWorkers, form: ownFieldsForm,
    audit: { action: 'newcomers.own_fields', shows: 'file' }, again: showOwnFields,
    async handle(visit) {
      const head = await openFile(visit)
      await writeOwnFields(visit, head.personId, visit.form)
      return redirect(filePath(head.personId, '/gegevens'))
    },
  }),
]

/** Every own field of the municipality with what it says in this file, now and before. */
async function ownFieldsOf({ tx, actor, today }: Visit<unknown>, head: FileHead): Promise<ShownOwnField[]> {
  const fields = await listFields(tx, actor)
  if (fields.length === 0) return []
  const values = await listOwnValues(tx, actor, head.ids)
  const past = await listChanges(tx, actor, head.ids)
  return fields.map((field) => ({
    field, value: values.find(({ fieldId }) => fieldId === field.id)?.value ?? '',
    past: past.filter((change) => change.field === ownFieldKey(field.id)), isInUse: isInUse(field, today),
  }))
}

async function showOwnFields(visit: Visit<unknown>) {
  const head = await openFile(visit)
  const view = { head, fields: await ownFieldsOf(visit, head), state: visit.state }
  return filePage(visit, head, 'newcomers.own.title', <OwnFieldsPage view={view} />)
}

async function showDetails(visit: Visit<unknown>) {
  const { tx, actor, text: { t, row, languageName } } = visit
  const head = await openFile(visit)
  const person = await getPerson(tx, actor, head.personId)
  const languages = await listLanguages(tx, actor, head.ids)
  const work = await listWorkStarts(tx, actor, head.ids)
  const merges = await listMerges(tx, actor, head.ids)
  const body = (
    <DetailsPage view={{
      head, createdAt: person.created_at, fields: fieldTexts(personFieldsOf(person), await findPlaceNames(visit)),
      past: await listChanges(tx, actor, head.ids), seesOrigin: maySeeOrigin(actor),
      kept: await listKeptCells(tx, actor, head.ids), own: await ownFieldsOf(visit, head),
      mergedNames: merges.filter((merge) => merge.undone_at === null).map((merge) => merge.mergedName ?? ''),
      languages: languages.map(({ language, level }) =>
        row([languageName(language), level && t(`newcomers.level.${level}`)])),
      members: (await listHousemates(tx, actor, head.ids)).filter(({ personId }) => personId !== head.personId),
      words: (await listOwnWords(tx, actor, head.ids)).filter((word) => word.ended_on === null),
      work: work.map(({ kind, employer }) => row([t(`newcomers.work_kind.${kind}`), employer])),
    }} />
  )
  return filePage(visit, head, 'newcomers.details.title', body)
}

async function showEdit(visit: Visit<unknown>) {
  const { tx, actor } = visit
  const head = await openFile(visit)
  const person = await getPerson(tx, actor, head.personId)
  const draftKey = `gegevens/${head.personId}`
  const typed = typedOf(personFieldsOf(person))
  const state = await withDraft({ ...visit, state: await afterConflict(visit, person.id, typed) }, draftKey, typed)
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  const body = (
    <EditPage view={{
      head, state, draftKey, version: person.version, villages: (await listVillages(tx, actor)).map(option),
      teams: (await listAreaTeams(tx, actor)).map(option),
    }} />
  )
  return filePage(visit, head, 'newcomers.details.edit_title', body)
}

async function afterConflict(visit: Visit<unknown>, personId: string, current: Record<string, string | string[]>) {
  const { tx, actor, state, text } = visit
  if (!state.conflicts) return state
  const changes = await listChangesSince(tx, actor, personId, Number(state.values['version']))
  return refreshed(state, { changes, current, shown: (field, value) => shownValue(field, value, text) })
}
