import { page, redirect, type Route, route } from '../../../web/route.ts'
import { scannable } from '../../../web/scannable.ts'
import { getMunicipality } from '../../territory/queries.ts'
import { keepers } from '../access.ts'
import { addSource } from '../actions/register.ts'
import { sourceForm } from '../forms.ts'
import { volunteersPath } from '../pages/parts.tsx'
import { SourcesPage } from '../pages/sources.tsx'
import { endSource, listSources } from '../queries/sources.ts'
import { type AnyVisit, nothing, type VolunteerParts } from './parts.ts'

const path = `${volunteersPath}/links`

/** The links and codes by which people sign up. */
export function sourceRoutes(parts: VolunteerParts): Route[] {
  const show = (visit: AnyVisit) => showSources(parts, visit)
  return [
    route({ method: 'GET', path, allow: keepers, form: 'none', audit: nothing('links'), handle: show }),
    route({
      method: 'POST', path, allow: keepers, form: sourceForm, audit: nothing('links.add'), again: show,
      async handle(visit) {
        await addSource(visit, visit.form)
        return redirect(path)
      },
    }),
    route({
      method: 'POST', path: `${path}/:source/einde`, allow: keepers, form: 'none', audit: nothing('links.end'),
      async handle(visit) {
        await endSource(visit.tx, visit.actor, visit.params['source'] ?? '', visit.now)
        return redirect(path)
      },
    }),
  ]
}

async function showSources({ origin }: VolunteerParts, { tx, actor, url, text, state }: AnyVisit) {
  const [sources, { slug }] = await Promise.all([listSources(tx, actor), getMunicipality(tx, actor)])
  const shown = await Promise.all(sources.map(async (source) => {
    const address = `${origin ?? url.origin}/meedoen/${slug}?via=${source.word}`
    return { ...source, address, code: source.isEnded ? '' : await scannable(address, 2) }
  }))
  const body = <SourcesPage view={{ sources: shown, state }} />
  return page({ title: text.t('volunteers.links.title'), place: 'volunteers', body })
}
