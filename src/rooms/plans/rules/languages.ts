import type { PrintLanguage } from '../../../kit/pdf/direction.ts'

// How people and systems write the languages of the paper: codes, Dutch, English, their own names.
const names: Readonly<Record<Exclude<PrintLanguage, 'nl'>, RegExp>> = {
  ar: /^(ar|ara)\b|arab|عرب/iu,
  ti: /^(ti|tir)\b|tigri|ትግር/iu,
  tr: /^(tr|tur)\b|turks|turkish|türk/iu,
  uk: /^(uk|ukr)\b|oekra|ukrain|україн/iu,
  fa: /^(fa|fas|per|prs)\b|farsi|dari\b|perz|pers|فارس|دری/iu,
  en: /^(en|eng)\b|engel|english/iu,
}

/** The language of the paper for somebody who speaks these, the mother tongue first; Dutch when none is among them. */
export function printLanguageOf(spoken: readonly string[]): PrintLanguage {
  for (const language of spoken) {
    const found = Object.entries(names).find(([, pattern]) => pattern.test(language.trim()))
    if (found) return found[0] as PrintLanguage
  }
  return 'nl'
}
