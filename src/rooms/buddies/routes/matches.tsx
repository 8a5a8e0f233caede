import type { Visit } from '../../../web/route.ts'
import { namesOf } from '../../newcomers/queries/due.ts'
import { Matches } from '../pages/matches.tsx'
import { listPairs } from '../queries/pairs.ts'
import { listProposals } from '../queries/proposals.ts'
import { localNames } from '../queries/registrations.ts'
import { proposalStage } from '../rules/pairs.ts'

interface Whose {
  readonly personIds?: readonly string[]
  readonly localId?: string
}

/** The proposals and pairs of one newcomer, or of one resident as far as the newcomers are the actor's. */
export async function matchesOf(visit: Visit<unknown>, whose: Whose) {
  const { tx, actor } = visit
  const [proposals, pairs] = await Promise.all([listProposals(tx, actor, whose), listPairs(tx, actor, whose)])
  const byId = new Map(pairs.map((pair) => [pair.id, pair]))
  const [people, residents] = await Promise.all([
    namesOf(tx, actor, proposals.map(({ personId }) => personId)),
    localNames(tx, actor, proposals.map(({ localId }) => localId)),
  ])
  if (whose.localId) visit.saw(...proposals.map(({ personId }) => personId))
  const matches = proposals.map((proposal) => {
    const pair = byId.get(proposal.id)
    const name = whose.localId ? people.get(proposal.personId)?.name : residents.get(proposal.localId)
    const word = pair ? (pair.endedOn ? 'ended' as const : 'running' as const) : proposalStage(proposal)
    return { id: proposal.id, name: name ?? '', word, day: pair?.endedOn ?? pair?.firstDay ?? proposal.madeOn }
  })
  return <Matches matches={matches} level={whose.localId ? 2 : 3} />
}
