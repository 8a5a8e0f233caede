import { z } from 'zod'
import { line, optionalId, optionalLine } from '../../web/fields.ts'

export const teamForm = z.strictObject({ name: line(80) })

/** Typed as on a map, `53.2194, 6.0543`; null when empty. */
export function coordinates() {
  return optionalLine(60).transform((text, context) => {
    if (text === '') return null
    const found = /^(-?\d{1,2}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(text)
    const [latitude, longitude] = [Number(found?.[1]), Number(found?.[2])]
    if (found && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude }
    context.addIssue({ code: 'custom', message: 'territory.problem.coordinates' })
    return z.NEVER
  })
}

export const villageForm = z.strictObject({
  name: line(80), area_team_id: optionalId(), coordinates: coordinates(), contact_name: optionalLine(120),
  contact_phone: optionalLine(60),
})
export type VillageForm = z.output<typeof villageForm>
