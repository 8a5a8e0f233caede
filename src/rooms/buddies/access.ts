/** Who registers, speaks with both sides, and follows pairs; the database shows nobody else's newcomers. */
export const matchWorkers = ['coordinator', 'case_worker'] as const

/** Making pairs weighs everybody who waits, so it is for who sees every file. */
export const matchMakers = ['coordinator'] as const
