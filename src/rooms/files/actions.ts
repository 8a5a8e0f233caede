import type { Tx } from '../../db/database.ts'
import type { Actor } from '../../kit/actor.ts'
import { Invalid, NotFound, Refused } from '../../kit/errors.ts'
import type { PuzzleArea } from '../approaches/forms.ts'
import { getPerson, lockPerson } from '../newcomers/queries/persons.ts'
import { getOrganisation } from '../organisations/queries.ts'
import type { HolderForm, MarkForm } from './forms.ts'
import {
  clearLead, endHolder as writeEnd, getHolder, type HolderRow, insertHolder, insertMark, listHolders, listMarks,
  removeHolder, setLead,
} from './queries/pieces.ts'
import { holdsOn, lastDayWhenEnded, type PieceHolder, standingMark, whyNotHold, whyNotMark } from './rules.ts'

/** A piece of one person: what the route's path names. */
export interface PieceOfPerson {
  readonly personId: string
  readonly area: PuzzleArea
}

/** Somebody says that a piece is done, not needed, stuck, or open again. Refused for a day to come. */
export async function markPiece(
  tx: Tx, actor: Actor, { personId, area }: PieceOfPerson, given: MarkForm & { at: Date },
): Promise<void> {
  const person = await getLocked(tx, actor, personId)
  const onDay = given.on_day ?? actor.today
  const standing = standingMark(await listMarks(tx, actor, person.ids, area))
  if (onDay > actor.today) throw new Invalid({ on_day: ['files.problem.day_ahead'] })
  refuse(whyNotMark(given.state, standing))
  await insertMark(tx, actor, { personId: person.id, area, state: given.state, note: given.note, onDay, at: given.at })
}

/** An organisation takes up a piece from today. */
export async function addHolder(
  tx: Tx, actor: Actor, { personId, area }: PieceOfPerson, given: HolderForm & { at: Date },
): Promise<void> {
  const person = await getLocked(tx, actor, personId)
  const organisation = await getOrganisation(tx, actor, given.organisation_id)
  const holders = await listHolders(tx, actor, person.ids, area)
  refuse(whyNotHold(organisation.id, holders.map(holderOf), actor.today))
  if (given.is_lead) await clearLead(tx, actor, person.ids, area)
  await insertHolder(tx, actor, {
    personId: person.id, area, organisationId: organisation.id, isLead: given.is_lead, at: given.at,
    accountId: actor.organisationIds.includes(organisation.id) ? actor.userId : null,
  })
}

/** The organisation no longer holds the piece; until yesterday it did. */
export async function endHolder(tx: Tx, actor: Actor, personId: string, holderId: string): Promise<PuzzleArea> {
  const person = await getLocked(tx, actor, personId)
  const holder = await getHolder(tx, actor, person.ids, holderId)
  const lastDay = lastDayWhenEnded(holder.first_day, actor.today)
  if (lastDay === null) await removeHolder(tx, actor, holder.id)
  else await writeEnd(tx, actor, holder.id, lastDay)
  return holder.area
}

/** One organisation leads the piece, so that a shared caseload is not held twice (WK-02). */
export async function leadPiece(tx: Tx, actor: Actor, personId: string, holderId: string): Promise<PuzzleArea> {
  const person = await getLocked(tx, actor, personId)
  const holder = await getHolder(tx, actor, person.ids, holderId)
  if (!holdsOn(holderOf(holder), actor.today)) throw new NotFound()
  await clearLead(tx, actor, person.ids, holder.area)
  await setLead(tx, actor, holder.id)
  return holder.area
}

async function getLocked(tx: Tx, actor: Actor, personId: string) {
  const person = await getPerson(tx, actor, personId)
  await lockPerson(tx, actor, person.id)
  return person
}

function holderOf(row: HolderRow): PieceHolder {
  return {
    id: row.id, organisationId: row.organisation_id, organisation: row.organisation, colleague: '',
    isLead: row.is_lead, firstDay: row.first_day, lastDay: row.last_day,
  }
}

function refuse(reason: string | null): void {
  if (reason) throw new Refused(reason)
}
