import type { Text } from '../../approaches/forms.ts'

export interface Dimension {
  readonly key: string
  readonly name: Text
  readonly question: Text
}

/** The six dimensions of Positive Health in our own words (WK-07); an aid for the talk, not a measurement. */
export const dimensions: readonly Dimension[] = [
  {
    key: 'body', name: { nl: 'Lichaam', en: 'Body', ar: 'الجسد' },
    question: { nl: 'Hoe voelt uw lichaam?', en: 'How does your body feel?', ar: 'كيف تشعر في جسدك؟' },
  },
  {
    key: 'mind', name: { nl: 'Gevoel en gedachten', en: 'Feelings and thoughts', ar: 'المشاعر والأفكار' },
    question: { nl: 'Hoe voelt u zich vanbinnen?', en: 'How do you feel inside?', ar: 'كيف تشعر في داخلك؟' },
  },
  {
    key: 'meaning', name: { nl: 'Zin', en: 'Meaning', ar: 'المعنى' },
    question: {
      nl: 'Hebt u iets waar u voor leeft?', en: 'Do you have something to live for?', ar: 'هل لديك ما تعيش من أجله؟',
    },
  },
  {
    key: 'quality_of_life', name: { nl: 'Fijn leven', en: 'Living well', ar: 'العيش برضا' },
    question: {
      nl: 'Voelt u zich veilig en fijn in uw leven hier?', en: 'Do you feel safe and well in your life here?',
      ar: 'هل تشعر بالأمان والراحة في حياتك هنا؟',
    },
  },
  {
    key: 'joining_in', name: { nl: 'Meedoen', en: 'Joining in', ar: 'المشاركة' },
    question: { nl: 'Hoort u erbij?', en: 'Do you feel you belong?', ar: 'هل تشعر بأنك جزء من المكان؟' },
  },
  {
    key: 'daily_life', name: { nl: 'Dagelijks leven', en: 'Daily life', ar: 'الحياة اليومية' },
    question: {
      nl: 'Lukt het om uw dag te regelen?', en: 'Do you manage your day?', ar: 'هل تستطيع تنظيم يومك؟',
    },
  },
]
