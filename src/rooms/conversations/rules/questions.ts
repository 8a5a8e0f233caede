import type { Approach, PuzzleArea, TalkPart, Text, Voice } from '../../approaches/forms.ts'
import { dimensions } from './dimensions.ts'
import { networkOptions, networkOwnWords, networkQuestions } from './network.ts'

/** A question as it is asked in a talk; completing keeps it in these words. */
export interface AskedQuestion {
  /** Name of its field and key of its answer: `own.worries`, `topic.language`, `net.bonds_seen`, `health.words`. */
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
  return questions.filter((question) => question.part === 'topics')
}

/** What was said and can become a goal, an action or a contact moment (ZE-04). */
export function mayBecomePlan(question: AskedQuestion): boolean {
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
  return topics.map(({ key, area, name, question }) =>
    ({ key: `topic.${key}`, part: 'topics', kind: 'text', text: question, name, area }))
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
