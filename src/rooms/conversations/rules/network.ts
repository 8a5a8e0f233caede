import type { Text } from '../../approaches/forms.ts'

/** Bonds, bridges and links (MS-02): told beside the file, never added up to a score of a person. */
export const connections = ['bonds', 'bridges', 'links'] as const
export type Connection = (typeof connections)[number]

export interface NetworkQuestion {
  readonly key: string
  readonly connection: Connection
  readonly text: Text
  readonly options: readonly string[]
}

const people = ['none', 'one_two', 'three_five', 'more'] as const
const yesNo = ['yes', 'no', 'not_sure'] as const

/** What the options of a network question mean, in words. */
export const networkOptions: Readonly<Record<string, Text>> = {
  none: { nl: 'niemand', en: 'nobody', ar: 'لا أحد' },
  one_two: { nl: '1 of 2', en: '1 or 2', ar: '1 أو 2' },
  three_five: { nl: '3 tot 5', en: '3 to 5', ar: 'من 3 إلى 5' },
  more: { nl: 'meer dan 5', en: 'more than 5', ar: 'أكثر من 5' },
  yes: { nl: 'ja', en: 'yes', ar: 'نعم' },
  no: { nl: 'nee', en: 'no', ar: 'لا' },
  not_sure: { nl: 'weet ik niet', en: 'I am not sure', ar: 'لا أدري' },
}

/** Two short questions for each kind of connection, to be asked in five minutes. */
export const networkQuestions: readonly NetworkQuestion[] = [
  {
    key: 'bonds_seen', connection: 'bonds', options: people,
    text: {
      nl: 'Met hoeveel mensen uit uw eigen gemeenschap praatte u de laatste vier weken?',
      en: 'How many people of your own community did you talk with in the last four weeks?',
      ar: 'مع كم شخص من مجتمعك تحدثت خلال الأسابيع الأربعة الماضية؟',
    },
  },
  {
    key: 'bonds_help', connection: 'bonds', options: yesNo,
    text: {
      nl: 'Is er iemand die u kunt bellen als het moeilijk is?',
      en: 'Is there somebody you can call when things are hard?',
      ar: 'هل هناك شخص تستطيع الاتصال به عندما تصعب الأمور؟',
    },
  },
  {
    key: 'bridges_seen', connection: 'bridges', options: people,
    text: {
      nl: 'Met hoeveel buren of dorpsgenoten praatte u de laatste vier weken?',
      en: 'How many neighbours or villagers did you talk with in the last four weeks?',
      ar: 'مع كم شخص من الجيران أو أهل القرية تحدثت خلال الأسابيع الأربعة الماضية؟',
    },
  },
  {
    key: 'bridges_invited', connection: 'bridges', options: yesNo,
    text: {
      nl: 'Kwam er iemand bij u op bezoek, of ging u bij iemand langs?',
      en: 'Did somebody visit you, or did you visit somebody?',
      ar: 'هل زارك أحد أو زرت أنت أحدًا؟',
    },
  },
  {
    key: 'links_used', connection: 'links', options: people,
    text: {
      nl: 'Met hoeveel organisaties regelde u zelf iets, de laatste vier weken?',
      en: 'With how many organisations did you arrange something yourself in the last four weeks?',
      ar: 'مع كم جهة رتبت أمرًا بنفسك خلال الأسابيع الأربعة الماضية؟',
    },
  },
  {
    key: 'links_known', connection: 'links', options: yesNo,
    text: {
      nl: 'Weet u waar u heen kunt met een brief of een vraag?',
      en: 'Do you know where to go with a letter or a question?',
      ar: 'هل تعرف إلى أين تذهب إذا وصلتك رسالة أو كان لديك سؤال؟',
    },
  },
]

/** The open question after the short ones. */
export const networkOwnWords: Text = {
  nl: 'Wie mist u? Wie zou u willen leren kennen?',
  en: 'Who do you miss? Who would you like to get to know?',
  ar: 'من تفتقد؟ من تود أن تتعرف عليه؟',
}
