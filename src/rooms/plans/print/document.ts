import {
  type BilingualDocument, type Block, type Fact, type Piece, type Sides, printBilingual,
} from '../../../kit/pdf/bilingual.ts'
import type { PrintLanguage } from '../../../kit/pdf/direction.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { Approach, SpokenText } from '../../approaches/forms.ts'
import {
  type InterimResult, type PlanAction, type PlanAgreement, type PlanGoal, type Translation, actionState,
  isHouseholdGoal, orderActions, sectionsOf,
} from '../rules/plan.ts'
import { type WordKey, dayIn, isMachineMade, word } from './words.ts'

export interface PlanOnPaper {
  readonly approach: Approach
  readonly personName: string
  /** Names of the people in the household today, this person included. */
  readonly householdNames: readonly string[]
  /** Day 0: the housing date. */
  readonly housedOn: PlainDate | null
  readonly workerName: string
  readonly versionNumber: number | null
  /** Something differs from that version: what was agreed is not all that stands here. */
  readonly hasChanged: boolean
  readonly goals: readonly PlanGoal[]
  readonly agreements: readonly PlanAgreement[]
  readonly today: PlainDate
}

/** The plan as accessible PDF, in Dutch beside the newcomer's language; Dutch alone in one column. */
export function printPlan(plan: PlanOnPaper, language: PrintLanguage, now: Date): Buffer {
  return printBilingual(planDocument(plan, language), now)
}

export function planDocument(plan: PlanOnPaper, language: PrintLanguage): BilingualDocument {
  const pen = penFor(language)
  const sections = sectionsOf(plan.approach, plan.goals).filter((section) => section.goals.length > 0)
  return {
    title: `${plan.approach.frame.name.nl} · ${plan.personName}`,
    languages: language === 'nl' ? ['nl'] : ['nl', language],
    footer: `${plan.approach.frame.name.nl} · ${plan.personName} · ${dayIn('nl', plan.today)}`,
    blocks: [
      { kind: 'heading', level: 1, sides: pen.spoken(plan.approach.frame.name) },
      ...(isMachineMade(language) ? [pen.block('notice', 'machine_made')] : []),
      { kind: 'facts', facts: headFacts(plan, pen) },
      ...(sections.length === 0 ? [pen.block('text', 'no_goals')] : []),
      ...sections.flatMap(({ heading, goals }): Block[] => [
        { kind: 'heading', level: 2, sides: pen.spoken(heading.name) },
        ...goals.flatMap((goal) => goalBlocks(goal, plan.approach, pen)),
      ]),
      ...agreementBlocks(plan, pen),
    ],
  }
}

function headFacts(plan: PlanOnPaper, pen: Pen): Fact[] {
  return [
    pen.fact('name', pen.same(plan.personName)),
    ...(plan.householdNames.length > 1 ? [pen.fact('household', pen.same(plan.householdNames.join(', ')))] : []),
    ...(plan.housedOn ? [pen.fact('first_day', pen.day(plan.housedOn))] : []),
    ...(plan.workerName ? [pen.fact('worker', pen.same(plan.workerName))] : []),
    ...(plan.versionNumber ? [pen.fact('version', pen.same(String(plan.versionNumber)))] : []),
    pen.fact('printed_on', pen.day(plan.today)),
  ]
}

function goalBlocks(goal: PlanGoal, approach: Approach, pen: Pen): Block[] {
  const facts = [
    ...(isHouseholdGoal(goal) && goal.ownerName ? [pen.fact('goal_owner', pen.same(goal.ownerName))] : []),
    ...(goal.dream ? [pen.fact('dream', pen.own(goal.dream, goal.dreamTranslation))] : []),
    ...goal.deviations.map((deviation) => pen.fact('exception', pen.own(deviation.body))),
    ...(goal.reachedOn ? [pen.fact('reached_on', pen.day(goal.reachedOn))] : []),
    ...(goal.endedOn ? [pen.fact('ended_on', pen.day(goal.endedOn)), pen.fact('why', pen.own(goal.endReason))] : []),
  ]
  return [
    ...(isHouseholdGoal(goal) ? [pen.block('small', 'household_goal')] : []),
    { kind: 'words', sides: pen.own(goal.body, goal.translation) },
    ...(facts.length > 0 ? [{ kind: 'facts', facts } as const] : []),
    ...orderActions(goal.actions).map((action) => taskBlock(action, approach, pen)),
    ...goal.results.map((result): Block => ({
      kind: 'facts',
      facts: [{ label: pen.interim(result), value: pen.own(result.body, result.translation) }],
    })),
  ]
}

