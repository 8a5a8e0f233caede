import assert from 'node:assert/strict'
import test from 'node:test'
import { findApproach } from '../approaches/shipped.ts'
import { changesBetween, snapshotOf } from './rules/changes.ts'
import {
  type PlanAction, type PlanGoal, areaOfHeading, headingKeyOf, orderActions, orderGoals, planKindOf, sectionsOf,
} from './rules/plan.ts'
import {
  centsOf, whyNotAgree, whyNotClosed, whyNotDone, whyNotDoneOn, whyNotNewVersion, whyNotOnDay, whyNotShared,
} from './rules/refusals.ts'
import { isActionLate, planDueOn, planTerm } from './rules/terms.ts'

const son = findApproach('son_en_breugel')!
const achtkarspelen = findApproach('achtkarspelen')!
const none = { language: '', text: '' }

const action: PlanAction = {
  id: 'a1', goalId: 'g1', area: 'language', body: 'Naar het taalcafé', translation: none, readyMadeKey: '',
  ownerAccountId: null, ownerOrganisationId: null, ownerWords: 'Amal', ownerName: 'Amal', dueOn: '2026-03-31',
  manner: null, doneOn: null, result: '', resultTranslation: none, droppedOn: null, dropReason: '', activity: null,
  createdOn: '2026-02-01', version: 1,
}
const goal: PlanGoal = {
  id: 'g1', personIds: ['amal'], ownerPersonId: 'amal', ownerName: 'Amal', frameKey: 'language', heading: null, area: 'language',
  body: 'Ik wil met de juf praten', translation: none, raisedByNewcomer: true, raisedOn: '2026-02-01',
  createdAt: new Date('2026-02-01T10:00:00Z'), dream: '', dreamTranslation: none, conversationId: null, questionKey: '',
  reachedOn: null, endedOn: null, endReason: '', version: 1, actions: [], results: [], deviations: [],
}

test('SB-04 the plan of somebody housed on 31 January 2017 is due on 28 February 2017', () => {
  assert.equal(planDueOn('2017-01-31'), '2017-02-28')
})

test('SB-04 a plan agreed on the last day is in time, a day later it is too late', () => {
  const facts = { housedOn: '2017-01-31', isAdult: true, months: 1, today: '2017-06-01' }
  assert.equal(planTerm({ ...facts, firstAgreedOn: '2017-02-28' }).state, 'in_time')
  assert.equal(planTerm({ ...facts, firstAgreedOn: '2017-03-01' }).state, 'too_late')
})

test('SB-04 without an agreed plan the term is open on its last day and late after it', () => {
  const facts = { housedOn: '2017-01-31', isAdult: true, months: 1, firstAgreedOn: null }
  assert.equal(planTerm({ ...facts, today: '2017-02-28' }).state, 'open')
  assert.equal(planTerm({ ...facts, today: '2017-03-01' }).state, 'late')
})

test('nobody is late with a plan before they live here, and a child never is', () => {
  const facts = { isAdult: true, months: 1, firstAgreedOn: null, today: '2017-06-01' }
  assert.equal(planTerm({ ...facts, housedOn: null }).state, 'none')
  assert.equal(planTerm({ ...facts, housedOn: '2017-01-31', isAdult: false }).state, 'none')
})

test('an action is in time on its day, late the day after, and never late when done or dropped', () => {
  assert.equal(isActionLate(action, '2026-03-31'), false)
  assert.equal(isActionLate(action, '2026-04-01'), true)
  assert.equal(isActionLate({ ...action, doneOn: '2026-04-05' }, '2026-05-01'), false)
  assert.equal(isActionLate({ ...action, droppedOn: '2026-04-05' }, '2026-05-01'), false)
  assert.equal(isActionLate({ ...action, dueOn: null }, '2026-05-01'), false)
})

test('ZE-04 what the newcomer raised first stands first, before what others added and what is closed', () => {
  const later = { ...goal, id: 'g2', raisedOn: '2026-02-10' }
  const workers = { ...goal, id: 'g3', raisedByNewcomer: false, raisedOn: '2026-01-01' }
  const reached = { ...goal, id: 'g4', raisedOn: '2026-01-01', reachedOn: '2026-03-01' }
  assert.deepEqual(orderGoals([reached, workers, later, goal]).map(({ id }) => id), ['g1', 'g2', 'g3', 'g4'])
})

test('the next step stands first: open actions by day, then done, then dropped', () => {
  const done = { ...action, id: 'a2', doneOn: '2026-01-01' }
  const dropped = { ...action, id: 'a3', droppedOn: '2026-01-01' }
  const someday = { ...action, id: 'a4', dueOn: null }
  const soon = { ...action, id: 'a5', dueOn: '2026-03-01' }
  const ordered = orderActions([dropped, done, someday, action, soon])
  assert.deepEqual(ordered.map(({ id }) => id), ['a5', 'a1', 'a4', 'a2', 'a3'])
})

