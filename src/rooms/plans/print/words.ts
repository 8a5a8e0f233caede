import { readFileSync } from 'node:fs'
import { type PrintLanguage, directions } from '../../../kit/pdf/direction.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type dutch from './words/nl.json'

export type WordKey = keyof typeof dutch

/** Languages whose fixed texts a person has read and found right; the others say on paper that a machine made them. */
const checkedByPerson: readonly PrintLanguage[] = ['nl']

/** The languages of a plan on paper, Dutch first. */
export const printLanguages = Object.keys(directions) as PrintLanguage[]

/** Each language in its own script, for the choice of language. */
export const printLanguageNames: Readonly<Record<PrintLanguage, string>> = {
  nl: 'Nederlands', en: 'English', ar: 'العربية', ti: 'ትግርኛ', tr: 'Türkçe', uk: 'Українська', fa: 'فارسی',
}

const words = Object.fromEntries(printLanguages.map((language) => [language, load(language)])) as
  Record<PrintLanguage, Readonly<Record<WordKey, string>>>

/** A fixed text of the paper in one of its seven languages. */
export function word(language: PrintLanguage, key: WordKey): string {
  return words[language][key]
}

/** True when the fixed texts of this language still need a person's eye. */
export function isMachineMade(language: PrintLanguage): boolean {
  return !checkedByPerson.includes(language)
}

/** '3 maart 2026' in the language, in the calendar and digits of the Dutch side, so that both sides can be compared. */
export function dayIn(language: PrintLanguage, day: PlainDate): string {
  const format = new Intl.DateTimeFormat(`${language === 'en' ? 'en-GB' : language}-u-ca-gregory-nu-latn`, {
    day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC',
  })
  return format.format(new Date(`${day}T00:00:00Z`))
}

function load(language: PrintLanguage): Record<WordKey, string> {
  return JSON.parse(readFileSync(new URL(`./words/${language}.json`, import.meta.url), 'utf8'))
}
