import assert from 'node:assert/strict'
import test from 'node:test'
import type { Piece } from '../../../kit/pdf/bilingual.ts'
import { textLayer } from '../../../kit/pdf/text-layer.ts'
import { findApproach, shippedApproaches } from '../../approaches/shipped.ts'
import type { PlanAction, PlanGoal } from '../rules/plan.ts'
import { type PlanOnPaper, planDocument, printPlan } from './document.ts'
import { dayIn, isMachineMade, printLanguages, word, type WordKey } from './words.ts'
import dutch from './words/nl.json' with { type: 'json' }

const NOW = new Date('2026-03-03T10:00:00Z')
const none = { language: '', text: '' }
const action: PlanAction = {
  id: 'a1', goalId: 'g1', area: 'language', body: 'Naar de taalles gaan', translation: none,
  readyMadeKey: 'language_course', ownerAccountId: null, ownerOrganisationId: null, ownerWords: 'Amal',
  ownerName: 'Amal', dueOn: '2026-03-31', manner: 'together', doneOn: '2026-03-02', result: 'Twee keer geweest.',
  resultTranslation: none, droppedOn: null, dropReason: '', activity: null, createdOn: '2026-02-01', version: 1,
}
const goal: PlanGoal = {
  id: 'g1', personIds: ['amal'], ownerPersonId: 'amal', ownerName: 'Amal Haddad', frameKey: 'language', heading: null,
  area: 'language', body: 'Ik wil met de juf praten', translation: { language: 'ar', text: 'أريد التحدث مع المعلمة' },
  raisedByNewcomer: true, raisedOn: '2026-02-01', createdAt: NOW, dream: '', dreamTranslation: none,
  conversationId: null, questionKey: '', reachedOn: null, endedOn: null, endReason: '', version: 1,
  actions: [action], results: [], deviations: [],
}
const plan: PlanOnPaper = {
  approach: findApproach('son_en_breugel')!, personName: 'Amal Haddad', householdNames: ['Amal Haddad'],
  housedOn: '2026-01-31', workerName: 'Sanne Vermeer', versionNumber: 2, hasChanged: false, goals: [goal],
  agreements: [],
  today: '2026-03-03',
}

function pieces(on: PlanOnPaper, language: 'nl' | 'ar'): Piece[] {
  return planDocument(on, language).blocks.flatMap((block) => [
    ...('sides' in block ? block.sides : []),
    ...('facts' in block ? block.facts.flatMap(({ label, value }) => [...label, ...value]) : []),
  ])
}

test('every language of the paper has every fixed text', () => {
  for (const language of printLanguages) {
    for (const key of Object.keys(dutch) as WordKey[]) assert.ok(word(language, key), `${language} ${key}`)
  }
})

test('AK-08 SB-04 each approach prints as PDF/UA in each of the seven languages', () => {
  for (const approach of shippedApproaches) {
    for (const language of printLanguages) {
      const pdf = printPlan({ ...plan, approach }, language, NOW)
      assert.match(pdf.toString('latin1'), /pdfuaid:part>1</u, `${approach.key} ${language}`)
    }
  }
})

test('headings and ready-made actions come translated, own words come as a person translated them', () => {
  const texts = pieces(plan, 'ar').filter((piece) => piece.language === 'ar').map(({ text }) => text)
  const { frame, actions } = plan.approach
  assert.ok(texts.includes(frame.name.ar))
  assert.ok(texts.includes(frame.headings.find(({ key }) => key === 'language')!.name.ar))
  assert.ok(texts.includes(actions.find(({ key }) => key === 'language_course')!.name.ar))
  assert.ok(texts.includes('أريد التحدث مع المعلمة'))
})

test('where a translation is missing the Dutch stands there, marked', () => {
  const marked = pieces(plan, 'ar').filter((piece) => piece.mark)
  assert.deepEqual(marked.map(({ text, language, mark }) => [text, language, mark?.text]), [
    ['Twee keer geweest.', 'nl', word('ar', 'untranslated')],
  ])
})

