/** Who invites a newcomer, and answers for them: who works with their file. The database shows nobody else's. */
export const inviters = ['coordinator', 'case_worker'] as const
