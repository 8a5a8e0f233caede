import { NotFound } from '../../../kit/errors.ts'
import { page, redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { getApproach, getApproachOf, getStartingApproach, listVersions } from '../../approaches/queries.ts'
import { inEveryLanguage } from '../../approaches/rules/texts.ts'
import { shippedApproaches } from '../../approaches/shipped.ts'
import { keepsPeople } from '../../territory/access.ts'
import { mayChangeApproach, readers } from '../access.ts'
import { adopt, currentApproach, dropDraft, startDraft } from '../actions/draft.ts'
import { foresee } from '../actions/foresee.ts'
import { adoptForm, startForm } from '../forms.ts'
import { ApproachPage, VersionPage } from '../pages/approach.tsx'
import { EffectsPage } from '../pages/effects.tsx'
import { listCoordinators } from '../queries/coordinators.ts'
import { findDraft, getDraft } from '../queries/drafts.ts'
import { changedSections } from '../rules/sections.ts'

type AnyVisit = Visit<unknown>

const path = '/instellingen/aanpak'
const nothing = (action: string) => ({ action: `adoptions.${action}`, shows: 'nothing' }) as const

export const routes: readonly Route[] = [
  route({ method: 'GET', path, allow: readers, form: 'none', audit: nothing('show'), handle: showApproach }),
  route({
    method: 'GET', path: `${path}/versies/:version`, allow: readers, form: 'none', audit: nothing('version.show'),
    handle: showVersion,
  }),
  route({
    method: 'POST', path: `${path}/concept`, allow: ['coordinator'], form: startForm, audit: nothing('draft.start'),
    again: showApproach,
    async handle(visit) {
      await startDraft(visit, visit.form.from)
      return redirect(`${path}/concept`)
    },
  }),
  route({
    method: 'POST', path: `${path}/concept/weg`, allow: ['coordinator'], form: 'none', audit: nothing('draft.drop'),
    async handle(visit) {
      await dropDraft(visit)
      return redirect(path)
    },
  }),
  route({
    method: 'GET', path: `${path}/concept/gevolgen`, allow: ['coordinator'], form: 'none',
    audit: { action: 'adoptions.foresee', shows: 'people' }, handle: showEffects,
  }),
  route({
    method: 'POST', path: `${path}/versies`, allow: ['coordinator'], form: adoptForm, audit: nothing('adopt'),
    again: showEffects,
    async handle(visit) {
      visit.about('approach_version', await adopt(visit, visit.form))
      return redirect(path)
    },
  }),
]

async function showApproach({ tx, actor, text, state }: AnyVisit) {
  const approach = await getApproach(tx, actor)
  const view = {
    approach, versions: await listVersions(tx, actor), starting: await getStartingApproach(tx, actor),
    shipped: shippedApproaches, draft: await findDraft(tx, actor), mayChange: mayChangeApproach(actor),
    coordinators: await listCoordinators(tx, actor), seesPeople: keepsPeople(actor), state,
  }
  const title = text.t('adoptions.page.title', { name: approach.name })
  return page({ title, place: 'settings', body: <ApproachPage view={view} /> })
}

async function showVersion({ tx, actor, text, params }: AnyVisit) {
  const number = Number(params['version'])
  const version = (await listVersions(tx, actor)).find((candidate) => candidate.number === number)
  if (!version) throw new NotFound('no such version')
  const approach = await getApproachOf(tx, actor, `v${number}`)
  const title = text.t('adoptions.version.title', { number })
  const view = { approach, version, mayChange: mayChangeApproach(actor) }
  return page({ title, place: 'settings', body: <VersionPage view={view} /> })
}

async function showEffects(visit: AnyVisit) {
  const { tx, actor, text, state } = visit
  const draft = await getDraft(tx, actor)
  const current = await currentApproach(tx, actor)
  const effects = await foresee(tx, actor, current, draft.approach)
  visit.saw(...effects.names.keys())
  const view = {
    effects, draft, state, changed: changedSections(current, draft.approach), approach: inEveryLanguage(draft.approach),
  }
  return page({ title: text.t('adoptions.effects.title'), place: 'settings', body: <EffectsPage view={view} /> })
}
