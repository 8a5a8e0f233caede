import { z } from 'zod'
import { pieceStateValues } from '../../db/schema.ts'
import { choice, day, id, optionalLongText, tick } from '../../web/fields.ts'
import { puzzleAreas } from '../approaches/forms.ts'

/** What a person says of a piece; the quick buttons send no note and no day, which is today. */
export const markForm = z.strictObject({
  state: choice(pieceStateValues),
  on_day: day().optional(),
  note: optionalLongText(2_000),
})
export type MarkForm = z.output<typeof markForm>

export const holderForm = z.strictObject({ organisation_id: id(), is_lead: tick() })
export type HolderForm = z.output<typeof holderForm>

export const areaParam = z.enum(puzzleAreas)
