import type { Deed } from '../../demo/deeds.ts'
import { newPersons } from '../../demo/lives.ts'
import { type DemoPlace, type HouseholdLife, onDay } from '../../demo/place.ts'
import type { Approach } from '../../rooms/approaches/forms.ts'
import { findApproach } from '../../rooms/approaches/shipped.ts'
import { findingRow } from '../../rooms/newcomers/actions/persons.ts'
import { personColumns } from '../../rooms/newcomers/queries/persons.ts'
import { findShippedMunicipality } from '../../rooms/territory/shipped.ts'
import { territoryId } from '../../rooms/territory/install.ts'
import type { Sheaf } from '../sheaf.ts'
import { fileRows } from './file.ts'
import { planRows } from './plan.ts'
import { talkRows } from './talk.ts'

/** What every maker of rows needs: where, whose life, and the ids of its people. */
export interface Sowing {
  readonly sheaf: Sheaf
  readonly place: DemoPlace
  readonly approach: Approach
  readonly themeIds: ReadonlyMap<string, string>
  readonly life: HouseholdLife
  readonly ids: readonly string[]
}

/** The rows that the actions would write for this household, table by table; the ids of its people. */
export function householdRows(base: Omit<Sowing, 'ids'>): string[] {
  const { sheaf, life } = base
  const ids = life.home.members.map(() => sheaf.id())
  const sowing = { ...base, ids }
  personRows(sowing)
  fileRows(sowing)
  for (const [person, deeds] of Map.groupBy(life.deeds, (deed: Deed) => deed.person)) {
    talkRows(sowing, person, deeds)
    planRows(sowing, person, deeds)
  }
  return ids
}

/** The approach that a shipped municipality starts with. */
export function approachOf(slug: string): Approach {
  return findApproach(findShippedMunicipality(slug)?.approach ?? '') as Approach
}

function personRows({ sheaf, place, life, ids }: Sowing): void {
  const { actor, now } = onDay(place, life.home.coupledOn)
  const municipality_id = actor.municipalityId
  const householdId = ids.length > 1 ? sheaf.id() : null
  if (householdId) {
    sheaf.add('household', { municipality_id, id: householdId, external_number: null, created_at: now })
  }
  for (const [index, { fields, languages = [], lead }] of newPersons(life, householdId).entries()) {
    const person_id = ids[index] as string
    sheaf.add('person', {
      ...personColumns(fields), municipality_id, id: person_id, created_at: now, updated_at: now,
      created_by: actor.userId,
    })
    sheaf.add('person_finding', findingRow(actor, person_id, fields, teamOf(place, fields.village_id)))
    sheaf.add('person_origin', { municipality_id, person_id, country: fields.origin })
    for (const language of languages) {
      sheaf.add('person_language', { municipality_id, id: sheaf.id(), person_id, ...language })
    }
    const at = { municipality_id, id: sheaf.id(), person_id, first_day: actor.today }
    if (householdId) sheaf.add('household_member', { ...at, household_id: householdId })
    if (!lead) continue
    sheaf.add('file_team_member', {
      ...at, id: sheaf.id(), account_id: lead.accountId, organisation_id: null, purpose: '', is_lead: true,
    })
  }
}

function teamOf({ slug }: DemoPlace, villageId: string | null): string | null {
  const shipped = findShippedMunicipality(slug)
  const team = shipped?.areaTeams.find(({ villages }) =>
    villages.some((village) => territoryId(slug, 'village', village) === villageId))
  return team ? territoryId(slug, 'team', team.name) : null
}
