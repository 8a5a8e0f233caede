import type { Question } from '../forms.ts'

/** The own words, always first, in the order of a good talk: how are you comes first, what we agree last (ZE-02). */
export const ownWords: readonly Question[] = [
  {
    key: 'how_are_you', voice: 'state',
    text: { nl: 'Hoe gaat het met u?', en: 'How are you doing?', ar: 'كيف حالك؟' },
    help: {
      nl: 'Schrijf zoveel mogelijk op in de woorden van de ander.',
      en: 'Write as much as possible in the other person’s own words.',
      ar: 'اكتب قدر الإمكان بكلمات الشخص نفسه.',
    },
  },
  {
    key: 'worries', voice: 'worry',
    text: { nl: 'Waar maakt u zich zorgen over?', en: 'What are you worried about?', ar: 'ما الذي يقلقك؟' },
  },
  {
    key: 'wishes', voice: 'wish',
    text: {
      nl: 'Wat wenst u voor uzelf en uw gezin?',
      en: 'What do you wish for yourself and your family?',
      ar: 'ماذا تتمنى لنفسك ولأسرتك؟',
    },
  },
  {
    key: 'dream', voice: 'dream',
    text: {
      nl: 'Wat is uw droom? Wat wilt u hier kunnen doen?',
      en: 'What is your dream? What do you want to be able to do here?',
      ar: 'ما هو حلمك؟ ماذا تريد أن تستطيع فعله هنا؟',
    },
  },
  {
    key: 'motivation', voice: 'motivation',
    text: {
      nl: 'Wat geeft u zin om mee te doen?',
      en: 'What makes you want to take part?',
      ar: 'ما الذي يشجعك على المشاركة؟',
    },
  },
  {
    key: 'limitations', voice: 'limitation',
    text: { nl: 'Wat houdt u tegen?', en: 'What holds you back?', ar: 'ما الذي يعيقك؟' },
    help: {
      nl: 'Bijvoorbeeld opvang voor de kinderen, vervoer, gezondheid of durven.',
      en: 'For example childcare, transport, health or feeling shy.',
      ar: 'مثلاً رعاية الأطفال أو المواصلات أو الصحة أو الخجل.',
    },
  },
  {
    key: 'questions', voice: 'question',
    text: { nl: 'Welke vragen hebt u?', en: 'What questions do you have?', ar: 'ما هي أسئلتك؟' },
  },
  {
    key: 'advice', voice: 'advice',
    text: { nl: 'Wat moeten wij beter doen?', en: 'What should we do better?', ar: 'ما الذي يجب أن نحسّنه؟' },
  },
  {
    key: 'agreement', voice: 'agreement',
    text: { nl: 'Wat spreken we af?', en: 'What do we agree?', ar: 'على ماذا نتفق؟' },
    help: {
      nl: 'Wie doet wat, en wanneer? Lees het aan het eind samen terug.',
      en: 'Who does what, and when? Read it back together at the end.',
      ar: 'من يفعل ماذا ومتى؟ اقرآه معًا في النهاية.',
    },
  },
]
