import type { PuzzleArea, ReadyAction, SpokenText } from '../forms.ts'

/** Steps that recur in the texts: SB-04 names the first eight, WK-05 the start, the others follow MS and ZE. */
const library: Record<string, { area: PuzzleArea; name: SpokenText }> = {
  explore: {
    area: 'wayfinding',
    name: {
      nl: 'De buurt leren kennen', en: 'Get to know the neighbourhood', ar: 'التعرّف على الحي', ti: 'ነቲ ከባቢ ምፍላጥ',
      tr: 'Mahalleyi tanımak', uk: 'Познайомитися з околицею', fa: 'آشنا شدن با محله',
    },
  },
  travel: {
    area: 'wayfinding',
    name: {
      nl: 'Zelf reizen met bus, trein en fiets', en: 'Travel by bus, train and bicycle on my own',
      ar: 'التنقل بمفردي بالحافلة والقطار والدراجة', ti: 'ብኣውቶቡስን ባቡርን ብሽክለታን ንበይነይ ምጉዓዝ',
      tr: 'Otobüs, tren ve bisikletle tek başıma seyahat etmek',
      uk: 'Самостійно їздити автобусом, потягом і велосипедом',
      fa: 'به تنهایی با اتوبوس، قطار و دوچرخه رفت‌وآمد کردن',
    },
  },
  authorities: {
    area: 'wayfinding',
    name: {
      nl: 'Zelf naar instanties gaan', en: 'Deal with authorities on my own', ar: 'مراجعة الدوائر الرسمية بنفسي',
      ti: 'ናብ ትካላት ንበይነይ ምኻድ', tr: 'Kurumlara kendim başvurmak', uk: 'Самостійно звертатися до установ',
      fa: 'خودم به اداره‌ها مراجعه کنم',
    },
  },
  child_benefit: {
    area: 'money',
    name: {
      nl: 'Kinderbijslag aanvragen', en: 'Apply for child benefit', ar: 'طلب إعانة الأطفال',
      ti: 'ናይ ቆልዑ ደገፍ ገንዘብ ምሕታት', tr: 'Çocuk parası başvurusu yapmak', uk: 'Подати заяву на допомогу на дітей',
      fa: 'درخواست کمک‌هزینه فرزند',
    },
  },
  budget: {
    area: 'money',
    name: {
      nl: 'Leren rondkomen met mijn geld', en: 'Learn to manage my money', ar: 'تعلّم إدارة نقودي',
      ti: 'ገንዘበይ ምምሕዳር ምምሃር', tr: 'Paramı idare etmeyi öğrenmek', uk: 'Навчитися планувати свої гроші',
      fa: 'یاد گرفتن مدیریت پولم',
    },
  },
  job_search: {
    area: 'work',
    name: {
      nl: 'Werk zoeken', en: 'Look for work', ar: 'البحث عن عمل', ti: 'ስራሕ ምድላይ', tr: 'İş aramak',
      uk: 'Шукати роботу', fa: 'جستجوی کار',
    },
  },
  language_course: {
    area: 'language',
    name: {
      nl: 'Naar de taalles gaan', en: 'Go to language lessons', ar: 'الذهاب إلى دروس اللغة', ti: 'ናብ ትምህርቲ ቋንቋ ምኻድ',
      tr: 'Dil kursuna gitmek', uk: 'Ходити на уроки мови', fa: 'رفتن به کلاس زبان',
    },
  },
  school_contact: {
    area: 'school',
    name: {
      nl: 'Praten met de school van de kinderen', en: 'Talk with the children’s school',
      ar: 'التحدث مع مدرسة الأطفال', ti: 'ምስ ቤት ትምህርቲ ናይ ቆልዑ ምዝራብ', tr: 'Çocukların okuluyla görüşmek',
      uk: 'Спілкуватися зі школою дітей', fa: 'گفتگو با مدرسه بچه‌ها',
    },
  },
  enrol_school: {
    area: 'school',
    name: {
      nl: 'Kinderen aanmelden bij school', en: 'Enrol the children at school', ar: 'تسجيل الأطفال في المدرسة',
      ti: 'ቆልዑ ኣብ ቤት ትምህርቲ ምምዝጋብ', tr: 'Çocukları okula kaydettirmek', uk: 'Записати дітей до школи',
      fa: 'ثبت‌نام بچه‌ها در مدرسه',
    },
  },
  childcare: {
    area: 'school',
    name: {
      nl: 'Kinderopvang regelen', en: 'Arrange childcare', ar: 'ترتيب رعاية الأطفال', ti: 'መውዓሊ ቆልዑ ምድላው',
      tr: 'Çocuk bakımı ayarlamak', uk: 'Влаштувати догляд за дітьми', fa: 'ترتیب دادن مهدکودک',
    },
  },
  education: {
    area: 'school',
    name: {
      nl: 'Diploma laten waarderen en opleiding kiezen', en: 'Have my diploma valued and choose a course of study',
      ar: 'تقييم شهادتي واختيار دراسة', ti: 'ዲፕሎማይ ከም ዝግምገም ምግባርን ትምህርቲ ምምራጽን',
      tr: 'Diplomamı değerlendirtmek ve eğitim seçmek', uk: 'Оцінити диплом і вибрати навчання',
      fa: 'ارزیابی مدرک و انتخاب رشته تحصیلی',
    },
  },
  move_in: {
    area: 'housing',
    name: {
      nl: 'Verhuizen en de woning inrichten', en: 'Move in and furnish the home', ar: 'الانتقال وتأثيث المسكن',
      ti: 'ምግዓዝን ገዛ ምድላውን', tr: 'Taşınmak ve evi döşemek', uk: 'Переїхати й облаштувати житло',
      fa: 'اسباب‌کشی و چیدن خانه',
    },
  },
  rent: {
    area: 'housing',
    name: {
      nl: 'Huur en energie regelen', en: 'Arrange rent and energy', ar: 'ترتيب الإيجار والطاقة',
      ti: 'ክራይን ጸዓትን ምድላው', tr: 'Kira ve enerji işlerini düzenlemek', uk: 'Оформити оренду й енергію',
      fa: 'ترتیب دادن اجاره و انرژی',
    },
  },
  doctor: {
    area: 'health',
    name: {
      nl: 'Inschrijven bij de huisarts', en: 'Register with a doctor', ar: 'التسجيل لدى طبيب الأسرة',
      ti: 'ኣብ ሓኪም ስድራ ምምዝጋብ', tr: 'Aile hekimine kaydolmak', uk: 'Записатися до сімейного лікаря',
      fa: 'ثبت‌نام نزد پزشک خانواده',
    },
  },
  insurance: {
    area: 'health',
    name: {
      nl: 'Zorgverzekering begrijpen', en: 'Understand health insurance', ar: 'فهم التأمين الصحي',
      ti: 'መድሕን ጥዕና ምርዳእ', tr: 'Sağlık sigortasını anlamak', uk: 'Зрозуміти медичне страхування',
      fa: 'شناختن بیمه درمانی',
    },
  },
  practise_dutch: {
    area: 'language',
    name: {
      nl: 'Nederlands oefenen met anderen', en: 'Practise Dutch with others', ar: 'ممارسة الهولندية مع الآخرين',
      ti: 'ምስ ካልኦት ቋንቋ ሆላንድ ምልምማድ', tr: 'Başkalarıyla Hollandaca pratik yapmak',
      uk: 'Практикувати нідерландську з іншими', fa: 'تمرین هلندی با دیگران',
    },
  },
  meet_neighbours: {
    area: 'contacts',
    name: {
      nl: 'Kennismaken met de buren', en: 'Meet the neighbours', ar: 'التعرّف على الجيران', ti: 'ምስ ጎረባብቲ ምልላይ',
      tr: 'Komşularla tanışmak', uk: 'Познайомитися із сусідами', fa: 'آشنایی با همسایه‌ها',
    },
  },
  meet_people: {
    area: 'contacts',
    name: {
      nl: 'Nieuwe mensen ontmoeten', en: 'Meet new people', ar: 'لقاء أشخاص جدد', ti: 'ሓደስቲ ሰባት ምርካብ',
      tr: 'Yeni insanlarla tanışmak', uk: 'Знайомитися з новими людьми', fa: 'دیدار با آدم‌های تازه',
    },
  },
  join_club: {
    area: 'participation',
    name: {
      nl: 'Meedoen bij een club of activiteit', en: 'Join a club or activity', ar: 'المشاركة في نادٍ أو نشاط',
      ti: 'ኣብ ክለብ ወይ ንጥፈት ምስታፍ', tr: 'Bir kulübe veya etkinliğe katılmak', uk: 'Долучитися до клубу чи заходу',
      fa: 'شرکت در باشگاه یا فعالیت',
    },
  },
  volunteer: {
    area: 'participation',
    name: {
      nl: 'Vrijwilligerswerk doen', en: 'Volunteer', ar: 'القيام بعمل تطوعي', ti: 'ናይ ወለንታ ስራሕ ምስራሕ',
      tr: 'Gönüllü çalışmak', uk: 'Волонтерити', fa: 'کار داوطلبانه',
    },
  },
  share_talent: {
    area: 'participation',
    name: {
      nl: 'Delen wat ik goed kan', en: 'Share what I am good at', ar: 'مشاركة ما أجيده', ti: 'ጽቡቕ ዝኽእሎ ነገር ምክፋል',
      tr: 'İyi yaptığım şeyi paylaşmak', uk: 'Ділитися тим, що добре вмію', fa: 'به اشتراک گذاشتن توانایی‌هایم',
    },
  },
  internship: {
    area: 'work',
    name: {
      nl: 'Stage lopen', en: 'Do an internship', ar: 'القيام بتدريب عملي', ti: 'ናይ ስራሕ ልምምድ ምግባር',
      tr: 'Staj yapmak', uk: 'Пройти стажування', fa: 'کارآموزی',
    },
  },
  training: {
    area: 'work',
    name: {
      nl: 'Training voor werk volgen', en: 'Take part in work training', ar: 'اتباع تدريب للعمل',
      ti: 'ንስራሕ ዝኸውን ስልጠና ምውሳድ', tr: 'İş eğitimine katılmak', uk: 'Пройти підготовку до роботи',
      fa: 'شرکت در آموزش شغلی',
    },
  },
  reunite_family: {
    area: 'wayfinding',
    name: {
      nl: 'Gezinshereniging regelen', en: 'Arrange family reunification', ar: 'ترتيب لمّ شمل الأسرة',
      ti: 'ምጥርናፍ ስድራቤት ምድላው', tr: 'Aile birleşimini düzenlemek', uk: 'Оформити возз’єднання сім’ї',
      fa: 'پیگیری پیوستن خانواده',
    },
  },
  library: {
    area: 'wayfinding',
    name: {
      nl: 'De bibliotheek leren kennen', en: 'Get to know the library', ar: 'التعرّف على المكتبة',
      ti: 'ነቲ ቤተ-መጻሕፍቲ ምፍላጥ', tr: 'Kütüphaneyi tanımak', uk: 'Познайомитися з бібліотекою',
      fa: 'آشنا شدن با کتابخانه',
    },
  },
}

/** Ready-made actions placed under the headings of an approach's frame; throws on a key the library does not hold. */
export function readyActions(byHeading: Record<string, readonly string[]>): ReadyAction[] {
  return Object.entries(byHeading).flatMap(([heading, keys]) => keys.map((key) => place(key, heading)))
}

function place(key: string, heading: string): ReadyAction {
  const action = library[key]
  if (!action) throw new Error(`no ready-made action ${key}`)
  return { key, heading, ...action }
}
