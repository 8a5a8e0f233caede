import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { Approach, PuzzleArea } from '../../approaches/forms.ts'
import { getOwnWord } from '../../newcomers/queries/own-words.ts'
import { lockPerson } from '../../newcomers/queries/persons.ts'
import type { fromTalkForm } from '../forms.ts'
import {
  findActionFrom, findGoalFrom, insertActions, insertGoal, listGoals,
} from '../queries/goals.ts'
import { getAnswer, type SaidWords } from '../queries/origins.ts'
import { areaInWords } from '../rules/area-in-words.ts'
import { goalState, headingOfArea, orderGoals } from '../rules/plan.ts'
import { beginPlans, headingColumns, openPlan, type PlanFile } from './plan.ts'

export type Made = { readonly goalId: string; readonly actionId?: string }

interface TalkPlace {
  readonly personId: string
  readonly now: Date
}

/**
 * A worry, wish or dream becomes a goal or an action in one tap, in the newcomer's own words, and keeps its origin.
 * Words that were taken up earlier lead to what they became. An action goes to the newcomer's first open goal about
 * the same area; where there is none, the words become the goal as well (ZE-04). Never to a goal of the household: what
 * one partner said in a talk does not show through on the plan of the other (definitions.md).
 */
export async function startFromTalk(
  tx: Tx, actor: Actor, at: TalkPlace, form: z.output<typeof fromTalkForm>,
): Promise<Made> {
  const file = await openPlan(tx, actor, at.personId)
  const said = await saidWords(tx, actor, file, form)
  // Two taps at the same moment wait for each other, so that the second finds what the first made.
  await lockPerson(tx, actor, file.person.id)
  const taken = { file, said, now: at.now }
  return form.as === 'goal' ? goalOf(tx, actor, taken) : actionOf(tx, actor, taken)
}

interface Taken {
  readonly file: PlanFile
  readonly said: SaidWords
  readonly now: Date
}

async function goalOf(tx: Tx, actor: Actor, { file, said, now }: Taken): Promise<Made> {
  const { person, approach } = file
  const earlier = await findGoalFrom(tx, actor, person.ids, said.origin)
  if (earlier) return { goalId: earlier.id }
  const area = areaOf(approach, said)
  const goalId = randomUUID()
  await beginPlans(tx, actor, approach, [person.id])
  await insertGoal(tx, actor, {
    id: goalId, person_ids: [person.id], owner_person_id: person.id,
    ...headingColumns(approach, headingOfArea(approach, area)), area, body: said.body,
    raised_by_newcomer: true, raised_on: said.saidOn, ...originColumns(said), reached_on: null,
    ended_on: null, created_at: now, created_by: actor.userId, updated_at: now,
  })
  return { goalId }
}

async function actionOf(tx: Tx, actor: Actor, taken: Taken): Promise<Made> {
  const { file: { person, approach }, said, now } = taken
  const earlier = await findActionFrom(tx, actor, person.ids, said.origin)
  if (earlier) return { goalId: earlier.goal_id, actionId: earlier.id }
  const area = areaOf(approach, said)
  const goals = orderGoals(await listGoals(tx, actor, person.ids))
  const fitting = goals.find((goal) =>
    goalState(goal) === 'open' && goal.area === area && goal.personIds.every((id) => person.ids.includes(id)))
  const goal = fitting ?? { id: (await goalOf(tx, actor, taken)).goalId, personIds: [person.id] }
  const actionId = randomUUID()
  await insertActions(tx, actor, [{
    id: actionId, goal_id: goal.id, person_ids: [...goal.personIds], area, body: said.body, ...originColumns(said),
    owner_account_id: null, owner_organisation_id: null, due_on: null, manner: null, done_on: null, dropped_on: null,
    created_at: now, created_by: actor.userId, updated_at: now,
  }])
  return { goalId: goal.id, actionId }
}

async function saidWords(
  tx: Tx, actor: Actor, { person }: PlanFile, form: z.output<typeof fromTalkForm>,
): Promise<SaidWords> {
  if (form.word === null) {
    return getAnswer(tx, actor, person.ids, { conversationId: form.conversation ?? '', questionKey: form.question })
  }
  const word = await getOwnWord(tx, actor, person.ids, form.word)
  return {
    body: word.body, saidOn: word.said_on, area: word.area,
    origin: { conversationId: word.conversation_id, questionKey: word.question_key, wordId: word.id },
  }
}

/**
 * What the words are about: as the file says, the topic of the talk they answered, or what they plainly name; else
 * taking part. The new goal opens with its heading, so that whoever made it can choose another.
 */
function areaOf(approach: Approach, { area, body, origin }: SaidWords): PuzzleArea {
  const asked = origin.questionKey.split(/[.:/]/u).at(-1)
  return area ?? approach.topics.find(({ key }) => key === asked)?.area ?? areaInWords(body) ?? 'participation'
}

function originColumns({ origin }: SaidWords) {
  return { conversation_id: origin.conversationId, question_key: origin.questionKey, own_word_id: origin.wordId }
}
