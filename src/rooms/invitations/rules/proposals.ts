import type { ComingNeed, InvitationAnswer, PuzzleArea, Sex } from '../../../db/schema.ts'
import { addWeeks, compareDates, daysBetween, type PlainDate } from '../../../kit/plain-dates.ts'
import { neededLevels } from '../../activities/rules/words.ts'
import { levels } from '../../conversations/rules/fields.ts'
import { cyclingKilometres } from './distance.ts'

/** What counts of an activity when people are looked for (MS-08). */
export interface Occasion {
  readonly areas: readonly PuzzleArea[]
  readonly themes: readonly { readonly id: string; readonly name: string }[]
  /** In which it is held; '' is not said. */
  readonly language: string
  /** How much Dutch one needs; '' is not said. */
  readonly level: string
  readonly interpreterLanguages: readonly string[]
  readonly childcare: boolean
  readonly ride: boolean
  readonly womenOnly: boolean
  readonly villageId: string
}

export interface SameActivity {
  /** Somebody said once that it is nothing for them. */
  readonly isNotForThem: boolean
  readonly answer: InvitationAnswer | null
  readonly askedOn: PlainDate
}

/** What is known of somebody who could be invited: never origin, religion or how likely they are to succeed. */
export interface Candidate {
  readonly personId: string
  readonly sex: Sex
  readonly villageId: string | null
  readonly languages: readonly string[]
  readonly needsInterpreter: boolean
  /** Of speaking Dutch, the newest that was written down; '' is not known. */
  readonly level: string
  readonly themeIds: readonly string[]
  /** This activity stands in their plan (AK-10). */
  readonly isPlanned: boolean
  readonly goalAreas: readonly PuzzleArea[]
  readonly wishAreas: readonly PuzzleArea[]
  /** Goals and wishes of the children of the household. */
  readonly childAreas: readonly PuzzleArea[]
  readonly hasYoungChildren: boolean
  /** What they would have needed to come to something earlier. */
  readonly needs: readonly ComingNeed[]
  readonly asked: {
    /** In the last half-year. */
    readonly recently: number
    /** In the weeks of the budget. */
    readonly inBudget: number
    readonly lastOn: PlainDate | null
  }
  readonly same: SameActivity | null
  /** By road from the middle of their village; null is not known. */
  readonly kilometres: number | null
}

/** One term of a score: what speaks for inviting somebody (more than 0), or what is missing (less). */
export interface Reason {
  readonly term: Term
  readonly points: number
  /** What fills the sentence: a theme, an area, a language, a number. */
  readonly about: string
}

/** Decision 0127 says why these and no others. */
export const terms = {
  plan: 40, theme: 30, goal: 25, wish: 20, child: 15, interpreter: 20, language: 15, level: 10, village: 20,
  cycling: 10, childcare: 15, ride: 10, need: 25, never: 40, hardly: 20, waited: 1,
  no_language: -25, low_level: -10, no_childcare: -15, far: -15, sex_unknown: -5,
} as const
export type Term = keyof typeof terms

/** Nobody is asked more often than this in so many weeks. */
export const budget = { invitations: 3, weeks: 4 }
/** Asked again after so many weeks: who gave no answer or asked for something, and who could not come that time. */
export const againAfterWeeks = { silent: 3, cannot: 2 }
/** Hardly ever invited: at most this often in so many weeks. */
export const hardly = { invitations: 1, weeks: 26 }
/** Of those who are proposed at least this share was never or hardly ever invited. */
export const floorShare = 1 / 3
const mostWaitedWeeks = 26

export type LeftOut = 'not_for_me' | 'women_only' | 'budget' | 'asked_lately'

/** Why somebody is not proposed now; null when they can be. Only what is known for certain shuts anybody out. */
export function whyLeftOut(occasion: Occasion, candidate: Candidate, today: PlainDate): LeftOut | null {
  const { same, asked, sex } = candidate
  if (same?.isNotForThem) return 'not_for_me'
  if (occasion.womenOnly && sex === 'male') return 'women_only'
  if (asked.inBudget >= budget.invitations) return 'budget'
  return same && today < askAgainOn(occasion, candidate, same) ? 'asked_lately' : null
}

