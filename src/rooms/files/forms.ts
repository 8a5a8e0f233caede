import { z } from 'zod'
import { pieceStateValues, targetGroupValues } from '../../db/schema.ts'
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

const anyId = z.union([z.literal(''), z.uuid()]).default('')

/** What can be the matter with somebody, as the filter sentence asks for it; it means there what it means on Today. */
export const matters = ['gesprek', 'lead', 'stil'] as const

/** The filter sentence in the address of the list; it holds no personal data. */
export const listQuery = z.strictObject({
  stand: z.enum(['', ...matters]).default(''),
  groep: z.union([z.literal(''), z.enum(targetGroupValues)]).default(''),
  dorp: anyId,
  team: anyId,
  lead: z.union([z.enum(['', 'ik']), z.uuid()]).default(''),
  wonen: z.enum(['', 'wacht', 'woont', 'jaar']).default(''),
  dossiers: z.enum(['', 'gesloten', 'alle']).default(''),
  volgorde: z.enum(['', 'huis', 'nieuw']).default(''),
  pagina: z.coerce.number().int().min(1).max(10_000).default(1),
})

export type ListQuery = z.output<typeof listQuery>
