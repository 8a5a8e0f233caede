import { withoutGuard } from '../../../../kit/sheets/inert.ts'
import type { Sex, TargetGroup } from '../../../../db/schema.ts'
import type { ProblemKey, RemarkKey } from './problems.ts'
import { bare } from './nearest.ts'

export const languageLevels = ['A0', 'alfa_a', 'alfa_b', 'alfa_c', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const
export type LanguageLevel = (typeof languageLevels)[number]

/** A value, or why there is none. */
export type Read<T> =
  | { readonly value: T; readonly remark?: RemarkKey }
  | { readonly problem: ProblemKey; readonly suggestion?: string }

// INP-02: control characters and direction overrides have no place in a name or a number.
// oxlint-disable-next-line no-control-regex
const refusedSigns = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/u
const allRefusedSigns = new RegExp(refusedSigns.source, 'gu')
const edges = /^[\p{Z}\p{Cf}\s]+|[\p{Z}\p{Cf}\s]+$/gu
const formulaError = /^#(?:N\/[AB]|REF!|VERW!|VALUE!|WAARDE!|NAME\?|NAAM\?|DIV\/0!|DEEL\/0!|NULL!|LEEG!|NUM!|GETAL!)$/i
const placeholders = new Set(['onbekend', 'nvt', 'nnb', 'geennaam', 'naamloos', 'unknown'])

// Most cells are such: nothing in them has to be taken off or put together.
const plainCell = /^[!-&(-~](?:[!-~]| (?! ))*(?<! )$/

/** The cell as one line: the guard of an export, edges and line ends off, letters composed. */
export function oneLine(cell: string): string {
  if (cell === '' || plainCell.test(cell)) return cell
  return withoutGuard(cell).toWellFormed().normalize('NFC').replace(/[\t\r\n\u2028\u2029]+/g, ' ').replace(edges, '')
    .replace(/[\s\u00A0]+/g, ' ')
}

/** The cell as text of several lines, hidden signs taken out. */
export function freeText(cell: string): Read<string> {
  const text = withoutGuard(cell).toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n')
  const cleaned = text.replace(allRefusedSigns, '').replace(edges, '')
  return refusedSigns.test(text) ? { value: cleaned, remark: 'hidden_signs_removed' } : { value: cleaned }
}

/** A heading as one line of at most 120 signs, without hidden ones. */
export function headingText(cell: string): string {
  return oneLine(cell).replace(allRefusedSigns, '').slice(0, 120)
}

/** Why no field can hold this cell, whatever it means; undefined when one can. */
export function whyUnfit(text: string, longest: number): ProblemKey | undefined {
  if (refusedSigns.test(text)) return 'hidden_signs'
  if (formulaError.test(text)) return 'formula_error'
  return text.length > longest ? 'too_long' : undefined
}

/** True when a name can be read aloud: it has a letter, and is not a word for "none". */
export function isName(text: string): boolean {
  const visible = text.replace(/[\u115F\u1160\u3164\uFFA0\u2800]/gu, '')
  return /\p{L}/u.test(visible) && !placeholders.has(bare(visible))
}

/** A name whose every letter an old encoding turned into a question mark. */
export function isLost(text: string): boolean {
  return /^[?\uFFFD\s.'-]*[?\uFFFD]{2}[?\uFFFD\s.'-]*$/.test(text)
}

/** A name in which a letter became a question mark on the way. */
export function hasLostLetter(text: string): boolean {
  return /\p{L}[?\uFFFD]|[?\uFFFD]\p{L}|\uFFFD/u.test(text)
}

const sexes: Readonly<Record<string, Sex>> = {
  v: 'female', vrouw: 'female', f: 'female', female: 'female', meisje: 'female', vrouwelijk: 'female', w: 'female',
  m: 'male', man: 'male', male: 'male', jongen: 'male', mannelijk: 'male', x: 'other', o: 'not_asked', anders: 'other',
  onbekend: 'not_asked', nietgevraagd: 'not_asked', nvt: 'not_asked',
}

export function readSex(text: string): Read<Sex> {
  const value = sexes[bare(text)]
  return value ? { value } : { problem: 'unknown_sex' }
}

const yes = new Set(['ja', 'j', 'yes', 'y', 'waar', 'true', '1', 'x', 'nodig', 'soms', '✓'])
const no = new Set(['nee', 'n', 'no', 'onwaar', 'false', '0', 'geen', 'nietnodig', 'neen'])

export function readAnswer(text: string): Read<boolean> {
  const word = bare(text)
  if (yes.has(word) || text === '✓') return { value: true }
  return no.has(word) ? { value: false } : { problem: 'unknown_answer' }
}

/** A level of the European framework, of literacy (Alfa A to C) or A0, which is below A1. */
export function readLevel(text: string): Read<LanguageLevel> {
  const word = text.toUpperCase().replace(/[\s.-]/g, '')
  if (/^(A0|PREA1|<A1|ONDERA1|ALFA)$/.test(word)) return { value: 'A0' }
  const alfa = /^ALFA([ABC])$/.exec(word)?.[1]
  if (alfa) return { value: `alfa_${alfa.toLowerCase()}` as LanguageLevel }
  const level = languageLevels.find((known) => known === word)
  return level ? { value: level } : { problem: 'unknown_level' }
}

const groups: readonly (readonly [RegExp, TargetGroup])[] = [
  [/statushouder|vergunninghouder|asiel/, 'asylum_status_holder'], [/gezinsmigrant|gezinsher|nareiz|migrant/,
  'family_or_other_migrant'],
  [/oudkomer|ondertussen/, 'earlier_arrival'], [/azc|opvang|coa/, 'in_reception'], [/kind|minderjarig/, 'child'],
  [/anders|overig|onbekend/, 'other'],
]

export function readGroup(text: string): Read<TargetGroup> {
  const value = groups.find(([pattern]) => pattern.test(bare(text)))?.[1]
  return value ? { value } : { problem: 'unknown_group' }
}

/** A phone number as written; the zero that a spreadsheet dropped is put back. */
export function readPhone(text: string): Read<string> {
  if (/\d[eE]\+?\d/.test(text)) return { problem: 'shortened_number' }
  const digits = text.replace(/\D/g, '')
  if (/^6\d{8}$/.test(text)) return { value: `0${text}`, remark: 'zero_restored' }
  if (/^\+?[\d\s().\-/]+$/.test(text) && digits.length >= 9 && digits.length <= 15) return { value: text }
  const [first] = text.split(/[/,;]| en | of /)
  const isTwo = first !== undefined && first !== text && first.replace(/\D/g, '').length >= 9
  return { problem: 'not_phone', ...(isTwo ? { suggestion: first.trim() } : {}) }
}

export function readEmail(text: string): Read<string> {
  const address = text.replace(/^mailto:/i, '')
  return /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(address) ? { value: address } : { problem: 'not_email' }
}

/** A number from another system. Numbers that a spreadsheet shortened (1,2E+08) are no longer that number. */
export function readNumber(text: string): Read<string> {
  return /^\d+([.,]\d+)?[eE]\+\d+$/.test(text) ? { problem: 'shortened_number' } : { value: text }
}

export function readLanguages(text: string): Read<readonly string[]> {
  const names = text.split(/[,;/+&\n]| en | and /i).map((name) => name.trim().slice(0, 60)).filter(Boolean)
  return { value: [...new Set(names.map((name) => name.charAt(0).toUpperCase() + name.slice(1)))] }
}
