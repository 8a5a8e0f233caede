import { SheetRefused } from './refusals.ts'

export type SheetKind = 'csv' | 'xlsx'

const extensions: Readonly<Record<string, SheetKind>> = { csv: 'csv', txt: 'csv', tsv: 'csv', tab: 'csv', xlsx: 'xlsx' }
const macroExtensions = new Set(['xlsm', 'xltm', 'xlsb', 'xlam'])

/** What the file is, by its name and by its first bytes; the two have to agree (UPL-01). Throws SheetRefused. */
export function kindOf(name: string, bytes: Uint8Array): SheetKind {
  if (bytes.length === 0) throw new SheetRefused('empty')
  const extension = extensionOf(name)
  if (macroExtensions.has(extension)) throw new SheetRefused('macro')
  if (extension === 'xls' || extension === 'xlt') throw new SheetRefused('old-excel')
  const named = extensions[extension]
  if (!named) throw new SheetRefused('unknown-kind', { extension: extension || '-' })
  const found = contentOf(bytes)
  if (found === 'old-office') throw new SheetRefused(isEncryptedOffice(bytes) ? 'password' : 'old-excel')
  if (found !== named) throw new SheetRefused('kind-differs', { extension })
  return named
}

function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? ''
}

function contentOf(bytes: Uint8Array): SheetKind | 'old-office' | 'other' {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'xlsx'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'old-office'
  return looksLikeOther(bytes) ? 'other' : 'csv'
}

const otherStarts: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], [0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b], [0x50, 0x4b, 0x05, 0x06], [0x37, 0x7a, 0xbc, 0xaf], [0x52, 0x61, 0x72, 0x21],
]

function looksLikeOther(bytes: Uint8Array): boolean {
  if (otherStarts.some((start) => startsWith(bytes, start))) return true
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').replace(/^\xef\xbb\xbf/, '').trimStart()
  return /^(<!doctype|<html|<\?xml|<table|<svg|<script|\{\\rtf)/i.test(head)
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

function isEncryptedOffice(bytes: Uint8Array): boolean {
  const name = Buffer.from('EncryptedPackage', 'utf16le')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name)
}
