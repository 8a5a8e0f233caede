import { openRoute, type OpenRoute, type OpenVisit, page, redirect } from '../../../web/route.ts'
import { asGuest } from '../../activities/routes/public.tsx'
import { listVillages } from '../../territory/queries.ts'
import { apply } from '../actions/register.ts'
import { applyForm, viaQuery } from '../forms.ts'
import { ApplyPage } from '../pages/apply.tsx'
import { nothing, type VolunteerParts } from './parts.ts'

const path = '/meedoen/:municipality'

/** Signing up without account, by a link or a code at a stall (AK-09). */
export const openRoutes = ({ secret }: VolunteerParts): OpenRoute[] => [
  openRoute({
    method: 'GET', path, allow: 'everyone', form: viaQuery, audit: nothing('apply.open'),
    again: (visit) => showApply(visit, { via: '', gelukt: '' }), handle: (visit) => showApply(visit, visit.form),
  }),
  openRoute({
    method: 'POST', path, allow: 'everyone', form: applyForm, audit: nothing('apply'),
    again: (visit) => showApply(visit, { via: typedVia(visit), gelukt: '' }),
    async handle(visit) {
      await asGuest(visit, ({ tx, actor }) =>
        apply({ tx, actor, now: visit.now }, visit.form, { secret, address: visit.address }))
      return redirect(`${visit.url.pathname}?${new URLSearchParams({ via: visit.form.via, gelukt: '1' })}`)
    },
  }),
]

function typedVia({ state }: OpenVisit<unknown>): string {
  const via = state.values['via']
  return typeof via === 'string' ? via : ''
}

async function showApply(visit: OpenVisit<unknown>, { via, gelukt }: { via: string; gelukt: string }) {
  return asGuest(visit, async ({ tx, actor, municipality }) => {
    const view = {
      municipality: municipality.name, path: `/meedoen/${municipality.slug}`, via: /^[a-z0-9-]*$/.test(via) ? via : '',
      villages: await listVillages(tx, actor), isDone: gelukt !== '', state: visit.state,
    }
    const title = visit.text.t('volunteers.open.title', { municipality: municipality.name })
    return page({ title, place: '', body: <ApplyPage view={view} /> })
  })
}
