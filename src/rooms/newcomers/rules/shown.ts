import { levels, pathDates } from '../forms/person.ts'
import { birthOfText, birthTyped } from './birth.ts'

interface Words {
  t(key: string): string
  date(day: string): string
  row(facts: readonly string[]): string
  languageName(typed: string): string
}

const choices: Readonly<Record<string, string>> = {
  sex: 'sex_choice', target_group: 'target_group', interpreter_needed: 'yes_no', literacy: 'literacy',
  address_protected: 'yes_no',
}

/** The kept text of a field of the file as people read it: a choice in words, a day as written; '' stays ''. */
export function shownValue(field: string, text: string, words: Words): string {
  const { t, date } = words
  if (text === '') return ''
  const kind = choices[field]
  if (kind) return t(`newcomers.${kind}.${text}`)
  if ((pathDates as readonly string[]).includes(field) || field.startsWith('work_end.')) return date(text)
  if (field === 'languages') return shownLanguage(text, words)
  if (field === 'interpreter_language') return words.languageName(text)
  if (field === 'birth') return text.length === 10 ? date(text) : birthTyped(birthOfText(text))
  return text
}

// 'Arabisch, below_a1, mother_tongue'; older rows have the level as 'BELOW A1'.
function shownLanguage(text: string, { t, row, languageName }: Words): string {
  return row(text.split(', ').map((part) => {
    if (part === 'mother_tongue') return t('newcomers.languages.mother_tongue')
    const level = levels.find((known) => known !== '' && known === part.toLowerCase().replace(' ', '_'))
    return level ? t(`newcomers.level.${level}`) : languageName(part)
  }))
}
