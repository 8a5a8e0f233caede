import type { Approach, PuzzleArea, TalkPart, Text, Topic, Voice } from '../../approaches/forms.ts'
import { dimensions } from './dimensions.ts'
import { networkOptions, networkOwnWords, networkQuestions } from './network.ts'

/** A question as it is asked in a talk; completing keeps it in these words. */
export interface AskedQuestion {
  /**
   * Name of its field and key of its answer: `own.worries`, `topic.language`, `how.language`, `net.bonds_seen`,
   * `health.words`.
   */
  readonly key: string
  readonly part: 'own' | TalkPart
  readonly kind: 'text' | 'choice' | 'mark'
  readonly text: Text
  readonly name?: Text
  readonly help?: Text
  readonly voice?: Voice
  readonly area?: PuzzleArea
  readonly options?: Readonly<Record<string, Text>>
}

const healthWords: Text = {
  nl: 'Wat wilt u hierover vertellen?', en: 'What would you like to say about this?', ar: 'ماذا تود أن تقول عن ذلك؟',
}

/** How it goes with a topic, lowest first; chosen in every talk, so that two talks can be compared (ZE-03). */
export const hows = ['hard', 'mixed', 'well'] as const

const howOptions: Readonly<Record<(typeof hows)[number], Text>> = {
  hard: { nl: 'moeilijk', en: 'hard', ar: 'صعب' },
  mixed: { nl: 'gaat wel', en: 'so-so', ar: 'لا بأس' },
  well: { nl: 'goed', en: 'well', ar: 'جيد' },
}

export function howKey(topic: string): string {
  return `how.${topic}`
}

/** Of health the talk has its own aid, and no figure is made of it. */
export function isAskedHow({ area }: Pick<Topic, 'area'>): boolean {
  return area !== 'health'
}

/** Every question of a talk under this approach, own words first, then its parts in its order. */
export function questionsOf(approach: Approach): AskedQuestion[] {
  const own: AskedQuestion[] = approach.questions.map((question) => ({
    key: `own.${question.key}`, part: 'own', kind: 'text', text: question.text, voice: question.voice,
    ...(question.help ? { help: question.help } : {}),
  }))
  return [...own, ...approach.parts.flatMap((part) => questionsOfPart(part, approach))]
}

/** The topics of the talk: each is discussed, or it is said that it was not. */
export function topicsOf(questions: readonly AskedQuestion[]): AskedQuestion[] {
  return questions.filter(({ part, kind }) => part === 'topics' && kind === 'text')
}

/** What was said and can become a goal, an action or a contact moment (ZE-04). */
export function mayBecomePlan(question: AskedQuestion): boolean {
  if (question.kind !== 'text') return false
  if (question.part === 'topics' || question.key === 'net.words' || question.key === 'health.words') return true
  return question.voice !== undefined && question.voice !== 'state' && question.voice !== 'advice'
}

/** The topics that were neither talked about nor marked as not discussed. */
export function undiscussed(
  questions: readonly AskedQuestion[], answers: ReadonlyMap<string, { body: string; isSkipped: boolean }>,
): AskedQuestion[] {
  return topicsOf(questions).filter(({ key }) => {
    const answer = answers.get(key)
    return !answer || (answer.body === '' && !answer.isSkipped)
  })
}

function questionsOfPart(part: TalkPart, approach: Approach): AskedQuestion[] {
  if (part === 'topics') return topicQuestions(approach)
  if (part === 'health') return healthQuestions()
  return part === 'connectedness' ? networkAsked() : []
}

function topicQuestions({ topics }: Approach): AskedQuestion[] {
  return topics.flatMap((topic): AskedQuestion[] => {
    const { key, area, name, question } = topic
    const asked: AskedQuestion = { key: `topic.${key}`, part: 'topics', kind: 'text', text: question, name, area }
    return isAskedHow(topic) ? [asked, howAsked(topic)] : [asked]
  })
}

function howAsked({ key, area, name }: Topic): AskedQuestion {
  const text = {
    nl: `${name.nl}: hoe gaat dat nu?`, en: `${name.en || name.nl}: how is that going now?`,
    ar: `${name.ar || name.nl}: كيف يسير ذلك الآن؟`,
  }
  return { key: howKey(key), part: 'topics', kind: 'choice', text, area, options: howOptions }
}

function healthQuestions(): AskedQuestion[] {
  const marks: AskedQuestion[] = dimensions.map(({ key, name, question }) =>
    ({ key: `mark.${key}`, part: 'health', kind: 'mark', text: question, name, area: 'health' }))
  return [...marks, { key: 'health.words', part: 'health', kind: 'text', text: healthWords, area: 'health' }]
}

function networkAsked(): AskedQuestion[] {
  const short: AskedQuestion[] = networkQuestions.map(({ key, text, options }) => ({
    key: `net.${key}`, part: 'connectedness', kind: 'choice', text, area: 'contacts',
    options: Object.fromEntries(options.flatMap((option) => {
      const words = networkOptions[option]
      return words ? [[option, words]] : []
    })),
  }))
  return [...short, { key: 'net.words', part: 'connectedness', kind: 'text', text: networkOwnWords, area: 'contacts' }]
}