test('ZE-04 the heading of the newcomer’s first goal stands first, headings without goals stay in order behind', () => {
  const sections = sectionsOf(son, [{ ...goal, frameKey: 'work', area: 'work' }])
  assert.deepEqual(sections.map(({ heading }) => heading.key), [
    'work', ...son.frame.headings.map(({ key }) => key).filter((key) => key !== 'work'),
  ])
})

test('AK-08 the four lines of the action plan, SB-04 the five goals of the POP', () => {
  assert.deepEqual(achtkarspelen.frame.headings.map(({ key }) => key), [
    'language', 'first_contacts', 'information', 'meeting',
  ])
  assert.equal(planKindOf(achtkarspelen), 'action_plan')
  assert.equal(son.frame.headings.length, 5)
  assert.equal(planKindOf(son), 'pop')
})

test('a goal stays in sight when the municipality changes its approach', () => {
  assert.equal(headingKeyOf(achtkarspelen, { frameKey: 'housing_goal_of_old', area: 'language' }), 'language')
  const placed = sectionsOf(achtkarspelen, [{ ...goal, frameKey: 'gone', area: 'health' }])
  assert.equal(placed.flatMap(({ goals }) => goals).length, 1)
})

test('a heading is about the area of the topic with its name, else of most of its ready-made actions', () => {
  const others = { ...achtkarspelen, topics: [] }
  assert.equal(areaOfHeading(others, 'first_contacts'), 'school')
  assert.equal(areaOfHeading(achtkarspelen, 'first_contacts'), 'contacts')
  assert.equal(areaOfHeading(achtkarspelen, 'language'), 'language')
})

test('a version says in words which goals and actions came, changed and ended', () => {
  const dated = { ...action, dueOn: '2026-04-30' }
  const before = snapshotOf([{ ...goal, actions: [action, { ...action, id: 'a2', body: 'Bellen' }] }])
  const after = snapshotOf([
    { ...goal, body: 'Ik wil met school praten', actions: [dated, {
      ...action, id: 'a2', body: 'Bellen', doneOn: '2026-03-10', manner: 'together', result: 'Gelukt',
    }] },
    { ...goal, id: 'g2', body: 'Ik wil werken' },
  ])
  assert.deepEqual(changesBetween(before, after), [
    { key: 'goal_reworded', values: { before: 'Ik wil met de juf praten', goal: 'Ik wil met school praten' } },
    { key: 'action_due', values: { action: 'Naar het taalcafé', due: '2026-04-30' } },
    { key: 'action_done', values: { action: 'Bellen', manner: 'together', result: 'Gelukt' } },
    { key: 'goal_added', values: { goal: 'Ik wil werken' } },
  ])
})

test('a version says that a goal ended and why, and that an action was dropped and why', () => {
  const before = snapshotOf([{ ...goal, actions: [action] }])
  const dropped = { ...action, droppedOn: '2026-03-01', dropReason: 'Geen oppas' }
  const after = snapshotOf([{ ...goal, endedOn: '2026-03-01', endReason: 'Verhuisd', actions: [dropped] }])
  assert.deepEqual(changesBetween(before, after), [
    { key: 'goal_ended', values: { goal: goal.body, reason: 'Verhuisd' } },
    { key: 'action_dropped', values: { action: action.body, reason: 'Geen oppas' } },
  ])
})

test('nothing changed gives no words, and the first version names everything as new', () => {
  const same = snapshotOf([{ ...goal, actions: [action] }])
  assert.deepEqual(changesBetween(same, same), [])
  assert.deepEqual(changesBetween(null, same).map(({ key }) => key), ['goal_added', 'action_added'])
})

test('a goal that came onto the whole household’s plan is named, and one that left this plan too', () => {
  const before = snapshotOf([goal, { ...goal, id: 'g2', body: 'Rijbewijs' }])
  const after = snapshotOf([{ ...goal, personIds: ['amal', 'yusuf'], ownerPersonId: 'yusuf' }])
  assert.deepEqual(changesBetween(before, after).map(({ key }) => key), ['goal_shared', 'goal_owner', 'goal_gone'])
})

