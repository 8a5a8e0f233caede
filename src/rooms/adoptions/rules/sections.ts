import type { Approach } from '../../approaches/forms.ts'
import { entriesOf, listNames, type ListName } from './lists.ts'

/** The parts of an approach as they stand on its page, each with its own form or list. */
export const sectionNames = ['name', 'coordination', 'talk', ...listNames, 'limits'] as const
export type SectionName = 'name' | 'coordination' | 'talk' | 'limits' | ListName

/** What one part holds; two approaches differ in it when this differs. */
function contentOf(approach: Approach, section: SectionName): unknown {
  if (section === 'name') return [approach.name, approach.motto, approach.frame.name]
  if (section === 'coordination') return [approach.coordination, approach.teams]
  if (section === 'talk') return [approach.parts, approach.rhythm.namesEarlyStart]
  if (section === 'limits') return approach.thresholds
  return entriesOf(approach, section)
}

/** The parts in which the two differ, in the order of the page. */
export function changedSections(current: Approach, draft: Approach): SectionName[] {
  const print = (approach: Approach, section: SectionName) => JSON.stringify(sorted(contentOf(approach, section)))
  return sectionNames.filter((section) => print(current, section) !== print(draft, section))
}

// A database gives the fields of an object back in its own order.
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => [name, sorted(part)]))
}
