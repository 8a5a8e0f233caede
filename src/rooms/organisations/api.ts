import { z } from 'zod'
import { type ApiRoute, operation } from '../../web/api/route.ts'
import { id } from '../../web/api/shapes.ts'
import { listOrganisations } from './queries.ts'

const organisation = z.strictObject({ id, name: z.string(), kind: z.string() })

export const operations: readonly ApiRoute[] = [
  operation({
    method: 'GET', path: '/organisations', summary: 'De organisaties die in de gemeente meedoen',
    allow: ['coordinator', 'case_worker', 'administrator'],
    audit: { action: 'organisations.list', shows: 'nothing' }, form: 'none',
    answer: z.strictObject({ items: z.array(organisation) }),
    handle: async ({ tx, actor }) => ({
      items: (await listOrganisations(tx, actor)).map(({ id: organisationId, name, kind }) =>
        ({ id: organisationId, name, kind })),
    }),
  }),
]
