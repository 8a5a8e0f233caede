import { z } from 'zod'
import { isWithinLives, line, longText, optionalLine, optionalLongText } from '../fields.ts'

// What comes in as JSON. The same rules as for what people type (../fields.ts), under types that are strict: true is
// true and not 'on', an empty day is null, a day is YYYY-MM-DD.

/** One line that must hold something. */
export function text(max = 200) {
  return line(max).meta({ minLength: 1, maxLength: max })
}

/** One line; absent is ''. */
export function optionalText(max = 200) {
  return optionalLine(max).meta({ maxLength: max })
}

/** A text of several lines that must hold something. */
export function words(max = 20_000) {
  return longText(max).meta({ minLength: 1, maxLength: max })
}

/** A text of several lines; absent is ''. */
export function optionalWords(max = 20_000) {
  return optionalLongText(max).meta({ maxLength: max })
}

/** A day as YYYY-MM-DD. */
export function day() {
  return z.iso.date({ error: (issue) => (issue.input === undefined ? 'web.problem.required' : 'web.problem.iso_date') })
    .refine(isWithinLives, { error: 'web.problem.iso_date' })
}

/** A day as YYYY-MM-DD, or null; absent is null. */
export function optionalDay() {
  return day().nullable().default(null)
}

/** A day as a key of a query, that may be left out. */
export function queryDay() {
  return day().optional()
}

/** The id of something. */
export function id() {
  return z.uuid({ error: (issue) => (issue.input === undefined ? 'web.problem.required' : 'web.problem.id') })
}

/** An id or null; absent is null. */
export function optionalId() {
  return z.uuid({ error: 'web.problem.id' }).nullable().default(null)
}

/** At most 500 ids; absent is none. */
export function ids() {
  return z.array(id()).max(500, { error: 'web.problem.too_many' }).default([])
}

/** One of the given words. */
export function choice<const V extends readonly [string, ...string[]]>(values: V) {
  return z.enum(values, { error: 'web.problem.choose' })
}

/** One of the given words or null; absent is null. */
export function optionalChoice<const V extends readonly [string, ...string[]]>(values: V) {
  return z.enum(values, { error: 'web.problem.choose' }).nullable().default(null)
}

/** True or false; absent is false. */
export function flag() {
  return z.boolean({ error: 'web.problem.boolean' }).default(false)
}

/** How many rows of a list, and where to go on: a cursor from the page before. */
export const pageQuery = {
  cursor: z.string().regex(/^[\w.-]{1,2000}$/, { error: 'web.problem.cursor' }).optional(),
  pageSize: z.coerce.number({ error: 'web.problem.number' }).int({ error: 'web.problem.number' })
    .min(1, { error: 'web.problem.number' }).max(100, { error: 'web.problem.number' }).default(50),
}

type Part<S extends Record<string, z.ZodType>> = { [K in keyof S]: z.ZodExactOptional<S[K]> }

/** The same fields for a change: what is absent is left alone, also where absent would mean something of a new one. */
export function partOf<S extends Record<string, z.ZodType>>(shape: S) {
  const fields = Object.entries(shape).map(([name, field]) =>
    [name, (field instanceof z.ZodDefault ? field.unwrap() as z.ZodType : field).exactOptional()])
  return z.strictObject(Object.fromEntries(fields) as Part<S>)
}