// Whoever came, or asked for what is arranged now, is welcome again at once.
function askAgainOn(occasion: Occasion, { needs }: Candidate, { answer, askedOn }: SameActivity): PlainDate {
  if (answer === 'comes' || answer === 'needs' && metNeeds(occasion, needs).length > 0) return askedOn
  return addWeeks(askedOn, answer === 'cannot' ? againAfterWeeks.cannot : againAfterWeeks.silent)
}

/** Everything that counts for somebody at this activity, what weighs most first and what is missing last. */
export function reasonsFor(occasion: Occasion, candidate: Candidate, today: PlainDate): Reason[] {
  return [
    ...wishReasons(occasion, candidate), ...languageReasons(occasion, candidate), ...wayReasons(occasion, candidate),
    ...barrierReasons(occasion, candidate), ...turnReasons(candidate, today),
    ...(occasion.womenOnly && (candidate.sex === 'not_asked' || candidate.sex === 'other') ? [one('sex_unknown')] : []),
  ].toSorted((a, b) => b.points - a.points)
}

export function scoreOf(reasons: readonly Reason[]): number {
  return reasons.reduce((sum, { points }) => sum + points, 0)
}

function one(term: Term, about = ''): Reason {
  return { term, points: terms[term], about }
}

/** A theme of a talk, a goal, a wish, or one of a child: the first area of each kind counts, and two themes at most. */
function wishReasons({ themes, areas }: Occasion, candidate: Candidate): Reason[] {
  const first = (term: Term, of: readonly PuzzleArea[]) =>
    areas.filter((area) => of.includes(area)).slice(0, 1).map((area) => one(term, area))
  return [
    ...(candidate.isPlanned ? [one('plan')] : []),
    ...themes.filter(({ id }) => candidate.themeIds.includes(id)).slice(0, 2).map(({ name }) => one('theme', name)),
    ...first('goal', candidate.goalAreas), ...first('wish', candidate.wishAreas),
    ...first('child', candidate.childAreas),
  ]
}

function languageReasons(occasion: Occasion, candidate: Candidate): Reason[] {
  const spoken = (name: string) => candidate.languages.some((language) => isSame(language, name))
  const interpreted = occasion.interpreterLanguages.find(spoken)
  if (interpreted) return [one('interpreter', interpreted)]
  if (!isDutch(occasion.language) && spoken(occasion.language)) return [one('language', occasion.language)]
  if (candidate.level !== '' && occasion.level !== '') {
    const isAble = isEnough(candidate.level, occasion.level)
    return [isAble ? one('level', candidate.level) : one('low_level', occasion.level)]
  }
  return candidate.needsInterpreter ? [one('no_language', candidate.languages[0] ?? '')] : []
}

// Everything below A1, also the levels of who learns to read, is enough where below A1 is asked.
function isEnough(level: string, needed: string): boolean {
  const rank = Math.max(0, levels.findIndex((one) => one === level) - levels.indexOf('A1') + 1)
  return rank >= neededLevels.findIndex((one) => one === needed) - 1
}

function isDutch(language: string): boolean {
  return language === '' || isSame(language, 'Nederlands')
}

