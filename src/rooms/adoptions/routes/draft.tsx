import { page, redirect, type Route, route, type Visit } from '../../../web/route.ts'
import type { Approach } from '../../approaches/forms.ts'
import { inEveryLanguage } from '../../approaches/rules/texts.ts'
import { listOrganisations } from '../../organisations/queries.ts'
import {
  changeDraft, currentApproach, withCoordination, withLimits, withName, withTalk,
} from '../actions/draft.ts'
import { coordinationForm, limitsForm, nameForm, talkForm } from '../forms.ts'
import { CoordinationPage, DraftPage, LimitsPage, NamePage, TalkPage } from '../pages/draft.tsx'
import { getDraft } from '../queries/drafts.ts'
import { changedSections } from '../rules/sections.ts'

type AnyVisit = Visit<unknown>

const path = '/instellingen/aanpak/concept'
const nothing = (action: string) => ({ action: `adoptions.draft.${action}`, shows: 'nothing' }) as const
const allow = ['coordinator'] as const

export const routes: readonly Route[] = [
  route({ method: 'GET', path, allow, form: 'none', audit: nothing('show'), handle: showDraft }),
  route({ method: 'GET', path: `${path}/naam`, allow, form: 'none', audit: nothing('name'), handle: showName }),
  route({
    method: 'POST', path: `${path}/naam`, allow, form: nameForm, audit: nothing('name.change'), again: showName,
    handle: (visit) => saved(visit, visit.form.version, (approach) => withName(approach, visit.form)),
  }),
  route({
    method: 'GET', path: `${path}/regie`, allow, form: 'none', audit: nothing('coordination'),
    handle: showCoordination,
  }),
  route({
    method: 'POST', path: `${path}/regie`, allow, form: coordinationForm, audit: nothing('coordination.change'),
    again: showCoordination,
    handle: (visit) => saved(visit, visit.form.version, (approach) => withCoordination(approach, visit.form)),
  }),
  route({ method: 'GET', path: `${path}/gesprek`, allow, form: 'none', audit: nothing('talk'), handle: showTalk }),
  route({
    method: 'POST', path: `${path}/gesprek`, allow, form: talkForm, audit: nothing('talk.change'), again: showTalk,
    handle: (visit) => saved(visit, visit.form.version, (approach) => withTalk(approach, visit.form)),
  }),
  route({ method: 'GET', path: `${path}/grenzen`, allow, form: 'none', audit: nothing('limits'), handle: showLimits }),
  route({
    method: 'POST', path: `${path}/grenzen`, allow, form: limitsForm, audit: nothing('limits.change'),
    again: showLimits,
    handle: (visit) => saved(visit, visit.form.version, (approach) => withLimits(approach, visit.form)),
  }),
]

async function saved(visit: AnyVisit, version: number, change: (approach: Approach) => Approach) {
  await changeDraft(visit, version, ({ approach }) => change(approach))
  return redirect(path)
}

async function showDraft({ tx, actor, text }: AnyVisit) {
  const draft = await getDraft(tx, actor)
  const changed = changedSections(await currentApproach(tx, actor), draft.approach)
  const view = { draft, approach: inEveryLanguage(draft.approach), changed }
  return page({ title: text.t('adoptions.draft.title'), place: 'settings', body: <DraftPage view={view} /> })
}

async function showName({ tx, actor, text, state }: AnyVisit) {
  const view = { draft: await getDraft(tx, actor), state }
  return page({ title: text.t('adoptions.section.name'), place: 'settings', body: <NamePage view={view} /> })
}

async function showCoordination({ tx, actor, text, state }: AnyVisit) {
  const organisations = (await listOrganisations(tx, actor)).map(({ name }) => name)
  const view = { draft: await getDraft(tx, actor), state, organisations }
  const title = text.t('adoptions.section.coordination')
  return page({ title, place: 'settings', body: <CoordinationPage view={view} /> })
}

async function showTalk({ tx, actor, text, state }: AnyVisit) {
  const view = { draft: await getDraft(tx, actor), state }
  return page({ title: text.t('adoptions.section.talk'), place: 'settings', body: <TalkPage view={view} /> })
}

async function showLimits({ tx, actor, text, state }: AnyVisit) {
  const view = { draft: await getDraft(tx, actor), state }
  return page({ title: text.t('adoptions.section.limits'), place: 'settings', body: <LimitsPage view={view} /> })
}
