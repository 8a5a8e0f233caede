import { page, redirect, type Route, route } from '../../../web/route.ts'
import { inviters } from '../access.ts'
import { keepWhoCame } from '../actions/attending.ts'
import { attendanceForm } from '../forms.ts'
import { AttendancePage } from '../pages/attendance.tsx'
import { datePath } from '../pages/date.tsx'
import { findCount, listAttendance } from '../queries/attendance.ts'
import { listInvitations } from '../queries/invitations.ts'
import { whyNoAttendance } from '../rules/attendance.ts'
import { type AnyVisit, dateOf, named } from './date-view.ts'

const path = '/activiteiten/:activity/data/:date/mensen/aanwezig'
const people = (action: string) => ({ action: `invitations.${action}`, shows: 'people' }) as const

/** Who came to a date. */
export const attendanceRoutes: readonly Route[] = [
  route({
    method: 'GET', path, allow: inviters, form: 'none', audit: people('attendance'),
    async handle(visit) {
      const date = await dateOf(visit)
      return whyNoAttendance(date, visit.today) ? redirect(datePath(date)) : showAttendance(visit)
    },
  }),
  route({
    method: 'POST', path, allow: inviters, form: attendanceForm, audit: people('attendance.keep'),
    again: showAttendance,
    async handle(visit) {
      const date = await dateOf(visit)
      visit.saw(...visit.form.people)
      await keepWhoCame(visit, date.id, visit.form)
      return redirect(datePath(date))
    },
  }),
]

async function showAttendance(visit: AnyVisit) {
  const { tx, actor, state, text } = visit
  const date = await dateOf(visit)
  const [invited, came, count] = await Promise.all([
    listInvitations(tx, actor, { dateId: date.id }), listAttendance(tx, actor, date.id), findCount(tx, actor, date.id),
  ])
  const guests = await named(visit, invited.filter(({ endedAt }) => endedAt === null))
  visit.saw(...guests.map(({ personId }) => personId))
  const view = {
    date, state, madeAt: visit.now, count,
    came: [...came].filter(([, isThere]) => isThere).map(([personId]) => personId),
    people: guests.map(({ invitation, name }) =>
      ({ id: invitation.personId, name, saidTheyCome: invitation.reply?.answer === 'comes' })),
  }
  return page({
    title: text.t('invitations.attendance.title'), place: 'activities', body: <AttendancePage view={view} />,
  })
}
