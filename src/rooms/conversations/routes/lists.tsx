import { addDays } from '../../../kit/plain-dates.ts'
import { hasRole } from '../../../kit/actor.ts'
import type { WrittenRow } from '../../../kit/sheets/writing.ts'
import { withDraft } from '../../../web/drafts.ts'
import { page, redirect, type Route, route } from '../../../web/route.ts'
import { type Sheet, sheetRoutes } from '../../../web/sheets.ts'
import { caseloadOf, namesOf } from '../../newcomers/queries/due.ts'
import { protectedAmong } from '../../newcomers/queries/list.ts'
import { mayKeepThemes, mayPlanTalks } from '../access.ts'
import { addThemes, adoptThemes, changeTheme, missingThemes, moveTheme } from '../actions/themes.ts'
import { listQuery, themeForm, themesForm } from '../forms.ts'
import { momentName } from '../pages/moment.ts'
import { type ListedTalk, TalkListPage, type TalkListView } from '../pages/talk-list.tsx'
import { ThemesPage } from '../pages/themes.tsx'
import { lateTalks, plannedTalks, unreportedTalks } from '../queries/clocks.ts'
import { listThemes } from '../queries/themes.ts'
import type { AnyVisit } from './view.tsx'

const shown = 30
const mostListed = 50_000
const daysAhead = 60

/** The talks of this user over all people, and the themes of the municipality. */
export const listRoutes: readonly Route[] = [
  route({
    method: 'GET', path: '/gesprekken', allow: ['coordinator', 'case_worker', 'interviewer'], form: listQuery,
    audit: { action: 'conversations.list', shows: 'people' }, handle: (visit) => showList(visit, visit.form.wie),
  }),
  ...sheetRoutes({
    path: '/gesprekken/lijst', allow: ['coordinator', 'case_worker', 'interviewer'], form: listQuery,
    audit: { action: 'conversations.export', shows: 'people' }, sheet: (visit) => sheetOf(visit, visit.form.wie),
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
    method: 'POST', path: '/gesprekken/themas/aanpak', allow: ['coordinator'], form: 'none',
    audit: { action: 'conversations.adopt_themes', shows: 'nothing' },
    async handle(visit) {
      await adoptThemes(visit)
      return redirect('/gesprekken/themas')
    },
  }),
  route({
    method: 'POST', path: '/gesprekken/themas/:theme', allow: ['coordinator'], form: themeForm,
    audit: { action: 'conversations.change_theme', shows: 'nothing' },
    async handle(visit) {
      const [id, { act }] = [visit.params['theme'] ?? '', visit.form]
      await (act === 'up' ? moveTheme(visit, id) : changeTheme(visit, id, act))
      return redirect('/gesprekken/themas')
    },
  }),
]

type Who = 'mij' | 'iedereen'

function whose({ actor }: AnyVisit, asked: Who | null): Who {
  return mayPlanTalks(actor) ? (asked ?? (hasRole(actor, 'coordinator') ? 'iedereen' : 'mij')) : 'mij'
}

async function showList(visit: AnyVisit, asked: Who | null) {
  const { actor, text } = visit
  const who = whose(visit, asked)
  const view: TalkListView = {
    ...(await listsFor(visit, who, shown)), who, mayPlan: mayPlanTalks(actor), mayKeepThemes: mayKeepThemes(actor),
  }
  visit.saw(...[view.late, view.unreported, view.planned].flatMap(({ items }) => items.map(({ personId }) => personId)))
  return page({ title: text.t('conversations.list.title'), place: 'conversations', body: <TalkListPage view={view} /> })
}

// Who only holds talks sees those assigned to them: no moment of a person without a talk of their own is theirs.
async function listsFor({ tx, actor, today }: AnyVisit, who: Who, limit: number) {
  const among = who === 'mij' && mayPlanTalks(actor) ? await caseloadOf(tx, actor) : undefined
  const nothing = { total: 0, items: [] }
  const heldBy = mayPlanTalks(actor) ? undefined : actor.userId
  const late = heldBy ? nothing : await lateTalks(tx, actor, { day: today, limit, among })
  const unreported = await unreportedTalks(tx, actor, { limit, among, heldBy })
  const planned = await plannedTalks(tx, actor, {
    from: today, until: addDays(today, daysAhead), limit, among, heldBy,
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

/** The three parts of the list below each other; who has a protected address stands in no export. */
async function sheetOf(visit: AnyVisit, asked: Who | null): Promise<Sheet> {
  const { tx, actor, text: { t } } = visit
  const { late, unreported, planned } = await listsFor(visit, whose(visit, asked), mostListed)
  const all = [late, unreported, planned].flatMap(({ items }) => items.map(({ personId }) => personId))
  const hidden = await protectedAmong(tx, actor, all)
  visit.saw(...all.filter((id) => !hidden.has(id)))
  const rowsOf = (kind: 'late' | 'unreported' | 'planned', items: readonly ListedTalk[]) =>
    items.filter(({ personId }) => !hidden.has(personId)).map((item): WrittenRow => [
      t(`conversations.list.word.${kind}`), item.name, item.born, momentName(t, item.moment), { day: item.day },
      item.time ?? '', item.holder ?? '',
    ])
  return {
    title: t('conversations.list.title'), name: t('conversations.list.file'),
    headings: ['standing', 'name', 'born', 'moment', 'day', 'time', 'holder']
      .map((key) => t(`conversations.list.column.${key}`)),
    rows: [
      ...rowsOf('late', late.items), ...rowsOf('unreported', unreported.items), ...rowsOf('planned', planned.items),
    ],
  }
}

async function showThemes(visit: AnyVisit) {
  const themes = await listThemes(visit.tx, visit.actor)
  return page({
    title: visit.text.t('conversations.themes.title'), place: 'conversations',
    body: <ThemesPage themes={themes} missing={await missingThemes(visit)} state={await withDraft(visit, 'themas')} />,
  })
}
