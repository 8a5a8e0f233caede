import { z } from 'zod'
import { isPlainDate } from '../kit/plain-dates.ts'

// INP-02: control characters and direction overrides have no place in what people type; ZWNJ and ZWJ have.
// oxlint-disable-next-line no-control-regex -- these are the characters to refuse
const refused = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/u
const invisible = /[\p{Cf}\p{Z}\p{Cc}]/gu

/** True when a text holds only characters a person can mean: no NUL, lone surrogate, control or bidi override. */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !refused.test(text)
}

/** True when something is left after taking away what cannot be seen; a name of invisible characters is no name. */
export function isVisible(text: string): boolean {
  return text.replace(invisible, '') !== ''
}

function written(max: number) {
  return z.string({ error: 'web.problem.required' })
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .refine(isPlainText, { error: 'web.problem.characters', abort: true })
    .refine((text) => text.length <= max, { error: 'web.problem.too_long' })
}

/** One line that must be filled in. */
export function line(max = 200) {
  return written(max).refine(isVisible, { error: 'web.problem.required' })
    .refine((text) => !text.includes('\n'), { error: 'web.problem.characters' })
}

/** One line that may stay empty; absent is ''. */
export function optionalLine(max = 200) {
  return written(max).refine((text) => !text.includes('\n'), { error: 'web.problem.characters' }).default('')
}

/** A long text that must be filled in. */
export function longText(max = 20_000) {
  return written(max).refine(isVisible, { error: 'web.problem.required' })
}

/** A long text that may stay empty; absent is ''. */
export function optionalLongText(max = 20_000) {
  return written(max).default('')
}

/** A day typed as 2026-11-03 or 3-11-2026; out comes YYYY-MM-DD. */
export function day() {
  return z.string({ error: 'web.problem.required' }).trim().min(1, { error: 'web.problem.required', abort: true })
    .transform(toPlainDate).refine((text) => text !== null, { error: 'web.problem.date' })
}

/** A day that may stay empty; out comes YYYY-MM-DD or null. */
export function optionalDay() {
  return z.string().trim().default('')
    .transform((text) => (text === '' ? '' : (toPlainDate(text) ?? undefined)))
    .refine((text) => text !== undefined, { error: 'web.problem.date' })
    .transform((text) => text || null)
}

/** One of the given words. */
export function choice<const V extends readonly [string, ...string[]]>(values: V) {
  return z.enum(values, { error: 'web.problem.choose' })
}

/** One of the given words or nothing (null). */
export function optionalChoice<const V extends readonly [string, ...string[]]>(values: V) {
  return z.union([z.literal('').transform(() => null), z.enum(values)], { error: 'web.problem.choose' })
    .nullable().default(null)
}

/** Ticks: absent, one or several of the same name. */
export function many<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item).max(500),
  )
}

/** A tick box. */
export function tick() {
  return z.preprocess((value) => value === 'on' || value === 'true' || value === '1', z.boolean())
}

export function id() {
  return z.uuid({ error: 'web.problem.choose' })
}

/** An id or nothing (null). */
export function optionalId() {
  return z.union([z.literal('').transform(() => null), z.uuid()], { error: 'web.problem.choose' })
    .nullable().default(null)
}

/** A whole number that may stay empty (null). */
export function optionalNumber(min: number, max: number) {
  return z.string().trim().default('').transform((text) => (text === '' ? null : Number(text)))
    .refine((value) => value === null || (Number.isInteger(value) && value >= min && value <= max), {
      error: 'web.problem.number',
    })
}

/** The version that was on the screen; a stale one is a conflict, an absent one is refused (BUS-02). */
export function version() {
  return z.string({ error: 'web.problem.version' }).regex(/^\d{1,9}$/, { error: 'web.problem.version' })
    .transform(Number)
}

/** 2026-11-03, 3-11-2026, 03/11/2026 or 3 11 2026 as YYYY-MM-DD; null when there is no such day. */
export function toPlainDate(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  const dutch = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text)
  const parts = iso ? [iso[1], iso[2], iso[3]] : dutch ? [dutch[3], dutch[2], dutch[1]] : null
  if (!parts) return null
  const found = `${parts[0]}-${parts[1]?.padStart(2, '0')}-${parts[2]?.padStart(2, '0')}`
  return isPlainDate(found) && isWithinLives(found) ? found : null
}

/** A day that anything here can be about: the database has no year 0, and no term may run past the year 9999. */
export function isWithinLives(day: string): boolean {
  return day >= '1850-01-01' && day <= '2200-12-31'
}
