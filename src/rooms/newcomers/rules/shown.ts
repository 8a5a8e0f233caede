import { pathDates } from '../forms/person.ts'
import { birthOfText, birthTyped } from './birth.ts'

interface Words {
  t(key: string): string
  date(day: string): string
}

const choices: Readonly<Record<string, string>> = {
  sex: 'sex_choice', target_group: 'target_group', interpreter_needed: 'yes_no', literacy: 'literacy',
  address_protected: 'yes_no',
}

/** The kept text of a field as people read it: a choice in words, a day as written; '' stays ''. */
export function shownValue(field: string, text: string, { t, date }: Words): string {
  if (text === '') return ''
  const kind = choices[field]
  if (kind) return t(`newcomers.${kind}.${text}`)
  if ((pathDates as readonly string[]).includes(field)) return date(text)
  if (field === 'birth') return text.length === 10 ? date(text) : birthTyped(birthOfText(text))
  return text
}