function isSame(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

function wayReasons({ villageId, ride }: Occasion, candidate: Candidate): Reason[] {
  if (candidate.villageId === villageId) return [one('village')]
  const { kilometres } = candidate
  if (kilometres !== null && kilometres <= cyclingKilometres) return [one('cycling', String(Math.ceil(kilometres)))]
  if (ride) return [one('ride')]
  return kilometres === null ? [] : [one('far', String(Math.ceil(kilometres)))]
}

/** What kept them away before and is arranged now weighs more than what merely helps. */
function barrierReasons(occasion: Occasion, candidate: Candidate): Reason[] {
  const met = metNeeds(occasion, candidate.needs)
  const childcare = !candidate.hasYoungChildren || met.includes('childcare') ? []
    : [one(occasion.childcare ? 'childcare' : 'no_childcare')]
  return [...met.map((need) => one('need', need)), ...childcare]
}

function metNeeds({ childcare, ride, interpreterLanguages }: Occasion, needs: readonly ComingNeed[]): ComingNeed[] {
  return needs.filter((need) => need === 'childcare' && childcare || need === 'ride' && ride
    || need === 'interpreter' && interpreterLanguages.length > 0)
}

/** Whose turn it is: never asked counts most, then how long somebody waits. */
function turnReasons({ asked }: Candidate, today: PlainDate): Reason[] {
  if (asked.lastOn === null) return [one('never')]
  const weeks = Math.min(mostWaitedWeeks, Math.floor(daysBetween(asked.lastOn, today) / 7))
  return [
    ...(asked.recently <= hardly.invitations ? [one('hardly')] : []),
    ...(weeks > 0 ? [{ term: 'waited' as const, points: weeks * terms.waited, about: String(weeks) }] : []),
  ]
}

export interface Proposal<C extends Candidate = Candidate> {
  readonly candidate: C
  readonly reasons: readonly Reason[]
  readonly score: number
}

/** Best first; of equal scores who waits longest, then by id, so that the same facts give the same list. */
export function rank<C extends Candidate>(proposals: readonly Proposal<C>[]): Proposal<C>[] {
  const lastOn = ({ candidate }: Proposal) => candidate.asked.lastOn ?? ''
  return proposals.toSorted((a, b) => b.score - a.score || compareDates(lastOn(a), lastOn(b))
    || (a.candidate.personId < b.candidate.personId ? -1 : 1))
}

export function isHardlyInvited({ asked }: Candidate): boolean {
  return asked.recently <= hardly.invitations
}

export interface Chosen<C extends Candidate = Candidate> {
  readonly proposals: readonly Proposal<C>[]
  /** How many of them were never or hardly ever invited. */
  readonly hardly: number
  /** How many of them are there because of the floor, and what that costs of the score of all together. */
  readonly moved: number
  readonly price: number
}

/**
 * The first `most` of a ranked list, with the floor kept: while too few of them were hardly ever invited, the best such
 * person who stands outside takes the place of the last other one.
 */
export function chooseWithFloor<C extends Candidate>(ranked: readonly Proposal<C>[], most: number): Chosen<C> {
  const [first, rest] = [ranked.slice(0, most), ranked.slice(most)]
  const few = ({ candidate }: Proposal) => isHardlyInvited(candidate)
  const short = Math.ceil(first.length * floorShare) - first.filter(few).length
  const coming = rest.filter(few).slice(0, Math.max(0, short))
  const others = first.filter((proposal) => !few(proposal))
  const going = new Set(others.slice(others.length - coming.length))
  const proposals = rank([...first.filter((proposal) => !going.has(proposal)), ...coming])
  const sum = (of: Iterable<Proposal<C>>) => [...of].reduce((total, { score }) => total + score, 0)
  return {
    proposals, hardly: proposals.filter(few).length, moved: coming.length, price: sum(going) - sum(coming),
  }
}

/** Everybody with their reasons, ranked; and who is left out now, with why. */
export function propose<C extends Candidate>(
  occasion: Occasion, candidates: readonly C[], today: PlainDate,
): { ranked: Proposal<C>[]; leftOut: { candidate: C; why: LeftOut }[] } {
  const leftOut: { candidate: C; why: LeftOut }[] = []
  const proposals = candidates.flatMap((candidate): Proposal<C>[] => {
    const why = whyLeftOut(occasion, candidate, today)
    if (why) return (leftOut.push({ candidate, why }), [])
    const reasons = reasonsFor(occasion, candidate, today)
    return [{ candidate, reasons, score: scoreOf(reasons) }]
  })
  return { ranked: rank(proposals), leftOut }
}
