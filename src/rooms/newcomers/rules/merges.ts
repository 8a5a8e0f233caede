interface Identity {
  readonly id: string
  readonly isClosed: boolean
  /** The address is protected: who does not have the file does not find the person. */
  readonly isProtected: boolean
  readonly ids: readonly string[]
}

/**
 * Why these two files cannot become one; undefined when they can. A file that already holds another one is the one
 * to keep, so that a merge is never deeper than one step and can be undone in any order. A closed file is opened before
 * it is merged with an open one: else the open one would vanish with it, or the closed one come back unseen. And a
 * person whose address is protected stays so: the file that is kept says it too.
 */
export function whyNotMerge(kept: Identity, merged: Identity): string | undefined {
  if (kept.id === merged.id) return 'newcomers.refused.same_file'
  if (kept.isClosed !== merged.isClosed) return 'newcomers.refused.one_closed'
  if (merged.isProtected && !kept.isProtected) return 'newcomers.refused.keep_the_protected'
  return merged.ids.length > 1 ? 'newcomers.refused.keep_the_merged' : undefined
}
