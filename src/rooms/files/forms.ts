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

const ownField = /^veld-([0-9a-f-]{36})$/

/** What is chosen of the own fields stands in the address as `veld-<id>`, one for each field. */
function withOwnFields(given: unknown): unknown {
  const all = Object.entries(given as Record<string, unknown>)
  const own = all.flatMap(([name, value]) => {
    const id = ownField.exec(name)?.[1]
    return id && value !== '' ? [[id, value]] : []
  })
  return { ...Object.fromEntries(all.filter(([name]) => !ownField.test(name))), eigen: Object.fromEntries(own) }
}

/** The filter sentence in the address of the list; it holds no personal data. */
export const listQuery = z.preprocess(withOwnFields, z.strictObject({
  eigen: z.record(z.uuid(), z.string().max(200)),
  stand: z.enum(['', ...matters]).default(''),
  groep: z.union([z.literal(''), z.enum(targetGroupValues)]).default(''),
  dorp: anyId,
  team: anyId,
  lead: z.union([z.enum(['', 'ik']), z.uuid()]).default(''),
  wonen: z.enum(['', 'wacht', 'woont', 'jaar']).default(''),
  dossiers: z.enum(['', 'gesloten', 'alle']).default(''),
  volgorde: z.enum(['', 'huis', 'nieuw']).default(''),
  pagina: z.coerce.number().int().min(1).max(10_000).default(1),
}))

export type ListQuery = z.output<typeof listQuery>
