import { randomUUID } from 'node:crypto'
import { Invalid, NotFound, Refused } from '../../../kit/errors.ts'
import { getActivity } from '../../activities/queries/activities.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { villagePoints } from '../../territory/queries.ts'
import type { ChoiceForm, RoundForm } from '../forms.ts'
import { type BuddyParts, makeLinks } from './links.ts'
import { insertProposal, lockRegistrations } from '../queries/proposals.ts'
import { listLocals, listNewcomers, type LocalRow, type NewcomerRow } from '../queries/registrations.ts'
import { getRound, insertChoice, insertRound, listChoices, type RoundRow, triedPairs } from '../queries/rounds.ts'
import { explainPair } from '../rules/explained.ts'
import { brokenRules, kindOf, type PairOf, placeOf, type Round, solveRound } from '../rules/round.ts'
import { lastDayOfLink, sides } from '../rules/pairs.ts'
import { stageOf } from '../rules/registrations.ts'

/** A round as it stands now: everybody who is ready, what was decided, and the best pairs of all. */
export interface LoadedRound {
  readonly row: RoundRow
  readonly round: Round
  readonly newcomers: readonly NewcomerRow[]
  readonly locals: readonly LocalRow[]
}

/** Opens a round; its word for what was changed is what its effect is compared by. */
export async function openRound({ tx, actor }: Acting, form: RoundForm): Promise<string> {
  const id = randomUUID()
  if (form.activity_id) await getActivity(tx, actor, form.activity_id)
  const { activity_id: activityId, ...row } = form
  if (!await insertRound(tx, actor, { ...row, id, activityId })) throw new Invalid({ name: ['buddies.problem.round'] })
  return id
}

/** Solves the round of everybody who was spoken with, has no pair and is not waiting by own wish (MS-14). */
export async function loadRound({ tx, actor }: Acting, roundId: string): Promise<LoadedRound> {
  const [row, allNewcomers, allLocals, points, choices, tried] = await Promise.all([
    getRound(tx, actor, roundId), listNewcomers(tx, actor), listLocals(tx, actor), villagePoints(tx, actor),
    listChoices(tx, actor), triedPairs(tx, actor, roundId),
  ])
  const newcomers = allNewcomers.filter((one) => stageOf(one, actor.today) === 'ready')
  const locals = allLocals.filter((one) => stageOf(one, actor.today, one.places) === 'ready')
  const pinned = choices.filter(({ kind }) => kind === 'pin')
  const isPinned = (pair: PairOf) =>
    pinned.some(({ newcomerId, localId }) => newcomerId === pair.newcomerId && localId === pair.localId)
  const never = [...choices.filter(({ kind }) => kind === 'forbid'), ...tried.filter((pair) => !isPinned(pair))]
  return { row, newcomers, locals, round: solveRound({ newcomers, locals, points }, { pinned, never }, actor.today) }
}

/** Pins or forbids a pair. */
export async function decide(by: Acting, form: ChoiceForm): Promise<void> {
  const { tx, actor, now } = by
  const [newcomer] = await listNewcomers(tx, actor, { ids: [form.newcomer_id] })
  const [local] = await listLocals(tx, actor, [form.local_id])
  if (!newcomer || !local) throw new NotFound()
  await insertChoice(tx, actor, {
    newcomerId: newcomer.id, localId: local.id, personId: newcomer.personId, kind: form.kind, reason: form.reason,
    at: now,
  })
}

interface Taken {
  readonly roundId: string
  readonly pairs: readonly PairOf[]
  /** `mutual`: both asked for it at a dinner, which outweighs the hard rules. */
  readonly why: 'proposed' | 'mutual'
}

interface TakenOne extends Pick<Taken, 'why'> {
  readonly pair: PairOf
  /** Places of the resident that were given a moment ago. */
  readonly used: number
}

/**
 * Takes these pairs over as proposals: from now on they stand and nothing that is computed moves them. Each gets its
 * two links.
 */
export async function takeOver(
  by: Acting, parts: BuddyParts, { roundId, pairs, why }: Taken,
): Promise<void> {
  const { tx, actor } = by
  await lockRegistrations(tx, actor, {
    newcomerIds: pairs.map(({ newcomerId }) => newcomerId), localIds: pairs.map(({ localId }) => localId),
  })
  const loaded = await loadRound(by, roundId)
  if (loaded.row.closedOn) throw new Refused('buddies.refused.round_closed')
  const taken = new Map<string, number>()
  const ids: string[] = []
  for (const pair of pairs) {
    const used = taken.get(pair.localId) ?? 0
    ids.push(await takeOne(by, loaded, { pair, why, used }))
    taken.set(pair.localId, used + 1)
  }
  await makeLinks(by, parts, linksFor(by, loaded.row, ids))
}

function linksFor({ actor }: Acting, { weeks, activityId }: RoundRow, ids: readonly string[]) {
  return ids.flatMap((subjectId) => sides.map((side) => ({
    about: 'pair' as const, subjectId, side, activityId, lastDay: lastDayOfLink(actor.today, weeks),
  })))
}

async function takeOne({ tx, actor }: Acting, loaded: LoadedRound, { pair, why, used }: TakenOne): Promise<string> {
  const { round, newcomers, locals, row } = loaded
  const place = placeOf(round.sides, pair)
  const [newcomer, local] = [newcomers[place?.[0] ?? -1], locals[place?.[1] ?? -1]]
  if (!place || !newcomer || !local || local.free <= used) throw new Refused('buddies.refused.taken')
  const isForbidden = round.decided.forbidden.some(([i, j]) => i === place[0] && j === place[1])
  const isUnfit = why === 'proposed' && brokenRules(round.sides, ...place).length > 0
  if (isForbidden || isUnfit) throw new Refused('buddies.refused.hard')
  const [id, explained] = [randomUUID(), explainPair(round, place)]
  await insertProposal(tx, actor, {
    id, personId: newcomer.personId, newcomerId: newcomer.id, localId: local.id, roundId: row.id,
    kind: kindOf(newcomer, local), newcomerCalled: newcomer.called, localCalled: local.called, score: explained.score,
    explained, weeks: row.weeks, waitingSince: newcomer.waitingSince,
  })
  return id
}
