import { createHash } from 'node:crypto'
import pg from 'pg'
import { insertMunicipality, insertNamed, insertRegion, type Sender, senderOf } from './queries.ts'
import { shippedPlace } from './shipped-places.ts'
import { type ShippedMunicipality, shippedRegions } from './shipped.ts'

/** The same name gives the same id on every installation, so that installing twice changes nothing. */
export function territoryId(...path: readonly string[]): string {
  const hex = createHash('sha1').update(`samenspel territory ${path.join('/')}`).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, variant + hex.slice(18, 20), hex.slice(20, 32)]
    .join('-')
}

/**
 * Writes the shipped regions, municipalities, area teams, villages and organisations after the migrations.
 * What is there already stays as it is: a village that was renamed keeps its new name.
 */
export async function installTerritory(target: string | pg.Client): Promise<void> {
  if (typeof target !== 'string') return install(senderOf(target))
  const client = new pg.Client({ connectionString: target })
  await client.connect()
  try {
    await install(senderOf(client))
  } finally {
    await client.end()
  }
}

async function install(send: Sender): Promise<void> {
  for (const region of shippedRegions) {
    await insertRegion(send, { id: territoryId(region.slug), slug: region.slug, name: region.name })
    for (const municipality of region.municipalities) {
      await insertMunicipality(send, {
        id: municipalityId(municipality.slug), region_id: territoryId(region.slug), slug: municipality.slug,
        cbs_code: municipality.cbsCode, name: municipality.name, approach_key: municipality.approach,
      })
      await installInside(send, municipality)
    }
  }
}

/** The id that a shipped municipality has everywhere. */
export function municipalityId(slug: string): string {
  return territoryId('municipality', slug)
}

async function installInside(send: Sender, shipped: ShippedMunicipality): Promise<void> {
  const { slug, areaTeams, villages, organisations } = shipped
  const teamOf = new Map(areaTeams.flatMap((team) => team.villages.map((village) => [village, team.name] as const)))
  await insertNamed(send, municipalityId(slug), {
    teams: areaTeams.map(({ name }) => ({ id: territoryId(slug, 'team', name), name })),
    villages: villages.map((name) => {
      const team = teamOf.get(name)
      const area_team_id = team ? territoryId(slug, 'team', team) : null
      return { id: territoryId(slug, 'village', name), name, area_team_id, place: shippedPlace(slug, name) }
    }),
    organisations: organisations.map(({ name, kind }) => ({ id: territoryId(slug, 'organisation', name), name, kind })),
  })
}