test('agreed by the newcomer is never written as their own act, nor about an empty plan', () => {
  const facts = {
    goals: [goal], way: 'read_aloud', hasChanged: false, reason: '',
  } as const
  assert.equal(whyNotAgree(facts), null)
  assert.equal(whyNotAgree({ ...facts, way: 'own_page' }), 'plans.refused.own_page')
  assert.equal(whyNotAgree({ ...facts, goals: [] }), 'plans.refused.no_open_goal')
  assert.equal(whyNotAgree({ ...facts, hasChanged: true }), 'plans.refused.no_reason')
})

test('a later version needs a reason and a change, the first needs no reason', () => {
  assert.equal(whyNotNewVersion(true, false, ''), 'plans.refused.no_reason')
  assert.equal(whyNotNewVersion(true, true, ''), null)
  assert.equal(whyNotNewVersion(false, false, 'Zomaar'), 'plans.refused.nothing_changed')
})

test('an action is done today or earlier, and not before it stood in the plan', () => {
  assert.equal(whyNotDoneOn(action, '2026-03-01', '2026-03-01'), null)
  assert.equal(whyNotDoneOn(action, '2026-03-02', '2026-03-01'), 'plans.problem.day_ahead')
  assert.equal(whyNotDoneOn(action, '2026-02-01', '2026-03-01'), null)
  assert.equal(whyNotDoneOn(action, '2026-01-31', '2026-03-01'), 'plans.problem.before_action')
  // A day that was written down before this rule stays when only the result is completed.
  assert.equal(whyNotDoneOn({ ...action, doneOn: '2026-01-31' }, '2026-01-31', '2026-03-01'), null)
})

test('nothing happened with a goal before somebody named it, nor on a day to come', () => {
  assert.equal(whyNotOnDay(goal, '2026-02-01', '2026-03-01'), null)
  assert.equal(whyNotOnDay(goal, '2026-01-31', '2026-03-01'), 'plans.problem.before_goal')
  assert.equal(whyNotOnDay(goal, '2026-03-02', '2026-03-01'), 'plans.problem.day_ahead')
})

test('the result of a done action can be completed, a dropped one is not done', () => {
  assert.equal(whyNotDone({ ...action, doneOn: '2026-02-01' }), null)
  const dropped = { ...action, droppedOn: '2026-02-01' }
  assert.equal(whyNotDone(dropped), 'plans.refused.action_closed')
})

test('a goal is reached when no action is open; it may be ended with open ones, which then end too', () => {
  const busy = { ...goal, actions: [action] }
  assert.equal(whyNotClosed(busy, 'reached'), 'plans.refused.actions_open')
  assert.equal(whyNotClosed(busy, 'ended'), null)
  assert.equal(whyNotClosed({ ...goal, endedOn: '2026-03-01' }, 'reached'), 'plans.refused.goal_closed')
})

test('a goal of the household is of people who live in it, with one of them as owner', () => {
  const household = new Set(['amal', 'yusuf'])
  assert.equal(whyNotShared(['amal', 'yusuf'], 'yusuf', household), null)
  assert.equal(whyNotShared(['amal', 'yusuf'], 'sara', household), 'plans.refused.owner_outside')
  assert.equal(whyNotShared(['amal', 'sara'], 'amal', household), 'plans.refused.not_in_household')
})

test('ZE-06 the cost of a deviation is read as people write euros', () => {
  assert.equal(centsOf('1.250,50'), 125_050)
  assert.equal(centsOf('€ 2500'), 250_000)
  assert.equal(centsOf('12.5'), 1250)
  assert.equal(centsOf('1250,-'), 125_000)
  assert.equal(centsOf('0'), 0)
  assert.equal(centsOf('veel'), null)
  assert.equal(centsOf('-5'), null)
})

test('a goal keeps its heading in the old words when the approach does without it, or uses its key for other words', () => {
  const { headings } = achtkarspelen.frame
  const kept = son.frame.headings.find(({ key }) => key === 'housing')!
  const same = { ...son.frame.headings.find(({ key }) => key === 'language')!, key: 'language' }
  const sections = sectionsOf(achtkarspelen, [
    { ...goal, id: 'g1', frameKey: 'housing', heading: kept },
    { ...goal, id: 'g2', frameKey: 'language', heading: same },
    { ...goal, id: 'g3', frameKey: 'language', heading: headings[0]! },
  ])
  const shown = sections.filter(({ goals }) => goals.length > 0)
    .map(({ heading, isEnded, goals }) => [heading.name.nl, isEnded, goals.map(({ id }) => id)])
  assert.deepEqual(new Set(shown.map((line) => JSON.stringify(line))), new Set([
    ['Huisvesting', true, ['g1']], ['Taal en inburgering', true, ['g2']], ['Taal', false, ['g3']],
  ].map((line) => JSON.stringify(line))))
  assert.equal(new Set(sections.map(({ heading }) => heading.key)).size, headings.length + 2)
})
