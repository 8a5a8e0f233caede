import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'

/** Of letters no more is kept: a longer word is looked up by its beginning and then read in full. */
const mostLetters = 8
const behindAll = '\u{10ffff}'

type Within = Pick<Actor, 'municipalityId'>

/** Of whom what search shows was just written. */
interface Written {
  readonly municipality_id: string
  readonly person_id: string
}

/**
 * By what search finds the names of these people, from what stands in person_finding now: every sound, and the letters
 * from each place on (decision 0112). Whoever writes person_finding calls this after it, in the same transaction.
 */
export async function writeNameKeys(tx: Tx, written: readonly Written[]): Promise<void> {
  for (const [municipalityId, rows] of Map.groupBy(written, (row) => row.municipality_id)) {
    const these = sql`municipality_id = ${municipalityId}
      and person_id = any(${rows.map((row) => row.person_id)}::uuid[])`
    await Promise.all([sql`delete from person_name_key where ${these}`.execute(tx), insertKeys(these).execute(tx)])
  }
}

function insertKeys(these: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`insert into person_name_key (municipality_id, kind, key, person_id, is_hidden)
    select municipality_id, 'sound', sound.key, person_id, is_hidden
    from person_finding cross join lateral (select distinct unnest(name_keys) as key) sound where ${these}
    union all
    select municipality_id, 'letters', letters.key, person_id, is_hidden
    from person_finding cross join lateral (
      select distinct substr(lower(display_name), place, ${sql.lit(mostLetters)}) as key
      from generate_series(1, length(lower(display_name))) as place
      where substr(lower(display_name), place, 1) <> ' '
    ) letters where ${these}`
}

/** The ids of who has one of these sounds in their name. */
export function soundsLike({ municipalityId }: Within, keys: readonly string[]): RawBuilder<unknown> {
  return sql`select s.person_id from person_name_key s where s.municipality_id = ${municipalityId}
    and s.kind = 'sound' and s.key = any(${[...keys]}::text[])`
}

/** The ids of who may have this word in their name as it is typed; of a long word only the beginning counts. */
export function mayHold({ municipalityId }: Within, word: string): RawBuilder<unknown> {
  // PostgreSQL lowers both, as it does for ilike: a program of ours would lower some letters otherwise.
  const start = sql`left(lower(${word}::text), ${sql.lit(mostLetters)})`
  return sql`select l.person_id from person_name_key l where l.municipality_id = ${municipalityId}
    and l.kind = 'letters' and l.key >= ${start} and l.key < ${start} || ${sql.lit(behindAll)}`
}

/** True when all of this word's letters are looked up. Other alphabets may count letters otherwise in lower case. */
export function isKeptWhole(word: string): boolean {
  return word.length <= mostLetters && /^[\x21-\x7e]+$/.test(word)
}
