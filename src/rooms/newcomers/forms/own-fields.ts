import { z } from 'zod'
import { isPlainText } from '../../../web/fields.ts'

const words = z.string().max(2000).refine(isPlainText, { error: 'web.problem.characters' })
  .transform((text) => text.normalize('NFC').trim())

/** `veld-<id>` holds what was typed, `eerst-<id>` what stood there when the page was made. */
export const ownFieldsForm = z.record(z.string().regex(/^(veld|eerst)-[0-9a-f-]{36}$/), words)
  .refine((fields) => Object.keys(fields).length <= 40, { error: 'web.problem.too_long' })
  .transform((fields) => ({ values: named(fields, 'veld-'), bases: named(fields, 'eerst-') }))

function named(fields: Readonly<Record<string, string>>, prefix: string): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name.startsWith(prefix))
    .map(([name, text]) => [name.slice(prefix.length), text]))
}
