import type { Approach } from '../forms.ts'
import { readyActions } from './actions.ts'
import { ownWords } from './questions.ts'
import { defaultThresholds, talksOfTwoYears } from './rhythm.ts'
import { startingThemes } from './themes.ts'

/** "Basisondersteuningsteam": two organisations with one caseload in four area teams, Positive Health (WK). */
export const westerkwartier: Approach = {
  key: 'westerkwartier',
  name: 'Basisondersteuningsteam',
  motto: {
    nl: 'Samen in één team, op weg naar zelf', en: 'One team, towards doing it yourself',
    ar: 'فريق واحد نحو الاعتماد على النفس',
  },
  rhythm: talksOfTwoYears,
  parts: ['health', 'topics', 'levels', 'connectedness', 'themes'],
  questions: [...ownWords],
  topics: [
    {
      key: 'first_phase', area: 'housing',
      name: { nl: 'De start', en: 'The start', ar: 'البداية' },
      question: {
        nl: 'Hoe gaat het met verhuizen, de school van de kinderen en de taalles?',
        en: 'How are the move, the children’s school and the language lessons going?',
        ar: 'كيف يسير الانتقال ومدرسة الأطفال ودروس اللغة؟',
      },
    },
    {
      key: 'family', area: 'contacts',
      name: { nl: 'Familie en gezinshereniging', en: 'Family and reunification', ar: 'الأسرة ولمّ الشمل' },
      question: {
        nl: 'Waar is uw familie? Bent u bezig met gezinshereniging?',
        en: 'Where is your family? Are you busy with family reunification?',
        ar: 'أين أسرتك؟ هل تعمل على لمّ شمل الأسرة؟',
      },
    },
    {
      key: 'network', area: 'contacts',
      name: { nl: 'Contacten', en: 'Contacts', ar: 'العلاقات' },
      question: {
        nl: 'Wie kent u hier? Wie kunt u om hulp vragen?',
        en: 'Who do you know here? Who can you ask for help?',
        ar: 'من تعرف هنا؟ ممن تستطيع أن تطلب المساعدة؟',
      },
    },
    {
      key: 'provisions', area: 'wayfinding',
      name: { nl: 'Voorzieningen', en: 'Services', ar: 'الخدمات' },
      question: {
        nl: 'Welke plekken en diensten kent u al? Wat mist u?',
        en: 'Which places and services do you already know? What do you miss?',
        ar: 'ما الأماكن والخدمات التي تعرفها؟ وماذا ينقصك؟',
      },
    },
    {
      key: 'taking_part', area: 'participation',
      name: { nl: 'Meedoen', en: 'Taking part', ar: 'المشاركة' },
      question: {
        nl: 'Aan welke activiteit doet u mee, of wilt u meedoen?',
        en: 'Which activity do you take part in, or want to?',
        ar: 'في أي نشاط تشارك أو تريد أن تشارك؟',
      },
    },
    {
      key: 'self_reliance', area: 'wayfinding',
      name: { nl: 'Zelf doen', en: 'Doing it yourself', ar: 'الاعتماد على النفس' },
      question: {
        nl: 'Wat doet u al zelf? Wat wilt u als volgende zelf kunnen?',
        en: 'What do you already do yourself? What do you want to do yourself next?',
        ar: 'ماذا تفعل بنفسك الآن؟ وما الذي تريد أن تفعله بنفسك بعد ذلك؟',
      },
    },
  ],
  frame: {
    name: {
      nl: 'Zelf de weg vinden', en: 'Finding your own way', ar: 'أجد طريقي بنفسي', ti: 'መንገድኻ ባዕልኻ ምርካብ',
      tr: 'Kendi yolunu bulmak', uk: 'Знайти свій шлях самостійно', fa: 'یافتن راه خود',
    },
    headings: [
      {
        key: 'body',
        name: {
          nl: 'Mijn lichaam', en: 'My body', ar: 'جسدي', ti: 'ኣካላተይ', tr: 'Bedenim', uk: 'Моє тіло', fa: 'بدن من',
        },
      },
      {
        key: 'mind',
        name: {
          nl: 'Mijn gevoel en gedachten', en: 'My feelings and thoughts', ar: 'مشاعري وأفكاري', ti: 'ስምዒተይን ሓሳባተይን',
          tr: 'Duygularım ve düşüncelerim', uk: 'Мої почуття й думки', fa: 'احساس‌ها و فکرهای من',
        },
      },
      {
        key: 'meaning',
        name: {
          nl: 'Wat mijn leven zin geeft', en: 'What gives my life meaning', ar: 'ما يعطي حياتي معنى',
          ti: 'ንህይወተይ ትርጉም ዝህባ',
          tr: 'Hayatıma anlam veren', uk: 'Що дає сенс моєму життю', fa: 'آنچه به زندگی‌ام معنا می‌دهد',
        },
      },
      {
        key: 'quality_of_life',
        name: {
          nl: 'Fijn kunnen leven', en: 'Living well', ar: 'العيش برضا', ti: 'ጽቡቕ ምንባር', tr: 'İyi yaşamak',
          uk: 'Добре жити',
          fa: 'خوب زندگی کردن',
        },
      },
      {
        key: 'joining_in',
        name: {
          nl: 'Meedoen', en: 'Joining in', ar: 'المشاركة', ti: 'ምስታፍ', tr: 'Katılım', uk: 'Участь', fa: 'مشارکت',
        },
      },
      {
        key: 'daily_life',
        name: {
          nl: 'Mijn dagelijks leven', en: 'My daily life', ar: 'حياتي اليومية', ti: 'መዓልታዊ ህይወተይ', tr: 'Günlük hayatım',
          uk: 'Моє щоденне життя', fa: 'زندگی روزمره من',
        },
      },
    ],
  },
  actions: readyActions({
    body: ['doctor', 'insurance'],
    meaning: ['share_talent', 'education'],
    quality_of_life: ['move_in', 'rent', 'reunite_family'],
    joining_in: ['meet_people', 'meet_neighbours', 'join_club', 'volunteer', 'practise_dutch'],
    daily_life: [
      'enrol_school', 'language_course', 'travel', 'authorities', 'child_benefit', 'budget', 'explore',
      'school_contact', 'childcare', 'job_search',
    ],
  }),
  themes: [...startingThemes],
  teams: { dividedBy: 'area_team', parts: ['Zuidhorn', 'Leek', 'Marum', 'Grootegast'] },
  coordination: {
    heldBy: ['welfare', 'refugee_council'],
    organisations: ['Sociaal Werk De Schans', 'VluchtelingenWerk Noord-Nederland'],
    leadTitle: { nl: 'begeleider', en: 'guide', ar: 'المرافق' },
    independentInterviewer: false,
    sharedCaseload: true,
  },
  targets: [],
  thresholds: defaultThresholds,
}
