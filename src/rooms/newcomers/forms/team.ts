import { z } from 'zod'
import { id, optionalDay, optionalId, optionalLine, optionalLongText } from '../../../web/fields.ts'

export const memberForm = z.strictObject({ account_id: id(), purpose: optionalLine(200), last_day: optionalDay() })

/** Who takes over is asked in problemsOfLead, so that a missing person, reason and a wrong day are said together. */
export const leadForm = z.strictObject({
  account_id: optionalId(), reason: optionalLongText(1000), purpose: optionalLine(200), overlap_until: optionalDay(),
})
