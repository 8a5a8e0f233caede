import { hasRole } from '../../../kit/actor.ts'
import { intervalOf, type Share } from '../../../kit/wilson.ts'
import { page, type Route, route, type Visit } from '../../../web/route.ts'
import { effectLookers, matchMakers, matchWorkers } from '../access.ts'
import { EffectPage } from '../pages/effect.tsx'
import { buddiesPath, tabsFor } from '../pages/parts.tsx'
import { countedPairs, type RoundName, roundNames } from '../queries/effect.ts'
import {
  type CountedPair, effectBy, isTooSmall, medianWeeks, metTwice, newPeople, stillInTouch,
} from '../rules/effect.ts'
import { kindWords } from '../rules/words.ts'

/** What buddies bring, counted; small numbers are hidden from who sees no pair. */
export const effectRoutes: readonly Route[] = [
  route({
    method: 'GET', path: `${buddiesPath}/effect`, allow: effectLookers, form: 'none', reads: 'figures',
    audit: { action: 'buddies.effect', shows: 'figures' }, handle: showEffect,
  }),
]

async function showEffect(visit: Visit<unknown>) {
  const { tx, actor, today, text } = visit
  const [pairs, rounds] = await Promise.all([countedPairs(tx, actor), roundNames(tx, actor)])
  const hides = !hasRole(actor, ...matchMakers)
  const people = newPeople(pairs)
  const view = {
    met: shown(metTwice(pairs, today), hides), touch: shown(stillInTouch(pairs), hides),
    people: people.pairs === 0 || (hides && people.pairs < 5) ? null : people,
    weeks: hides && pairs.length < 5 ? null : medianWeeks(pairs), today,
    tabs: hasRole(actor, ...matchWorkers) ? tabsFor(!hides) : [],
    ...splitsOf(pairs, rounds, { today, hides, t: text.t }),
  }
  return page({ title: text.t('buddies.effect.title'), place: 'buddies', wide: true, body: <EffectPage view={view} /> })
}

function shown<S extends Share>(share: S, hides: boolean) {
  return share.denominator === 0 || (hides && isTooSmall(share)) ? null : { ...share, interval: intervalOf(share) }
}

interface Looking {
  readonly today: string
  readonly hides: boolean
  readonly t: Visit['text']['t']
}

// By round and by what was changed together would let a hidden round be computed from its change: who sees no pair is
// shown the changes only.
function splitsOf(pairs: readonly CountedPair[], rounds: readonly RoundName[], { today, hides, t }: Looking) {
  const changeOf = new Map(rounds.map(({ id, changed }) => [id, changed]))
  const by = (groups: readonly string[], keyOf: (pair: CountedPair) => string) =>
    effectBy(pairs, groups, { today, keyOf, hides })
  const changes = [...new Set(['', ...rounds.map(({ changed }) => changed)])]
  return {
    byRound: hides ? [] : by(rounds.map(({ id }) => id), ({ roundId }) => roundId ?? '').map((line) => ({
      ...line, name: rounds.find(({ id }) => id === line.key)?.name ?? '', more: changeOf.get(line.key) ?? '',
    })),
    byChange: by(changes, ({ roundId }) => changeOf.get(roundId ?? '') ?? '')
      .map((line) => ({ ...line, name: line.key || t('buddies.effect.no_change'), more: '' })),
    byKind: by(kindWords, ({ kind }) => kind)
      .map((line) => ({ ...line, name: t(`buddies.kind.${line.key}`), more: '' })),
  }
}
