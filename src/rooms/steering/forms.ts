import { z } from 'zod'
import { movementReasons, outcomes } from './rules/movement.ts'
import { verdicts } from './rules/verdicts.ts'

const year = z.union([z.literal('').transform(() => null), z.coerce.number().int().min(2000).max(2100)])
  .default(null)

/** Of the figures: one year, or all of them. */
export const steeringQuery = z.strictObject({ jaar: year })
export type SteeringQuery = z.output<typeof steeringQuery>

/** The housing number of one half-year; a lead is positive, a backlog negative, empty follows from before. */
export const housingForm = z.strictObject({
  period: z.string().regex(/^20\d\d-H[12]$/, { error: 'web.problem.choose' }),
  asked: z.string().trim().regex(/^\d{1,5}$/, { error: 'steering.problem.whole' }).transform(Number),
  carried: z.string().trim().default('').refine((text) => /^(-?\d{1,5})?$/.test(text),
    { error: 'steering.problem.whole' }).transform((text) => (text === '' ? null : Number(text))),
})

const pageNumber = z.coerce.number().int().min(1).max(10_000).catch(1).default(1)

/** Of the people who were housed in one half-year; empty is the newest. */
export const housingQuery = z.strictObject({
  halfjaar: z.string().regex(/^20\d\d-H[12]$/).or(z.literal('')).default(''), pagina: pageNumber,
})
export type HousingQuery = z.output<typeof housingQuery>

const pair = z.string().max(60).default('')

/** Between which two moments; empty is the first pair. */
export const movementQuery = z.strictObject({ paar: pair })

/** Of the people behind movement: between which moments, on what, and how it went. */
export const movedPeopleQuery = z.strictObject({
  paar: pair, over: z.string().max(60).default(''), pagina: pageNumber,
  uitkomst: z.enum(['', ...outcomes, ...movementReasons]).default(''),
})
export type MovedPeopleQuery = z.output<typeof movedPeopleQuery>

/** Of the people behind a figure: who reached it, who did not, or one of those left out. */
export const peopleQuery = z.strictObject({
  jaar: year,
  uitkomst: z.enum(['', ...verdicts]).default(''),
  pagina: pageNumber,
})
export type PeopleQuery = z.output<typeof peopleQuery>
