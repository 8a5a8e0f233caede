import type { ActivityKind } from '../../../db/schema.ts'
import type { Text } from '../../approaches/forms.ts'

/** What an activity is for (AK-06). */
export const aims = ['involvement', 'tolerance', 'good_citizenship'] as const

/** What makes it possible to come (MS-11), besides an interpreter. */
export const provisions = ['childcare', 'ride', 'step_free', 'women_only'] as const
export type Provision = (typeof provisions)[number]

/** How much Dutch one needs; '' is not said. */
export const neededLevels = ['', 'below_a1', 'a1', 'a2', 'b1'] as const

/** The second language of a poster; Dutch stands first. */
export const posterLanguages = ['en', 'ar'] as const

interface Kind {
  readonly kind: ActivityKind
  readonly kindWords: Text | null
}

/** The name of a kind: the municipality's own word where there is one. `t` gives the text of a key. */
export function nameOfKind({ kind, kindWords }: Kind, language: keyof Text, t: (key: string) => string): string {
  return kindWords?.[language] ?? t(`activities.kind.${kind}`)
}
