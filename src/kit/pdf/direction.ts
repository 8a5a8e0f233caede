/** The languages of the newcomer's paper and page, with the direction of their script. */
export const directions = { nl: 'ltr', en: 'ltr', ar: 'rtl', ti: 'ltr', tr: 'ltr', uk: 'ltr', fa: 'rtl' } as const
export type PrintLanguage = keyof typeof directions

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const LEFT_TO_RIGHT = /[\p{L}--[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]]/v
const NUMBER = /[+(]?[\p{Script=Latin}\d][\p{Script=Latin}\d@:/._+()-]*(?:(?<=[\d)])[ \u00a0][\d(][\d()-]*)*/gu
const PLAIN = /^(?:\d+|[\p{Script=Latin}\d]+)$/u

/**
 * How a paragraph runs: as its language does when it holds a letter of that direction, else as its letters do.
 * So a Dutch organisation's name at the head of an Arabic sentence does not turn the sentence round.
 */
export function isRightToLeft(text: string, language: PrintLanguage): boolean {
  if (!RIGHT_TO_LEFT.test(text)) return directions[language] === 'rtl' && !/\p{L}/u.test(text)
  return directions[language] === 'rtl' || !LEFT_TO_RIGHT.test(text)
}

/** Phone, file and house numbers between U+2066 and U+2069, so that 0511-123456 is not read as 123456-0511. */
export function isolateNumbers(text: string): string {
  return text.replaceAll(NUMBER, (run) => {
    const end = run.search(/[@:/._+(-]*$/u)
    const core = run.slice(0, end)
    return /\d/u.test(core) && !PLAIN.test(core) ? `\u2066${core}\u2069${run.slice(end)}` : run
  })
}
