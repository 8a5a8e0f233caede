/** Said after a Dutch text that stands where a translation is missing, in the words of who reads it. */
const dutchMarks: Readonly<Record<string, string>> = { en: ' (Dutch)', ar: ' (بالهولندية)' }
const otherMark = ' (Nederlands)'

/** The same thing with the Dutch, marked as such, wherever a translation is empty; only Dutch must be written. */
export function inEveryLanguage<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => inEveryLanguage(item as unknown)) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const dutch = (value as { nl?: unknown }).nl
  if (typeof dutch !== 'string') {
    return Object.fromEntries(entries.map(([name, part]) => [name, inEveryLanguage(part as unknown)])) as T
  }
  const marked = (language: string) => dutch + (dutchMarks[language] ?? otherMark)
  return Object.fromEntries(entries.map(([language, text]) => [language, text === '' ? marked(language) : text])) as T
}
