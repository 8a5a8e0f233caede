import { readdirSync, readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { languageNameIn } from './language-names.ts'

export const languages = ['nl', 'en', 'ar'] as const
export type Language = (typeof languages)[number]

/** Each language in its own script, for the language switch. */
export const languageNames: Record<Language, string> = { nl: 'Nederlands', en: 'English', ar: 'العربية' }

export type Values = Record<string, string | number | Date>

export interface Texts {
  readonly language: Language
  readonly dir: 'ltr' | 'rtl'
  /** The text of a key such as `newcomers.list.title`; the room is the part before the first dot. */
  t(key: string, values?: Values): string
  /** A day as people write it, `3 nov 2026`; '' for none. */
  date(day: string | null | undefined): string
  /** `dinsdag 3 november 2026`. */
  longDate(day: string): string
  /** Clock time of a moment in Europe/Amsterdam, `14:02`. */
  time(moment: Date): string
  /** Day and clock time. */
  moment(moment: Date): string
  number(value: number): string
  /** Things in a row, as one says them: `taal, werk en geld`. */
  list(items: readonly string[]): string
  /** Facts beside each other, without what is empty: `3 nov 2026, 14:00`; the comma is the reader's. */
  row(facts: readonly (string | null | undefined | false)[]): string
  /** A language as somebody typed it, in the words of the reader. */
  languageName(typed: string): string
}

const zone = 'Europe/Amsterdam'
// Latin digits in every language: phone numbers, dates and file numbers are read aloud between people.
const localeOf: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB', ar: 'ar-u-nu-latn' }
// Each made when it is first needed: reading three languages would take a part of every start.
const messages: Partial<Record<Language, Map<string, string>>> = {}
const all: Partial<Record<Language, Texts>> = {}
const compiled = new Map<string, IntlMessageFormat>()

/** The texts of one language; made once, they hold no state of a request. */
export function textsOf(language: Language): Texts {
  return (all[language] ??= build(language))
}

export function isLanguage(text: string | undefined | null): text is Language {
  return languages.includes(text as Language)
}

const Context = createContext<Texts | null>(null)

export function TextProvider({ texts, children }: { texts: Texts; children: ComponentChildren }) {
  return <Context.Provider value={texts}>{children}</Context.Provider>
}

/** The texts of the page being rendered. */
export function useText(): Texts {
  return useContext(Context) ?? textsOf('nl')
}

/** Every key of a language with its message, for the test that compares languages. */
export function messagesOf(language: Language): ReadonlyMap<string, string> {
  return (messages[language] ??= load(language))
}

function load(language: Language): Map<string, string> {
  const folder = new URL(`../../locales/${language}/`, import.meta.url)
  const found = new Map<string, string>()
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const texts = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, string>
    for (const [key, text] of Object.entries(texts)) found.set(`${file.slice(0, -5)}.${key}`, text)
  }
  return found
}

function build(language: Language): Texts {
  const locale = localeOf[language]
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const long = new Intl.DateTimeFormat(locale, {
    weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC',
  })
  const clock = new Intl.DateTimeFormat(locale, {
    hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone,
  })
  const both = new Intl.DateTimeFormat(locale, {
    day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
    timeZone: zone,
  })
  const count = new Intl.NumberFormat(locale)
  const row = new Intl.ListFormat(locale, { type: 'conjunction' })
  return {
    language,
    dir: language === 'ar' ? 'rtl' : 'ltr',
    t: (key, values) => format(language, key, values),
    date: remembered((text) => (text ? day.format(new Date(`${text}T00:00:00Z`)) : '')),
    longDate: (text) => long.format(new Date(`${text}T00:00:00Z`)),
    time: (moment) => clock.format(moment),
    moment: (moment) => both.format(moment),
    number: (value) => count.format(value),
    list: (items) => row.format(items),
    row: (facts) => facts.filter(Boolean).join(format(language, 'web.comma')),
    languageName: (typed) => languageNameIn(locale, typed),
  }
}

/** Lists say the same days again and again; forgotten all at once, so that it never grows. */
function remembered(write: (day: string | null | undefined) => string): typeof write {
  const written = new Map<string | null | undefined, string>()
  return (day) => {
    const known = written.get(day)
    if (known !== undefined) return known
    if (written.size > 5_000) written.clear()
    const text = write(day)
    written.set(day, text)
    return text
  }
}

/** A key without text in the language falls back to Dutch; without Dutch it is shown as it is, so a test sees it. */
function format(language: Language, key: string, values?: Values): string {
  const message = messagesOf(language).get(key) ?? messagesOf('nl').get(key)
  if (message === undefined) return key
  if (!message.includes('{') && !message.includes("'")) return message
  const id = `${language} ${key}`
  let ready = compiled.get(id)
  if (!ready) {
    ready = new IntlMessageFormat(message, localeOf[language])
    compiled.set(id, ready)
  }
  return String(ready.format(values))
}
