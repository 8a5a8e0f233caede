import type { Approach } from '../forms.ts'
import { readyActions } from './actions.ts'
import { ownWords } from './questions.ts'
import { defaultThresholds, talksFromBeforeDayOne } from './rhythm.ts'
import { startingThemes } from './themes.ts'

/** "Integratiepuzzel": the talk on day 1 or earlier and again, four pillars, an independent interviewer (ZE). */
export const zeist: Approach = {
  key: 'zeist',
  name: 'Integratiepuzzel',
  motto: {
    nl: 'Eerst luisteren, dan de puzzel samen leggen', en: 'Listen first, then lay the puzzle together',
    ar: 'نستمع أولاً، ثم نركّب الأحجية معًا',
  },
  rhythm: talksFromBeforeDayOne,
  parts: ['topics', 'levels', 'themes', 'connectedness', 'health'],
  questions: [...ownWords],
  topics: [
    {
      key: 'dutch', area: 'language',
      name: {
        nl: 'Nederlands spreken, lezen en schrijven', en: 'Speaking, reading and writing Dutch',
        ar: 'التحدث والقراءة والكتابة بالهولندية',
      },
      question: {
        nl: 'Wanneer gebruikt u Nederlands? Wat lukt, wat is moeilijk?',
        en: 'When do you use Dutch? What goes well, what is hard?',
        ar: 'متى تستخدم الهولندية؟ ما السهل وما الصعب؟',
      },
    },
    {
      key: 'network', area: 'contacts',
      name: { nl: 'Mensen om u heen', en: 'People around you', ar: 'الناس من حولك' },
      question: {
        nl: 'Met wie hebt u contact? Wie zou u willen leren kennen?',
        en: 'Who are you in touch with? Who would you like to get to know?',
        ar: 'مع من تتواصل؟ من تود أن تتعرف عليه؟',
      },
    },
    {
      key: 'taking_part', area: 'participation',
      name: { nl: 'Meedoen zoals u kunt', en: 'Taking part as you can', ar: 'المشاركة بقدر استطاعتك' },
      question: {
        nl: 'Wat doet u in een week? Waar zou u aan mee willen doen?',
        en: 'What do you do in a week? What would you like to take part in?',
        ar: 'ماذا تفعل خلال الأسبوع؟ في ماذا تود أن تشارك؟',
      },
    },
    {
      key: 'knowing_the_way', area: 'wayfinding',
      name: { nl: 'De weg kennen', en: 'Knowing the way', ar: 'معرفة الطريق' },
      question: {
        nl: 'Kent u de weg: sport, bibliotheek, gemeente, activiteiten?',
        en: 'Do you know your way: sport, library, town hall, activities?',
        ar: 'هل تعرف طريقك: الرياضة، المكتبة، البلدية، الأنشطة؟',
      },
    },
    {
      key: 'health', area: 'health', name: { nl: 'Gezondheid', en: 'Health', ar: 'الصحة' },
      question: {
        nl: 'Hoe is het met uw gezondheid? Kunt u de huisarts goed spreken?',
        en: 'How is your health? Can you talk well with your doctor?',
        ar: 'كيف صحتك؟ هل تستطيع التحدث جيدًا مع طبيبك؟',
      },
    },
    {
      key: 'work', area: 'work', name: { nl: 'Werk', en: 'Work', ar: 'العمل' },
      question: {
        nl: 'Welk werk past bij u? Wat is daarvoor nodig?',
        en: 'Which work suits you? What does it take?',
        ar: 'أي عمل يناسبك؟ وما الذي يلزم لذلك؟',
      },
    },
  ],
  frame: {
    name: {
      nl: 'Mijn route in vier pijlers', en: 'My route in four pillars', ar: 'طريقي في أربع ركائز',
      ti: 'መንገደይ ብኣርባዕተ ዓንድታት',
      tr: 'Dört temel üzerinde yolum', uk: 'Мій шлях у чотирьох опорах', fa: 'مسیر من در چهار ستون',
    },
    headings: [
      {
        key: 'dutch',
        name: {
          nl: 'Nederlands spreken, lezen en schrijven', en: 'Speaking, reading and writing Dutch',
          ar: 'التحدث والقراءة والكتابة بالهولندية', ti: 'ቋንቋ ሆላንድ ምዝራብ፣ ምንባብን ምጽሓፍን',
          tr: 'Hollandaca konuşma, okuma ve yazma', uk: 'Говорити, читати й писати нідерландською',
          fa: 'صحبت کردن، خواندن و نوشتن هلندی',
        },
      },
      {
        key: 'network',
        name: {
          nl: 'Een sociaal netwerk opbouwen', en: 'Building a social network', ar: 'بناء شبكة اجتماعية',
          ti: 'ማሕበራዊ ርክባት ምህናጽ', tr: 'Sosyal çevre kurmak', uk: 'Створити коло спілкування', fa: 'ساختن شبکه اجتماعی',
        },
      },
      {
        key: 'taking_part',
        name: {
          nl: 'Meedoen naar vermogen', en: 'Taking part as you can', ar: 'المشاركة بقدر الاستطاعة', ti: 'ብዓቕምኻ ምስታፍ',
          tr: 'Gücün yettiğince katılmak', uk: 'Брати участь у міру сил', fa: 'مشارکت در حد توان',
        },
      },
      {
        key: 'knowing_the_way',
        name: {
          nl: 'De weg kennen', en: 'Knowing the way', ar: 'معرفة الطريق', ti: 'መንገዲ ምፍላጥ', tr: 'Yolu bilmek',
          uk: 'Знати, куди звернутися', fa: 'شناختن راه‌ها',
        },
      },
    ],
  },
  actions: readyActions({
    dutch: ['language_course', 'practise_dutch', 'childcare'],
    network: ['meet_people', 'meet_neighbours', 'school_contact'],
    taking_part: ['join_club', 'volunteer', 'share_talent', 'job_search', 'education', 'internship'],
    knowing_the_way: [
      'explore', 'travel', 'authorities', 'library', 'doctor', 'insurance', 'child_benefit', 'budget', 'move_in',
    ],
  }),
  themes: [...startingThemes],
  teams: { dividedBy: 'municipality', parts: [] },
  coordination: {
    heldBy: ['municipality'],
    organisations: [],
    leadTitle: { nl: 'klantmanager', en: 'case worker', ar: 'مسؤول الملف' },
    independentInterviewer: true,
    sharedCaseload: false,
  },
  targets: [],
  thresholds: defaultThresholds,
}
