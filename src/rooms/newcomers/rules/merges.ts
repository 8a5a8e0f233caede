interface Identity {
  readonly id: string
  readonly ids: readonly string[]
}

/**
 * Why these two files cannot become one; undefined when they can. A file that already holds another one is the one
 * to keep, so that a merge is never deeper than one step and can be undone in any order.
 */
export function whyNotMerge(kept: Identity, merged: Identity): string | undefined {
  if (kept.id === merged.id) return 'newcomers.refused.same_file'
  return merged.ids.length > 1 ? 'newcomers.refused.keep_the_merged' : undefined
}
