import { type Offering, offering } from '../demo/volunteers/people.ts'
import type { DemoPlace } from '../demo/place.ts'
import { families, given } from './staff.ts'

const newcomersEach = 10
const [fewest, most] = [6, 300]

/** Somebody who offers to help for every ten newcomers: each does what somebody of the demo does, at another time. */
export function offeringTo({ chance }: DemoPlace, newcomers: number): Offering[] {
  const count = Math.min(most, Math.max(fewest, Math.round(newcomers / newcomersEach)))
  return Array.from({ length: count }, () => {
    const one = chance.pick(offering)
    // Whoever stopped did so two months ago; who waits signed up lately.
    const daysAgo = one.task ? one.daysAgo + chance.between(0, one.stopped ? 100 : 40) : one.daysAgo
    return { ...one, daysAgo, name: `${chance.pick(given)} ${chance.pick(families)}` }
  })
}
