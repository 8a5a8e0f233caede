/** Why a cell keeps its row from being imported. Each has a text `import.problem.<key>`. */
export type ProblemKey =
  | 'no_name' | 'letters_lost' | 'date_missing_day' | 'date_not_exist' | 'date_ambiguous' | 'date_unreadable'
  | 'date_short_year' | 'date_serial' | 'date_far_future' | 'date_future' | 'date_long_ago' | 'housed_before_permit'
  | 'unknown_village' | 'unknown_team' | 'unknown_level' | 'unknown_sex' | 'unknown_answer' | 'unknown_group'
  | 'not_phone' | 'not_email' | 'shortened_number' | 'hidden_signs' | 'too_long' | 'too_many_cells' | 'formula_error'
  | 'number_twice'

/** What is worth knowing and keeps nothing back. Each has a text `import.remark.<key>`. */
export type RemarkKey =
  | 'unknown_worker' | 'hidden_signs_removed' | 'letter_lost' | 'zero_restored' | 'date_unknown'
  | 'coupled_before_permit' | 'service_number_removed' | 'file_closed'

/** A word outside a list: the same text means the same in every row, so that it can be put right in all at once. */
export const wordProblems = [
  'unknown_village', 'unknown_team', 'unknown_level', 'unknown_sex', 'unknown_answer', 'unknown_group',
] as const satisfies readonly ProblemKey[]

export interface Problem {
  /** The heading of the column, as it stands in the file. */
  readonly column: string
  readonly key: ProblemKey
  /** What was read, shown beside the reason. */
  readonly value: string
  readonly suggestion?: string
}

export interface Remark {
  readonly column: string
  readonly key: RemarkKey
  readonly value: string
}

const words: Readonly<Record<ProblemKey, string>> = {
  no_name: 'no name', letters_lost: 'letters lost', date_missing_day: 'day unknown',
  date_not_exist: 'date does not exist',
  date_ambiguous: 'ambiguous date', date_unreadable: 'not a date', date_short_year: 'year of two digits',
  date_serial: 'serial number', date_far_future: 'far in the future', date_future: 'in the future',
  date_long_ago: 'too long ago', housed_before_permit: 'housed before permit', unknown_village: 'unknown village',
  unknown_team: 'unknown area team', unknown_level: 'unknown level', unknown_sex: 'unknown sex',
  unknown_answer: 'neither yes nor no', unknown_group: 'unknown target group', not_phone: 'not a phone number',
  not_email: 'not an e-mail address', shortened_number: 'shortened number', hidden_signs: 'hidden characters',
  too_long: 'too long', too_many_cells: 'more cells than columns', formula_error: 'formula error',
  number_twice: 'number of someone else',
}

/** The reason in the words of the dry run's JSON. */
export function reasonOf({ key, suggestion }: Problem): string {
  const isPlace = key === 'unknown_village' || key === 'unknown_team'
  return isPlace && suggestion ? `${words[key]} (suggest ${suggestion})` : words[key]
}
