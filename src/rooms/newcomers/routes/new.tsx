import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { hasRole } from '../../../kit/actor.ts'
import { Invalid } from '../../../kit/errors.ts'
import { withDraft } from '../../../web/drafts.ts'
import { page, redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { listAreaTeams, listVillages } from '../../territory/queries.ts'
import { fileWorkers, mayAttach } from '../access.ts'
import { createAfterLooking, lookFor } from '../actions/creating.ts'
import { lookForm, newForm } from '../forms/person.ts'
import { filePath } from '../pages/header.tsx'
import { LookFirstPage, NewPersonPage } from '../pages/new.tsx'
import { withRights } from '../queries/search.ts'
import { listColleagues } from '../queries/team.ts'
import { birthTyped, readBirth, unknownBirth } from '../rules/birth.ts'
import { fullName } from '../rules/names.ts'

export const newRoutes: readonly Route[] = [
  route({
    method: 'GET', path: '/nieuwkomers/nieuw', allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.look', shows: 'nothing' }, handle: showLook,
  }),
  route({
    method: 'POST', path: '/nieuwkomers/nieuw/kijken', allow: fileWorkers, form: lookForm,
    audit: { action: 'newcomers.look.found', shows: 'people' }, again: showLook,
    async handle(visit) {
      const { birth, ...typed } = visit.form
      if (fullName(typed) === '') throw new Invalid({ given_name: ['newcomers.problem.name'] })
      return showNew(visit, { ...typed, birth: birthTyped(birth) })
    },
  }),
  route({
    method: 'POST', path: '/nieuwkomers/nieuw', allow: fileWorkers, form: newForm,
    audit: { action: 'newcomers.create', shows: 'people' }, again: (visit) => showNew(visit, {}),
    handle: create,
  }),
]

async function create(visit: Visit<z.output<typeof newForm>>) {
  const { languages, household_with: householdWith, lead_id: leadId, looked, sure: isSure, ...fields } = visit.form
  const created = await createAfterLooking(visit, {
    fields, languages: languagesOf(languages), householdWith, leadId, looked, isSure,
  })
  if (!('personId' in created)) throw new Invalid({ sure: ['newcomers.problem.look_first'] })
  visit.saw(created.personId)
  visit.about('person', created.personId)
  return redirect(filePath(created.personId))
}

function languagesOf(typed: string) {
  const names = typed.split(/[,;/]+/).map((name) => name.trim()).filter(Boolean)
  return [...new Set(names)].map((language, index) => ({ language, level: '', is_mother_tongue: index === 0 }))
}

// What was typed of one new person must never come back on the form of another.
function draftKeyOf(typed: Record<string, unknown>): string {
  const who = JSON.stringify([typed['given_name'], typed['name_prefix'], typed['family_name'], typed['birth']])
  return `nieuw/${createHash('sha256').update(who).digest('hex').slice(0, 24)}`
}

async function showLook({ text, state }: Visit<unknown>) {
  return page({ title: text.t('newcomers.new.title'), place: 'newcomers', body: <LookFirstPage state={state} /> })
}

async function showNew(visit: Visit<unknown>, typed: Record<string, string>) {
  const { tx, actor, text: { t } } = visit
  const defaults = { sex: 'not_asked', target_group: 'asylum_status_holder', ...typed }
  const state = await withDraft(visit, draftKeyOf({ ...defaults, ...visit.state.values }), defaults)
  const values = state.values
  const text = (name: string) => String(values[name] ?? '')
  const name = fullName({
    given_name: text('given_name'), name_prefix: text('name_prefix'), family_name: text('family_name'),
  })
  const birth = readBirth(text('birth'), visit.today) ?? unknownBirth
  const likely = name ? await lookFor(visit, { name, birth, phone: text('phone') }) : []
  const people = await withRights(tx, actor, likely)
  visit.saw(...likely.map(({ personId }) => personId))
  const option = ({ id, name: label }: { id: string; name: string }) => ({ value: id, label })
  const body = (
    <NewPersonPage view={{
      state, draftKey: state.draftKey, mayAttach: mayAttach(actor),
      likely: people.map((person, index) => ({
        ...person, reasons: (likely[index]?.reasons ?? []).map((reason) => t(`newcomers.alike.${reason}`)),
      })),
      villages: (await listVillages(tx, actor)).map(option), teams: (await listAreaTeams(tx, actor)).map(option),
      colleagues: (await listColleagues(tx, actor)).map(option),
      leadOtherwise: t(hasRole(actor, 'coordinator') ? 'newcomers.new.lead_later' : 'newcomers.new.lead_me'),
    }} />
  )
  return page({ title: t('newcomers.new.title'), place: 'newcomers', body })
}
