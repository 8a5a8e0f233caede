import type { Target } from '../forms.ts'

/** Success criteria of the action agenda that hold a number (MS-16); 8 x 10 is less than 100, so both are kept. */
export const rivierenlandTargets: Target[] = [
  {
    key: 'volunteers', count: 100, period: '2020', source: 'MS-16',
    name: { nl: 'Nieuwe vrijwilligers', en: 'New volunteers', ar: 'متطوعون جدد' },
  },
  {
    key: 'volunteers_per_municipality', count: 10, period: '2020', source: 'MS-16',
    name: {
      nl: 'Nieuwe vrijwilligers in elke gemeente', en: 'New volunteers in each municipality',
      ar: 'متطوعون جدد في كل بلدية',
    },
  },
  {
    key: 'loyal_participants', count: 3, period: '2020', source: 'MS-16',
    name: { nl: 'Trouwe deelnemers', en: 'Loyal participants', ar: 'مشاركون دائمون' },
  },
  {
    key: 'foodtruck', count: 5, period: '2020', source: 'MS-16',
    name: { nl: 'Keer op pad met de foodtruck', en: 'Times out with the food truck', ar: 'جولات عربة الطعام' },
  },
]
