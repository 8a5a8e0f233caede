import { page, type Route, route } from '../../../web/route.ts'
import { inviters } from '../access.ts'
import { GrowthPage, growthPath } from '../pages/growth.tsx'
import { listGrowth } from '../queries/growth.ts'

/** How contacts grow per village: counts, and nobody by name. */
export const growthRoutes: readonly Route[] = [
  route({
    method: 'GET', path: growthPath, allow: inviters, form: 'none',
    audit: { action: 'invitations.growth', shows: 'figures' },
    async handle({ tx, actor, text }) {
      const body = <GrowthPage rows={await listGrowth(tx, actor)} />
      return page({ title: text.t('invitations.growth.page'), place: 'activities', body })
    },
  }),
]
