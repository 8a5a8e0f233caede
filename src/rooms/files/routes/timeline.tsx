import { z } from 'zod'
import { Forbidden } from '../../../kit/errors.ts'
import { today as dayOn } from '../../../kit/plain-dates.ts'
import type { WrittenRow } from '../../../kit/sheets/writing.ts'
import { hasProblems } from '../../../web/form-state.ts'
import { page, type Route, route, type Visit } from '../../../web/route.ts'
import { type Sheet, sheetRoutes } from '../../../web/sheets.ts'
import { fileWorkers, mayExportFile } from '../../newcomers/access.ts'
import { fileHeadOf, openFileOf } from '../../newcomers/queries/header.ts'
import { findIdentity } from '../../newcomers/queries/identity.ts'
import { TimelinePage, titleOf } from '../pages/timeline.tsx'
import { findItems } from '../queries/timeline.ts'
import { type TimelineGroup, timelineGroups } from '../rules.ts'

const groupNames = ['', ...Object.keys(timelineGroups)] as ['', ...TimelineGroup[]]

const timelineQuery = z.strictObject({
  soort: z.enum(groupNames).default(''),
  aantal: z.coerce.number().int().min(50).max(5_000).default(50),
})
type TimelineQuery = z.output<typeof timelineQuery>

const step = 50
const mostListed = 50_000

export const timelineRoutes: readonly Route[] = [
  route({
    method: 'GET', path: '/nieuwkomers/:person/tijdlijn', allow: fileWorkers, form: timelineQuery,
    audit: { action: 'files.timeline', shows: 'file' },
    again: (visit) => showTimeline(visit, { soort: '', aantal: step }),
    handle: (visit) => showTimeline(visit, visit.form),
  }),
  ...sheetRoutes({
    path: '/nieuwkomers/:person/tijdlijn', allow: fileWorkers, form: timelineQuery,
    audit: { action: 'files.timeline.export', shows: 'file' }, sheet: (visit) => sheetOf(visit, visit.form),
  }),
]

/** The whole timeline of one kind or of all, newest first. The name of the file holds no name of a person (PRIV-13). */
async function sheetOf(visit: Visit<unknown>, { soort }: TimelineQuery): Promise<Sheet> {
  const { tx, actor, text } = visit
  const head = await fileHeadOf(tx, actor, visit.params['person'] ?? '')
  visit.saw(head.personId)
  if (!mayExportFile(head)) throw new Forbidden()
  const items = await findItems(tx, actor, head.ids, { group: soort, limit: mostListed })
  const { t } = text
  return {
    title: t('files.timeline.title'), name: t('files.timeline.file'),
    headings: ['day', 'what', 'area', 'words', 'before', 'after', 'who']
      .map((key) => t(`files.timeline.column.${key}`)),
    rows: items.map((item): WrittenRow => [
      { day: dayOn(item.at) }, titleOf(item, text), item.area ? t(`approaches.area.${item.area}`) : '', item.body,
      item.change?.old ?? '', item.change?.new ?? '', item.author ?? '',
    ]),
  }
}

async function showTimeline(visit: Visit<unknown>, query: TimelineQuery) {
  const { tx, actor, text } = visit
  const ids = await findIdentity(tx, actor, visit.params['person'] ?? '')
  // One more than is shown, so that it is known whether there are older ones.
  const [{ head }, found] = await Promise.all([
    openFileOf(tx, actor, ids), findItems(tx, actor, ids, { group: query.soort, limit: query.aantal + 1 }),
  ])
  visit.saw(head.personId)
  const older = new URLSearchParams({ soort: query.soort, aantal: String(query.aantal + step) })
  const olderHref = found.length > query.aantal ? `/nieuwkomers/${head.personId}/tijdlijn?${older}` : null
  return page({
    title: `${text.t('files.timeline.title')} · ${head.name}`, place: 'newcomers',
    body: <TimelinePage head={head} items={found.slice(0, query.aantal)} group={query.soort} olderHref={olderHref}
      isUnknown={hasProblems(visit.state)} />,
  })
}
