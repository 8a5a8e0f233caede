import type { LanguageSkill } from '../../../db/schema.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { FormState } from '../../../web/form-state.ts'
import type { Language } from '../../../web/texts.tsx'
import type { TalkPart, Text } from '../../approaches/forms.ts'
import type { EarlierAnswer } from '../queries/answers.ts'
import type { Agreement, Correction } from '../queries/completions.ts'
import type { Level } from '../queries/levels.ts'
import type { TalkPerson } from '../queries/persons.ts'
import type { Talk } from '../queries/talks.ts'
import type { AskedQuestion } from '../rules/questions.ts'
import type { TalkStanding } from '../rules/standing.ts'

export interface ShownTheme {
  readonly id: string
  readonly name: string
}

/** The marks of one talk, in the order of the dimensions. */
export interface ShownWeb {
  readonly moment: string
  readonly day: PlainDate | null
  readonly marks: readonly (number | null)[]
}

/** Everything the page of one talk shows; the route computed what may be done. */
export interface TalkView {
  readonly talk: Talk
  readonly person: TalkPerson
  readonly name: string
  /** The moment it fills by its day, which may differ from the one it was planned for. */
  readonly moment: string
  readonly isEarly: boolean
  readonly standing: TalkStanding
  readonly language: Language
  readonly today: PlainDate
  readonly questions: readonly AskedQuestion[]
  readonly parts: readonly TalkPart[]
  readonly values: ReadonlyMap<string, string>
  readonly savedAt: Date | null
  readonly earlier: ReadonlyMap<string, readonly EarlierAnswer[]>
  /** The newest levels from elsewhere: an earlier talk, an exam, the import. */
  readonly earlierLevels: Partial<Record<LanguageSkill, Level>>
  /** Oldest first; the last one is this talk. */
  readonly webs: readonly ShownWeb[]
  readonly themes: readonly ShownTheme[]
  readonly corrections: readonly Correction[]
  readonly agreements: readonly Agreement[]
  readonly state: FormState
  /** The whole file is this actor's, so that the way to it and to the plan is shown. */
  readonly maySeeFile: boolean
}

export function talkPath(id: string, below = ''): string {
  return `/gesprekken/${id}${below}`
}

export function personTalksPath(personId: string, below = ''): string {
  return `/nieuwkomers/${personId}/gesprekken${below}`
}

/** A text of the approach in the language of the reader. */
export function inWords(text: Text, language: Language): string {
  return text[language]
}

export function valueOf(view: Pick<TalkView, 'values'>, name: string): string {
  return view.values.get(name) ?? ''
}

/** The questions of one part, in their order. */
export function questionsIn(view: Pick<TalkView, 'questions'>, part: AskedQuestion['part']): readonly AskedQuestion[] {
  return view.questions.filter((question) => question.part === part)
}

/** The id of a question on the page, to jump to. */
export function anchorOf(name: string): string {
  return `vraag-${name.replaceAll('.', '-')}`
}
