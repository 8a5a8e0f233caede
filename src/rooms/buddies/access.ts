/** Who registers, speaks with both sides, and follows pairs; the database shows nobody else's newcomers. */
export const matchWorkers = ['coordinator', 'case_worker'] as const

/** Making pairs weighs everybody who waits, so it is for who sees every file. */
export const matchMakers = ['coordinator'] as const

/** Who looks at what buddies bring: counts, never a pair. */
export const effectLookers = ['coordinator', 'case_worker', 'policy_officer'] as const