test('a translation into another language than the paper’s does not count', () => {
  const turkish = { ...goal, translation: { language: 'tr', text: 'Öğretmenle konuşmak istiyorum' } }
  const marked = pieces({ ...plan, goals: [turkish] }, 'ar').filter((piece) => piece.mark)
  assert.ok(marked.some(({ text }) => text === goal.body))
})

test('a ready-made action that was reworded is own text and needs its own translation', () => {
  const reworded = { ...goal, actions: [{ ...action, body: 'Naar de taalles op dinsdag' }] }
  const marked = pieces({ ...plan, goals: [reworded] }, 'ar').filter((piece) => piece.mark)
  assert.ok(marked.some(({ text }) => text === 'Naar de taalles op dinsdag'))
})

test('the paper says that a machine translated the fixed texts, until a person has checked them', () => {
  assert.deepEqual(printLanguages.filter((language) => !isMachineMade(language)), ['nl'])
  assert.ok(pieces(plan, 'ar').some(({ text }) => text === word('ar', 'machine_made')))
  assert.ok(!pieces(plan, 'nl').some(({ text }) => text === word('nl', 'machine_made')))
})

test('ZE-04 on paper too the newcomer’s first goal stands first', () => {
  const work: PlanGoal = { ...goal, id: 'g2', frameKey: 'work', area: 'work', raisedOn: '2026-01-15' }
  const headings = planDocument({ ...plan, goals: [goal, work] }, 'nl').blocks
    .filter((block) => block.kind === 'heading').map((block) => block.sides[0].text)
  assert.deepEqual(headings.slice(1, 3), ['Werk', 'Taal en inburgering'])
})

test('a goal of the household says so and names the one who owns it', () => {
  const shared = { ...goal, personIds: ['amal', 'yusuf'], ownerName: 'Yusuf Haddad' }
  const texts = pieces({ ...plan, goals: [shared] }, 'nl').map(({ text }) => text)
  assert.ok(texts.includes(word('nl', 'household_goal')))
  assert.ok(texts.includes('Yusuf Haddad'))
})

test('agreed with the newcomer is printed with how, when and who wrote it down', () => {
  const agreement = {
    versionNumber: 2, way: 'read_aloud', note: '', agreedOn: '2026-03-01', writtenBy: 'Sanne Vermeer',
  } as const
  const lines = textLayer(printPlan({ ...plan, agreements: [agreement] }, 'nl', NOW))
  for (const words of ['1 maart 2026', 'voorgelezen', 'Opgeschreven door']) assert.ok(lines.includes(words), words)
})

test('what changed after the agreement is not printed as agreed', () => {
  const agreement = {
    versionNumber: 2, way: 'read_aloud', note: '', agreedOn: '2026-03-01', writtenBy: 'Sanne Vermeer',
  } as const
  const texts = (hasChanged: boolean) =>
    pieces({ ...plan, agreements: [agreement], hasChanged }, 'nl').map(({ text }) => text)
  assert.ok(texts(true).includes(word('nl', 'changed_since')))
  assert.ok(!texts(false).includes(word('nl', 'changed_since')))
})

test('a plan without goals prints that it has none', () => {
  const lines = textLayer(printPlan({ ...plan, goals: [] }, 'nl', NOW))
  assert.ok(lines.includes(word('nl', 'no_goals')))
})

test('days stand in the same calendar and digits on both sides', () => {
  assert.equal(dayIn('nl', '2026-03-03'), '3 maart 2026')
  assert.equal(dayIn('en', '2026-03-03'), '3 March 2026')
  assert.equal(dayIn('ar', '2026-03-03'), '3 مارس 2026')
  for (const language of printLanguages) assert.match(dayIn(language, '2026-03-03'), /\b3\b.*2026/u)
})
