/** The thing does not exist for this actor; foreign rows are answered the same way (PRIV-01). Becomes 404. */
export class NotFound extends Error {}

/** The actor is known but may not do this; always logged. Becomes 403. */
export class Forbidden extends Error {}

/** A rule says no. `reasonKey` is a text key shown to the person; `values` fill its placeholders. Becomes 409. */
export class Refused extends Error {
  readonly reasonKey: string
  readonly values: Record<string, string | number>

  constructor(reasonKey: string, values: Record<string, string | number> = {}) {
    super(reasonKey)
    this.reasonKey = reasonKey
    this.values = values
  }
}

/** Tried too often: the same may be asked again after so many whole seconds (AUTH-02). Becomes 429 with Retry-After. */
export class TooSoon extends Refused {
  readonly seconds: number

  constructor(reasonKey: string, seconds: number, values: Record<string, string | number>) {
    super(reasonKey, values)
    this.seconds = seconds
  }
}

/** What came in has the wrong shape. `problems`: field name to text keys. Becomes 422 on pages, 400 on the API. */
export class Invalid extends Error {
  readonly problems: Record<string, string[]>

  constructor(problems: Record<string, string[]>) {
    super(`invalid: ${Object.keys(problems).join(', ')}`)
    this.problems = problems
  }
}

/** Somebody else changed the same thing meanwhile (BUS-02). Both texts are shown. Becomes 409. */
export class Conflict extends Error {
  readonly fields: Record<string, { theirs: string; yours: string }>

  constructor(fields: Record<string, { theirs: string; yours: string }>) {
    super(`conflict: ${Object.keys(fields).join(', ')}`)
    this.fields = fields
  }
}
