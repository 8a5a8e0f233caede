import { compare, keysOfWord, likelyDuplicate, type Comparable, type Likeness } from '../../likeness.ts'

/** A file or row that is alike, with how much and why. */
export interface Alike<T> extends Likeness {
  readonly item: T
}

/** Files in which the like of another can be found without comparing each with each. */
export interface LikenessIndex<T> {
  add(file: Comparable, item: T): void
  /** Every likely duplicate, the likeliest first, and of equals the one that was added first. */
  find(file: Comparable): Alike<T>[]
}

interface Entry<T> {
  readonly file: Comparable
  readonly item: T
}

/**
 * An index over what two files of one person share whenever they reach `likelyDuplicate`: the whole birth date (also
 * swapped), the birth year with a name, a phone, a mail address or a number.
 */
export function likenessIndex<T>(): LikenessIndex<T> {
  const blocks = new Map<string, Entry<T>[]>()
  return {
    add(file, item) {
      const entry = { file, item }
      for (const key of blockKeys(file)) {
        const block = blocks.get(key)
        if (block) block.push(entry)
        else blocks.set(key, [entry])
      }
    },
    find(file) {
      const near = new Set(lookedUp(file).flatMap((key) => blocks.get(key) ?? []))
      return [...near].map(({ file: other, item }) => ({ item, ...compare(file, other) }))
        .filter(({ score }) => score >= likelyDuplicate).toSorted((first, second) => second.score - first.score)
    },
  }
}

function blockKeys(file: Comparable): string[] {
  return [...birthKeys(file), ...contactKeys(file)]
}

function contactKeys(file: Comparable): string[] {
  return [
    ...(file.phoneDigits ? [`phone ${file.phoneDigits}`] : []),
    ...(file.mail ? [`mail ${file.mail}`] : []),
    ...(file.externalNumber ? [`number ${file.externalNumber}`] : []),
  ]
}

function birthKeys(file: Comparable): string[] {
  if (!file.birthYear) return []
  return [
    ...inYear(file, file.birthDay ? 'whole' : 'open'),
    ...(file.birthDay ? [`born ${file.birthYear} ${file.birthMonth} ${file.birthDay}`] : []),
  ]
}

function lookedUp(file: Comparable): string[] {
  const born = file.birthDay ? [`born ${file.birthYear} ${file.birthMonth} ${file.birthDay}`] : []
  return [...contactKeys(file), ...born, ...alsoLookedUp(file)]
}

// A known day is compared by year with unknown days only: whole years of known days would be most of a caseload.
function alsoLookedUp(file: Comparable): string[] {
  if (!file.birthYear) return []
  if (!file.birthDay) return [...inYear(file, 'whole'), ...inYear(file, 'open')]
  return [...inYear(file, 'open'), `born ${file.birthYear} ${file.birthDay} ${file.birthMonth}`]
}

function inYear(file: Comparable, kind: 'whole' | 'open'): string[] {
  return file.words.flatMap(keysOfWord).map((key) => `${kind} ${file.birthYear} ${key}`)
}
