import type pg from 'pg'
import type { Tx } from '../../db/database.ts'
import type { Actor } from '../../kit/actor.ts'
import type { Point } from '../../kit/distance.ts'
import { NotFound } from '../../kit/errors.ts'

/** Sends one statement as the owner of the tables, after the migrations. */
export type Sender = (text: string, values?: unknown[]) => Promise<unknown>

export function senderOf(client: pg.Client): Sender {
  return (text, values) => client.query(text, values)
}

export interface Named {
  readonly id: string
  readonly name: string
}

export interface VillageRow extends Named {
  readonly areaTeamId: string | null
  /** null while nobody said where it lies. */
  readonly at: Point | null
  /** Whom one can ask about what is on there; '' for nobody. */
  readonly contactName: string
  readonly contactPhone: string
}

export interface Shipped {
  teams: readonly Named[]
  villages: readonly (Named & { area_team_id: string | null; place: Point | null })[]
  organisations: readonly (Named & { kind: string })[]
}

/** The villages of the municipality by name, each with its area team. */
export async function listVillages(tx: Tx, actor: Actor): Promise<VillageRow[]> {
  const rows = await tx.selectFrom('village').select([
    'id', 'name', 'area_team_id', 'latitude', 'longitude', 'contact_name', 'contact_phone',
  ]).where('municipality_id', '=', actor.municipalityId).orderBy('name').execute()
  return rows.map(({ id, name, latitude, longitude, ...row }) => ({
    id, name, areaTeamId: row.area_team_id, contactName: row.contact_name, contactPhone: row.contact_phone,
    at: pointOf({ latitude, longitude }),
  }))
}

/** Where the villages of the municipality lie, by id; one that is not on the map is absent. */
export async function villagePoints(tx: Tx, actor: Actor): Promise<Map<string, Point>> {
  return pointsOf(await listVillages(tx, actor))
}

/** The same of villages that are known already. */
export function pointsOf(villages: readonly Pick<VillageRow, 'id' | 'at'>[]): Map<string, Point> {
  return new Map(villages.flatMap(({ id, at }): [string, Point][] => (at ? [[id, at]] : [])))
}

/** A place of which both numbers are known. */
export function pointOf({ latitude, longitude }: { latitude: number | null; longitude: number | null }): Point | null {
  return latitude === null || longitude === null ? null : { latitude, longitude }
}

export async function listAreaTeams(tx: Tx, actor: Actor): Promise<Named[]> {
  return tx.selectFrom('area_team').select(['id', 'name'])
    .where('municipality_id', '=', actor.municipalityId).orderBy('name').execute()
}

/** The municipality in which the actor works. */
export async function getMunicipality(tx: Tx, actor: Actor): Promise<Named & { slug: string; approachKey: string }> {
  const found = await tx.selectFrom('municipality').select(['id', 'name', 'slug', 'approach_key as approachKey'])
    .where('id', '=', actor.municipalityId).executeTakeFirst()
  if (!found) throw new NotFound()
  return found
}

/** By the name in an address; for who is not signed in. */
export async function findMunicipalityBySlug(tx: Tx, slug: string): Promise<(Named & { slug: string }) | undefined> {
  return tx.selectFrom('municipality').select(['id', 'name', 'slug']).where('slug', '=', slug).executeTakeFirst()
}

export async function getVillage(tx: Tx, actor: Actor, id: string): Promise<VillageRow> {
  const found = (await listVillages(tx, actor)).find((village) => village.id === id)
  if (!found) throw new NotFound()
  return found
}

export async function getAreaTeam(tx: Tx, actor: Actor, id: string): Promise<Named> {
  const found = (await listAreaTeams(tx, actor)).find((team) => team.id === id)
  if (!found) throw new NotFound()
  return found
}

export async function insertVillage(tx: Tx, actor: Actor, village: VillageRow): Promise<void> {
  await tx.insertInto('village').values({
    municipality_id: actor.municipalityId, id: village.id, name: village.name, area_team_id: village.areaTeamId,
    ...detailsOf(village),
  }).execute()
}

