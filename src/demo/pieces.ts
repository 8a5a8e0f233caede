import type { Tx } from '../db/database.ts'
import { addDays, daysBetween } from '../kit/plain-dates.ts'
import type { PuzzleArea } from '../rooms/approaches/forms.ts'
import { addHolder, markPiece } from '../rooms/files/actions.ts'
import { territoryId } from '../rooms/territory/install.ts'
import { findShippedMunicipality } from '../rooms/territory/shipped.ts'
import { type DemoPlace, type Life, onDay } from './place.ts'

const settled: readonly PuzzleArea[] = ['housing', 'school', 'money', 'wayfinding', 'health', 'language']

/** Pieces that are done or not needed after a while, and organisations that hold a piece; now and then two of them. */
export async function piecesOf(tx: Tx, place: DemoPlace, life: Life): Promise<void> {
  const { chance, coordinator } = place
  const { housedOn } = life.home
  const lived = housedOn ? daysBetween(housedOn, coordinator.today) : 0
  for (const area of settled) {
    if (!chance.is(Math.min(0.55, lived / 900))) continue
    const day = addDays(coordinator.today, -chance.between(0, Math.min(lived, 200)))
    const { actor, now } = onDay(tx, place, day, life.lead)
    const state = area === 'school' && chance.is(0.4) ? 'not_needed' : 'done'
    await markPiece(tx, actor, { personId: life.personId, area }, { state, note: '', on_day: day, at: now })
  }
  for (const area of ['contacts', 'participation', 'work'] as const) await holdersOf(tx, place, { life, area })
}

async function holdersOf(tx: Tx, place: DemoPlace, { life, area }: { life: Life; area: PuzzleArea }): Promise<void> {
  const { chance, slug } = place
  const { actor, now } = onDay(tx, place, life.home.coupledOn, life.lead)
  const organisations = findShippedMunicipality(slug)?.organisations ?? []
  const holders = organisations.filter(() => chance.is(0.3)).slice(0, chance.is(0.2) ? 2 : 1)
  for (const { name } of holders) {
    await addHolder(tx, actor, { personId: life.personId, area }, {
      organisation_id: territoryId(slug, 'organisation', name), is_lead: false, at: now,
    })
  }
}
