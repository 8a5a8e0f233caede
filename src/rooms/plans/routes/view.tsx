import type { Actor } from '../../../kit/actor.ts'
import { addWeeks, type PlainDate } from '../../../kit/plain-dates.ts'
import type { Option } from '../../../web/components/fields.tsx'
import { withDraft } from '../../../web/drafts.ts'
import { type Answer, page, type Visit } from '../../../web/route.ts'
import { listOnOffer } from '../../activities/queries/activities.ts'
import { fittingFor, type OnOffer } from '../../activities/rules/fits.ts'
import { listSpokenThemes } from '../../conversations/queries/themes.ts'
import { fileHeadOf } from '../../newcomers/queries/header.ts'
import { listColleagues } from '../../newcomers/queries/team.ts'
import { listLanguages } from '../../newcomers/queries/languages.ts'
import { isAdultOn } from '../../newcomers/rules/birth.ts'
import { listOrganisations } from '../../organisations/queries.ts'
import { openPlan, type PlanFile } from '../actions/plan.ts'
import { PlanPage } from '../pages/plan.tsx'
import { draftKeyOf, type OpenForm, type OpenKind, openKinds, type OpenState, type PlanView } from '../pages/view.ts'
import { listGoals } from '../queries/goals.ts'
import { withOwnTalks } from '../queries/origins.ts'
import { listAgreements, listVersions } from '../queries/plans.ts'
import { changesBetween, snapshotOf } from '../rules/changes.ts'
import { printLanguageOf } from '../rules/languages.ts'
import { orderGoals, type PlanAgreement, type PlanGoal, sectionsOf } from '../rules/plan.ts'
import { planTerm, type PlanTerm } from '../rules/terms.ts'

type AnyVisit = Visit<unknown>

const weeksAhead = 8

/** Everything of one person's plan, read once for the page and for the paper. */
export interface LoadedPlan {
  readonly file: PlanFile
  readonly goals: readonly PlanGoal[]
  readonly agreements: readonly PlanAgreement[]
  readonly spoken: readonly string[]
}

/** Throws NotFound outside the caseload; everybody whose goal is shown is named in the access log. */
export async function loadPlan(visit: AnyVisit, personId = visit.params['person'] ?? ''): Promise<LoadedPlan> {
  const { tx, actor } = visit
  const file = await openPlan(tx, actor, personId)
  const { ids } = file.person
  const goals = orderGoals(await withOwnTalks(tx, actor, ids, await listGoals(tx, actor, ids)))
  visit.saw(file.person.id, ...goals.flatMap(({ personIds }) => personIds))
  if (file.plan) visit.about('plan', file.plan.id)
  const agreements = await listAgreements(tx, actor, ids)
  const languages = await listLanguages(tx, actor, file.person.ids)
  const spoken = [file.person.interpreter_language, ...languages.map(({ language }) => language)]
  return { file, goals, agreements, spoken }
}

/** The plan page, with one form open at its place when asked. */
export async function showPlan(visit: AnyVisit, open: OpenForm | null): Promise<Answer> {
  const { file, goals, agreements, spoken } = await loadPlan(visit)
  const { tx, actor } = visit
  const versions = await listVersions(tx, actor, file.person.ids)
  const head = await fileHeadOf(tx, actor, file.person.id)
  const view: PlanView = {
    personId: file.person.id, head, name: file.name,
    approach: file.approach, language: visit.text.language,
    today: visit.today, term: head.closure ? { state: 'none' } : termOf(file, agreements, visit.today),
    sections: sectionsOf(file.approach, goals), goals,
    versions, changes: changesBetween(versions[0]?.snapshot ?? null, snapshotOf(goals)), agreements,
    housemates: file.housemates.map(({ personId, name }) => ({ id: personId, name })),
    owners: await ownerOptions(visit, file), printLanguage: printLanguageOf(spoken),
    fitting: await fittingOf(visit, { file, goals, spoken }, open), open,
    state: await stateOf(visit, file.person.id, open),
  }
  const title = visit.text.t('plans.page.title', { name: file.name })
  return page({ title, place: 'newcomers', body: <PlanPage view={view} /> })
}

/** Activities of the coming weeks that suit the goal whose step is written or changed. */
async function fittingOf(
  { tx, actor, today }: AnyVisit, { file, goals, spoken }: Omit<LoadedPlan, 'agreements'>, open: OpenForm | null,
): Promise<OnOffer[]> {
  const goal = open && goals.find(({ id, actions }) => open.kind === 'stap' && id === open.id
    || open.kind === 'wijzig-stap' && actions.some((action) => action.id === open.id))
  if (!goal) return []
  const [offered, themeIds] = await Promise.all([
    listOnOffer(tx, actor, { from: today, until: addWeeks(today, weeksAhead) }),
    listSpokenThemes(tx, actor, file.person.ids),
  ])
  return fittingFor({ area: goal.area, themeIds, villageId: file.person.village_id, languages: spoken }, offered)
}

/** `gedaan:<id>` as it stands in the address; null when it names no form. */
export function openFormOf(text: string): OpenForm | null {
  const [kind = '', id = ''] = text.split(':')
  return openKinds.includes(kind as OpenKind) ? { kind: kind as OpenKind, id } : null
}

async function stateOf(visit: AnyVisit, personId: string, open: OpenForm | null): Promise<OpenState> {
  if (!open) return visit.state
  return withDraft(visit, draftKeyOf(personId, open))
}

/** How the plan's term stands today. */
export function termOf(
  { person, approach }: PlanFile, agreements: readonly PlanAgreement[], today: PlainDate,
): PlanTerm {
  const { housed_on: housedOn, target_group: group } = person
  return planTerm({
    housedOn, isAdult: isAdultOn(person.birth, group === 'child', housedOn ?? today), today,
    months: approach.thresholds.planMonths,
    firstAgreedOn: agreements.map(({ agreedOn }) => agreedOn).sort()[0] ?? null,
  })
}

async function ownerOptions({ tx, actor, text }: AnyVisit, file: PlanFile): Promise<Option[]> {
  const colleagues = await listColleagues(tx, actor)
  const organisations = await listOrganisations(tx, actor)
  return [
    { value: 'newcomer', label: file.name },
    ...colleagues.map(({ id, name }) => ({
      value: `account:${id}`, label: isSelf(actor, id) ? text.t('plans.step.me', { name }) : name,
      group: text.t('plans.step.colleagues'),
    })),
    ...organisations.map(({ id, name }) => ({
      value: `organisation:${id}`, label: name, group: text.t('plans.step.organisations'),
    })),
  ]
}

function isSelf(actor: Actor, accountId: string): boolean {
  return actor.userId === accountId
}
