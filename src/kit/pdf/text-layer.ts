import { inflateSync } from 'node:zlib'

/**
 * The text that a screen reader or a search finds in a PDF of ours: one string per line set, in reading order within
 * the line. For tests; reads only what Typst writes (no object streams, no encryption).
 */
export function textLayer(pdf: Buffer): string[] {
  const objects = objectsOf(pdf)
  return [...objects.values()].filter((object) => /\/Type \/Page\s/u.test(object.head)).flatMap((page) => {
    const named = [...page.head.matchAll(/\/(f\d+) (\d+) 0 R/gu)]
    const fonts = new Map(named.map(([, name, id]) => [name!, glyphTexts(objects, id!)]))
    return linesOf(objects.get(/\/Contents (\d+) 0 R/u.exec(page.head)?.[1] ?? '')?.body ?? '', fonts)
  })
}

/** The names of the fonts set in the PDF, without their subset prefix. */
export function fontNames(pdf: Buffer): string[] {
  const named = pdf.toString('latin1').matchAll(/\/BaseFont \/[A-Z]{6}\+([\w-]+)/gu)
  return [...new Set(Array.from(named, ([, name]) => name!))].sort()
}

interface PdfObject {
  readonly head: string
  readonly body: string
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const raw = pdf.toString('latin1')
  return new Map([...raw.matchAll(/^(\d+) 0 obj\n/gmu)].map((match) => {
    const from = match.index + match[0].length
    const end = raw.indexOf('\nendobj', from)
    const stream = raw.indexOf('\nstream\n', from)
    if (stream < 0 || stream > end) return [match[1]!, { head: raw.slice(from, end), body: '' }]
    const head = raw.slice(from, stream)
    const bytes = pdf.subarray(stream + 8, stream + 8 + Number(/\/Length (\d+)/u.exec(head)?.[1] ?? 0))
    return [match[1]!, { head, body: (head.includes('FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1') }]
  }))
}

function glyphTexts(objects: ReadonlyMap<string, PdfObject>, font: string): Map<number, string> {
  const map = objects.get(/\/ToUnicode (\d+) 0 R/u.exec(objects.get(font)?.head ?? '')?.[1] ?? '')?.body ?? ''
  return new Map([...map.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gmu)].map(([, glyph, text]) => {
    return [Number.parseInt(glyph!, 16), Buffer.from(text!, 'hex').swap16().toString('utf16le')]
  }))
}

const TOKEN = /\/(f\d+) [\d.]+ Tf|\/ReversedChars BMC|\((?:\\[\s\S]|[^\\)])*\)|\bEMC\b|\bET\b/gu

function linesOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string[] {
  const lines: string[] = []
  let [line, run, font, reversed] = [[] as string[], [] as string[], '', false]
  const close = () => {
    if (reversed) line.unshift(run.reverse().join(''))
    else line.push(run.join(''))
    run = []
  }
  for (const [token, name] of content.replaceAll(/\/ActualText \((?:\\[\s\S]|[^\\)])*\)/gu, '').matchAll(TOKEN)) {
    if (name) font = name
    else if (token.startsWith('(')) run.push(...glyphsIn(token).map((glyph) => fonts.get(font)?.get(glyph) ?? ''))
    else close()
    if (token.includes('Reversed') || token === 'EMC') reversed = token !== 'EMC'
    if (token === 'ET') lines.push(line.splice(0).join(''))
  }
  return lines
}

function glyphsIn(literal: string): number[] {
  const bytes = literal.slice(1, -1).replaceAll(/\\(\d{1,3}|[\s\S])/gu, (_, code: string) => unescape(code))
  return Array.from({ length: bytes.length / 2 }, (_, i) => bytes.charCodeAt(2 * i) * 256 + bytes.charCodeAt(2 * i + 1))
}

function unescape(code: string): string {
  if (/^\d/u.test(code)) return String.fromCharCode(Number.parseInt(code, 8))
  return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[code] ?? code
}
