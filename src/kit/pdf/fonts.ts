import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// Static files: Typst does not read variable fonts. Plex for Arabic: Noto's leaves a garbled text layer in the PDF.
const FILES = [
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/700Bold/NotoSans_700Bold.ttf',
  'ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf',
  'ibm-plex-sans-arabic/700Bold/IBMPlexSansArabic_700Bold.ttf',
  'noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf',
  'noto-sans-ethiopic/700Bold/NotoSansEthiopic_700Bold.ttf',
]

const INVISIBLE = /[\s\p{Default_Ignorable_Code_Point}]/u

let loaded: readonly Buffer[] | undefined
let coverage: ReadonlySet<number> | undefined

/** The only fonts a PDF is set in: Latin, Greek, Cyrillic, Arabic, Persian, Ethiopic. Read once. */
export function fontBlobs(): Buffer[] {
  loaded ??= FILES.map((file) => readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/${file}`))))
  return [...loaded]
}

/**
 * The text with each character that no shipped font can draw replaced by one U+FFFD, so that an emoji in a goal
 * never stops a print: PDF/UA refuses undrawable characters.
 */
export function drawable(text: string): string {
  coverage ??= new Set(fontBlobs().flatMap(charactersOf))
  let out = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) out += isDrawn(segment, coverage) ? segment : '\ufffd'
  return out
}

function isDrawn(segment: string, covered: ReadonlySet<number>): boolean {
  return [...segment].every((char) => INVISIBLE.test(char) || covered.has(char.codePointAt(0)!))
}

/** The code points in a TrueType font's character map, of the tables that map plain Unicode. */
function charactersOf(font: Buffer): number[] {
  const map = tableOffset(font, 'cmap')
  return range(1, font.readUInt16BE(map + 2)).flatMap((i) => {
    const at = map + font.readUInt32BE(map + 8 * i)
    const format = font.readUInt16BE(at)
    if (format === 4) return segmentsOf(font, at)
    return format === 12 ? groupsOf(font, at) : []
  })
}

function tableOffset(font: Buffer, name: string): number {
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
    if (font.toString('latin1', at, at + 4) === name) return font.readUInt32BE(at + 8)
  }
  throw new Error(`the font has no ${name} table`)
}

function segmentsOf(font: Buffer, at: number): number[] {
  const count = font.readUInt16BE(at + 6)
  return Array.from({ length: count / 2 }, (_, i) => {
    const last = font.readUInt16BE(at + 14 + 2 * i)
    const first = font.readUInt16BE(at + 16 + count + 2 * i)
    return last === 0xffff ? [] : range(first, last)
  }).flat()
}

function groupsOf(font: Buffer, at: number): number[] {
  return Array.from({ length: font.readUInt32BE(at + 12) }, (_, i) => {
    const group = at + 16 + 12 * i
    return range(font.readUInt32BE(group), font.readUInt32BE(group + 4))
  }).flat()
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}
