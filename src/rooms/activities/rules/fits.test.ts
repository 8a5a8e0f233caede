import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fittingFor, type OnOffer } from './fits.ts'

const meal: OnOffer = {
  id: 'meal', title: 'Koken', kind: 'meal', serves: [], villageId: 'harkema', village: 'Harkema', nextDay: '2026-11-10',
  themeIds: ['neighbours'], languages: ['Nederlands'],
}
const wanting = { area: 'contacts', themeIds: [], villageId: 'buitenpost', languages: ['Tigrinya'] } as const
const ids = (offers: readonly OnOffer[]) => offers.map(({ id }) => id).join(' ')

test('AK-10 what exists is ranked by theme, area, village and language; what answers nothing is not shown', () => {
  const offers: OnOffer[] = [
    // Area 2; area 2 + village 2; theme 3 + area 2; area 2 + language 1; village and language without a need: nothing.
    meal, { ...meal, id: 'near', villageId: 'buitenpost' }, { ...meal, id: 'theme', themeIds: ['lonely'] },
    { ...meal, id: 'spoken', languages: ['tigrinya '] },
    { ...meal, id: 'none', kind: 'lesson', villageId: 'buitenpost', languages: ['Tigrinya'] },
  ]
  assert.equal(ids(fittingFor({ ...wanting, themeIds: ['lonely'] }, offers)), 'theme near spoken meal')
})

test('AK-10 of equal ones what is on sooner goes first, six at most', () => {
  const offers = Array.from({ length: 8 }, (_, at): OnOffer => ({ ...meal, id: String(at), nextDay: `2026-11-${20 - at}` }))
  assert.equal(ids(fittingFor(wanting, offers)), '7 6 5 4 3 2')
})
