/** What was typed in a form and what is wrong with it, per field; both empty when a form is shown fresh. */
export interface FormState {
  readonly values: Readonly<Record<string, string | string[]>>
  /** Field name to translated sentences; '' holds what concerns the whole form. */
  readonly problems: Readonly<Record<string, string[]>>
  /** Per field the text that somebody else saved meanwhile, and the text typed here. */
  readonly conflicts?: Readonly<Record<string, { theirs: string; yours: string }>>
}

export const freshForm: FormState = { values: {}, problems: {} }

/** True when something asked is no choice: of a filter in an address all is shown then, and the page says so. */
export function hasProblems({ problems }: FormState): boolean {
  return Object.keys(problems).length > 0
}
