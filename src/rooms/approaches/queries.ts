import { sql } from 'kysely'
import type { Tx } from '../../db/database.ts'
import type { Actor } from '../../kit/actor.ts'
import type { PlainDate } from '../../kit/plain-dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { type Approach, approachShape } from './forms.ts'
import { inEveryLanguage } from './rules/texts.ts'
import { findApproach } from './shipped.ts'

type Place = Pick<Actor, 'municipalityId'>

/**
 * The approach of the actor's municipality today: the version adopted last, else the shipped one it started with. Its
 * key names it for ever ('v3', 'zeist'). Throws NotFound when its key is of an approach that is not there.
 */
export async function getApproach(tx: Tx, actor: Place): Promise<Approach> {
  const { rows } = await sql<{ approach_key: string; number: number | null; id: string | null }>`
    select m.approach_key, v.number, v.id from municipality m left join lateral (
      select number, id from approach_version where municipality_id = m.id order by number desc limit 1
    ) v on true where m.id = ${actor.municipalityId}`.execute(tx)
  const [row] = rows
  if (!row) throw new NotFound('no such municipality')
  if (row.number !== null && row.id !== null) return adopted(tx, actor, { number: row.number, id: row.id })
  return shipped(row.approach_key)
}

/** The approach that bears this key here: shipped, or a version adopted at any time. Throws NotFound. */
export async function getApproachOf(tx: Tx, actor: Place, key: string): Promise<Approach> {
  const number = /^v(\d{1,6})$/.exec(key)?.[1]
  if (number === undefined) return shipped(key)
  const row = await tx.selectFrom('approach_version').select(['number', 'id'])
    .where('municipality_id', '=', actor.municipalityId).where('number', '=', Number(number)).executeTakeFirst()
  if (!row) throw new NotFound('no such approach')
  return adopted(tx, actor, row)
}

export interface AdoptedVersion {
  readonly number: number
  /** As it was written, without the other languages filled in; its key says which shipped one it was made from. */
  readonly approach: Approach
  readonly purpose: string
  readonly adoptedOn: PlainDate
  readonly adoptedAt: Date
  readonly adoptedBy: string
}

/** Every version that this municipality adopted, the newest first. */
export async function listVersions(tx: Tx, actor: Place): Promise<AdoptedVersion[]> {
  const rows = await tx.selectFrom('approach_version as v').leftJoin('account as a', 'a.id', 'v.adopted_by')
    .select(['v.number', 'v.approach', 'v.purpose', 'v.adopted_on', 'v.adopted_at', 'a.name'])
    .where('v.municipality_id', '=', actor.municipalityId).orderBy('v.number', 'desc').execute()
  return rows.map((row) => ({
    number: row.number, approach: approachShape.parse(row.approach), purpose: row.purpose, adoptedOn: row.adopted_on,
    adoptedAt: row.adopted_at, adoptedBy: row.name ?? '',
  }))
}

/** Every approach that was ever in force here by its key, the newest first, the shipped one it started with last. */
export async function listApproaches(tx: Tx, actor: Place): Promise<{ key: string }[]> {
  const rows = await tx.selectFrom('approach_version').select('number')
    .where('municipality_id', '=', actor.municipalityId).orderBy('number', 'desc').execute()
  return [...rows.map(({ number }) => ({ key: `v${number}` })), { key: (await getStartingApproach(tx, actor)).key }]
}

/** The shipped approach with which the municipality started. */
export async function getStartingApproach(tx: Tx, actor: Place): Promise<Approach> {
  const row = await tx.selectFrom('municipality').select('approach_key').where('id', '=', actor.municipalityId)
    .executeTakeFirst()
  return shipped(row?.approach_key ?? '')
}

// A version never changes, so that it is read and checked once; the oldest leave when there are many.
const known = new Map<string, Approach>()
const mostKnown = 400

async function adopted(tx: Tx, actor: Place, version: { number: number; id: string }): Promise<Approach> {
  const kept = known.get(version.id)
  if (kept) return kept
  const row = await tx.selectFrom('approach_version').select('approach')
    .where('municipality_id', '=', actor.municipalityId).where('number', '=', version.number).executeTakeFirstOrThrow()
  const approach = inEveryLanguage({ ...approachShape.parse(row.approach), key: `v${version.number}` })
  if (known.size >= mostKnown) known.delete([...known.keys()][0] ?? '')
  known.set(version.id, approach)
  return approach
}

function shipped(key: string): Approach {
  const approach = findApproach(key)
  if (!approach) throw new NotFound('no such approach')
  return approach
}
