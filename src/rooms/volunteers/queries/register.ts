import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { VolunteerEndReason } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import { addDays, type PlainDate } from '../../../kit/plain-dates.ts'
import type { ListQuery } from '../forms.ts'
import { callBackDays, type CertificateState } from '../rules/register.ts'

/** What somebody told of themselves. */
export interface Told {
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly villageId: string | null
  readonly radiusKm: number | null
  readonly languages: readonly string[]
  readonly times: readonly string[]
  readonly likes: readonly string[]
  readonly words: string
}

export interface Volunteer extends Told {
  readonly id: string
  readonly village: string | null
  readonly source: string | null
  readonly appliedOn: PlainDate
  /** Who wrote them down; null when they signed up by themselves. */
  readonly writtenBy: string | null
  readonly callerId: string | null
  readonly caller: string | null
  readonly joinedOn: PlainDate | null
  readonly organisationId: string | null
  readonly organisation: string | null
  readonly anchoredOn: PlainDate | null
  readonly codeSignedOn: PlainDate | null
  readonly endedOn: PlainDate | null
  readonly endReason: VolunteerEndReason | null
  readonly endWords: string
  readonly version: number
}

const columns = sql`v.id, v.name, v.phone, v.email, v.village_id as "villageId", v.radius_km as "radiusKm", v.languages,
  v.times, v.likes, v.words, g.name as village, s.name as source, v.applied_on as "appliedOn", w.name as "writtenBy",
  v.caller_id as "callerId", c.name as caller, v.joined_on as "joinedOn", v.organisation_id as "organisationId",
  o.name as organisation, v.anchored_on as "anchoredOn", v.code_signed_on as "codeSignedOn", v.ended_on as "endedOn",
  v.end_reason as "endReason", v.end_words as "endWords", v.version`

const joined = sql`volunteer v
  left join village g on g.municipality_id = v.municipality_id and g.id = v.village_id
  left join volunteer_source s on s.municipality_id = v.municipality_id and s.id = v.source_id
  left join organisation o on o.municipality_id = v.municipality_id and o.id = v.organisation_id
  left join account w on w.id = v.written_by left join account c on c.id = v.caller_id`

/** One volunteer whom this actor may see. Throws NotFound. */
export async function getVolunteer(tx: Tx, actor: Actor, id: string): Promise<Volunteer> {
  const { rows: [row] } = await sql<Volunteer>`select ${columns} from ${joined}
    where v.municipality_id = ${actor.municipalityId} and v.id = ${id} and v.erased_at is null`.execute(tx)
  if (!row) throw new NotFound()
  return row
}

export interface ListedVolunteer extends Volunteer {
  readonly certificate: CertificateState
  readonly tasks: number
  /** The last time that somebody tried to call; null while nobody did. */
  readonly calledAt: Date | null
}

export const perPage = 50

/** A page of the register with one row more, by which one knows that there is a next one: waiting ones oldest first. */
export async function listVolunteers(tx: Tx, actor: Actor, query: ListQuery): Promise<ListedVolunteer[]> {
  const { rows } = await sql<ListedVolunteer>`
    select ${columns}, ${certificate(actor)} as certificate, t.tasks, l.called_at as "calledAt" from ${joined}
      left join lateral (select count(*)::int as tasks from volunteer_task k
        where k.municipality_id = v.municipality_id and k.volunteer_id = v.id and k.ended_on is null) t on true
      left join lateral (select max(at) as called_at from volunteer_call k
        where k.municipality_id = v.municipality_id and k.volunteer_id = v.id) l on true
    where v.municipality_id = ${actor.municipalityId} and v.erased_at is null ${wanted(actor, query)}
    order by ${query.stand === 'waiting' ? sql`v.applied_on` : sql`v.name`}, v.id
    limit ${perPage + 1} offset ${(query.pagina - 1) * perPage}`.execute(tx)
  return rows
}

// The newest one that was seen says whether it is asked for again.
function certificate(actor: Actor): RawBuilder<CertificateState> {
  return sql<CertificateState>`coalesce((select case when k.again_on < ${actor.today} then 'again' else 'seen' end
    from conduct_certificate k where k.municipality_id = v.municipality_id and k.volunteer_id = v.id
    order by k.seen_on desc, k.id desc limit 1), 'none')`
}

