/** Keeps the own lists and fields of the municipality; they name no person. */
export const keepers = ['coordinator', 'administrator'] as const
