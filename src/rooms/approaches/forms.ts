import { z } from 'zod'
import { puzzleAreaValues, type PuzzleArea } from '../../db/schema.ts'

/** The nine areas of life of the puzzle, in the order in which they are drawn (ZE-01). */
export const puzzleAreas = puzzleAreaValues
export type { PuzzleArea }

/** The parts of a talk after the own words; an approach sets their order, none is compulsory. */
export const talkParts = ['topics', 'levels', 'health', 'connectedness', 'themes'] as const
export type TalkPart = (typeof talkParts)[number]

/** What an answer in own words is about; a plan keeps it as the origin of a goal (ZE-04). */
export const voices = [
  'state', 'worry', 'wish', 'dream', 'motivation', 'limitation', 'question', 'advice', 'agreement',
] as const
export type Voice = (typeof voices)[number]

const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)
const words = z.string().trim().min(1).max(400)

const translated = z.string().trim().max(400).default('')

/** A text of a page: Dutch is the source and must be there, an empty translation is shown as the Dutch. */
const textShape = z.object({ nl: words, en: translated, ar: translated })
export type Text = z.infer<typeof textShape>

/** A text that is printed beside the newcomer's own language. */
const spokenTextShape = textShape.extend({ ti: translated, tr: translated, uk: translated, fa: translated })
export type SpokenText = z.infer<typeof spokenTextShape>
export type SpokenLanguage = keyof SpokenText

const days = z.int().min(0).max(730)

/** Window of a moment: from `daysBefore` before the day on which the months are over until `daysAfter` after it. */
const momentShape = z.object({
  key,
  months: z.int().min(0).max(240),
  /** null: the window opens on the day of coupling, before the person lives here. */
  daysBefore: days.nullable(),
  daysAfter: days,
})
export type Moment = z.infer<typeof momentShape>

const rhythmShape = z.object({
  /** Zeist says "day 1 or even earlier"; elsewhere an early start talk is possible but not named so (ZE-02). */
  namesEarlyStart: z.boolean(),
  moments: z.array(momentShape).min(1).max(12),
})
export type Rhythm = z.infer<typeof rhythmShape>

const questionShape = z.object({ key, voice: z.enum(voices), text: textShape, help: textShape.optional() })
export type Question = z.infer<typeof questionShape>

const topicShape = z.object({ key, area: z.enum(puzzleAreas), name: textShape, question: textShape })
export type Topic = z.infer<typeof topicShape>

const headingShape = z.object({ key, name: spokenTextShape })
export type Heading = z.infer<typeof headingShape>

const readyActionShape = z.object({ key, area: z.enum(puzzleAreas), heading: key, name: spokenTextShape })
export type ReadyAction = z.infer<typeof readyActionShape>

/** Who can hold the coordination: the municipality, or an organisation to which it is handed (AK-02, WK-02). */
export const coordinatingKinds = ['municipality', 'welfare', 'refugee_council', 'network'] as const

const coordinationShape = z.object({
  heldBy: z.array(z.enum(coordinatingKinds)).min(1),
  /** The organisations that hold it, by name, the first one leading; none when the municipality does so itself. */
  organisations: z.array(words).max(4),
  /** What the one who leads a file is called here. */
  leadTitle: textShape,
  /** Talks are held by somebody who gives no help to this person (ZE-05). */
  independentInterviewer: z.boolean(),
  /** Several organisations share one caseload with one lead (WK-02). */
  sharedCaseload: z.boolean(),
})

/** How the work is divided over the territory: whole, village by village, in area teams, or across a region. */
export const divisions = ['municipality', 'village', 'area_team', 'region'] as const

const teamsShape = z.object({
  dividedBy: z.enum(divisions),
  /** The parts as the approach names them; none when the municipality's own list says so. */
  parts: z.array(words).max(40),
})

const targetShape = z.object({
  key,
  /** Of the persons or households counted, between 0 and 1. */
  share: z.number().min(0).max(1).optional(),
  count: z.int().min(0).optional(),
  withinMonths: z.int().min(0).optional(),
  /** '2017', '2017-H1' or null when the text names no period. */
  period: z.string().regex(/^\d{4}(-H[12])?$/).nullable(),
  name: textShape,
  source: z.string(),
})
export type Target = z.infer<typeof targetShape>

const thresholdsShape = z.object({
  silentProfessionalWeeks: z.int().min(1).max(104),
  silentSocialWeeks: z.int().min(1).max(104),
  silentPairWeeks: z.int().min(1).max(104),
  stuckAfterDays: z.int().min(1).max(365),
  movingWithinDays: z.int().min(1).max(365),
  attachedDays: z.int().min(1).max(90),
  /** Permit date and this many months: the last day for the key (SB-03). */
  keyMonths: z.int().min(1).max(24),
  /** Housing date and this many months: the last day for the first agreed plan (SB-04). */
  planMonths: z.int().min(1).max(24),
})
export type Thresholds = z.infer<typeof thresholdsShape>

/**
 * Everything in which municipalities differ. A municipality's own one is stored whole, so that every version can be
 * read for ever: a field that is added here later needs a default.
 */
export const approachShape = z.object({
  key,
  name: words,
  motto: textShape,
  rhythm: rhythmShape,
  parts: z.array(z.enum(talkParts)),
  questions: z.array(questionShape).min(1).max(20),
  topics: z.array(topicShape).min(1).max(20),
  frame: z.object({ name: spokenTextShape, headings: z.array(headingShape).min(1).max(12) }),
  actions: z.array(readyActionShape).max(60),
  themes: z.array(z.object({ key, name: textShape })).max(60),
  teams: teamsShape,
  coordination: coordinationShape,
  targets: z.array(targetShape).max(40),
  thresholds: thresholdsShape,
})
export type Approach = z.infer<typeof approachShape>
