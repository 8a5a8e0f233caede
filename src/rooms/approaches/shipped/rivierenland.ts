import type { Approach } from '../forms.ts'
import { readyActions } from './actions.ts'
import { ownWords } from './questions.ts'
import { rivierenlandTargets } from './rivierenland-targets.ts'
import { defaultThresholds, talksOfTwoYears } from './rhythm.ts'
import { startingThemes } from './themes.ts'

/** "Maaksessie": bonds, bridges and links, from the voice of the newcomers; a region of eight (MS). */
export const rivierenland: Approach = {
  key: 'rivierenland',
  name: 'Maaksessie',
  motto: {
    nl: 'De stem van nieuwkomers is het begin', en: 'The voice of newcomers comes first',
    ar: 'صوت القادمين الجدد هو البداية',
  },
  rhythm: talksOfTwoYears,
  parts: ['connectedness', 'topics', 'levels', 'health', 'themes'],
  questions: [...ownWords],
  topics: [
    {
      key: 'bonds', area: 'contacts',
      name: { nl: 'Eigen gemeenschap', en: 'Your own community', ar: 'مجتمعك' },
      question: {
        nl: 'Wie uit uw eigen gemeenschap steunt u? Wie mist u?',
        en: 'Who in your own community supports you? Who do you miss?',
        ar: 'من في مجتمعك يساندك؟ ومن تفتقد؟',
      },
    },
    {
      key: 'bridges', area: 'contacts',
      name: { nl: 'Buren en dorpsgenoten', en: 'Neighbours and villagers', ar: 'الجيران وأهل القرية' },
      question: {
        nl: 'Bent u al uitgenodigd, of hebt u zelf iemand uitgenodigd?',
        en: 'Have you been invited, or have you invited somebody?',
        ar: 'هل دعاك أحد، أم دعوت أنت أحدًا؟',
      },
    },
    {
      key: 'links', area: 'wayfinding',
      name: { nl: 'Organisaties en overheid', en: 'Organisations and government', ar: 'المنظمات والدوائر الحكومية' },
      question: {
        nl: 'Hoe gaat het met brieven, huisarts, gemeente en school?',
        en: 'How do you get on with letters, doctor, municipality and school?',
        ar: 'كيف تسير أمورك مع الرسائل والطبيب والبلدية والمدرسة؟',
      },
    },
    {
      key: 'dreams', area: 'work',
      name: { nl: 'Werk, opleiding en dromen', en: 'Work, education and dreams', ar: 'العمل والدراسة والأحلام' },
      question: {
        nl: 'Wat kunt u, wat hebt u geleerd, wat wilt u worden?',
        en: 'What can you do, what have you learned, what do you want to become?',
        ar: 'ماذا تستطيع، وماذا تعلمت، وماذا تريد أن تصبح؟',
      },
    },
    {
      key: 'joining', area: 'participation',
      name: { nl: 'Erbij kunnen zijn', en: 'Being able to join', ar: 'القدرة على الحضور' },
      question: {
        nl: 'Wat hebt u nodig om te komen: vervoer, opvang, iemand die meegaat?',
        en: 'What do you need to come: transport, childcare, somebody to go with?',
        ar: 'ماذا تحتاج كي تحضر: مواصلات، رعاية أطفال، شخص يرافقك؟',
      },
    },
  ],
  frame: {
    name: {
      nl: 'Persoonlijk plan', en: 'Personal plan', ar: 'خطة شخصية', ti: 'ናይ ብሕቲ መደብ', tr: 'Kişisel plan',
      uk: 'Особистий план', fa: 'برنامه شخصی',
    },
    headings: [
      {
        key: 'bonds',
        name: {
          nl: 'Eigen gemeenschap', en: 'Your own community', ar: 'مجتمعك', ti: 'ናይ ገዛእ ርእስኻ ማሕበረሰብ',
          tr: 'Kendi topluluğun', uk: 'Своя громада', fa: 'جامعه خودت',
        },
      },
      {
        key: 'bridges',
        name: {
          nl: 'De lokale gemeenschap', en: 'The local community', ar: 'المجتمع المحلي', ti: 'ናይ ከባቢ ማሕበረሰብ',
          tr: 'Yerel topluluk', uk: 'Місцева громада', fa: 'جامعه محلی',
        },
      },
      {
        key: 'links',
        name: {
          nl: 'Instanties', en: 'Institutions', ar: 'المؤسسات', ti: 'ትካላት', tr: 'Kurumlar', uk: 'Установи',
          fa: 'نهادها',
        },
      },
    ],
  },
  actions: readyActions({
    bonds: ['meet_people', 'share_talent'],
    bridges: ['meet_neighbours', 'join_club', 'practise_dutch', 'volunteer', 'explore'],
    links: [
      'authorities', 'travel', 'doctor', 'insurance', 'child_benefit', 'budget', 'school_contact', 'childcare',
      'language_course', 'education', 'internship', 'job_search',
    ],
  }),
  themes: [...startingThemes],
  teams: { dividedBy: 'region', parts: [] },
  coordination: {
    heldBy: ['municipality', 'network'],
    organisations: [],
    leadTitle: { nl: 'begeleider', en: 'guide', ar: 'المرافق' },
    independentInterviewer: false,
    sharedCaseload: false,
  },
  targets: rivierenlandTargets,
  thresholds: defaultThresholds,
}
