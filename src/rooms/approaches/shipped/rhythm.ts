import type { Rhythm, Thresholds } from '../forms.ts'

const moments: Rhythm['moments'] = [
  { key: 'start', months: 0, daysBefore: null, daysAfter: 30 },
  { key: 'm6', months: 6, daysBefore: 30, daysAfter: 30 },
  { key: 'm12', months: 12, daysBefore: 60, daysAfter: 60 },
  { key: 'm24', months: 24, daysBefore: 60, daysAfter: 60 },
]

/** Start, half a year, one year, two years: the text of Zeist, the default of the product elsewhere (ZE-02, ZE-03). */
export const talksOfTwoYears: Rhythm = { namesEarlyStart: false, moments }

/** Zeist names the talk "on day 1, or even earlier" (ZE-02). */
export const talksFromBeforeDayOne: Rhythm = { namesEarlyStart: true, moments }

/** Defaults of definitions.md; key and plan terms are those of Son en Breugel (SB-03, SB-04). */
export const defaultThresholds: Thresholds = {
  silentProfessionalWeeks: 8,
  silentSocialWeeks: 12,
  silentPairWeeks: 2,
  stuckAfterDays: 30,
  movingWithinDays: 60,
  attachedDays: 14,
  keyMonths: 3,
  planMonths: 1,
}
