// A plan that keeps to all limits: offers in the order of their surplus as long as there is enough, and then exchanges
// of some for others that stood outside, as long as that gains value.
import type { Offers } from './invitations.ts'

export interface Plan {
  readonly chosen: Uint8Array
  readonly left: Int32Array
  /** Invitations that each person could still get. */
  readonly open: Int32Array
  /** Steps of a round: an offer that was chosen, or -1 minus one that was taken back. */
  readonly trail: number[]
  value: number
}

/** Takes offers in this order, each that fits. */
export function planInOrder(offers: Offers, order: Iterable<number>): Plan {
  const plan: Plan = {
    chosen: new Uint8Array(offers.value.length), left: offers.capacity.slice(), open: offers.atMost.slice(), trail: [],
    value: 0,
  }
  for (const o of order) if (fits(offers, plan, o)) choose(offers, plan, o, 1)
  plan.trail.length = 0
  return plan
}

function fits({ person, useStart, resource, amount }: Offers, { left, open, chosen }: Plan, o: number): boolean {
  if (chosen[o] || open[person[o]!] === 0) return false
  for (let u = useStart[o]!; u < useStart[o + 1]!; u += 1) if (left[resource[u]!]! < amount[u]!) return false
  return true
}

/** Chooses an offer (1) or takes it back (-1). */
function choose({ person, value, useStart, resource, amount }: Offers, plan: Plan, o: number, sign: 1 | -1): void {
  plan.chosen[o] = sign === 1 ? 1 : 0
  plan.open[person[o]!]! -= sign
  plan.value += sign * value[o]!
  plan.trail.push(sign === 1 ? o : -1 - o)
  for (let u = useStart[o]!; u < useStart[o + 1]!; u += 1) plan.left[resource[u]!]! -= sign * amount[u]!
}

/** Undoes the steps after `mark`, last first. */
function goBack(offers: Offers, plan: Plan, mark: number): void {
  while (plan.trail.length > mark) {
    const step = plan.trail.pop()!
    choose(offers, plan, step < 0 ? -1 - step : step, step < 0 ? 1 : -1)
    plan.trail.pop()
  }
}

/** Lets offers in at the cost of cheaper ones, in this order, until that gains nothing or `rounds` are over. */
export function improve(offers: Offers, plan: Plan, order: readonly number[], rounds: number): void {
  for (let round = 0, before = -1; round < rounds && plan.value > before; round += 1) {
    before = plan.value
    const held = heldBy(offers, plan)
    for (const o of order) if (!plan.chosen[o]) letIn(offers, plan, o, held)
    plan.trail.length = 0
  }
}

/** The chosen offers of each activity; during a round some of them may have gone. */
function heldBy({ activity, capacity }: Offers, { chosen }: Plan): number[][] {
  const held = Array.from(capacity, (): number[] => [])
  chosen.forEach((is, o) => {
    if (is) held[activity[o]!]!.push(o)
  })
  return held
}

/** Offer `o` comes if that gains: its person may give up another for it, and somebody at the activity may make room. */
function letIn(offers: Offers, plan: Plan, o: number, held: readonly number[][]): void {
  const before = plan.value
  const mark = plan.trail.length
  const own = plan.open[offers.person[o]!]! > 0 ? -1 : cheapestOf(offers, plan, offers.person[o]!)
  if (own !== -1) choose(offers, plan, own, -1)
  const others = fits(offers, plan, o) ? [-1] : held[offers.activity[o]!]!
  for (const other of others) {
    const now = plan.trail.length
    if (other !== -1 && (!plan.chosen[other] || !isWorthTrying(offers, plan, { o, other, before }))) continue
    if (other !== -1) choose(offers, plan, other, -1)
    if (fits(offers, plan, o)) {
      choose(offers, plan, o, 1)
      const again = other === -1 ? -1 : bestFor(offers, plan, offers.person[other]!)
      if (again !== -1) choose(offers, plan, again, 1)
      if (plan.value > before) return
    }
    goBack(offers, plan, now)
  }
  goBack(offers, plan, mark)
}

interface Trial {
  readonly o: number
  readonly other: number
  readonly before: number
}

function isWorthTrying(offers: Offers, plan: Plan, { o, other, before }: Trial): boolean {
  const after = plan.value + offers.value[o]! - offers.value[other]!
  if (after > before) return true
  const again = bestFor(offers, plan, offers.person[other]!, true)
  return again !== -1 && after + offers.value[again]! > before
}

function cheapestOf({ start, value }: Offers, { chosen }: Plan, i: number): number {
  let cheapest = -1
  for (let o = start[i]!; o < start[i + 1]!; o += 1) {
    if (chosen[o] && (cheapest === -1 || value[o]! < value[cheapest]!)) cheapest = o
  }
  return cheapest
}

/** What person i could get besides, the best of it; `soon`: as if another of hers had gone already. */
function bestFor(offers: Offers, plan: Plan, i: number, soon = false): number {
  let best = -1
  if (soon) plan.open[i]! += 1
  for (let o = offers.start[i]!; o < offers.start[i + 1]!; o += 1) {
    if ((best === -1 || offers.value[o]! > offers.value[best]!) && fits(offers, plan, o)) best = o
  }
  if (soon) plan.open[i]! -= 1
  return best
}
