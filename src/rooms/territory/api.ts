import { z } from 'zod'
import { type ApiRoute, operation } from '../../web/api/route.ts'
import { id } from '../../web/api/shapes.ts'
import { listAreaTeams, listVillages } from './queries.ts'

/** Who needs the names that newcomers and figures refer to. */
const allow = ['coordinator', 'case_worker', 'policy_officer', 'administrator'] as const

const village = z.strictObject({ id, name: z.string(), areaTeamId: id.nullable() })
const areaTeam = z.strictObject({ id, name: z.string() })

export const operations: readonly ApiRoute[] = [
  operation({
    method: 'GET', path: '/villages', summary: 'De dorpen en wijken van de gemeente, met hun gebiedsteam', allow,
    audit: { action: 'territory.villages', shows: 'nothing' }, form: 'none',
    answer: z.strictObject({ items: z.array(village) }),
    handle: async ({ tx, actor }) => ({
      items: (await listVillages(tx, actor)).map(({ id: villageId, name, areaTeamId }) =>
        ({ id: villageId, name, areaTeamId })),
    }),
  }),
  operation({
    method: 'GET', path: '/area-teams', summary: 'De gebiedsteams van de gemeente', allow,
    audit: { action: 'territory.area_teams', shows: 'nothing' }, form: 'none',
    answer: z.strictObject({ items: z.array(areaTeam) }),
    handle: async ({ tx, actor }) => ({
      items: (await listAreaTeams(tx, actor)).map(({ id: teamId, name }) => ({ id: teamId, name })),
    }),
  }),
]
