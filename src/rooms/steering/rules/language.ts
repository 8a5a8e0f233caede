import { languageSkillValues, type LanguageSkill } from '../../../db/schema.ts'
import { isLate } from '../../../kit/late.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'

export interface KnownLevel {
  readonly skill: LanguageSkill
  readonly level: string
  readonly measuredOn: PlainDate
}

const enough: readonly string[] = ['A2', 'B1', 'B2', 'C1', 'C2']

/**
 * SB-05: reading, listening, writing and speaking each A2 or higher by the last day. Unknown: nothing measured lies
 * below it and a skill was never measured; that is not reached either, and told apart.
 */
export function a2By(levels: readonly KnownLevel[], lastDay: PlainDate): 'reached' | 'below' | 'unknown' {
  const inTime = levels.filter(({ measuredOn }) => !isLate(lastDay, measuredOn))
  const states = languageSkillValues.map((skill) => {
    const ofSkill = inTime.filter((level) => level.skill === skill)
    if (ofSkill.some(({ level }) => enough.includes(level))) return 'reached'
    return ofSkill.length > 0 ? 'below' : 'unknown'
  })
  if (states.includes('below')) return 'below'
  return states.includes('unknown') ? 'unknown' : 'reached'
}
