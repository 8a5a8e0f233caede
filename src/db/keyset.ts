import { type RawBuilder, sql } from 'kysely'

/** The keys of a row in an ordered list, as text: where a reader has come. */
export type Place = readonly (string | null)[]

/** Something by which a list is ordered; the last one tells all rows apart. */
export interface Key {
  readonly of: RawBuilder<unknown>
  /** Its type, such as `date`. */
  readonly as: RawBuilder<unknown>
  readonly isDescending?: boolean
}

export function orderBy(keys: readonly Key[]): RawBuilder<unknown> {
  return sql.join(keys.map(({ of, isDescending }) => (isDescending ? sql`${of} desc` : of)))
}

export function placeOf(keys: readonly Key[]): RawBuilder<Place> {
  return sql`json_build_array(${sql.join(keys.map(({ of }) => sql`(${of})::text`))})`
}

/**
 * True for the rows that come after this place: what is added or taken away before it moves nothing. What is absent
 * comes last, and first where the order descends, as PostgreSQL orders it.
 */
export function isAfter(keys: readonly Key[], place: Place): RawBuilder<boolean> {
  const [key, ...rest] = keys
  if (!key) return sql`false`
  const { of, as, isDescending = false } = key
  const [value = null] = place
  const given = sql`cast(${value} as ${as})`
  const further = isDescending ? sql`${of} < ${given}` : sql`(${of} > ${given} or ${of} is null)`
  const beyondNone = isDescending ? sql`${of} is not null` : sql`false`
  const same = sql`${of} is not distinct from ${given}`
  return sql`(${value === null ? beyondNone : further} or (${same} and ${isAfter(rest, place.slice(1))}))`
}
