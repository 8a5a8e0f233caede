import type { Target } from '../forms.ts'

/** The numbers of the plan of 2017: the template of that year, not today's targets. */
export const sonEnBreugelTargets: Target[] = [
  {
    key: 'key', share: 1, withinMonths: 3, period: '2017', source: 'SB-03',
    name: {
      nl: 'De sleutel binnen 3 maanden na de vergunning', en: 'The key within 3 months of the permit',
      ar: 'المفتاح خلال 3 أشهر من الإقامة',
    },
  },
  {
    key: 'housed', count: 13, period: '2017-H1', source: 'SB-03',
    name: { nl: 'Mensen een woning geven', en: 'People housed', ar: 'أشخاص حصلوا على سكن' },
  },
  {
    key: 'plan', share: 1, withinMonths: 1, period: '2017', source: 'SB-04',
    name: {
      nl: 'Een plan binnen 1 maand na de verhuizing', en: 'A plan within 1 month of moving in',
      ar: 'خطة خلال شهر من الانتقال',
    },
  },
  {
    key: 'a2', share: 0.9, withinMonths: 36, period: '2017', source: 'SB-05',
    name: { nl: 'Taalniveau A2 binnen 3 jaar', en: 'Language level A2 within 3 years', ar: 'مستوى A2 خلال 3 سنوات' },
  },
  {
    key: 'households_to_work', count: 4, period: '2017', source: 'SB-07',
    name: {
      nl: 'Gezinnen aan het werk met hulp van de gemeente', en: 'Households to work with help of the municipality',
      ar: 'أسر بدأت العمل بمساعدة البلدية',
    },
  },
  {
    key: 'internships', count: 2, period: '2017', source: 'SB-07',
    name: {
      nl: 'Stages in het groenbeheer', en: 'Internships in green maintenance',
      ar: 'تدريب في العناية بالمساحات الخضراء',
    },
  },
  {
    key: 'training_groups', count: 3, period: '2017', source: 'SB-07',
    name: {
      nl: 'Trainingsgroepen van 8 tot 10 mensen', en: 'Training groups of 8 to 10 people',
      ar: 'مجموعات تدريب من 8 إلى 10 أشخاص',
    },
  },
]
