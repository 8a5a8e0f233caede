import { type PlainDate, addMonths } from '../../../kit/plain-dates.ts'
import { type Approach, approachShape, type Moment } from '../../approaches/forms.ts'
import { windowOf } from '../../conversations/rules/windows.ts'

/** Why an approach cannot be like this: a text key, or null when it can. */
export function whyNotSound(approach: Approach): string | null {
  const { moments } = approach.rhythm
  if (moments.length === 0) return 'adoptions.refused.no_moment'
  if (approach.questions.length === 0) return 'adoptions.refused.no_question'
  if (approach.topics.length === 0) return 'adoptions.refused.no_topic'
  if (approach.frame.headings.length === 0) return 'adoptions.refused.no_heading'
  if (new Set(moments.map(({ months }) => months)).size < moments.length) return 'adoptions.refused.same_months'
  if (moments.some((moment, at) => overlaps(moment, moments[at + 1]))) return 'adoptions.refused.overlap'
  return approachShape.safeParse(approach).success ? null : 'adoptions.refused.too_many'
}

// Months differ in length, so two windows are laid beside each other from the first of each month of four years.
const firstDays: readonly PlainDate[] = Array.from({ length: 48 }, (_, month) => addMonths('2024-01-01', month))

/** A talk on one day can belong to one moment only. */
function overlaps(moment: Moment, next: Moment | undefined): boolean {
  if (!next) return false
  return firstDays.some((dayZero) => {
    const { last } = windowOf(moment, { dayZero, coupledOn: dayZero })
    const { first } = windowOf(next, { dayZero, coupledOn: dayZero })
    return last !== null && first !== null && first <= last
  })
}
