export interface AddressParts {
  /** Public address when it is set, such as https://samenspel.example.nl. */
  readonly origin: string | null
}

/** The public calendar of a municipality in full, for a poster, a picture to scan and a calendar to subscribe to. */
export function publicAddress({ origin }: AddressParts, url: URL, slug: string): string {
  return `${origin ?? url.origin}/agenda/${slug}`
}
