import { type RawBuilder, sql } from 'kysely'

/**
 * For `where(column, '=', anyOf(values))`. One array, however many values: `in (…)` makes another statement for every
 * length, each of which would be planned and kept under a name of its own on every connection (decision 0064).
 */
export function anyOf<T extends string>(values: readonly T[]): RawBuilder<T> {
  return sql<T>`any(${[...values]})`
}
