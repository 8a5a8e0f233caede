/** Who arranges rides: who works with the files of those who ask. The database shows nobody else's. */
export const arrangers = ['coordinator', 'case_worker'] as const
