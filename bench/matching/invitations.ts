import { chanceOf } from '../../src/kit/chance.ts'
import type { Invitations, Possible, Use } from '../../src/matching/invitations/invitations.ts'

/**
 * So many people with their families, and activities in villages that have seats in cars, childcare places and an
 * interpreter for a few. Worth 100 for each need it meets, 50 in the own village, and more for who was invited less.
 */
export function invitationsOf(people: number, activities: number, seed = 13): Invitations {
  const chance = chanceOf(seed)
  const needs = () => chance.between(1, 255) & chance.between(1, 255)
  const offered = Array.from({ length: activities }, () => ({
    needs: needs(), village: chance.between(0, 23), childcare: chance.is(0.6), interpreter: chance.is(0.5),
  }))
  const each = (low: number, high: number) => offered.map(() => chance.between(low, high))
  const resources = [...each(2, 12), ...each(3, 12), ...each(2, 8)]
  const candidates = Array.from({ length: people }, () => {
    const own = { needs: needs(), village: chance.between(0, 23), children: chance.is(0.4) ? chance.between(1, 3) : 0,
      isMobile: chance.is(0.5), speaks: chance.is(0.7), ledger: 30 * chance.between(0, 4) }
    return offered.flatMap((one, j): Possible[] => {
      const shared = (own.needs & one.needs).toString(2).replaceAll('0', '').length
      const isNear = one.village === own.village
      if (shared === 0 || (own.children > 0 && !one.childcare) || (!own.speaks && !one.interpreter)) return []
      const uses: Use[] = [
        [j, isNear || own.isMobile ? 0 : 1 + own.children], [activities + j, own.children],
        [2 * activities + j, own.speaks ? 0 : 1],
      ]
      return [[j, 100 * shared + (isNear ? 50 : 0) + own.ledger, uses]]
    })
  })
  return { candidates, seats: each(15, 45), resources, atMost: candidates.map(() => 2) }
}
