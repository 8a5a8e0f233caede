import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { MomentOnClock, TalkClock } from '../../conversations/rules/clock.ts'
import type { Window } from '../../conversations/rules/windows.ts'

/**
 * What a changed rhythm does to one moment of one person. Nothing is written: the clock is laid beside the talks anew.
 * moves: still to come, other first or last day. disappears: still to come, and not asked any more. appears: asked now,
 * was not. late, not_late, missed: judged otherwise today. out, in: a talk that was held no longer or now counts.
 */
export const talkEffects = ['late', 'not_late', 'missed', 'moves', 'disappears', 'appears', 'out', 'in'] as const
export type TalkEffect = (typeof talkEffects)[number]

export interface EffectOnTalk {
  readonly effect: TalkEffect
  readonly moment: string
  readonly before: Window | null
  readonly after: Window | null
  /** The day on which the talk was held or is planned. */
  readonly day: PlainDate | null
}

/** Of each count at most so many people are named on the page; each of them is written in the access log. */
export const namedAtMost = 100

/** Everything that differs between two clocks of the same person on the same day, at most one line per moment. */
export function effectsOnTalks(before: TalkClock, after: TalkClock): EffectOnTalk[] {
  const keys = [...new Set([...before.moments, ...after.moments].map(({ key }) => key))]
  return keys.flatMap((key) => {
    const [old, now] = [before, after].map(({ moments }) => moments.find((moment) => moment.key === key))
    const effect = effectOf(old, now)
    if (!effect) return []
    return [{
      effect, moment: key, before: old?.window ?? null, after: now?.window ?? null, day: now?.day ?? old?.day ?? null,
    }]
  })
}

function effectOf(old: MomentOnClock | undefined, now: MomentOnClock | undefined): TalkEffect | null {
  if (old?.state === 'held') return now?.state === 'held' ? null : 'out'
  if (now?.state === 'held') return 'in'
  if (!now) return isToCome(old) || old?.isLate ? 'disappears' : null
  if (now.isLate !== (old?.isLate ?? false)) return now.isLate ? 'late' : 'not_late'
  if (now.state === 'missed') return old?.state === 'missed' ? null : 'missed'
  if (!old) return isToCome(now) ? 'appears' : null
  return isToCome(now) && !isSame(old.window, now.window) ? 'moves' : null
}

function isToCome(moment: MomentOnClock | undefined): boolean {
  return moment !== undefined && !['held', 'missed', 'declined', 'waiting'].includes(moment.state)
}

function isSame(one: Window, other: Window): boolean {
  return one.first === other.first && one.last === other.last
}

/** Who is on a list under the new limits and was not, and the other way round. */
export function difference(before: readonly string[], after: readonly string[]): { more: string[]; fewer: string[] } {
  const [was, is] = [new Set(before), new Set(after)]
  return { more: [...is].filter((id) => !was.has(id)), fewer: [...was].filter((id) => !is.has(id)) }
}
