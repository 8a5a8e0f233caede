import { z } from 'zod'
import { estimatedRoad, type Point } from '../../kit/distance.ts'

/** How far it is by road between these places, in kilometres. */
export interface Distances {
  readonly km: readonly (readonly number[])[]
  readonly isEstimate: boolean
}

export type Routing = (points: readonly Point[]) => Promise<Distances>

/** As the crow flies, times what roads are longer. */
export const estimated: Routing = async (points) => ({
  km: points.map((from) => points.map((to) => estimatedRoad(from, to))), isEstimate: true,
})

/** The table service of OSRM 5: metres between all places, null where no road leads. */
const table = z.object({ code: z.literal('Ok'), distances: z.array(z.array(z.number().nonnegative().nullable())) })

type Ask = (address: string, init: { signal: AbortSignal }) => Promise<Pick<Response, 'ok' | 'json'>>

const patience = 3000

/**
 * A routing service of the installation at this address, which speaks as OSRM does. It hears where villages lie and
 * nothing of who lives there. When it does not answer, the estimate stands in.
 */
export function routingAt(address: string, ask: Ask = fetch): Routing {
  return async (points) => {
    const guess = await estimated(points)
    if (points.length < 2) return guess
    const places = points.map(({ latitude, longitude }) => `${longitude},${latitude}`).join(';')
    try {
      const answer = await ask(`${address}/table/v1/driving/${places}?annotations=distance`, {
        signal: AbortSignal.timeout(patience),
      })
      const { distances } = table.parse(answer.ok ? await answer.json() : null)
      const km = guess.km.map((row, from) => row.map((other, to) => inKilometres(distances[from]?.[to]) ?? other))
      return { km, isEstimate: false }
    } catch {
      return guess
    }
  }
}

function inKilometres(metres: number | null | undefined): number | undefined {
  return metres === null || metres === undefined ? undefined : metres / 1000
}
