import type { Approach } from '../forms.ts'
import { readyActions } from './actions.ts'
import { ownWords } from './questions.ts'
import { defaultThresholds, talksOfTwoYears } from './rhythm.ts'
import { startingThemes } from './themes.ts'

/** "Doen wat nodig is": four lines of an action plan, village by village, a welfare organisation coordinates (AK). */
export const achtkarspelen: Approach = {
  key: 'achtkarspelen',
  name: 'Doen wat nodig is',
  motto: {
    nl: 'Doen wat nodig is, dorp voor dorp', en: 'Do what is needed, village by village',
    ar: 'نفعل ما يلزم، قرية بعد قرية',
  },
  rhythm: talksOfTwoYears,
  parts: ['topics', 'levels', 'connectedness', 'health', 'themes'],
  questions: [...ownWords],
  topics: [
    {
      key: 'language', area: 'language', name: { nl: 'Taal', en: 'Language', ar: 'اللغة' },
      question: {
        nl: 'Hoe gaat het met de taal? Waar oefent u?',
        en: 'How is the language going? Where do you practise?',
        ar: 'كيف تسير الأمور مع اللغة؟ أين تمارسها؟',
      },
    },
    {
      key: 'first_contacts', area: 'contacts',
      name: { nl: 'Eerste contacten', en: 'First contacts', ar: 'أولى العلاقات' },
      question: {
        nl: 'Wie kent u al in het dorp? Voelt u zich welkom?',
        en: 'Who do you already know in the village? Do you feel welcome?',
        ar: 'من تعرف في القرية حتى الآن؟ هل تشعر بالترحيب؟',
      },
    },
    {
      key: 'information', area: 'wayfinding',
      name: { nl: 'Informatie en voorlichting', en: 'Information and guidance', ar: 'المعلومات والإرشاد' },
      question: {
        nl: 'Waarover wilt u meer weten?', en: 'What do you want to know more about?',
        ar: 'عن ماذا تريد أن تعرف المزيد؟',
      },
    },
    {
      key: 'meeting', area: 'participation',
      name: { nl: 'Ontmoeting en uitwisseling', en: 'Meeting and exchange', ar: 'اللقاء والتبادل' },
      question: {
        nl: 'Aan welke activiteit in het dorp wilt u meedoen?',
        en: 'Which activity in the village do you want to join?',
        ar: 'في أي نشاط في القرية تريد أن تشارك؟',
      },
    },
    {
      key: 'talents', area: 'participation',
      name: { nl: 'Talenten', en: 'Talents', ar: 'المواهب' },
      question: {
        nl: 'Wat kunt u goed? Wat wilt u anderen laten zien of leren?',
        en: 'What are you good at? What do you want to show or teach others?',
        ar: 'ماذا تجيد؟ ماذا تريد أن تُري أو تعلّم الآخرين؟',
      },
    },
  ],
  frame: {
    name: {
      nl: 'Actieplan nieuwkomers', en: 'Action plan for newcomers', ar: 'خطة عمل القادمين الجدد',
      ti: 'ናይ ሓደስቲ ኣተውቲ መደብ ስራሕ',
      tr: 'Yeni gelenler eylem planı', uk: 'План дій для новоприбулих', fa: 'برنامه عمل تازه‌واردان',
    },
    headings: [
      {
        key: 'language',
        name: { nl: 'Taal', en: 'Language', ar: 'اللغة', ti: 'ቋንቋ', tr: 'Dil', uk: 'Мова', fa: 'زبان' },
      },
      {
        key: 'first_contacts',
        name: {
          nl: 'Eerste contacten', en: 'First contacts', ar: 'أولى العلاقات', ti: 'ናይ መጀመርታ ርክባት', tr: 'İlk tanışmalar',
          uk: 'Перші знайомства', fa: 'نخستین آشنایی‌ها',
        },
      },
      {
        key: 'information',
        name: {
          nl: 'Informatie en voorlichting', en: 'Information and guidance', ar: 'المعلومات والإرشاد', ti: 'ሓበሬታን መብርህን',
          tr: 'Bilgi ve yönlendirme', uk: 'Інформація та роз’яснення', fa: 'اطلاعات و راهنمایی',
        },
      },
      {
        key: 'meeting',
        name: {
          nl: 'Ontmoeting en uitwisseling', en: 'Meeting and exchange', ar: 'اللقاء والتبادل', ti: 'ርክብን ምልውዋጥን',
          tr: 'Buluşma ve paylaşma', uk: 'Зустрічі та обмін', fa: 'دیدار و تبادل',
        },
      },
    ],
  },
  actions: readyActions({
    language: ['language_course', 'practise_dutch', 'childcare'],
    first_contacts: ['meet_neighbours', 'explore', 'school_contact', 'enrol_school'],
    information: ['authorities', 'travel', 'child_benefit', 'budget', 'doctor', 'insurance', 'move_in', 'job_search'],
    meeting: ['meet_people', 'join_club', 'share_talent', 'volunteer'],
  }),
  themes: [...startingThemes],
  teams: { dividedBy: 'village', parts: [] },
  coordination: {
    heldBy: ['welfare', 'municipality'],
    organisations: ['Timpaan Welzijn'],
    leadTitle: { nl: 'begeleider', en: 'guide', ar: 'المرافق' },
    independentInterviewer: false,
    sharedCaseload: false,
  },
  targets: [
    {
      key: 'housed', count: 200, period: null, source: 'AK-01',
      name: {
        nl: 'Mensen met een vergunning een woning geven', en: 'House people with a permit', ar: 'إسكان حاملي الإقامة',
      },
    },
  ],
  thresholds: defaultThresholds,
}
