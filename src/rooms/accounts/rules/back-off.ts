export type Step = 'password' | 'code'

export interface Failures {
  readonly count: number
  readonly lastAt: Date | null
}

export interface Attempts {
  /** Of this account since it last signed in; only those from this address when it signed in from there before. */
  readonly account: Failures
  /** From this address, whatever the account; none when this account signed in from there before. */
  readonly address: Failures
}

const freeForAccount = 5
const freeForAddress = 20
/** Longest wait in seconds. A code is short, so guessing it is slowed down more. */
const longest: Record<Step, number> = { password: 60, code: 900 }

/** How far back failures count, in milliseconds. */
export const countedFor: Record<Step, number> = { password: 3_600_000, code: 24 * 3_600_000 }

/** How long it is remembered that an account signed in from an address, in milliseconds. */
export const knownFor = 30 * 24 * 3_600_000

/**
 * AUTH-02: whole seconds to wait before the next try; 0 when it may be made now. The wait doubles with every
 * failure up to a ceiling and is counted from the last one: nobody is ever locked out.
 */
export function secondsToWait(step: Step, attempts: Attempts, now: Date): number {
  return Math.max(
    remaining(attempts.account, { free: freeForAccount, ceiling: longest[step] }, now),
    remaining(attempts.address, { free: freeForAddress, ceiling: longest.password }, now),
  )
}

function remaining(failures: Failures, { free, ceiling }: { free: number; ceiling: number }, now: Date): number {
  if (failures.count < free || failures.lastAt === null) return 0
  const wait = Math.min(ceiling, 2 ** (failures.count - free + 1))
  return Math.max(0, Math.ceil((failures.lastAt.getTime() + wait * 1000 - now.getTime()) / 1000))
}

/** What a network address counts as: an IPv6 customer has a whole /64 to choose from. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address.replace('::ffff:', '')
  return expanded(address).slice(0, 4).join(':')
}

function expanded(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::')
  const left = head.split(':').filter(Boolean)
  const right = (tail ?? '').split(':').filter(Boolean)
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array.from({ length: missing }, () => '0'), ...right].map((part) => part.replace(/^0+(?=.)/, ''))
}
