import type { Tx } from '../../db/database.ts'
import { nobodyIn } from '../../rooms/accounts/rules/actors.ts'
import { addActivity } from '../../rooms/activities/actions/activities.ts'
import { cancelDate, changeDate } from '../../rooms/activities/actions/dates.ts'
import { listDates } from '../../rooms/activities/queries/dates.ts'
import { listThemes } from '../../rooms/conversations/queries/themes.ts'
import { answer, signUp } from '../../rooms/invitations/actions/answering.ts'
import { keepWhoCame } from '../../rooms/invitations/actions/attending.ts'
import { settle, take } from '../../rooms/invitations/actions/barriers.ts'
import { passOn } from '../../rooms/invitations/actions/handing.ts'
import { invite } from '../../rooms/invitations/actions/inviting.ts'
import { keepCount } from '../../rooms/invitations/queries/attendance.ts'
import { type Barrier, listBarriers } from '../../rooms/invitations/queries/barriers.ts'
import { type Invitation, listInvitations } from '../../rooms/invitations/queries/invitations.ts'
import type { Acting } from '../../rooms/newcomers/actions/acting.ts'
import { type DemoPlace, onDay } from '../place.ts'
import type { ActivityStory, DateDeed, SettledDeed, TakenDeed } from './deeds.ts'

/** Writes an activity, its dates and who took part through the rooms' own actions. */
export async function writeActivity(tx: Tx, place: DemoPlace, story: ActivityStory): Promise<void> {
  const themes = await listThemes(tx, place.coordinator)
  const theme_ids = themes.filter(({ name }) => story.themes.includes(name)).map(({ id }) => id)
  const activityId = await addActivity({ tx, ...onDay(place, story.day) }, { ...story.form, theme_ids })
  const dates = await listDates(tx, place.coordinator, activityId)
  const idOf = new Map(dates.map(({ id, plannedDay }) => [plannedDay, id]))
  for (const { plannedDay, deeds } of story.dates) {
    const at = { activityId, dateId: idOf.get(plannedDay) as string }
    for (const deed of deeds) await write({ tx, ...onDay(place, deed.day, deed.by) }, deed, at)
  }
}

interface At {
  readonly activityId: string
  readonly dateId: string
}

async function write(by: Acting, deed: DateDeed, { activityId, dateId }: At): Promise<void> {
  switch (deed.kind) {
    case 'cancelled': return cancelDate(by, activityId, dateId, deed.reason)
    case 'moved': return changeDate(by, activityId, dateId, deed.to)
    case 'invited': return passOn(by, { ...deed, id: await invite(by, deed.personId, dateId) }, deed.carrier)
    case 'answered': return answer(by, await invitationOf(by, deed.personId, dateId), deed.reply)
    case 'taken': return take(by, [deed.personId], await barrierOf(by, deed, dateId), {
      taker_id: by.actor.userId, due_on: deed.dueOn,
    })
    case 'settled': return settle(by, await barrierOf(by, deed, dateId), deed.outcome)
    case 'signed_up': return signUp(by, dateId, deed)
    case 'counted': return keepWhoCame(by, dateId, {
      people: [...deed.came], as_of: null, guests: deed.guests, low_reason: deed.lowReason,
    })
    case 'organiser_counted': return countAsOrganiser(by, dateId, deed.guests)
  }
}

async function invitationOf({ tx, actor }: Acting, personId: string, dateId: string): Promise<Invitation> {
  const [found] = await listInvitations(tx, actor, { dateId, personIds: [personId] })
  return found as Invitation
}

async function barrierOf(by: Acting, { personId, need }: TakenDeed | SettledDeed, dateId: string): Promise<Barrier> {
  const { id: invitationId } = await invitationOf(by, personId, dateId)
  const found = await listBarriers(by.tx, by.actor, { invitationId })
  return found.find((barrier) => barrier.need === need) as Barrier
}

function countAsOrganiser({ tx, actor, now }: Acting, dateId: string, guests: number): Promise<void> {
  const organiser = nobodyIn(actor.municipalityId, 'all', actor.today)
  return keepCount(tx, organiser, dateId, { guests, lowReason: '', at: now })
}
