import { z } from 'zod'
import { targetGroupValues } from '../../../db/schema.ts'

const id = z.union([z.literal(''), z.uuid()]).default('')

/** The filter sentence in the address of the list; it holds no personal data. */
export const listQuery = z.strictObject({
  groep: z.union([z.literal(''), z.enum(targetGroupValues)]).default(''),
  dorp: id,
  team: id,
  lead: z.union([z.enum(['', 'ik', 'niemand']), z.uuid()]).default(''),
  wonen: z.enum(['', 'wacht', 'woont', 'jaar']).default(''),
  dossiers: z.enum(['', 'gesloten', 'alle']).default(''),
  volgorde: z.enum(['', 'huis', 'nieuw']).default(''),
  pagina: z.coerce.number().int().min(1).max(10_000).default(1),
})

export type ListQuery = z.output<typeof listQuery>
