/** Languages that newcomers and the people around them speak, by their code. */
const codes = [
  'aa', 'am', 'ar', 'az', 'be', 'ber', 'bg', 'bn', 'bs', 'ckb', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fa',
  'fa-AF', 'ff', 'fr', 'fy', 'ha', 'he', 'hi', 'hr', 'hu', 'hy', 'id', 'ig', 'it', 'ja', 'ka', 'kk', 'ko', 'ku',
  'ky', 'ln', 'lt', 'lv', 'mk', 'ms', 'my', 'ne', 'nl', 'om', 'pa', 'pl', 'ps', 'pt', 'ro', 'ru', 'rw', 'sk', 'sl',
  'so', 'sq', 'sr', 'sv', 'sw', 'syr', 'ta', 'tg', 'th', 'ti', 'tk', 'tr', 'ug', 'uk', 'ur', 'uz', 'vi', 'wo', 'yo',
  'zh',
] as const

/** What people type that is no name of a language in a list of them. */
const otherNames: Readonly<Record<string, string>> = { farsi: 'fa', koerdisch: 'ku', kurmanci: 'ku', sorani: 'ckb' }

const known = new Map<string, string>()

/** A language as somebody typed it (`Arabisch`), in the words of the reader; a name that is not known stays. */
export function languageNameIn(locale: string, typed: string): string {
  const code = codesByName().get(typed.trim().toLowerCase())
  return code === undefined ? typed : (namesIn(locale).of(code) ?? typed)
}

function codesByName(): ReadonlyMap<string, string> {
  if (known.size > 0) return known
  for (const locale of ['ar', 'en', 'nl']) {
    for (const code of codes) known.set((namesIn(locale).of(code) ?? code).toLowerCase(), code)
  }
  for (const [name, code] of Object.entries(otherNames)) known.set(name, code)
  return known
}

const names = new Map<string, Intl.DisplayNames>()

function namesIn(locale: string): Intl.DisplayNames {
  const made = names.get(locale) ?? new Intl.DisplayNames(locale, { type: 'language' })
  names.set(locale, made)
  return made
}
