import type { z } from 'zod'
import { NotFound } from '../../../kit/errors.ts'
import { page, redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { shippedApproaches } from '../../approaches/shipped.ts'
import { addEntry, changeEntry, endEntry, keepEntry, moveEntry } from '../actions/entries.ts'
import { currentApproach } from '../actions/draft.ts'
import { entryForms, versionForm } from '../forms.ts'
import { EntryPage } from '../pages/entry.tsx'
import { EntriesPage } from '../pages/entries.tsx'
import { pathOf } from '../pages/paths.ts'
import { getDraft } from '../queries/drafts.ts'
import { endedBy, type Entry, findEntry, listNames, type ListName } from '../rules/lists.ts'

type AnyVisit = Visit<unknown>

const nothing = (list: string, action: string) =>
  ({ action: `adoptions.draft.${list}.${action}`, shows: 'nothing' }) as const
const allow = ['coordinator'] as const

export const routes: readonly Route[] = listNames.flatMap(routesOf)

function routesOf(list: ListName): Route[] {
  const path = pathOf(list)
  const form = entryForms[list] as z.ZodType<{ version: number; entry: Entry }>
  const show = (visit: AnyVisit) => showEntry(visit, list)
  const idIn = (visit: AnyVisit) => visit.params['entry'] ?? ''
  const back = async (done: Promise<void>) => {
    await done
    return redirect(path)
  }
  return [
    route({
      method: 'GET', path, allow, form: 'none', audit: nothing(list, 'list'), handle: (visit) => showList(visit, list),
    }),
    route({ method: 'GET', path: `${path}/nieuw`, allow, form: 'none', audit: nothing(list, 'open'), handle: show }),
    route({ method: 'GET', path: `${path}/:entry`, allow, form: 'none', audit: nothing(list, 'open'), handle: show }),
    route({
      method: 'POST', path, allow, form, audit: nothing(list, 'add'), again: show,
      handle: (visit) => back(addEntry(visit, { list, version: visit.form.version }, visit.form.entry)),
    }),
    route({
      method: 'POST', path: `${path}/:entry`, allow, form, audit: nothing(list, 'change'), again: show,
      handle: (visit) => back(changeEntry(visit, { list, version: visit.form.version, id: idIn(visit) },
        visit.form.entry)),
    }),
    ...actsOf(list),
  ]
}

// One tap each: another place in the order, ending, and taking back what ends.
function actsOf(list: ListName): Route[] {
  const path = pathOf(list)
  const again = (visit: AnyVisit) => showList(visit, list)
  const at = (visit: AnyVisit, version: number) => ({ list, version, id: visit.params['entry'] ?? '' })
  return [
    route({
      method: 'POST', path: `${path}/:entry/plaats`, allow, form: versionForm, audit: nothing(list, 'move'), again,
      async handle(visit) {
        await moveEntry(visit, at(visit, visit.form.version))
        return redirect(path)
      },
    }),
    route({
      method: 'POST', path: `${path}/:entry/einde`, allow, form: versionForm, audit: nothing(list, 'end'), again,
      async handle(visit) {
        await endEntry(visit, at(visit, visit.form.version))
        return redirect(path)
      },
    }),
    route({
      method: 'POST', path: `${path}/:entry/blijft`, allow, form: versionForm, audit: nothing(list, 'keep'), again,
      async handle(visit) {
        await keepEntry(visit, at(visit, visit.form.version))
        return redirect(path)
      },
    }),
  ]
}

async function showList({ tx, actor, text, state }: AnyVisit, list: ListName) {
  const draft = await getDraft(tx, actor)
  const view = { list, draft, ended: endedBy(await currentApproach(tx, actor), draft.approach, list), state }
  return page({ title: text.t(`adoptions.section.${list}`), place: 'settings', body: <EntriesPage view={view} /> })
}

async function showEntry({ tx, actor, text, state, params }: AnyVisit, list: ListName) {
  const draft = await getDraft(tx, actor)
  const id = params['entry'] ?? null
  const entry = id === null ? null : findEntry(draft.approach, list, id)
  if (entry === undefined) throw new NotFound('no such entry')
  const measures = shippedApproaches.flatMap(({ targets }) => targets)
  const title = text.t(entry ? `adoptions.${list}.change` : `adoptions.${list}.add`)
  return page({
    title, place: 'settings', body: <EntryPage view={{ list, draft, id, entry, measures, state, title }} />,
  })
}
