import type { Tx } from '../../../db/database.ts'
import type { VolunteerSourceKind } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'

export interface Source {
  readonly id: string
  readonly kind: VolunteerSourceKind
  readonly name: string
  /** As it stands in the address. */
  readonly word: string
  readonly isEnded: boolean
  readonly applied: number
  readonly joined: number
}

/** The links by which people sign up, the newest first, each with how many came of it. */
export async function listSources(tx: Tx, actor: Actor): Promise<Source[]> {
  const rows = await tx.selectFrom('volunteer_source as s')
    .leftJoin('volunteer as v', (join) => join.onRef('v.municipality_id', '=', 's.municipality_id')
      .onRef('v.source_id', '=', 's.id'))
    .select(({ fn }) => [
      's.id', 's.kind', 's.name', 's.word', 's.ended_at', fn.count<string>('v.id').as('applied'),
      fn.count<string>('v.joined_on').as('joined'),
    ])
    .where('s.municipality_id', '=', actor.municipalityId).groupBy(['s.municipality_id', 's.id'])
    .orderBy('s.made_at', 'desc').orderBy('s.id').execute()
  return rows.map(({ ended_at, applied, joined, ...row }) => ({
    ...row, isEnded: ended_at !== null, applied: Number(applied), joined: Number(joined),
  }))
}

/** The link in use with this word; undefined for any other word, so that a sign-up never fails on it. */
export async function findSource(tx: Tx, actor: Actor, word: string): Promise<{ id: string } | undefined> {
  return tx.selectFrom('volunteer_source').select('id').where('municipality_id', '=', actor.municipalityId)
    .where('word', '=', word).where('ended_at', 'is', null).executeTakeFirst()
}

/** False when another link has this word. */
export async function insertSource(
  tx: Tx, actor: Actor, row: Pick<Source, 'id' | 'kind' | 'name' | 'word'> & { at: Date },
): Promise<boolean> {
  const { at, ...source } = row
  const done = await tx.insertInto('volunteer_source')
    .values({ municipality_id: actor.municipalityId, ...source, made_at: at, made_by: actor.userId })
    .onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows) === 1
}

export async function endSource(tx: Tx, actor: Actor, id: string, at: Date): Promise<void> {
  const done = await tx.updateTable('volunteer_source').set({ ended_at: at })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).where('ended_at', 'is', null)
    .returning('id').executeTakeFirst()
  if (!done) throw new NotFound()
}
