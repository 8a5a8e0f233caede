import { ownListValues } from '../../db/schema.ts'
import { NotFound } from '../../kit/errors.ts'
import { withDraft } from '../../web/drafts.ts'
import { page, redirect, type Route, route, type Visit } from '../../web/route.ts'
import { keepsPeople } from '../territory/access.ts'
import { keepers } from './access.ts'
import { addEntry, addField, closeField, endEntry, moveEntry } from './actions.ts'
import { endForm, entryForm, fieldForm } from './forms.ts'
import { EndPage, NewEntryPage, NewFieldPage } from './pages/forms.tsx'
import { OwnPage } from './pages/own.tsx'
import { getEntry, listEntries } from './queries/entries.ts'
import { getField, listFields } from './queries/fields.ts'

type AnyVisit = Visit<unknown>

const path = '/instellingen/eigen'
const nothing = (action: string) => ({ action: `own-lists.${action}`, shows: 'nothing' }) as const
const allow = keepers

export const routes: readonly Route[] = [
  route({ method: 'GET', path, allow, form: 'none', audit: nothing('show'), handle: showOwn }),
  route({
    method: 'GET', path: `${path}/lijsten/:list/nieuw`, allow, form: 'none', audit: nothing('entry.open'),
    handle: showNewEntry,
  }),
  route({
    method: 'POST', path: `${path}/lijsten/:list`, allow, form: entryForm, audit: nothing('entry.add'),
    again: showNewEntry,
    handle: (visit) => done(addEntry(visit, visit.form)),
  }),
  route({
    method: 'GET', path: `${path}/woorden/:entry/einde`, allow, form: 'none', audit: nothing('entry.end.open'),
    handle: showEntryEnd,
  }),
  route({
    method: 'POST', path: `${path}/woorden/:entry/einde`, allow, form: endForm, audit: nothing('entry.end'),
    again: showEntryEnd,
    handle: (visit) => done(endEntry(visit, visit.params['entry'] ?? '', visit.form.last_day)),
  }),
  route({
    method: 'POST', path: `${path}/woorden/:entry/plaats`, allow, form: 'none', audit: nothing('entry.move'),
    handle: (visit) => done(moveEntry(visit, visit.params['entry'] ?? '')),
  }),
  route({
    method: 'GET', path: `${path}/velden/nieuw`, allow, form: 'none', audit: nothing('field.open'),
    handle: showNewField,
  }),
  route({
    method: 'POST', path: `${path}/velden`, allow, form: fieldForm, audit: nothing('field.add'), again: showNewField,
    handle: (visit) => done(addField(visit, visit.form)),
  }),
  route({
    method: 'GET', path: `${path}/velden/:field/einde`, allow, form: 'none', audit: nothing('field.end.open'),
    handle: showFieldEnd,
  }),
  route({
    method: 'POST', path: `${path}/velden/:field/einde`, allow, form: endForm, audit: nothing('field.end'),
    again: showFieldEnd,
    handle: (visit) => done(closeField(visit, visit.params['field'] ?? '', visit.form.last_day)),
  }),
]

async function done(work: Promise<void>) {
  await work
  return redirect(path)
}

async function showOwn({ tx, actor, text, today }: AnyVisit) {
  const view = {
    entries: await listEntries(tx, actor), fields: await listFields(tx, actor), today, seesPeople: keepsPeople(actor),
  }
  return page({ title: text.t('own-lists.title'), place: 'settings', body: <OwnPage view={view} /> })
}

async function showNewEntry({ params, text, state }: AnyVisit) {
  const list = ownListValues.find((value) => value === params['list'])
  if (!list) throw new NotFound('no such list')
  return page({
    title: text.t('own-lists.entry.add'), place: 'settings', body: <NewEntryPage list={list} state={state} />,
  })
}

async function showNewField(visit: AnyVisit) {
  const state = await withDraft(visit, 'eigen-veld')
  return page({ title: visit.text.t('own-lists.field.add'), place: 'settings', body: <NewFieldPage state={state} /> })
}

async function showEntryEnd(visit: AnyVisit) {
  const { tx, actor, params } = visit
  const { name } = await getEntry(tx, actor, params['entry'] ?? '')
  return endPage(visit, name[visit.text.language], `${path}/woorden/${params['entry']}/einde`)
}

async function showFieldEnd(visit: AnyVisit) {
  const { tx, actor, params } = visit
  const { name } = await getField(tx, actor, params['field'] ?? '')
  return endPage(visit, name[visit.text.language], `${path}/velden/${params['field']}/einde`)
}

function endPage({ text, state, today }: AnyVisit, name: string, action: string) {
  return page({
    title: text.t('own-lists.end.title', { name }), place: 'settings',
    body: <EndPage view={{ name, action, today, state }} />,
  })
}
