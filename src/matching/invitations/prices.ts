// Lagrangian relaxation: each resource gets a price, each person then takes what is worth most beyond it, whoever else
// does. Value at those prices plus what all resources would bring is at least as much as any plan is worth. Prices of
// what is asked too much rise, the others fall (Held and Karp, steps by Polyak).
import type { Offers } from './invitations.ts'

/** Prices are whole multiples of this, so that the bound is exact and not only up to rounding. */
const grain = 1 / 1024

export interface Pricing {
  readonly price: Float64Array
  /** What each offer is worth beyond the price of what it uses. */
  readonly surplus: Float64Array
  /** 1 for the offers that people take at these prices, whether or not there is enough. */
  readonly taken: Uint8Array
  readonly left: Float64Array
}

export function noPrices({ capacity, value }: Offers): Pricing {
  return {
    price: new Float64Array(capacity.length), surplus: new Float64Array(value.length),
    taken: new Uint8Array(value.length), left: new Float64Array(capacity.length),
  }
}

/** What no plan can exceed, by the prices as they are; notes who takes what, and how much that leaves. */
export function boundAt(offers: Offers, pricing: Pricing): number {
  const { people, capacity } = offers
  const { price, left } = pricing
  weigh(offers, pricing)
  left.set(capacity)
  let bound = 0
  for (let r = 0; r < capacity.length; r += 1) bound += price[r]! * capacity[r]!
  for (let i = 0; i < people; i += 1) bound += takeBest(offers, pricing, i)
  return bound
}

function weigh({ value, useStart, resource, amount }: Offers, { price, surplus, taken }: Pricing): void {
  taken.fill(0)
  for (let o = 0; o < value.length; o += 1) {
    let sum = value[o]!
    for (let u = useStart[o]!; u < useStart[o + 1]!; u += 1) sum -= price[resource[u]!]! * amount[u]!
    surplus[o] = sum
  }
}

function takeBest(offers: Offers, { surplus, taken, left }: Pricing, i: number): number {
  const { start, atMost, useStart, resource, amount } = offers
  let sum = 0
  for (let n = 0; n < atMost[i]!; n += 1) {
    let best = -1
    for (let o = start[i]!; o < start[i + 1]!; o += 1) {
      if (!taken[o] && surplus[o]! > 0 && (best === -1 || surplus[o]! > surplus[best]!)) best = o
    }
    if (best === -1) break
    taken[best] = 1
    sum += surplus[best]!
    for (let u = useStart[best]!; u < useStart[best + 1]!; u += 1) left[resource[u]!]! -= amount[u]!
  }
  return sum
}

/** Moves prices towards a lower bound; `direction` remembers a part of the steps before. */
export function movePrices({ price, left }: Pricing, direction: Float64Array, gap: number): void {
  let length = 0
  for (let r = 0; r < price.length; r += 1) {
    const asks = price[r] === 0 && left[r]! > 0 ? 0 : -left[r]!
    direction[r] = asks + 0.7 * direction[r]!
    length += direction[r]! ** 2
  }
  if (length === 0) return
  for (let r = 0; r < price.length; r += 1) {
    const next = Math.max(0, price[r]! + (gap / length) * direction[r]!)
    price[r] = Math.round(next / grain) * grain
  }
}
