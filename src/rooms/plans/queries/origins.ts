import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { PuzzleArea } from '../../approaches/forms.ts'
import type { PlanGoal } from '../rules/plan.ts'
import type { Origin } from './goals.ts'

/** What somebody said, where and when, to make a goal or an action of. */
export interface SaidWords {
  readonly body: string
  readonly saidOn: PlainDate
  readonly area: PuzzleArea | null
  readonly origin: Origin
}

/** Of these goals the ones as this person may be shown them: another's talk is not named where the words came from. */
export async function withOwnTalks(
  tx: Tx, actor: Actor, ids: readonly string[], goals: readonly PlanGoal[],
): Promise<PlanGoal[]> {
  const talkIds = goals.flatMap(({ conversationId }) => conversationId ?? [])
  const own = talkIds.length === 0 ? [] : await tx.selectFrom('conversation').select('id')
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', anyOf(talkIds))
    .where('person_id', '=', anyOf(ids)).execute()
  return goals.map((goal) => (
    own.some(({ id }) => id === goal.conversationId) ? goal : { ...goal, conversationId: null, questionKey: '' }
  ))
}

/** An answer of this person in a talk. Throws NotFound when it is empty, of somebody else, or not there. */
export async function getAnswer(
  tx: Tx, actor: Actor, ids: readonly string[], asked: { conversationId: string; questionKey: string },
): Promise<SaidWords> {
  const row = await tx.selectFrom('conversation_answer as a')
    .innerJoin('conversation as c', (join) => join.onRef('c.municipality_id', '=', 'a.municipality_id')
      .onRef('c.id', '=', 'a.conversation_id'))
    .select(['a.body', 'c.held_on', 'c.planned_on', 'a.saved_at'])
    .where('a.municipality_id', '=', actor.municipalityId).where('a.conversation_id', '=', asked.conversationId)
    .where('a.question_key', '=', asked.questionKey).where('a.person_id', '=', anyOf(ids)).executeTakeFirst()
  if (!row || row.body.trim() === '') throw new NotFound()
  const { conversationId, questionKey } = asked
  return {
    body: row.body, saidOn: row.held_on ?? row.planned_on ?? actor.today, area: null,
    origin: { conversationId, questionKey, wordId: null },
  }
}
