import { addDays } from '../../../kit/plain-dates.ts'
import { hasRole } from '../../../kit/actor.ts'
import { withDraft } from '../../../web/drafts.ts'
import { page, redirect, type Route, route } from '../../../web/route.ts'
import { caseloadOf, namesOf } from '../../newcomers/queries/due.ts'
import { mayKeepThemes, mayPlanTalks } from '../access.ts'
import { addThemes, changeTheme } from '../actions/themes.ts'
import { listQuery, themeForm, themesForm } from '../forms.ts'
import { type ListedTalk, TalkListPage, type TalkListView } from '../pages/talk-list.tsx'
import { ThemesPage } from '../pages/themes.tsx'
import { lateTalks, plannedTalks, unreportedTalks } from '../queries/clocks.ts'
import { listThemes } from '../queries/themes.ts'
import type { AnyVisit } from './view.tsx'

const shown = 30
const daysAhead = 60

/** The talks of this user over all people, and the themes of the municipality. */
export const listRoutes: readonly Route[] = [
  route({
    method: 'GET', path: '/gesprekken', allow: ['coordinator', 'case_worker', 'interviewer'], form: listQuery,
    audit: { action: 'conversations.list', shows: 'people' }, handle: (visit) => showList(visit, visit.form.wie),
  }),
  route({
    method: 'GET', path: '/gesprekken/themas', allow: ['coordinator'], form: 'none',
    audit: { action: 'conversations.list_themes', shows: 'nothing' }, handle: showThemes,
  }),
  route({
    method: 'POST', path: '/gesprekken/themas', allow: ['coordinator'], form: themesForm,
    audit: { action: 'conversations.add_themes', shows: 'nothing' }, again: showThemes,
    async handle(visit) {
      await addThemes(visit, visit.form.names)
      return redirect('/gesprekken/themas')
    },
  }),
  route({
    method: 'POST', path: '/gesprekken/themas/:theme', allow: ['coordinator'], form: themeForm,
    audit: { action: 'conversations.change_theme', shows: 'nothing' },
    async handle(visit) {
      await changeTheme(visit, visit.params['theme'] ?? '', visit.form.act)
      return redirect('/gesprekken/themas')
    },
  }),
]

async function showList(visit: AnyVisit, asked: 'mij' | 'iedereen' | null) {
  const { actor, text } = visit
  const mayPlan = mayPlanTalks(actor)
  const who = mayPlan ? (asked ?? (hasRole(actor, 'coordinator') ? 'iedereen' : 'mij')) : 'mij'
  const view: TalkListView = { ...(await listsFor(visit, who)), who, mayPlan, mayKeepThemes: mayKeepThemes(actor) }
  visit.saw(...[view.late, view.unreported, view.planned].flatMap(({ items }) => items.map(({ personId }) => personId)))
  return page({ title: text.t('conversations.list.title'), place: 'conversations', body: <TalkListPage view={view} /> })
}

// Who only holds talks sees those assigned to them: no moment of a person without a talk of their own is theirs.
async function listsFor({ tx, actor, today }: AnyVisit, who: 'mij' | 'iedereen') {
  const among = who === 'mij' && mayPlanTalks(actor) ? await caseloadOf(tx, actor) : undefined
  const nothing = { total: 0, items: [] }
  const heldBy = mayPlanTalks(actor) ? undefined : actor.userId
  const late = heldBy ? nothing : await lateTalks(tx, actor, { day: today, limit: shown, among })
  const unreported = await unreportedTalks(tx, actor, { limit: shown, among, heldBy })
  const planned = await plannedTalks(tx, actor, {
    from: today, until: addDays(today, daysAhead), limit: shown, among, heldBy,
  })
  const all = [...late.items, ...unreported.items, ...planned.items]
  const names = await namesOf(tx, actor, all.map(({ personId }) => personId))
  const personOf = (id: string) =>
    ({ personId: id, name: names.get(id)?.name ?? '', born: names.get(id)?.birthYear ?? null })
  const unheld = { time: null, holder: null }
  return {
    late: { ...late, items: late.items.map(({ personId, moment, lastDay }): ListedTalk =>
      ({ ...unheld, ...personOf(personId), moment, day: lastDay, talkId: null })) },
    unreported: { ...unreported, items: unreported.items.map(({ personId, talkId, plannedOn, moment }): ListedTalk =>
      ({ ...unheld, ...personOf(personId), moment, day: plannedOn, talkId })) },
    planned: { ...planned, items: planned.items.map((one): ListedTalk => ({
      ...personOf(one.personId), moment: one.moment, day: one.plannedOn,
      time: one.plannedTime, holder: one.interviewerName, talkId: one.talkId,
    })) },
  }
}

async function showThemes(visit: AnyVisit) {
  const themes = await listThemes(visit.tx, visit.actor)
  return page({
    title: visit.text.t('conversations.themes.title'), place: 'conversations',
    body: <ThemesPage themes={themes} state={await withDraft(visit, 'themas')} />,
  })
}
