import type { Approach } from '../forms.ts'
import { readyActions } from './actions.ts'
import { ownWords } from './questions.ts'
import { defaultThresholds, talksOfTwoYears } from './rhythm.ts'
import { sonEnBreugelTargets } from './son-en-breugel-targets.ts'
import { startingThemes } from './themes.ts'

/** "De kracht van het samen doen": five goals with targets, a plan within a month, a family coach (SB). */
export const sonEnBreugel: Approach = {
  key: 'son_en_breugel',
  name: 'De kracht van het samen doen',
  motto: { nl: 'De sleutel is contact', en: 'Contact is the key', ar: 'التواصل هو المفتاح' },
  rhythm: talksOfTwoYears,
  parts: ['topics', 'levels', 'health', 'connectedness', 'themes'],
  questions: [...ownWords],
  topics: [
    {
      key: 'housing', area: 'housing', name: { nl: 'Wonen', en: 'Housing', ar: 'السكن' },
      question: { nl: 'Hoe woont u hier?', en: 'What is it like to live here?', ar: 'كيف هو سكنك هنا؟' },
    },
    {
      key: 'own_steps', area: 'wayfinding',
      name: { nl: 'Zelf stappen zetten', en: 'Taking steps yourself', ar: 'خطوات بنفسك' },
      question: {
        nl: 'Wat lukt al zelf: reizen, instanties, geld? Waar wilt u hulp bij?',
        en: 'What can you already do yourself: travel, authorities, money? Where do you want help?',
        ar: 'ماذا تستطيع وحدك: التنقل، الدوائر، النقود؟ أين تريد المساعدة؟',
      },
    },
    {
      key: 'language', area: 'language',
      name: { nl: 'Taal en inburgering', en: 'Language and civic integration', ar: 'اللغة والاندماج' },
      question: {
        nl: 'Hoe gaat het met de taal? Is er opvang voor de kinderen als u les hebt?',
        en: 'How is the language going? Is there childcare when you have lessons?',
        ar: 'كيف تسير اللغة؟ هل هناك رعاية للأطفال أثناء دروسك؟',
      },
    },
    {
      key: 'taking_part', area: 'participation', name: { nl: 'Meedoen', en: 'Taking part', ar: 'المشاركة' },
      question: {
        nl: 'Waar doet u aan mee, op school of in de buurt? Wat zou u willen proberen?',
        en: 'What do you take part in, at school or nearby? What would you like to try?',
        ar: 'في ماذا تشارك في المدرسة أو الحي؟ ماذا تود أن تجرّب؟',
      },
    },
    {
      key: 'school', area: 'school', name: {
        nl: 'School en kinderen', en: 'School and children', ar: 'المدرسة والأطفال',
      },
      question: {
        nl: 'Hoe gaat het met de kinderen en met school?',
        en: 'How are the children and how is school?',
        ar: 'كيف حال الأطفال والمدرسة؟',
      },
    },
    {
      key: 'work', area: 'work', name: { nl: 'Werk', en: 'Work', ar: 'العمل' },
      question: {
        nl: 'Wat voor werk hebt u gedaan? Wat voor werk wilt u?',
        en: 'What work have you done? What work do you want?',
        ar: 'ما العمل الذي قمت به؟ وما العمل الذي تريده؟',
      },
    },
  ],
  frame: {
    name: {
      nl: 'Persoonlijk ontwikkelplan', en: 'Personal development plan', ar: 'خطة التطور الشخصي', ti: 'ናይ ብሕቲ መደብ ምዕባለ',
      tr: 'Kişisel gelişim planı', uk: 'Особистий план розвитку', fa: 'برنامه رشد شخصی',
    },
    headings: [
      {
        key: 'housing',
        name: { nl: 'Huisvesting', en: 'Housing', ar: 'السكن', ti: 'መንበሪ ገዛ', tr: 'Konut', uk: 'Житло', fa: 'مسکن' },
      },
      {
        key: 'guidance',
        name: {
          nl: 'Maatschappelijke begeleiding', en: 'Social guidance', ar: 'المرافقة الاجتماعية', ti: 'ማሕበራዊ ሓገዝ',
          tr: 'Sosyal rehberlik', uk: 'Соціальний супровід', fa: 'همراهی اجتماعی',
        },
      },
      {
        key: 'language',
        name: {
          nl: 'Taal en inburgering', en: 'Language and civic integration', ar: 'اللغة والاندماج', ti: 'ቋንቋን ምውህሃድን',
          tr: 'Dil ve uyum', uk: 'Мова та інтеграція', fa: 'زبان و ادغام در جامعه',
        },
      },
      {
        key: 'taking_part',
        name: {
          nl: 'Meedoen', en: 'Taking part', ar: 'المشاركة', ti: 'ምስታፍ', tr: 'Katılım', uk: 'Участь', fa: 'مشارکت',
        },
      },
      {
        key: 'work',
        name: { nl: 'Werk', en: 'Work', ar: 'العمل', ti: 'ስራሕ', tr: 'İş', uk: 'Робота', fa: 'کار' },
      },
    ],
  },
  actions: readyActions({
    housing: ['move_in', 'rent'],
    guidance: ['explore', 'travel', 'authorities', 'child_benefit', 'budget', 'school_contact', 'doctor', 'insurance'],
    language: ['language_course', 'practise_dutch', 'childcare'],
    taking_part: ['meet_neighbours', 'join_club', 'volunteer', 'share_talent'],
    work: ['job_search', 'training', 'internship', 'education'],
  }),
  themes: [...startingThemes],
  teams: { dividedBy: 'municipality', parts: [] },
  coordination: {
    heldBy: ['municipality'],
    organisations: [],
    leadTitle: { nl: 'gezinscoach', en: 'family coach', ar: 'مرشد الأسرة' },
    independentInterviewer: false,
    sharedCaseload: false,
  },
  targets: sonEnBreugelTargets,
  thresholds: defaultThresholds,
}
