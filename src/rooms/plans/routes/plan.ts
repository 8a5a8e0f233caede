import { z } from 'zod'
import { Forbidden } from '../../../kit/errors.ts'
import type { WrittenRow } from '../../../kit/sheets/writing.ts'
import { type Sheet, sheetRoutes } from '../../../web/sheets.ts'
import { mayExportFile } from '../../newcomers/access.ts'
import { findLead } from '../../newcomers/queries/team.ts'
import { optionalLine } from '../../../web/fields.ts'
import { file, redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { startFromTalk } from '../actions/from-talk.ts'
import { agree, makeVersion } from '../actions/versions.ts'
import { agreementForm, fromTalkForm, printQuery, versionForm } from '../forms.ts'
import { planPath } from '../pages/view.ts'
import { printPlan } from '../print/document.ts'
import { listVersions } from '../queries/plans.ts'
import { changesBetween, snapshotOf } from '../rules/changes.ts'
import { printLanguageOf } from '../rules/languages.ts'
import { sectionsOf } from '../rules/plan.ts'
import { goalRoutes } from './goals.ts'
import { stepRoutes } from './steps.ts'
import { loadPlan, openFormOf, showPlan } from './view.tsx'

const path = '/nieuwkomers/:person/plan'
const allow = ['coordinator', 'case_worker'] as const
const planQuery = z.strictObject({ open: optionalLine(100) })

/** The plan of a person: one page, its forms in place, its paper. */
export const routes: readonly Route[] = [
  route({
    method: 'GET', path, allow, form: planQuery, audit: { action: 'plans.show', shows: 'file' },
    handle: (visit) => showPlan(visit, openFormOf(visit.form.open)),
  }),
  route({
    method: 'GET', path: `${path}/afdruk`, allow, form: printQuery, audit: { action: 'plans.print', shows: 'file' },
    handle: printAnswer,
  }),
  route({
    method: 'POST', path: `${path}/doelen/uit-gesprek`, allow, form: fromTalkForm,
    audit: { action: 'plans.goal.from_talk', shows: 'file' },
    async handle(visit) {
      const { goalId, actionId } = await startFromTalk(visit.tx, visit.actor, here(visit), visit.form)
      visit.saw(here(visit).personId)
      visit.about(actionId ? 'plan_action' : 'goal', actionId ?? goalId)
      // The area of what was said is a guess: the new goal opens, so that whoever made it can correct that.
      const place = actionId ? `#stap-${actionId}` : `?open=wijzig-doel:${goalId}#doel-${goalId}`
      return redirect(`${planPath(here(visit).personId)}${place}`)
    },
  }),
  route({
    method: 'POST', path: `${path}/versies`, allow, form: versionForm,
    audit: { action: 'plans.version.make', shows: 'file' },
    again: (visit) => showPlan(visit, { kind: 'versie', id: '' }),
    async handle(visit) {
      await makeVersion(visit.tx, visit.actor, here(visit), visit.form.reason)
      visit.saw(here(visit).personId)
      return redirect(`${planPath(here(visit).personId)}#versie`)
    },
  }),
  route({
    method: 'POST', path: `${path}/afspraken`, allow, form: agreementForm,
    audit: { action: 'plans.agree', shows: 'file' },
    again: (visit) => showPlan(visit, { kind: 'afspraak', id: '' }),
    async handle(visit) {
      await agree(visit.tx, visit.actor, here(visit), visit.form)
      visit.saw(here(visit).personId)
      return redirect(`${planPath(here(visit).personId)}#afspraak`)
    },
  }),
  ...sheetRoutes({
    path: `${path}/acties`, allow, form: 'none', audit: { action: 'plans.export', shows: 'file' }, sheet: sheetOf,
  }),
  ...goalRoutes,
  ...stepRoutes,
]

function here(visit: Visit<unknown>) {
  return { personId: visit.params['person'] ?? '', now: visit.now }
}

/** Every action under its goal. The name of the file holds no name of a person (PRIV-13). */
async function sheetOf(visit: Visit<unknown>): Promise<Sheet> {
  const { text: { t, language } } = visit
  const { file: { person, approach }, goals } = await loadPlan(visit)
  if (!mayExportFile({ isProtected: person.address_protected })) throw new Forbidden()
  const day = (value: string | null) => (value ? { day: value } : null)
  const sections = sectionsOf(approach, goals)
  return {
    title: t('plans.export.title'), name: t('plans.export.file'),
    headings: ['heading', 'goal', 'action', 'area', 'who', 'due', 'done', 'manner', 'result', 'dropped', 'reason']
      .map((key) => t(`plans.export.${key}`)),
    rows: sections.flatMap((section) => section.goals.flatMap((goal) => goal.actions.map((action): WrittenRow => [
      section.heading.name[language], goal.body, action.body, t(`approaches.area.${action.area}`), action.ownerName,
      day(action.dueOn), day(action.doneOn), action.doneOn ? t(`plans.manner.${action.manner ?? 'unknown'}`) : '',
      action.result, day(action.droppedOn), action.dropReason,
    ]))),
  }
}

async function printAnswer(visit: Visit<z.output<typeof printQuery>>) {
  const { tx, actor, now, today } = visit
  const { file: { person, name, approach, housemates }, goals, agreements, spoken } = await loadPlan(visit)
  const lead = await findLead(tx, actor, person.ids)
  const [newest] = await listVersions(tx, actor, person.ids)
  const language = visit.form.taal ?? printLanguageOf(spoken)
  const pdf = printPlan({
    approach, personName: name, householdNames: housemates.map((mate) => mate.name), housedOn: person.housed_on,
    workerName: lead?.name ?? '', versionNumber: newest?.number ?? null,
    hasChanged: newest !== undefined && changesBetween(newest.snapshot, snapshotOf(goals)).length > 0,
    goals, agreements, today,
  }, language, now)
  // The file's name holds no name of a person: it ends up in download folders and mail (PRIV-13).
  return file(`plan-${today}-${language}.pdf`, 'application/pdf', pdf)
}
