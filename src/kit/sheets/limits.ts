/** What a file may cost while it is read; nothing that a file says about itself is believed (UPL-03). */
export interface Limits {
  /** Bytes of the file as it came in. */
  readonly fileBytes: number
  /** Bytes that come out of a packed file, counted while they come. */
  readonly unpackedBytes: number
  readonly parts: number
  readonly rows: number
  readonly columns: number
  /** Characters in one cell. */
  readonly cell: number
  readonly milliseconds: number
  /** Memory of the reading thread. */
  readonly megabytes: number
}

export const defaultLimits: Limits = {
  fileBytes: 32 * 1024 * 1024,
  unpackedBytes: 96 * 1024 * 1024,
  parts: 2_000,
  rows: 50_000,
  columns: 256,
  cell: 32_767,
  milliseconds: 7_000,
  megabytes: 192,
}
