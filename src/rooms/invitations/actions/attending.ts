import { Invalid, NotFound, Refused } from '../../../kit/errors.ts'
import { getAgendaDate } from '../../activities/queries/dates.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import type { AttendanceForm } from '../forms.ts'
import { keepAttendance, keepCount } from '../queries/attendance.ts'
import { listInvitations } from '../queries/invitations.ts'
import { listSignUps } from '../queries/sign-ups.ts'
import { isLow, whyNoAttendance } from '../rules/attendance.ts'

/**
 * Writes who of the invited came; everybody else is counted. When few came of who was expected, the reason is asked
 * (MS-11). Only people whose files are the actor's are ticked and written.
 */
export async function keepWhoCame(by: Acting, dateId: string, form: AttendanceForm): Promise<void> {
  const { tx, actor, now } = by
  const date = await getAgendaDate(tx, actor, dateId)
  const why = whyNoAttendance(date, actor.today)
  if (why) throw new Refused(why)
  const [invited, signUps] = await Promise.all([
    listInvitations(tx, actor, { dateId }), listSignUps(tx, actor, dateId),
  ])
  const listed = invited.filter(({ endedAt }) => endedAt === null)
  const ticked = new Set(form.people)
  if (form.people.some((id) => !listed.some(({ personId }) => personId === id))) throw new NotFound()
  const expected = listed.filter(({ reply }) => reply?.answer === 'comes').length + signUps.length
  const low = isLow({ expected, came: ticked.size + (form.guests ?? 0) })
  if (low && form.low_reason === '') throw new Invalid({ low_reason: ['invitations.problem.low_reason'] })
  // The list speaks of the moment at which it was opened: who tapped in since is not on it.
  const at = form.as_of !== null && form.as_of < now ? form.as_of : now
  await keepAttendance(tx, actor, dateId, {
    people: listed.map(({ id, personId }) => ({ personId, invitationId: id, came: ticked.has(personId) })), at,
  })
  await keepCount(tx, actor, dateId, { guests: form.guests ?? 0, lowReason: low ? form.low_reason : '', at })
}