const inStanding = {
  waiting: sql`and v.joined_on is null and v.ended_on is null`,
  active: sql`and v.joined_on is not null and v.ended_on is null`, ended: sql`and v.ended_on is not null`,
}

function wanted(actor: Actor, { dorp, taal, wat, vog, stand }: ListQuery): RawBuilder<unknown> {
  return sql`${stand ? inStanding[stand] : sql``} ${dorp ? sql`and v.village_id = ${dorp}` : sql``}
    ${taal ? sql`and ${taal} = any(v.languages)` : sql``} ${wat ? sql`and ${wat} = any(v.likes)` : sql``}
    ${vog ? sql`and ${certificate(actor)} = ${vog}` : sql``}`
}

/** Every language that somebody in the register speaks, for the filter. */
export async function listSpoken(tx: Tx, actor: Actor): Promise<string[]> {
  const { rows } = await sql<{ language: string }>`select distinct unnest(languages) as language from volunteer
    where municipality_id = ${actor.municipalityId} and ended_on is null and erased_at is null order by 1`.execute(tx)
  return rows.map(({ language }) => language)
}

/** How many wait for a call for longer than they should, and since when the first of them does. */
export async function countUncalled(
  tx: Tx, actor: Actor,
): Promise<{ count: number; firstAppliedOn: PlainDate | null }> {
  const { rows: [row] } = await sql<{ count: number; firstAppliedOn: PlainDate | null }>`
    select count(*)::int as count, min(applied_on) as "firstAppliedOn" from volunteer
    where municipality_id = ${actor.municipalityId} and joined_on is null and ended_on is null
      and applied_on < ${addDays(actor.today, -callBackDays)}`.execute(tx)
  return row ?? { count: 0, firstAppliedOn: null }
}

interface NewVolunteer extends Told {
  readonly id: string
  readonly likeness: string
  readonly sourceId: string | null
  readonly writtenBy: string | null
  readonly at: Date
}

/** False when somebody of this name and number stands in the register; a visitor may write there and not read. */
export async function insertVolunteer(tx: Tx, actor: Actor, row: NewVolunteer): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into volunteer (municipality_id, id, name, phone, email, likeness, village_id, radius_km, languages, times,
      likes, words, source_id, applied_on, applied_at, written_by)
    values (${actor.municipalityId}, ${row.id}, ${row.name}, ${row.phone}, ${row.email}, ${row.likeness},
      ${row.villageId}, ${row.radiusKm}, ${[...row.languages]}, ${[...row.times]}, ${[...row.likes]}, ${row.words},
      ${row.sourceId}, ${actor.today}, ${row.at}, ${row.writtenBy}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

interface Anchor extends Told {
  readonly organisationId: string | null
  readonly anchoredOn: PlainDate | null
}

/** False when somebody else changed it meanwhile: nothing is written then. */
export async function updateVolunteer(
  tx: Tx, actor: Actor, { id, version }: Pick<Volunteer, 'id' | 'version'>, row: Anchor,
): Promise<boolean> {
  const done = await tx.updateTable('volunteer').set({
    name: row.name, phone: row.phone, email: row.email, village_id: row.villageId,
    radius_km: row.radiusKm, languages: [...row.languages], times: [...row.times], likes: [...row.likes],
    words: row.words, organisation_id: row.organisationId, anchored_on: row.anchoredOn, version: version + 1,
  }).where('municipality_id', '=', actor.municipalityId).where('id', '=', id).where('version', '=', version)
    .returning('id').executeTakeFirst()
  return done !== undefined
}

interface Course {
  readonly caller_id?: string
  readonly joined_on?: PlainDate
  readonly code_signed_on?: PlainDate
  readonly ended_on?: PlainDate
  readonly end_reason?: VolunteerEndReason
  readonly end_words?: string
}

/** Writes what became of somebody. */
export async function setCourse(tx: Tx, actor: Actor, id: string, course: Course): Promise<void> {
  await tx.updateTable('volunteer').set(course).where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', id).execute()
}
