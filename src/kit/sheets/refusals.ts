/** Why a file cannot be read; each says what to do in the texts of the room that reads. */
export type RefusalKey =
  | 'empty' | 'too-big' | 'too-many-rows' | 'too-many-columns' | 'cell-too-long' | 'open-quote' | 'nul'
  | 'unknown-encoding' | 'mixed-encoding' | 'not-text' | 'unknown-kind' | 'kind-differs' | 'old-excel' | 'macro'
  | 'password' | 'broken' | 'bomb' | 'too-many-parts' | 'doctype' | 'no-sheet' | 'too-slow'

/** The file is refused as a whole: nothing of it was read. `values` fill the placeholders of the text. */
export class SheetRefused extends Error {
  readonly key: RefusalKey
  readonly values: Readonly<Record<string, string | number>>

  constructor(key: RefusalKey, values: Readonly<Record<string, string | number>> = {}) {
    super(key)
    this.key = key
    this.values = values
  }
}
