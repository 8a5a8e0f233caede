/** What was typed in a form and what is wrong with it, per field; both empty when a form is shown fresh. */
export interface FormState {
  readonly values: Readonly<Record<string, string | string[]>>
  /** Field name to translated sentences; '' holds what concerns the whole form. */
  readonly problems: Readonly<Record<string, string[]>>
  /** Per field the text that somebody else saved meanwhile, and the text typed here. */
  readonly conflicts?: Readonly<Record<string, { theirs: string; yours: string }>>
}

export const freshForm: FormState = { values: {}, problems: {} }

/** The same form with the record's own values where nothing was typed yet. */
export function withDefaults(state: FormState, defaults: Record<string, string | string[]>): FormState {
  const isFresh = Object.keys(state.values).length === 0
  return isFresh ? { ...state, values: defaults } : state
}
