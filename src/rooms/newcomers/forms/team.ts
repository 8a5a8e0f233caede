import { z } from 'zod'
import { id, optionalDay, optionalLine, optionalLongText } from '../../../web/fields.ts'

export const memberForm = z.strictObject({ account_id: id(), purpose: optionalLine(200), last_day: optionalDay() })

export const leadForm = z.strictObject({
  account_id: id(), reason: optionalLongText(1000), purpose: optionalLine(200), overlap_until: optionalDay(),
})
