import { Invalid } from '../../../kit/errors.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { listVillages } from '../../territory/queries.ts'
import { setVillagePoints } from '../queries/points.ts'
import { type Point, pointOf } from '../rules/distance.ts'

/** Puts the villages on the map as typed, "53.1836, 6.1503"; an empty field takes one off. */
export async function keepPoints(
  { tx, actor }: Acting, typed: Readonly<Record<string, string | string[]>>,
): Promise<void> {
  const points = new Map<string, Point>()
  const problems: Record<string, string[]> = {}
  for (const { id } of await listVillages(tx, actor)) {
    const text = String(typed[id] ?? '').trim()
    const point = pointOf(text)
    if (point) points.set(id, point)
    else if (text !== '') problems[id] = ['territory.problem.coordinates']
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
  await setVillagePoints(tx, actor, points)
}
