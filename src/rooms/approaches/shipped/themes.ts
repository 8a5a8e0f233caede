import type { Approach } from '../forms.ts'

/** A list to start with, from what the texts say newcomers raise (ZE-03, MS-17); the municipality changes it. */
export const startingThemes: Approach['themes'] = [
  {
    key: 'contact_residents',
    name: { nl: 'Contact met inwoners', en: 'Contact with residents', ar: 'التواصل مع السكان' },
  },
  { key: 'interpreter', name: { nl: 'Tolk', en: 'Interpreter', ar: 'مترجم' } },
  { key: 'childcare', name: { nl: 'Kinderopvang', en: 'Childcare', ar: 'رعاية الأطفال' } },
  { key: 'transport', name: { nl: 'Vervoer', en: 'Transport', ar: 'المواصلات' } },
  { key: 'language_lessons', name: { nl: 'Taalles', en: 'Language lessons', ar: 'دروس اللغة' } },
  { key: 'literacy', name: { nl: 'Lezen en schrijven', en: 'Reading and writing', ar: 'القراءة والكتابة' } },
  { key: 'work', name: { nl: 'Werk', en: 'Work', ar: 'العمل' } },
  { key: 'education', name: { nl: 'Opleiding en diploma', en: 'Education and diploma', ar: 'الدراسة والشهادة' } },
  { key: 'housing', name: { nl: 'Wonen', en: 'Housing', ar: 'السكن' } },
  { key: 'money', name: { nl: 'Geld', en: 'Money', ar: 'المال' } },
  { key: 'health', name: { nl: 'Gezondheid', en: 'Health', ar: 'الصحة' } },
  { key: 'children_school', name: { nl: 'Kinderen en school', en: 'Children and school', ar: 'الأطفال والمدرسة' } },
  { key: 'family_reunification', name: { nl: 'Gezinshereniging', en: 'Family reunification', ar: 'لمّ شمل الأسرة' } },
  {
    key: 'letters',
    name: { nl: 'Brieven en instanties', en: 'Letters and authorities', ar: 'الرسائل والدوائر الرسمية' },
  },
  { key: 'loneliness', name: { nl: 'Alleen voelen', en: 'Feeling alone', ar: 'الشعور بالوحدة' } },
  { key: 'shyness', name: { nl: 'Durven', en: 'Feeling shy', ar: 'الخجل' } },
]
