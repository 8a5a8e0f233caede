import type { z } from 'zod'
import { NotFound } from '../../../kit/errors.ts'
import { page, redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { sheetRoutes } from '../../../web/sheets.ts'
import { fileWorkers } from '../../newcomers/access.ts'
import { findHousing } from '../count-measures.ts'
import { housingForm, housingQuery, type HousingQuery } from '../forms.ts'
import { HousingNumberPage, periodWord } from '../pages/year.tsx'
import type { Behind, Judged } from '../pages/people.tsx'
import { listHoused, listHousingNumbers, writeHousingNumber } from '../queries.ts'
import { type HalfYear, halfYearOf, housedIn } from '../rules/housing.ts'
import { sheetOfBehind, showBehind } from './behind.tsx'

const path = '/sturen/taakstelling'

/** The number that the State asks, and the people behind what was reached of it (SB-03). */
export const housingRoutes: readonly Route[] = [
  route({
    method: 'GET', path, allow: ['coordinator'], form: 'none',
    audit: { action: 'steering.housing.open', shows: 'figures' }, handle: showHousing,
  }),
  route({
    method: 'POST', path, allow: ['coordinator'], form: housingForm,
    audit: { action: 'steering.housing', shows: 'figures' }, again: showHousing, handle: enterHousing,
  }),
  route({
    method: 'GET', path: `${path}/mensen`, allow: fileWorkers, form: housingQuery,
    audit: { action: 'steering.housing.people', shows: 'people' },
    again: (visit) => showHoused(visit, newest), handle: (visit) => showHoused(visit, visit.form),
  }),
  ...sheetRoutes({
    path: `${path}/mensen`, allow: fileWorkers, form: housingQuery,
    audit: { action: 'steering.housing.people.export', shows: 'people' },
    sheet: async (visit) => {
      const { behind, judged } = await housedBehind(visit, visit.form)
      return sheetOfBehind(visit, behind, judged)
    },
  }),
]

const newest: HousingQuery = { halfjaar: '', pagina: 1 }

async function showHoused(visit: Visit<unknown>, query: HousingQuery) {
  const { behind, judged } = await housedBehind(visit, query)
  return showBehind(visit, behind, judged)
}

/** Half-years as they stand in an address: `2026-H2`. */
function halfKey({ year, half }: HalfYear): string {
  return `${year}-H${half}`
}

/** Who was housed in the half-year that is asked for, the newest one that was entered unless another is. */
async function housedBehind(
  { tx, actor, today, text: { t } }: Visit<unknown>, { halfjaar, pagina }: HousingQuery,
): Promise<{ behind: Behind; judged: Judged[] }> {
  const halves = (await listHousingNumbers(tx, actor)).toReversed()
  const found = halves.find((one) => halfKey(one) === halfjaar)
  const asked = found ?? halves[0]
  if (!asked) throw new NotFound('no half-year was entered')
  const people = housedIn(await listHoused(tx, actor), asked, today)
  return {
    behind: {
      path: `${path}/mensen`, title: t('steering.housing.people'), dayLabel: t('steering.housing.housed_on'),
      page: pagina, query: { halfjaar: halfKey(asked) }, isUnknown: halfjaar !== '' && !found,
      filter: [t('steering.housing.people_in'), {
        name: 'halfjaar', label: t('steering.housing.half'), value: halfKey(asked),
        options: halves.map((one) => ({ value: halfKey(one), label: periodWord(one, t) })),
      }],
    },
    judged: people.map(({ personId, housedOn }) =>
      ({ personId, word: t('steering.housing.is_housed'), state: 'done', day: housedOn })),
  }
}

async function showHousing(visit: Visit<unknown>) {
  const { tx, actor, text, state, today } = visit
  const { year, half } = halfYearOf(today)
  const periods = [year + 1, year, year - 1, year - 2]
    .flatMap((one) => [{ year: one, half: 2 }, { year: one, half: 1 }])
  return page({
    title: text.t('steering.housing.enter'), place: 'steering',
    body: <HousingNumberPage view={{
      state, periods, housing: await findHousing(tx, actor), now: `${year}-H${half}`,
    }} />,
  })
}

async function enterHousing({ tx, actor, now, form }: Visit<z.output<typeof housingForm>>) {
  const [year = '', half = ''] = form.period.split('-H')
  await writeHousingNumber(tx, actor, {
    year: Number(year), half: half === '1' ? 1 : 2, asked: form.asked, carried: form.carried, at: now,
  })
  return redirect('/sturen')
}
