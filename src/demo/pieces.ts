import { addDays, daysBetween } from '../kit/plain-dates.ts'
import type { PuzzleArea } from '../rooms/approaches/forms.ts'
import { territoryId } from '../rooms/territory/install.ts'
import { findShippedMunicipality } from '../rooms/territory/shipped.ts'
import type { Deed } from './deeds.ts'
import type { DemoPlace, Life } from './place.ts'

const settled: readonly PuzzleArea[] = ['housing', 'school', 'money', 'wayfinding', 'health', 'language']

/**
 * Pieces that are done or not needed after a while, but for those with work still `open` on the plan, and organisations
 * that hold a piece; now and then two of them.
 */
export function piecesOf(place: DemoPlace, life: Life, open: ReadonlySet<PuzzleArea>): Deed[] {
  const { chance, coordinator } = place
  const { housedOn } = life.home
  const lived = housedOn ? daysBetween(housedOn, coordinator.today) : 0
  const ended = settled.filter((area) => chance.is(Math.min(0.55, lived / 900)) && !open.has(area))
  const marks = ended.map((area): Deed => {
    const day = addDays(coordinator.today, -chance.between(0, Math.min(lived, 200)))
    const state = area === 'school' && chance.is(0.4) ? 'not_needed' : 'done'
    return { kind: 'mark', person: life.person, day, by: life.lead, area, state }
  })
  return [...marks, ...(['contacts', 'participation', 'work'] as const).flatMap((area) => holdersOf(place, life, area))]
}

const arrangedForChildren = [
  ['school', 0.9], ['health', 0.7], ['language', 0.5], ['contacts', 0.5], ['participation', 0.4],
] as const

/** What was arranged for a child: nearly always a school, often a club and a doctor. */
export function growUp({ chance, coordinator }: DemoPlace, { person, home, lead }: Life): Deed[] {
  const lived = home.housedOn ? daysBetween(home.housedOn, coordinator.today) : 0
  return arrangedForChildren.filter(([, share]) => chance.is(lived > 40 ? share : 0)).map(([area]): Deed => {
    const day = addDays(coordinator.today, -chance.between(0, Math.min(lived, 200)))
    return { kind: 'mark', person, day, by: lead, area, state: 'done' }
  })
}

function holdersOf({ chance, slug }: DemoPlace, { person, home, lead }: Life, area: PuzzleArea): Deed[] {
  const organisations = findShippedMunicipality(slug)?.organisations ?? []
  const holders = organisations.filter(() => chance.is(0.3)).slice(0, chance.is(0.2) ? 2 : 1)
  return holders.map(({ name }) => ({
    kind: 'holder', person, day: home.coupledOn, by: lead, area,
    organisationId: territoryId(slug, 'organisation', name),
  }))
}
