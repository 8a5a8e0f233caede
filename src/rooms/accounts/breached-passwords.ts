import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

// Six bytes of SHA-256: among some 44,000 of them a password that never leaked is refused by chance once in 10^9 times.
const width = 6

const known = readFileSync(new URL('breached-passwords.bin', import.meta.url))

/** AUTH-01: true for a password (as spelled by `spellingOf`) of the shipped list of leaked ones; see NOTICE. */
export function isBreached(spelling: string): boolean {
  const wanted = markOf(spelling)
  let [low, high] = [0, known.length / width]
  while (low < high) {
    const middle = (low + high) >> 1
    const order = known.compare(wanted, 0, width, middle * width, (middle + 1) * width)
    if (order === 0) return true
    if (order < 0) low = middle + 1
    else high = middle
  }
  return false
}

/** The shipped form of a list: the sorted marks of its spellings, each once. */
export function breachedBytes(spellings: readonly string[]): Buffer {
  const marks = [...new Set(spellings)].map(markOf).sort((a, b) => a.compare(b))
  return Buffer.concat(marks)
}

// Leaked passwords hold names, birthdays and numbers of real people: only a mark of each is kept.
function markOf(spelling: string): Buffer {
  return createHash('sha256').update(spelling).digest().subarray(0, width)
}
