import { addMonths } from '../../../kit/plain-dates.ts'
import type { WrittenRow } from '../../../kit/sheets/writing.ts'
import { hasProblems } from '../../../web/form-state.ts'
import { page, type Route, route } from '../../../web/route.ts'
import { type Sheet, sheetRoutes } from '../../../web/sheets.ts'
import { keepers } from '../access.ts'
import { monthQuery, type MonthQuery } from '../forms.ts'
import { CostsPage, type PersonCosts } from '../pages/costs.tsx'
import { volunteersPath } from '../pages/parts.tsx'
import { type Claim, listClaims } from '../queries/costs.ts'
import { daysOfMonth, monthOf } from '../rules/costs.ts'
import { type AnyVisit, nothing } from './parts.ts'

const path = `${volunteersPath}/kosten`

/** What was claimed month by month, on a page and as a sheet for the administration. */
export const costRoutes: readonly Route[] = [
  route({
    method: 'GET', path, allow: keepers, form: monthQuery, audit: nothing('costs'),
    again: (visit) => showCosts(visit, null), handle: (visit) => showCosts(visit, visit.form.maand),
  }),
  ...sheetRoutes({
    path, allow: keepers, form: monthQuery, audit: nothing('costs.export'),
    sheet: (visit) => sheetOf(visit, visit.form),
  }),
]

async function showCosts({ tx, actor, today, text, state }: AnyVisit, asked: string | null) {
  const month = asked ?? monthOf(today)
  const { first, last } = daysOfMonth(month)
  const claims = await listClaims(tx, actor, { first, last })
  const later = monthOf(addMonths(first, 1))
  const view = {
    month, earlier: monthOf(addMonths(first, -1)), later: later <= monthOf(today) ? later : null,
    people: byPerson(claims), isUnknown: hasProblems(state),
  }
  return page({ title: text.t('volunteers.costs.page'), place: 'volunteers', body: <CostsPage view={view} /> })
}

function byPerson(claims: readonly Claim[]): PersonCosts[] {
  const groups = Map.groupBy(claims, ({ volunteerId }) => volunteerId)
  return [...groups].map(([volunteerId, own]) => ({
    volunteerId, name: own[0]?.name ?? '', claims: own, cents: own.reduce((sum, { cents }) => sum + cents, 0),
  }))
}

async function sheetOf({ tx, actor, today, text: { t } }: AnyVisit, { maand }: MonthQuery): Promise<Sheet> {
  const month = maand ?? monthOf(today)
  const { first, last } = daysOfMonth(month)
  const claims = await listClaims(tx, actor, { first, last })
  const rows = byPerson(claims).flatMap(({ name, claims: own, cents }): WrittenRow[] => [
    ...own.map((claim): WrittenRow => [
      claim.name || t('volunteers.erased'), { day: claim.onDay }, t(`volunteers.cost.${claim.kind}`), claim.words,
      claim.cents / 100,
    ]),
    [name || t('volunteers.erased'), null, t('volunteers.costs.sum'), '', cents / 100],
  ])
  const total = claims.reduce((sum, { cents }) => sum + cents, 0)
  return {
    title: t('volunteers.costs.page'), name: `${t('volunteers.costs.file')}-${month}`,
    headings: ['name', 'day', 'kind', 'words', 'amount'].map((key) => t(`volunteers.costs.column.${key}`)),
    rows: [...rows, [t('volunteers.costs.all'), null, '', '', total / 100]],
  }
}
