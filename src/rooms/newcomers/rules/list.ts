/** What the list is asked for; absent is everybody. */
export interface ListFilter {
  readonly village?: string | undefined
  readonly team?: string | undefined
  /** An account, `me` or `nobody`. */
  readonly lead?: string | undefined
  readonly group?: string | undefined
  readonly housed?: 'waiting' | 'housed' | 'year' | undefined
  /** Closed files are left out unless they are asked for. */
  readonly files?: 'open' | 'closed' | 'all' | undefined
  /** What stands in these own fields, by their ids. */
  readonly own?: Readonly<Record<string, string>>
  readonly order?: 'name' | 'housed' | 'new' | undefined
  /** Only these people, by kept id; for lists that another room counts. */
  readonly among?: readonly string[] | undefined
  /** Leaves out who has a protected address: such a person stands in no export. */
  readonly unprotected?: boolean
}

/** As many as leave a page below 60 KB, also in Arabic (decision 0019). */
export const pageSize = 35

/** The pages that a list of so many rows has; at least one. */
export function pagesOf(total: number): number {
  return Math.max(1, Math.ceil(total / pageSize))
}
