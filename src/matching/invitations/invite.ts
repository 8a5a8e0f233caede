import { solveProgramme, sumOf } from '../programme/programme.ts'
import { type Invitations, type Offers, offersOf } from './invitations.ts'
import { improve, type Plan, planInOrder } from './plan.ts'
import { boundAt, movePrices, noPrices } from './prices.ts'

export interface Invited {
  readonly pairs: [person: number, activity: number][]
  readonly total: number
  /** No plan is worth more. */
  readonly bound: number
  readonly isExact: boolean
}

/** Up to so many offers the best plan of all is sought, for so many seconds at most. */
const fewOffers = 1_500
const patience = 10

const steps = 400
const stepsBetweenPlans = 25

/**
 * The best plan where there are few offers and patience lasts, else a good one with its bound. Throws ImpossiblePin for
 * an invitation that is pinned but cannot stand.
 */
export async function inviteAll(problem: Invitations, { few = fewOffers, seconds = patience } = {}): Promise<Invited> {
  const offers = offersOf(problem)
  const { settled, person, activity, value } = offers
  const well = chooseWell(offers)
  const isEnough = value.length > few || valueOf(offers, well.chosen) === well.bound
  const { chosen, bound } = (isEnough ? null : await chooseBest(offers, seconds)) ?? well
  const pairs = [...problem.pinned ?? [], ...chosen.map((o) => [person[o]!, activity[o]!] as const)]
    .map(([i, j]): [number, number] => [i, j]).toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  const total = settled + valueOf(offers, chosen)
  return { pairs, total, bound: settled + bound, isExact: total === settled + bound }
}

interface Chosen {
  readonly chosen: readonly number[]
  readonly bound: number
}

/** As a mixed-integer programme; null when that takes too long. */
async function chooseBest(offers: Offers, seconds: number): Promise<Chosen | null> {
  const { value } = offers
  const values = await solveProgramme(programmeOf(offers), seconds)
  if (!values) return null
  const chosen = [...value.keys()].filter((o) => Math.round(values.get(`x${o}`) ?? 0) === 1)
  return { chosen, bound: valueOf(offers, chosen) }
}

function valueOf({ value }: Offers, chosen: readonly number[]): number {
  return chosen.reduce((sum, o) => sum + value[o]!, 0)
}

function programmeOf({ people, start, value, useStart, resource, amount, capacity, atMost }: Offers): string {
  const uses = Array.from(capacity, (): [number, string][] => [])
  const names = Array.from(value, (_, o) => `x${o}`)
  names.forEach((name, o) => {
    for (let u = useStart[o]!; u < useStart[o + 1]!; u += 1) uses[resource[u]!]!.push([amount[u]!, name])
  })
  const perPerson = Array.from({ length: people }, (_, i) =>
    ({ terms: names.slice(start[i], start[i + 1]).map((name): [number, string] => [1, name]), most: atMost[i]! }))
  const limits = [...perPerson, ...uses.map((terms, r) => ({ terms, most: capacity[r]! }))]
    .filter(({ terms }) => terms.length > 0).map(({ terms, most }, k) => `c${k}: ${sumOf(terms)} <= ${most}`)
  return ['Maximize', `v: ${sumOf(names.map((name, o) => [value[o]!, name]))}`, 'Subject To', ...limits,
    'Binary', ...names, 'End'].join('\n')
}

/** Prices on all resources for the bound, now and then a plan in their order, and exchanges in the best of these. */
function chooseWell(offers: Offers): Chosen {
  const pricing = noPrices(offers)
  const direction = new Float64Array(offers.capacity.length)
  let best = planInOrder(offers, inOrderOf(offers, offers.value))
  let bound = Infinity
  let haste = 1
  let since = 0
  for (let step = 1; step <= steps && best.value < Math.floor(bound); step += 1) {
    const now = boundAt(offers, pricing)
    since = now < bound ? 0 : since + 1
    bound = Math.min(bound, now)
    if (since > 8) [haste, since] = [haste / 2, 0]
    if (step % stepsBetweenPlans === 0) best = better(best, planInOrder(offers, inOrderOf(offers, pricing.surplus)))
    movePrices(pricing, direction, haste * (now - best.value))
  }
  improve(offers, best, inOrderOf(offers, pricing.surplus), 3)
  return { chosen: [...best.chosen.keys()].filter((o) => best.chosen[o]), bound: Math.floor(bound) }
}

function better(one: Plan, other: Plan): Plan {
  return other.value > one.value ? other : one
}

/** Highest first. */
function inOrderOf({ value }: Offers, weight: Float64Array | Int32Array): number[] {
  return [...value.keys()].toSorted((a, b) => weight[b]! - weight[a]! || a - b)
}
