import { NotFound } from '../../../kit/errors.ts'
import { page, type Visit } from '../../../web/route.ts'
import { namesOf } from '../../newcomers/queries/due.ts'
import { type LoadedRound, loadRound } from '../actions/matching.ts'
import type { WhatIfQuery } from '../forms.ts'
import { type Answer, OnePersonPage, WhatIfPage } from '../pages/choosing.tsx'
import { RoundPage } from '../pages/round.tsx'
import { listProposals } from '../queries/proposals.ts'
import { listLocals, listNewcomers } from '../queries/registrations.ts'
import { listChoices } from '../queries/rounds.ts'
import { explainPair } from '../rules/explained.ts'
import { aloneIn, consequenceOf, type PairOf, placeOf, whyNotDecide } from '../rules/round.ts'

type AnyVisit = Visit<unknown>

/** The names of everybody on both sides, by registration. */
interface Names {
  newcomer(id: string): string
  local(id: string): string
}

async function load(visit: AnyVisit): Promise<LoadedRound & { names: Names }> {
  const loaded = await loadRound(visit, visit.params['round'] ?? '')
  visit.about('buddy_round', loaded.row.id)
  return { ...loaded, names: await namesIn(visit) }
}

// Also of who is paired by now: choices and proposals name them.
async function namesIn(visit: AnyVisit): Promise<Names> {
  const { tx, actor } = visit
  const [newcomers, locals] = await Promise.all([listNewcomers(tx, actor), listLocals(tx, actor)])
  const personIds = newcomers.map(({ personId }) => personId)
  const people = await namesOf(tx, actor, personIds)
  visit.saw(...personIds)
  const ours = new Map(newcomers.map(({ id, personId, called }) => [id, people.get(personId)?.name ?? called]))
  const theirs = new Map(locals.map(({ id, name }) => [id, name]))
  return { newcomer: (id) => ours.get(id) ?? '', local: (id) => theirs.get(id) ?? '' }
}

export async function showRound(visit: AnyVisit) {
  const { tx, actor, state } = visit
  const { row, round, names } = await load(visit)
  const [taken, choices] = await Promise.all([listProposals(tx, actor, { roundId: row.id }), listChoices(tx, actor)])
  const named = <P extends PairOf>(pair: P) =>
    ({ ...pair, newcomer: names.newcomer(pair.newcomerId), local: names.local(pair.localId) })
  const view = {
    row, state, impossible: round.impossible.map(named), choices: choices.map(named).filter(({ newcomer }) => newcomer),
    taken: taken.filter(({ withdrawnOn }) => withdrawnOn === null).map((one) => ({
      ...one, newcomer: names.newcomer(one.newcomerId) || one.newcomerCalled,
      local: names.local(one.localId) || one.localCalled,
    })),
    alone: aloneIn(round).map((alone) => ({ ...alone, name: names.newcomer(alone.seeker.id) })),
    proposed: round.pairing.pairs.map(([i, j]) => ({
      ...named({ newcomerId: round.sides.newcomers[i]!.id, localId: round.sides.locals[j]!.id }),
      explained: explainPair(round, [i, j]),
      isPinned: round.decided.pinned.some(([row_, column]) => row_ === i && column === j),
    })),
  }
  return page({ title: row.name, place: 'buddies', body: <RoundPage view={view} /> })
}

export async function showOnePerson(visit: AnyVisit) {
  const { row, round, names } = await load(visit)
  const newcomerId = visit.params['newcomer'] ?? ''
  const i = round.sides.newcomers.findIndex(({ id }) => id === newcomerId)
  if (i < 0) throw new NotFound()
  const options = round.problem.candidates[i]!.toSorted((a, b) => a[1] - b[1] || a[0] - b[0]).slice(0, 10)
    .map(([j]) => {
      const localId = round.sides.locals[j]!.id
      return {
        newcomerId, localId, newcomer: names.newcomer(newcomerId), local: names.local(localId),
        explained: explainPair(round, [i, j]),
        isChosen: round.pairing.pairs.some(([ours, theirs]) => ours === i && theirs === j),
      }
    })
  const view = { row, options, newcomer: { id: newcomerId, name: names.newcomer(newcomerId) } }
  const title = visit.text.t('buddies.one.title', { name: view.newcomer.name })
  return page({ title, place: 'buddies', body: <OnePersonPage view={view} /> })
}

export async function showWhatIf(visit: AnyVisit, { nieuwkomer, bewoner, wat }: WhatIfQuery) {
  const { row, round, names } = await load(visit)
  const { newcomers, locals } = round.sides
  const chosen = { newcomerId: nieuwkomer ?? '', localId: bewoner ?? '', kind: wat }
  const view = {
    row, chosen, answer: nieuwkomer && bewoner ? answerOf(round, chosen, names) : null,
    newcomers: newcomers.map(({ id }) => ({ id, name: names.newcomer(id) })),
    locals: locals.map(({ id }) => ({ id, name: names.local(id) })),
  }
  return page({ title: visit.text.t('buddies.whatif.title'), place: 'buddies', body: <WhatIfPage view={view} /> })
}

function answerOf(
  round: LoadedRound['round'], { kind, ...pair }: PairOf & { kind: 'pin' | 'forbid' }, names: Names,
): Answer {
  const place = placeOf(round.sides, pair)
  if (!place) throw new NotFound()
  const rules = whyNotDecide(round, kind, place)
  if (rules.length > 0) return { is: 'blocked', rules }
  const { loss, gone, come } = consequenceOf(round, kind, place)
  const named = ([i, j]: readonly [number, number]) => {
    const [newcomerId, localId] = [round.sides.newcomers[i]!.id, round.sides.locals[j]!.id]
    return { newcomerId, localId, newcomer: names.newcomer(newcomerId), local: names.local(localId) }
  }
  return { is: 'known', loss, gone: gone.map(named), come: come.map(named) }
}
