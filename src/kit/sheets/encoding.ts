import { SheetRefused } from './refusals.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const SAMPLE = 64 * 1024
const CHUNK = 64 * 1024

/** The text in pieces of at most 64 K bytes, without byte order mark. Throws SheetRefused rather than guess wrong. */
export function* decode(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for (let start = 0; start < bytes.length; start += CHUNK) {
      yield decoder.decode(bytes.subarray(start, start + CHUNK), { stream: true })
    }
    yield decoder.decode()
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw new SheetRefused('unknown-encoding')
    throw error
  }
}

/**
 * How the bytes were written: by byte order mark, by the zero bytes of UTF-16, by whether all of it is UTF-8,
 * and else Windows-1252. Text in which two encodings are mixed, or that is neither, is refused.
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  const marked = byMark(bytes) ?? byZeroBytes(bytes.subarray(0, SAMPLE))
  if (marked) return marked
  const { wrong, right } = countUtf8(bytes)
  if (wrong === 0) return 'utf-8'
  if (right >= wrong) throw new SheetRefused('mixed-encoding')
  if (isNotWindows(bytes)) throw new SheetRefused('unknown-encoding')
  return 'windows-1252'
}

function byMark(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

function byZeroBytes(sample: Uint8Array): Encoding | undefined {
  let even = 0
  let odd = 0
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  const enough = sample.length * 0.2
  if (odd > enough && even < odd / 20) return 'utf-16le'
  if (even > enough && odd < even / 20) return 'utf-16be'
  return undefined
}

/** How many sequences beyond ASCII are right and wrong as UTF-8. */
function countUtf8(bytes: Uint8Array): { right: number; wrong: number } {
  let right = 0
  let wrong = 0
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] as number
    if (byte < 0x80) continue
    const more = followers(byte)
    if (more > 0 && hasFollowers(bytes, index, more)) {
      right += 1
      index += more
    } else wrong += 1
  }
  return { right, wrong }
}

function followers(byte: number): number {
  if (byte >= 0xc2 && byte <= 0xdf) return 1
  if (byte >= 0xe0 && byte <= 0xef) return 2
  if (byte >= 0xf0 && byte <= 0xf4) return 3
  return 0
}

function hasFollowers(bytes: Uint8Array, start: number, count: number): boolean {
  for (let index = start + 1; index <= start + count; index += 1) {
    if (((bytes[index] ?? 0) & 0xc0) !== 0x80) return false
  }
  return true
}

// Bytes that Windows-1252 leaves empty, and signs in the middle of a word: text of an old Mac or a DOS program.
const emptyInWindows = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])
const signInsideWord = /\p{Ll}[‡†ˆ‰•‘“”‹›„™˜‚]\p{Ll}/u

function isNotWindows(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => emptyInWindows.has(byte))) return true
  const decoder = new TextDecoder('windows-1252')
  for (let start = 0; start < bytes.length; start += CHUNK) {
    if (signInsideWord.test(decoder.decode(bytes.subarray(start, start + CHUNK)))) return true
  }
  return false
}
