import { type Actor, nobody, type Role, type Scope, scopeOf } from '../../../kit/actor.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import { needsSecondFactor } from '../access.ts'

/** One role of today, as the session's query finds it. */
export interface HeldRole {
  readonly municipalityId: string
  readonly municipality: string
  readonly role: Role
  readonly organisationId: string | null
  readonly areaTeamId: string | null
}

/** Where somebody holds roles today. */
export interface Place {
  readonly municipalityId: string
  readonly municipality: string
  readonly roles: readonly Role[]
}

interface Holder {
  readonly accountId: string
  readonly name: string
  readonly chosenId: string | null
  readonly hasSecondFactor: boolean
}

/** Today's roles by municipality, in the order in which they were found. */
export function placesOf(held: readonly HeldRole[]): Place[] {
  const places = new Map<string, { municipalityId: string; municipality: string; roles: Role[] }>()
  for (const { municipalityId, municipality, role } of held) {
    const place = places.get(municipalityId) ?? { municipalityId, municipality, roles: [] }
    if (!place.roles.includes(role)) place.roles.push(role)
    places.set(municipalityId, place)
  }
  return [...places.values()]
}

/** The place where the session works: the chosen one while it is valid today, else the only one. */
export function placeOf(places: readonly Place[], chosenId: string | null): Place | null {
  const chosen = places.find(({ municipalityId }) => municipalityId === chosenId)
  return chosen ?? (places.length === 1 ? (places[0] ?? null) : null)
}

/** The actor of a session, null until a place is chosen and, for roles that need it, the second factor is given. */
export function actorOf(held: readonly HeldRole[], holder: Holder, today: string): Actor | null {
  const place = placeOf(placesOf(held), holder.chosenId)
  if (!place || (needsSecondFactor(place.roles) && !holder.hasSecondFactor)) return null
  const here = held.filter(({ municipalityId }) => municipalityId === place.municipalityId)
  const roles = new Set(place.roles)
  return {
    userId: holder.accountId, name: holder.name, municipalityId: place.municipalityId, roles,
    organisationIds: known(here.map(({ organisationId }) => organisationId)),
    // A team opens its files only through the role that works in that team, not through another role held beside it.
    teamIds: known(here.filter(({ role }) => role === 'case_worker' || role === 'coordinator')
      .map(({ areaTeamId }) => areaTeamId)),
    scope: scopeOf(roles), today,
  }
}

function known(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}

/** Who works at the keyboard of the server, or the installation itself: no account; the audit row says `command`. */
export function nobodyIn(municipalityId: string, scope: Scope, today: PlainDate): Actor {
  return {
    userId: nobody, name: '', municipalityId, roles: new Set(), organisationIds: [],
    teamIds: [], scope, today,
  }
}
