import { admit, type Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { Invalid, NotFound, Refused } from '../../../kit/errors.ts'
import type { Acting } from './acting.ts'
import { getApproach } from '../../approaches/queries.ts'
import { findIdentity } from '../queries/identity.ts'
import { getPerson, lockPerson, type Person } from '../queries/persons.ts'
import { findOthersFinding } from '../queries/search.ts'
import {
  findLead, getTeamMember, insertLeadChange, insertTeamMembers, listColleagues, listTeam, type TeamMember,
  updateTeamMember,
} from '../queries/team.ts'
import { attachedUntil, endedNow, isInTeam, problemsOfLead, whyNotEnd } from '../rules/team.ts'

export interface NewMember {
  readonly account_id: string
  readonly purpose: string
  readonly last_day: string | null
}

/** Somebody joins the team from today; the first one becomes the lead. */
export async function addToTeam(by: Acting, personId: string, member: NewMember): Promise<void> {
  const { tx, actor } = by
  const person = await getLocked(tx, actor, personId)
  const colleague = await getColleague(tx, actor, member.account_id)
  if (member.last_day !== null && member.last_day < actor.today) {
    throw new Invalid({ last_day: ['newcomers.problem.past_day'] })
  }
  const today = (await listTeam(tx, actor, person.ids)).filter((row) => isInTeam(row, actor.today))
  if (today.some((row) => row.account_id === member.account_id)) throw new Refused('newcomers.refused.in_team')
  await insertTeamMembers(tx, actor, [{
    person_id: person.id, account_id: member.account_id, organisation_id: colleague.organisationId,
    purpose: member.purpose, first_day: actor.today, last_day: member.last_day,
    is_lead: member.last_day === null && !today.some((row) => row.is_lead),
  }])
}

export async function endTeamMember(by: Acting, personId: string, memberId: string): Promise<void> {
  const { tx, actor } = by
  const person = await getLocked(tx, actor, personId)
  const member = await getTeamMember(tx, actor, person.ids, memberId)
  const why = whyNotEnd(member, actor.today)
  if (why) throw new Refused(why)
  await updateTeamMember(tx, actor, member.id, { last_day: endedNow(actor.today) })
}

export interface ChangeOfLead {
  /** null is refused at its field, together with what else is wrong. */
  readonly account_id: string | null
  /** '' only when nobody led the file before. */
  readonly reason: string
  readonly purpose: string
  /** Until this day, inclusive, the earlier lead keeps the file; null hands it over at once. */
  readonly overlap_until: string | null
}

/** One lead at a time: the earlier lead stays in the team for the overlap, and both get a notice until they saw it. */
export async function changeLead(by: Acting, personId: string, change: ChangeOfLead): Promise<void> {
  const { tx, actor, now } = by
  const person = await getLocked(tx, actor, personId)
  const colleague = await findColleague(tx, actor, change.account_id)
  const lead = await findLead(tx, actor, person.ids)
  const problems = problemsOfLead({
    from: lead?.account_id ?? null, to: colleague?.id ?? null, reason: change.reason,
    overlapUntil: change.overlap_until,
  }, actor.today)
  if (!colleague || Object.keys(problems).length > 0) throw new Invalid(problems)
  if (lead) await stepDown(tx, actor, lead, change.overlap_until)
  await endOtherPlaces(tx, actor, person, colleague.id)
  await insertTeamMembers(tx, actor, [{
    person_id: person.id, account_id: colleague.id, organisation_id: colleague.organisationId,
    purpose: change.purpose, is_lead: true, first_day: actor.today,
  }])
  await insertLeadChange(tx, actor, {
    person_id: person.id, from_account_id: lead?.account_id ?? null, to_account_id: colleague.id,
    reason: change.reason, overlap_until: change.overlap_until, changed_at: now, changed_by: actor.userId,
  })
}

async function stepDown(tx: Tx, actor: Actor, lead: TeamMember, overlapUntil: string | null): Promise<void> {
  await updateTeamMember(tx, actor, lead.id, { last_day: endedNow(actor.today) })
  if (overlapUntil === null) return
  await insertTeamMembers(tx, actor, [{
    person_id: lead.person_id, account_id: lead.account_id, organisation_id: lead.organisation_id,
    purpose: lead.purpose, first_day: actor.today, last_day: overlapUntil,
  }])
}

async function endOtherPlaces(tx: Tx, actor: Actor, person: Person, accountId: string): Promise<void> {
  const team = await listTeam(tx, actor, person.ids)
  for (const place of team.filter((row) => row.account_id === accountId && isInTeam(row, actor.today))) {
    await updateTeamMember(tx, actor, place.id, { last_day: endedNow(actor.today) })
  }
}

/**
 * A case worker opens a file outside the own caseload: the ground is asked and logged by the route, and it ends
 * after 14 days (of the approach) unless confirmed. Who is not found (a protected address) and a closed file
 * cannot be opened this way.
 */
export async function attachOneself(by: Acting, personId: string, ground: string): Promise<string> {
  const { tx, actor } = by
  const [keptId = personId] = await findIdentity(tx, actor, personId)
  const found = await findOthersFinding(tx, actor, keptId)
  if (!found || found.isClosed) throw new NotFound()
  await admit(tx, keptId)
  await lockPerson(tx, actor, keptId)
  const team = await listTeam(tx, actor, [keptId])
  if (team.some((row) => row.account_id === actor.userId && isInTeam(row, actor.today))) return keptId
  const { attachedDays } = (await getApproach(tx, actor)).thresholds
  await insertTeamMembers(tx, actor, [{
    person_id: keptId, account_id: actor.userId, organisation_id: actor.organisationIds[0] ?? null, ground,
    is_self_attached: true, first_day: actor.today, last_day: attachedUntil(actor.today, attachedDays),
  }])
  return keptId
}

/** One tap by who attached themselves: the place no longer ends by itself. */
export async function confirmAttachment(by: Acting, personId: string): Promise<void> {
  const { tx, actor } = by
  const person = await getLocked(tx, actor, personId)
  const place = (await listTeam(tx, actor, person.ids)).find((row) =>
    row.account_id === actor.userId && row.is_self_attached && isInTeam(row, actor.today))
  if (!place) throw new NotFound()
  await updateTeamMember(tx, actor, place.id, { last_day: null })
}

async function getLocked(tx: Tx, actor: Actor, personId: string): Promise<Person> {
  const person = await getPerson(tx, actor, personId)
  await lockPerson(tx, actor, person.id)
  return person
}

async function findColleague(tx: Tx, actor: Actor, accountId: string | null) {
  return (await listColleagues(tx, actor)).find(({ id }) => id === accountId)
}

async function getColleague(tx: Tx, actor: Actor, accountId: string) {
  const found = await findColleague(tx, actor, accountId)
  if (!found) throw new Invalid({ account_id: ['web.problem.choose'] })
  return found
}
