import type { ClosureReason } from '../../../db/schema.ts'

export interface HeadClosure {
  readonly reason: ClosureReason
  readonly closedOn: string
  readonly note: string
  readonly by: string
}

/** What stands at the top of every page of a file. */
export interface FileHead {
  readonly personId: string
  /** Every id of the person, the kept one first. */
  readonly ids: readonly string[]
  readonly name: string
  readonly called: string
  readonly birthYear: number | null
  readonly village: string | null
  readonly areaTeam: string | null
  readonly lead: string | null
  readonly languages: readonly string[]
  /** null is not known. */
  readonly interpreterNeeded: boolean | null
  readonly interpreterLanguage: string
  readonly phone: string
  readonly isProtected: boolean
  /** How the file was closed; null while it is open. */
  readonly closure: HeadClosure | null
}
