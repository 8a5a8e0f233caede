import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { Approach, Heading } from '../../approaches/forms.ts'
import { inEveryLanguage } from '../../approaches/rules/texts.ts'
import { findClockFacts } from '../../conversations/queries/clock-facts.ts'
import { talkClock } from '../../conversations/rules/clock.ts'
import { puzzlesOf } from '../../files/queries/puzzles.ts'
import { namesOf, silentPeople } from '../../newcomers/queries/due.ts'
import { endedHeading, headingKeyOf } from '../../plans/rules/plan.ts'
import { duePlans, sociallySilent } from '../../today/queries/people.ts'
import { addDays } from '../../../kit/plain-dates.ts'
import { countBegunTalks, listLateKeys, listOpenGoals, listPersonIds } from '../queries/reach.ts'
import { changedSections } from '../rules/sections.ts'
import { difference, type EffectOnTalk, effectsOnTalks, namedAtMost } from '../rules/effects.ts'

export interface PersonEffect extends EffectOnTalk {
  readonly personId: string
}

export const limitNames = ['silent', 'silent_social', 'plan', 'key', 'stuck', 'moving'] as const
export type LimitName = (typeof limitNames)[number]

export interface LimitEffect {
  readonly limit: LimitName
  /** Late, silent or stuck under the new limit and not under the old one; and the other way round. */
  readonly more: readonly string[]
  readonly fewer: readonly string[]
}

export interface HeadingEffect {
  readonly name: string
  readonly personIds: readonly string[]
}

/** Everything that a change would mean today for talks and plans that run, with the people behind each count. */
export interface Effects {
  readonly talks: readonly PersonEffect[]
  readonly headings: readonly HeadingEffect[]
  readonly limits: readonly LimitEffect[]
  /** Talks that somebody has begun: they keep the questions they have. */
  readonly begunTalks: number
  /** Of the people who are named on the page. */
  readonly names: ReadonlyMap<string, string>
}

/** Lays the approach in force and the draft beside each other over everybody in scope; writes nothing. */
export async function foresee(tx: Tx, actor: Actor, current: Approach, draft: Approach): Promise<Effects> {
  const [old, now] = [inEveryLanguage(current), inEveryLanguage(draft)]
  const people = await listPersonIds(tx, actor)
  const talks = await talkEffectsOf(tx, actor, people, [old, now])
  const headings = headingEffectsOf(await listOpenGoals(tx, actor), old, now)
  const limits = await limitEffectsOf(tx, actor, people, [old, now])
  const groups = [
    ...[...Map.groupBy(talks, ({ effect }) => effect).values()].map((lines) => lines.map(({ personId }) => personId)),
    ...headings.map(({ personIds }) => personIds), ...limits.flatMap(({ more, fewer }) => [more, fewer]),
  ]
  const named = await namesOf(tx, actor, [...new Set(groups.flatMap((ids) => ids.slice(0, namedAtMost)))])
  return {
    talks, headings, limits, begunTalks: await countBegunTalks(tx, actor),
    names: new Map([...named].map(([id, { name }]) => [id, name])),
  }
}

type Both = readonly [Approach, Approach]

async function talkEffectsOf(
  tx: Tx, actor: Actor, people: readonly string[], [old, now]: Both,
): Promise<PersonEffect[]> {
  if (!changedSections(old, now).includes('moments')) return []
  const facts = await findClockFacts(tx, actor, people)
  return [...facts].flatMap(([personId, known]) =>
    effectsOnTalks(talkClock(old.rhythm, known, actor.today), talkClock(now.rhythm, known, actor.today))
      .map((effect) => ({ ...effect, personId })))
}

type OpenGoal = Awaited<ReturnType<typeof listOpenGoals>>[number]

/** Plans with an open goal under a heading that the draft does without, per heading in the words of today. */
function headingEffectsOf(goals: readonly OpenGoal[], old: Approach, now: Approach): HeadingEffect[] {
  const ending = goals.flatMap((goal) => {
    const heading = headingNow(goal, old)
    return heading && endedHeading(now, { heading }) ? [{ name: heading.name.nl, personIds: goal.personIds }] : []
  })
  return [...Map.groupBy(ending, ({ name }) => name)].map(([name, list]) =>
    ({ name, personIds: [...new Set(list.flatMap(({ personIds }) => personIds))] }))
}

// A goal that stands under a heading of an earlier approach already stays as it is.
function headingNow(goal: OpenGoal, old: Approach): Heading | undefined {
  return old.frame.headings.find(({ key }) => key === headingKeyOf(old, { ...goal, area: 'participation' }))
}

const everybody = 1_000_000

async function limitEffectsOf(
  tx: Tx, actor: Actor, people: readonly string[], [old, now]: Both,
): Promise<LimitEffect[]> {
  const changed = limitNames.filter((limit) => limitsOf(limit, old) !== limitsOf(limit, now))
  const found: LimitEffect[] = []
  for (const limit of changed) {
    const [before, after] = [
      await reachedBy[limit](tx, actor, old, people), await reachedBy[limit](tx, actor, now, people),
    ]
    found.push({ limit, ...difference(before, after) })
  }
  return found
}

function limitsOf(limit: LimitName, { thresholds }: Approach): number {
  return {
    silent: thresholds.silentProfessionalWeeks, silent_social: thresholds.silentSocialWeeks,
    plan: thresholds.planMonths, key: thresholds.keyMonths, stuck: thresholds.stuckAfterDays,
    moving: thresholds.movingWithinDays,
  }[limit]
}

type Reached = (tx: Tx, actor: Actor, approach: Approach, people: readonly string[]) => Promise<string[]>

const reachedBy: Readonly<Record<LimitName, Reached>> = {
  async silent(tx, actor, { thresholds }) {
    const { items } = await silentPeople(tx, actor, { weeks: thresholds.silentProfessionalWeeks, limit: everybody })
    return items.map(({ personId }) => personId)
  },
  async silent_social(tx, actor, { thresholds }) {
    const found = await sociallySilent(tx, actor, { weeks: thresholds.silentSocialWeeks, limit: everybody })
    return found.map(({ personId }) => personId)
  },
  async plan(tx, actor, { thresholds }) {
    const until = addDays(actor.today, -1)
    const found = await duePlans(tx, actor, { until, months: thresholds.planMonths, limit: everybody })
    return found.map(({ personId }) => personId)
  },
  key: (tx, actor, { thresholds }) => listLateKeys(tx, actor, thresholds.keyMonths),
  stuck: (tx, actor, approach, people) => withPiece(tx, actor, { approach, people, state: 'stuck' }),
  moving: (tx, actor, approach, people) => withPiece(tx, actor, { approach, people, state: 'moving' }),
}

interface PieceQuestion {
  readonly approach: Approach
  readonly people: readonly string[]
  readonly state: 'stuck' | 'moving'
}

async function withPiece(tx: Tx, actor: Actor, { approach, people, state }: PieceQuestion): Promise<string[]> {
  const puzzles = await puzzlesOf(tx, actor, people, approach.thresholds)
  return [...puzzles].filter(([, pieces]) => pieces.some((piece) => piece.state === state)).map(([id]) => id)
}
