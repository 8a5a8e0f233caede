/** Who reads whom to ask for what; the database shows them those who take part now, and no costs or calls. */
export const readers = ['coordinator', 'case_worker'] as const

/** Who keeps the register: calls back, writes down what was seen and agreed, agrees on costs. */
export const keepers = ['coordinator'] as const
