/** What the routes of this room are made with. */
export interface OrganiserParts {
  /** Links are made with it. */
  readonly secret: string
  /** Public address when it is set. */
  readonly origin: string | null
}
