import { z } from 'zod'
import { rideMeansValues } from '../../db/schema.ts'
import { choice, id, line, optionalId, optionalLine, optionalNumber } from '../../web/fields.ts'
import { clock } from '../newcomers/forms/contact.ts'

/** Seats in a car, bicycles to lend, or a word about the bus. */
export const offerForm = z.strictObject({
  means: choice(rideMeansValues), seats: optionalNumber(1, 60), village_id: optionalId(),
  driver_name: optionalLine(60), driver_phone: optionalLine(60), note: optionalLine(300),
}).refine(({ means, seats }) => means === 'bus' || seats !== null, {
  error: 'rides.problem.seats', path: ['seats'],
}).refine(({ means, village_id: village }) => means === 'bus' || village !== null, {
  error: 'web.problem.choose', path: ['village_id'],
}).refine(({ means, driver_name: name }) => means !== 'driver' || name !== '', {
  error: 'rides.problem.driver', path: ['driver_name'],
}).refine(({ means, note }) => means !== 'bus' || note !== '', { error: 'rides.problem.note', path: ['note'] })
export type OfferForm = z.output<typeof offerForm>

/** Who rides along with whom, from where and when. */
export const rideForm = z.strictObject({ offer_id: id(), place: line(200), at: clock() })
export type RideForm = z.output<typeof rideForm>

/** Which offer stands chosen when the form opens. */
export const agreeQuery = z.strictObject({ aanbod: optionalId() })