const taskStates = { open: 'open', done: 'done', dropped: 'stopped' } as const

function taskBlock(action: PlanAction, approach: Approach, pen: Pen): Block {
  const ready = approach.actions.find(({ key, name }) => key === action.readyMadeKey && name.nl === action.body)
  return {
    kind: 'task',
    state: taskStates[actionState(action)],
    sides: ready ? pen.spoken(ready.name) : pen.own(action.body, action.translation),
    facts: [
      ...(action.ownerName ? [pen.fact('who', pen.same(action.ownerName))] : []),
      ...(action.dueOn ? [pen.fact('due_on', pen.day(action.dueOn))] : []),
      ...(action.doneOn ? [pen.fact('done_on', pen.day(action.doneOn))] : []),
      ...(action.manner ? [pen.fact('manner', pen.words(`manner_${action.manner}`))] : []),
      ...(action.result ? [pen.fact('result', pen.own(action.result, action.resultTranslation))] : []),
      ...(action.droppedOn ? [pen.fact('dropped_on', pen.day(action.droppedOn))] : []),
      ...(action.dropReason ? [pen.fact('why', pen.own(action.dropReason))] : []),
    ],
  }
}

function agreementBlocks({ agreements, hasChanged }: PlanOnPaper, pen: Pen): Block[] {
  const heading: Block = { kind: 'heading', level: 2, sides: pen.words('agreements') }
  if (agreements.length === 0) return [heading, pen.block('text', 'not_agreed')]
  const changed = hasChanged ? [pen.block('text', 'changed_since')] : []
  return [heading, ...agreements.map((agreement): Block => ({
    kind: 'facts',
    facts: [
      pen.fact('agreed_on', pen.day(agreement.agreedOn)),
      pen.fact('version', pen.same(String(agreement.versionNumber))),
      pen.fact('manner', pen.words(`way_${agreement.way}`)),
      pen.fact('written_by', pen.same(agreement.writtenBy)),
    ],
  })), ...changed]
}

type Pen = ReturnType<typeof penFor>

/** Writes a text on both sides: fixed words, days, names, and what a person said with its translation or its mark. */
function penFor(language: PrintLanguage) {
  const sides = (dutch: string, other: Piece): Sides => {
    const left: Piece = { text: dutch, language: 'nl' }
    return language === 'nl' ? [left] : [left, other]
  }
  const both = (text: (in_: PrintLanguage) => string) => sides(text('nl'), { text: text(language), language })
  const words = (key: WordKey) => both((in_) => word(in_, key))
  const mark: Piece = { text: word(language, 'untranslated'), language }
  return {
    words,
    same: (text: string) => both(() => text),
    day: (day: PlainDate) => both((in_) => dayIn(in_, day)),
    spoken: (text: SpokenText) => both((in_) => text[in_]),
    interim: ({ onDay, authorName }: InterimResult) => (
      both((in_) => `${word(in_, 'interim_result')}\n${dayIn(in_, onDay)}\n${authorName}`)
    ),
    fact: (key: WordKey, value: Sides): Fact => ({ label: words(key), value }),
    block: (kind: 'text' | 'small' | 'notice', key: WordKey): Block => ({ kind, sides: words(key) }),
    own: (text: string, translation?: Translation): Sides => {
      const isTranslated = translation?.language === language && translation.text !== ''
      return sides(text, isTranslated ? { text: translation.text, language } : { text, language: 'nl', mark })
    },
  }
}
