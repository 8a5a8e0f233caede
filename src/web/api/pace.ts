const window = 60_000

/** What a key has left after one more request, and in how many seconds its minute is over. */
export interface Taken {
  readonly left: number
  readonly seconds: number
  /** How many requests too many this minute has seen, this one included; 0 is within the limit. */
  readonly excess: number
}

export interface Pace {
  readonly perMinute: number
  take(keyId: string, now: Date): Taken
}

/**
 * BUS-03: at most `perMinute` requests of one key in a minute that begins with its first request. Counted in this
 * process and lost with it (decision 0095).
 */
export function paceOf(perMinute: number): Pace {
  const minutes = new Map<string, { beganAt: number; count: number }>()
  return {
    perMinute,
    take(keyId, now) {
      const at = now.getTime()
      // A clock that was set back would else make a minute longer.
      for (const [id, { beganAt }] of minutes) if (at >= beganAt + window || at < beganAt) minutes.delete(id)
      const minute = minutes.get(keyId) ?? { beganAt: at, count: 0 }
      minute.count += 1
      minutes.set(keyId, minute)
      return {
        left: Math.max(0, perMinute - minute.count), excess: Math.max(0, minute.count - perMinute),
        seconds: Math.ceil((minute.beganAt + window - at) / 1000),
      }
    },
  }
}

/** Policy and standing as the fields of draft-ietf-httpapi-ratelimit-headers. */
export function paceHeaders({ perMinute }: Pace, { left, seconds }: Taken): Record<string, string> {
  return { 'ratelimit-policy': `"key";q=${perMinute};w=${window / 1000}`, ratelimit: `"key";r=${left};t=${seconds}` }
}
