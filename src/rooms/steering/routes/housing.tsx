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
    handle: async (visit) => {
      const { behind, judged } = await housedBehind(visit)
      return showBehind(visit, behind, judged)
    },
  }),
  ...sheetRoutes({
    path: `${path}/mensen`, allow: fileWorkers, form: housingQuery,
    audit: { action: 'steering.housing.people.export', shows: 'people' },
    sheet: async (visit) => {
      const { behind, judged } = await housedBehind(visit)
      return sheetOfBehind(visit, behind, judged)
    },
  }),
]

/** Half-years as they stand in an address: `2026-H2`. */
function halfKey({ year, half }: HalfYear): string {
  return `${year}-H${half}`
}

/** Who was housed in the half-year that is asked for, the newest one that was entered unless another is. */
async function housedBehind(
  { tx, actor, today, form, text: { t } }: Visit<HousingQuery>,
): Promise<{ behind: Behind; judged: Judged[] }> {
  const halves = (await listHousingNumbers(tx, actor)).toReversed()
  const asked = form.halfjaar === '' ? halves[0] : halves.find((one) => halfKey(one) === form.halfjaar)
  if (!asked) throw new NotFound('no such half-year')
  const people = housedIn(await listHoused(tx, actor), asked, today)
  return {
    behind: {
      path: `${path}/mensen`, title: t('steering.housing.people'), dayLabel: t('steering.housing.housed_on'),
      page: form.pagina, query: { halfjaar: halfKey(asked) },
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
