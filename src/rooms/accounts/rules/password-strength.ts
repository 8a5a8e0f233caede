export const shortestPassword = 12
export const longestPassword = 200

/** What passwords are held against; read once from the files of this room. */
export interface KnownPasswords {
  /** Whole passwords that many people use, in lower case. */
  readonly common: ReadonlySet<string>
  /** Words from which such passwords are made, longest first. */
  readonly words: readonly string[]
  /** True for a spelling that is known from leaks. */
  isBreached(spelling: string): boolean
}

/** AUTH-01: the text key of what is wrong with a new password, or null. Any characters, no composition rules. */
export function whyRefused(password: string, own: readonly string[], known: KnownPasswords): string | null {
  if ([...password].length < shortestPassword) return 'accounts.problem.password_short'
  if ([...password].length > longestPassword) return 'accounts.problem.password_long'
  const plain = spellingOf(password)
  const bare = plain.replace(/[\d\p{P}\p{Sc}\p{Sm}\p{Sk}]+$/u, '')
  const spellings = [plain, withoutSwaps(plain), ...([...bare].length < fewSigns ? [] : [withoutSwaps(bare)])]
  const isKnown = spellings.some((text) => known.common.has(text) || isMadeOfKnown(text, own, known))
  if (isKnown) return 'accounts.problem.password_common'
  return [...spellings, bare].some((text) => known.isBreached(text)) ? 'accounts.problem.password_breached' : null
}

/** How a password is written before it is held against a list. */
export function spellingOf(password: string): string {
  return password.normalize('NFKC').toLowerCase()
}

/** The name, mail address and workplace of a person, in the pieces that turn up in passwords. */
export function ownWords(texts: readonly string[]): string[] {
  const words = texts.flatMap((text) => text.normalize('NFKC').toLowerCase().split(/[^\p{L}\p{N}]+/u))
  return [...new Set(words)].filter((word) => word.length >= 3).sort((a, b) => b.length - a.length)
}

const swaps: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' }

function withoutSwaps(text: string): string {
  return text.replaceAll(/[013457@$!]/g, (sign) => swaps[sign] ?? sign)
}

// Four known words in a row are a passphrase that nobody guesses soon; three with a year behind them are not.
const fewWords = 3
const fewSigns = 4

function isMadeOfKnown(text: string, own: readonly string[], known: KnownPasswords): boolean {
  const withoutOwn = own.reduce((rest, word) => rest.replaceAll(word, ' '), text)
  let rest = withoutOwn
  let found = 0
  for (const word of known.words) {
    if (!rest.includes(word)) continue
    rest = rest.replaceAll(word, ' ')
    found += 1
  }
  return found <= fewWords && [...withoutPatterns(rest)].length < fewSigns
}

/** Without years, repeated signs, rows such as 1234 or dcba, and signs between the words. */
function withoutPatterns(text: string): string {
  const rest = text.replaceAll(/(?<!\d)(19|20)\d\d(?!\d)/g, ' ').replaceAll(/(.{1,3})\1{2,}/gu, ' ')
  return withoutRows(rest).replaceAll(/[^\p{L}\p{N}\p{M}\p{So}]/gu, '')
}

function withoutRows(text: string): string {
  const codes = [...text].map((sign) => sign.codePointAt(0) ?? 0)
  const isRow = (at: number) => [1, -1].some((step) =>
    codes[at + 1] === (codes[at] ?? 0) + step && codes[at + 2] === (codes[at] ?? 0) + 2 * step)
  return [...text].filter((_, at) => ![at, at - 1, at - 2].some((start) => start >= 0 && isRow(start))).join('')
}
