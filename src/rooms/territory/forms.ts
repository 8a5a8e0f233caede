import { z } from 'zod'
import { line, optionalId } from '../../web/fields.ts'

export const teamForm = z.strictObject({ name: line(80) })

export const villageForm = z.strictObject({ name: line(80), area_team_id: optionalId() })
