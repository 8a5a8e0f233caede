import type { Approach, Heading, Moment, Question, ReadyAction, Target, Topic } from '../../approaches/forms.ts'

interface Entries {
  moments: Moment
  questions: Question
  topics: Topic
  headings: Heading
  actions: ReadyAction
  targets: Target
}

export type ListName = keyof Entries
export type Entry<L extends ListName = ListName> = Entries[L]

export const listNames: readonly ListName[] = ['moments', 'questions', 'topics', 'headings', 'actions', 'targets']

/** One list of an approach, in its order. */
export function entriesOf<L extends ListName>(approach: Approach, list: L): readonly Entry<L>[] {
  const lists: { [N in ListName]: readonly Entry<N>[] } = {
    moments: approach.rhythm.moments, questions: approach.questions, topics: approach.topics,
    headings: approach.frame.headings, actions: approach.actions, targets: approach.targets,
  }
  return lists[list]
}

/** The same approach with another list; moments stand in the order of their months. */
export function withEntries(approach: Approach, list: ListName, entries: readonly Entry[]): Approach {
  if (list === 'moments') {
    const moments = (entries as Moment[]).toSorted((a, b) => a.months - b.months)
    return { ...approach, rhythm: { ...approach.rhythm, moments } }
  }
  if (list === 'headings') return { ...approach, frame: { ...approach.frame, headings: [...entries] as Heading[] } }
  return { ...approach, [list]: [...entries] }
}

/** How an entry is called in a path; the same target of two years is two entries. */
export function idOf(entry: Entry): string {
  return 'period' in entry && entry.period ? `${entry.key}-${entry.period}` : entry.key
}

export function findEntry<L extends ListName>(approach: Approach, list: L, id: string): Entry<L> | undefined {
  return entriesOf(approach, list).find((entry) => idOf(entry) === id)
}

/** The Dutch words that an entry stands for; with other words it is another entry. */
export function wordsOf(entry: Entry): string {
  if ('text' in entry) return entry.text.nl
  if ('question' in entry) return `${entry.name.nl}\n${entry.question.nl}`
  return 'name' in entry ? entry.name.nl : entry.key
}

export function withAdded(approach: Approach, list: ListName, entry: Entry): Approach {
  return withEntries(approach, list, [...entriesOf(approach, list), entry])
}

export function withChanged(approach: Approach, list: ListName, id: string, entry: Entry): Approach {
  const before = findEntry(approach, list, id)
  const entries = entriesOf(approach, list).map((other) => (idOf(other) === id ? entry : other))
  const changed = withEntries(approach, list, entries)
  if (list !== 'headings' || !before) return changed
  return withActionsUnder(changed, before.key, entry.key)
}

/** Ends an entry: it is asked or offered no more. Ready-made actions of a heading go to the first one that is left. */
export function withEnded(approach: Approach, list: ListName, id: string): Approach {
  const entries = entriesOf(approach, list).filter((entry) => idOf(entry) !== id)
  const shorter = withEntries(approach, list, entries)
  return list === 'headings' ? withActionsUnder(shorter, id, shorter.frame.headings[0]?.key ?? id) : shorter
}

/** One place up; the first stays where it is. */
export function withMoved(approach: Approach, list: ListName, id: string): Approach {
  const entries = [...entriesOf(approach, list)]
  const at = entries.findIndex((entry) => idOf(entry) === id)
  const [one, other] = [entries[at], entries[at - 1]]
  if (!one || !other) return approach
  entries[at] = other
  entries[at - 1] = one
  return withEntries(approach, list, entries)
}

/** What the approach in force has and the draft does without. */
export function endedBy(current: Approach, draft: Approach, list: ListName): readonly Entry[] {
  const kept = new Set(entriesOf(draft, list).map((entry) => `${idOf(entry)} ${wordsOf(entry)}`))
  return entriesOf(current, list).filter((entry) => !kept.has(`${idOf(entry)} ${wordsOf(entry)}`))
}

/** Words per key of one list over every approach that is shipped or was ever in force here. */
export function wordsByKey(approaches: readonly Approach[], list: ListName): Map<string, string> {
  return new Map(approaches.toReversed().flatMap((approach) =>
    entriesOf(approach, list).map((entry): [string, string] => [entry.key, wordsOf(entry)])))
}

/**
 * The key for these words: the one they had before, so that what ended can come back; `own` when that never stood for
 * other words; else a new one made of the words. A key never gets a second meaning, so old answers keep their words.
 */
export function keyFor(
  words: string, known: ReadonlyMap<string, string>, taken: ReadonlySet<string>, own = '',
): string {
  if (own !== '' && (known.get(own) ?? words) === words) return own
  const before = [...known].find(([key, meaning]) => meaning === words && !taken.has(key))?.[0]
  if (before !== undefined) return before
  const stem = slug(words)
  const free = (key: string) => !known.has(key) && !taken.has(key)
  if (free(stem)) return stem
  let number = 2
  while (!free(`${stem}_${number}`)) number += 1
  return `${stem}_${number}`
}

function slug(words: string): string {
  const latin = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const plain = latin.replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+/, '')
  return plain.slice(0, 30).replace(/_+$/, '') || 'eigen'
}

function withActionsUnder(approach: Approach, from: string, to: string): Approach {
  const actions = approach.actions.map((action) => (action.heading === from ? { ...action, heading: to } : action))
  return { ...approach, actions }
}
