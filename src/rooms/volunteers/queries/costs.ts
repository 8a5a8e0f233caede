import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { VolunteerCostKind } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import { type Agreement, daysOfMonth } from '../rules/costs.ts'

export interface CostAgreement extends Agreement {
  readonly id: string
  readonly kind: VolunteerCostKind
  readonly words: string
  readonly by: string
}

/** What was agreed with somebody, what counts now first. */
export async function listAgreements(tx: Tx, actor: Actor, volunteerId: string): Promise<CostAgreement[]> {
  return tx.selectFrom('cost_agreement as k').innerJoin('account as a', 'a.id', 'k.agreed_by')
    .select([
      'k.id', 'k.kind', 'k.words', 'k.monthly_cents as monthlyCents', 'k.first_day as firstDay',
      'k.last_day as lastDay', 'a.name as by',
    ])
    .where('k.municipality_id', '=', actor.municipalityId).where('k.volunteer_id', '=', volunteerId)
    .orderBy(sql`k.last_day desc nulls first`).orderBy('k.first_day', 'desc').orderBy('k.id').execute()
}

/** An agreement with this volunteer; held, so that two claims at once cannot both take what is left. */
export async function getAgreement(tx: Tx, actor: Actor, volunteerId: string, id: string): Promise<Agreement> {
  const row = await tx.selectFrom('cost_agreement')
    .select(['monthly_cents as monthlyCents', 'first_day as firstDay', 'last_day as lastDay'])
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id)
    .where('volunteer_id', '=', volunteerId).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}

interface Agreed extends Agreement {
  readonly id: string
  readonly volunteerId: string
  readonly kind: VolunteerCostKind
  readonly words: string
  readonly at: Date
}

export async function insertAgreement(tx: Tx, actor: Actor, row: Agreed): Promise<void> {
  await tx.insertInto('cost_agreement').values({
    municipality_id: actor.municipalityId, id: row.id, volunteer_id: row.volunteerId, kind: row.kind, words: row.words,
    monthly_cents: row.monthlyCents, first_day: row.firstDay, last_day: row.lastDay, agreed_by: actor.userId,
    agreed_at: row.at,
  }).execute()
}

/** Ends what was agreed with somebody who stops; what begins later ends on its first day. */
export async function endAgreements(tx: Tx, actor: Actor, volunteerId: string, on: PlainDate): Promise<void> {
  await tx.updateTable('cost_agreement').set({ last_day: sql<string>`greatest(first_day, ${on}::date)` })
    .where('municipality_id', '=', actor.municipalityId).where('volunteer_id', '=', volunteerId)
    .where((where) => where.or([where('last_day', 'is', null), where('last_day', '>', on)])).execute()
}

/** What was claimed under an agreement in a month. */
export async function claimedIn(tx: Tx, actor: Actor, agreementId: string, month: string): Promise<number> {
  const { first, last } = daysOfMonth(month)
  const { rows: [row] } = await sql<{ cents: number }>`
    select coalesce(sum(cents), 0)::int as cents from cost_claim where municipality_id = ${actor.municipalityId}
      and agreement_id = ${agreementId} and on_day between ${first} and ${last}`.execute(tx)
  return row?.cents ?? 0
}

export interface Claim {
  readonly id: string
  readonly volunteerId: string
  /** '' when they were taken out of the register since. */
  readonly name: string
  readonly kind: VolunteerCostKind
  readonly onDay: PlainDate
  readonly cents: number
  readonly words: string
}

interface Asked {
  readonly volunteerId?: string
  readonly first?: PlainDate
  readonly last?: PlainDate
  readonly limit?: number
}

/** Claims of somebody or of some days, by name and day. */
export async function listClaims(tx: Tx, actor: Actor, asked: Asked): Promise<Claim[]> {
  const { volunteerId, first, last, limit = 5000 } = asked
  const { rows } = await sql<Claim>`
    select k.id, k.volunteer_id as "volunteerId", v.name, a.kind, k.on_day as "onDay", k.cents, k.words
    from cost_claim k
      join cost_agreement a on a.municipality_id = k.municipality_id and a.id = k.agreement_id
      join volunteer v on v.municipality_id = k.municipality_id and v.id = k.volunteer_id
    where k.municipality_id = ${actor.municipalityId} ${volunteerId ? sql`and k.volunteer_id = ${volunteerId}` : sql``}
      ${first && last ? sql`and k.on_day between ${first} and ${last}` : sql``}
    order by ${volunteerId ? sql`k.on_day desc` : sql`v.name, k.volunteer_id, k.on_day`}, k.id
    limit ${limit}`.execute(tx)
  return rows
}

interface NewClaim extends Pick<Claim, 'id' | 'volunteerId' | 'onDay' | 'cents' | 'words'> {
  readonly agreementId: string
  readonly at: Date
}

export async function insertClaim(tx: Tx, actor: Actor, row: NewClaim): Promise<void> {
  await tx.insertInto('cost_claim').values({
    municipality_id: actor.municipalityId, id: row.id, volunteer_id: row.volunteerId, agreement_id: row.agreementId,
    cents: row.cents, on_day: row.onDay, words: row.words, written_by: actor.userId, written_at: row.at,
  }).execute()
}
