import { createHash } from 'node:crypto'
import type { LanguageSkill } from '../../../db/schema.ts'
import { languageSkillValues } from '../../../db/schema.ts'
import { dimensions } from './dimensions.ts'
import { type AskedQuestion, topicsOf } from './questions.ts'

/** The levels that are written per skill; Alfa A to C come before A1 (domain.md 3.4). */
export const levels = ['A0', 'alfa_a', 'alfa_b', 'alfa_c', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const

/** What is written beside the questions: how the talk was held. */
export const circumstances = [
  'held_on', 'place', 'language', 'interpreter', 'interpreter_note', 'present_note',
] as const
export type Circumstance = (typeof circumstances)[number]

/** What a field of the talk's form stands for. Every value is text; a tick is 'on' or ''. */
export type TalkField =
  | { kind: 'answer'; key: string }
  | { kind: 'skip'; key: string }
  | { kind: 'mark' | 'wish'; dimension: string }
  | { kind: 'level'; skill: LanguageSkill }
  | { kind: 'level_source' }
  | { kind: 'theme'; id: string }
  | { kind: 'free_themes' }
  | { kind: 'themes' }
  | { kind: 'circumstance'; name: Circumstance }

/** The field of this name in a talk with these questions and themes; undefined when the talk has no such field. */
export function fieldOf(
  name: string, questions: readonly AskedQuestion[], themeIds: ReadonlySet<string>,
): TalkField | undefined {
  const [, prefix = '', rest = ''] = /^(skip|mark|wish|level|theme)\.(.+)$/.exec(name) ?? []
  if (prefix === 'skip') return hasTopic(questions, rest) ? { kind: 'skip', key: rest } : undefined
  if (prefix === 'mark' || prefix === 'wish') return isDimension(rest) ? { kind: prefix, dimension: rest } : undefined
  if (prefix === 'level') return isSkill(rest) ? { kind: 'level', skill: rest } : undefined
  if (prefix === 'theme') return themeIds.has(rest) ? { kind: 'theme', id: rest } : undefined
  if (name === 'level_source' || name === 'free_themes') return { kind: name }
  if (isCircumstance(name)) return { kind: 'circumstance', name }
  return questions.some(({ key, kind }) => key === name && kind !== 'mark') ? { kind: 'answer', key: name } : undefined
}

/**
 * What can be corrected once the talk is completed: words, what was chosen or marked, the level of a skill, the day on
 * which it was held, and all themes together by their names.
 */
export function correctableField(name: string, questions: readonly AskedQuestion[]): TalkField | undefined {
  if (name === 'themes') return { kind: 'themes' }
  const field = fieldOf(name, questions, new Set())
  const isAsked = questions.some(({ key }) => key === name)
  return isAsked || field?.kind === 'level' || name === 'held_on' ? field : undefined
}

/** Boxes to tick: a browser sends nothing for one that is not ticked. */
export function tickNames(questions: readonly AskedQuestion[], themeIds: Iterable<string>): string[] {
  const topics = topicsOf(questions).map(({ key }) => `skip.${key}`)
  return [...topics, ...dimensions.map(({ key }) => `wish.${key}`), ...[...themeIds].map((id) => `theme.${id}`)]
}

/** Which value a page was made from, short; the same text gives the same print. */
export function printOf(value: string): string {
  return createHash('sha256').update(value).digest('base64url').slice(0, 16)
}

/**
 * Somebody else changed the field after this page was made, and to something else than is sent now. What is empty on
 * both sides, or the same on both sides, is no conflict.
 */
export function isConflict(current: string, sent: string, base: string | undefined): boolean {
  return current !== sent && current !== '' && base !== printOf(current)
}

/**
 * Sent as the page showed it: nobody typed here, so whatever stands there by now stays (the day that saving wrote). A
 * field without a base was empty on the page.
 */
export function isUntouched(sent: string, base: string | undefined): boolean {
  return (base ?? printOf('')) === printOf(sent)
}

/** Themes as somebody types them, between commas; each once, whatever its case. */
export function freeThemes(text: string): string[] {
  const names = text.split(/[,;]/).map((name) => name.replace(/\s+/g, ' ').trim().slice(0, 80)).filter(Boolean)
  return names.filter((name, at) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === at)
}

function hasTopic(questions: readonly AskedQuestion[], key: string): boolean {
  return topicsOf(questions).some((question) => question.key === key)
}

function isDimension(key: string): boolean {
  return dimensions.some((dimension) => dimension.key === key)
}

function isSkill(key: string): key is LanguageSkill {
  return languageSkillValues.includes(key as LanguageSkill)
}

function isCircumstance(name: string): name is Circumstance {
  return circumstances.includes(name as Circumstance)
}
