import { z } from 'zod'
import { isPlainText } from '../../../web/fields.ts'
import type { ColumnUse } from './rules/columns.ts'
import type { RowState } from './rules/decided.ts'
import { importFields } from './rules/fields.ts'
import type { Decision } from './rules/plan.ts'

const uses = [...importFields, 'kept', 'left_out'] as const
const cellText = z.string().max(4_000).refine(isPlainText, { error: 'web.problem.characters' })

/** Dutch words in the address for the kinds of rows. */
export const shownWords = {
  fout: 'wrong', dubbel: 'duplicate', nieuw: 'new', gewijzigd: 'changed', gelijk: 'same', weg: 'left_out',
} as const satisfies Record<string, RowState>
export type ShownWord = keyof typeof shownWords

export const wordOf = (state: RowState): ShownWord =>
  (Object.keys(shownWords) as ShownWord[]).find((word) => shownWords[word] === state) ?? 'nieuw'

const shownWord = z.enum(Object.keys(shownWords) as [ShownWord, ...ShownWord[]])

export const previewQuery = z.strictObject({
  toon: shownWord.optional(),
  pagina: z.coerce.number().int().min(1).max(100_000).default(1),
})

/** `kolom-3` says what column 3 means. */
export const columnsForm = z.record(z.string().regex(/^kolom-\d{1,3}$/), z.enum(uses)).transform((fields) =>
  new Map<number, ColumnUse>(Object.entries(fields).map(([name, use]) => [Number(name.slice(6)), use])))

const rowField = /^(?:(?:cel|alle|was)-\d{1,7}-\d{1,3}|(?:weg|mee|dubbel)-\d{1,7}|toon)$/

/**
 * `cel-12-4` is the cell of line 12, column 4, and `was-12-4` what stood there; `alle-12-4` puts the word of that cell
 * right in every row that has it. `weg-12` leaves the line out, `mee-12` takes it in again, `dubbel-12` says whether it
 * is the same person.
 */
export const rowsForm = z.record(z.string().regex(rowField), cellText).transform((fields) => ({
  toon: shownWord.catch('fout').parse(fields['toon']),
  cells: named(fields, 'cel').filter(({ line, index, text }) => text !== fields[`was-${line}-${index}`]),
  repeated: named(fields, 'alle'),
  decisions: [
    ...named(fields, 'weg').map(({ line }) => ({ line, decision: 'left_out' as Decision })),
    ...named(fields, 'mee').map(({ line }) => ({ line, decision: '' as Decision })),
    ...named(fields, 'dubbel').map(({ line, text }) => ({ line, decision: decisionOf(text) })),
  ],
}))

function named(fields: Record<string, string>, kind: string) {
  return Object.entries(fields).filter(([name]) => name.startsWith(`${kind}-`)).map(([name, text]) => {
    const [, line, index] = name.split('-').map(Number)
    return { line: line ?? 0, index: index ?? 0, text }
  })
}

function decisionOf(text: string): Decision {
  return text === 'same' || text === 'other' || text === 'left_out' ? text : ''
}