/** Where a village lies and whom one can ask there. */
export type VillageDetails = Pick<VillageRow, 'at' | 'contactName' | 'contactPhone'>

export async function updateVillageDetails(tx: Tx, actor: Actor, id: string, details: VillageDetails): Promise<void> {
  await tx.updateTable('village').set(detailsOf(details)).where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', id).execute()
}

function detailsOf({ at, contactName, contactPhone }: VillageDetails) {
  return {
    latitude: at?.latitude ?? null, longitude: at?.longitude ?? null, contact_name: contactName,
    contact_phone: contactPhone,
  }
}

export async function insertAreaTeam(tx: Tx, actor: Actor, team: Named): Promise<void> {
  await tx.insertInto('area_team').values({ municipality_id: actor.municipalityId, ...team }).execute()
}

export async function updateName(tx: Tx, actor: Actor, table: 'village' | 'area_team', row: Named): Promise<void> {
  await tx.updateTable(table).set({ name: row.name })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', row.id).execute()
}

export async function updateVillageTeam(tx: Tx, actor: Actor, id: string, areaTeamId: string | null): Promise<void> {
  await tx.updateTable('village').set({ area_team_id: areaTeamId })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).execute()
}

/** Who lives in the village and has no area team of their own follows the village to its team. */
export async function moveResidents(tx: Tx, actor: Actor, villageId: string, areaTeamId: string | null): Promise<void> {
  await tx.updateTable('person_finding').set({ area_team_id: areaTeamId })
    .where('municipality_id', '=', actor.municipalityId).where('village_id', '=', villageId)
    .where('person_id', 'in', tx.selectFrom('person').select('id')
      .where('municipality_id', '=', actor.municipalityId).where('village_id', '=', villageId)
      .where('area_team_id', 'is', null))
    .execute()
}

export async function insertRegion(send: Sender, region: Named & { slug: string }): Promise<void> {
  await send('insert into region (id, slug, name) values ($1, $2, $3) on conflict do nothing',
    [region.id, region.slug, region.name])
}

export async function insertMunicipality(
  send: Sender,
  row: Named & { region_id: string; slug: string; cbs_code: string; approach_key: string },
): Promise<void> {
  await send(`insert into municipality (id, region_id, slug, cbs_code, name, approach_key)
    values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
  [row.id, row.region_id, row.slug, row.cbs_code, row.name, row.approach_key])
}

/** Row-level security is forced: also the owner of the tables names the municipality it writes for. */
export async function insertNamed(send: Sender, municipalityId: string, shipped: Shipped): Promise<void> {
  await send('begin')
  try {
    await send(`set local app.municipality_id = '${uuidText(municipalityId)}'`)
    for (const { id, name } of shipped.teams) {
      await send('insert into area_team (municipality_id, id, name) values ($1, $2, $3) on conflict do nothing',
        [municipalityId, id, name])
    }
    for (const { id, name, area_team_id, place } of shipped.villages) {
      await send(`insert into village (municipality_id, id, name, area_team_id) values ($1, $2, $3, $4)
        on conflict do nothing`, [municipalityId, id, name, area_team_id])
      await send(`update village set latitude = $3, longitude = $4
        where municipality_id = $1 and id = $2 and latitude is null`,
      [municipalityId, id, place?.latitude ?? null, place?.longitude ?? null])
    }
    for (const { id, name, kind } of shipped.organisations) {
      await send(`insert into organisation (municipality_id, id, name, kind) values ($1, $2, $3, $4)
        on conflict do nothing`, [municipalityId, id, name, kind])
    }
    await send('commit')
  } catch (error) {
    await send('rollback')
    throw error
  }
}

function uuidText(text: string): string {
  if (!/^[0-9a-f-]{36}$/.test(text)) throw new Error('not a UUID')
  return text
}
