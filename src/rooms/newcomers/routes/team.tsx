import { withDraft } from '../../../web/drafts.ts'
import { redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { suggestionsOf } from '../../own-lists/queries/entries.ts'
import { fileWorkers } from '../access.ts'
import { addToTeam, changeLead, confirmAttachment, endTeamMember } from '../actions/team.ts'
import { leadForm, memberForm } from '../forms/team.ts'
import { filePath } from '../pages/header.tsx'
import { LeadPage, NewMemberPage, type ShownMember, TeamPage } from '../pages/team.tsx'
import {
  findLead, listColleagues, listLeadChanges, listTeam, markNoticeSeen, type TeamMember,
} from '../queries/team.ts'
import type { FileHead } from '../rules/file-head.ts'
import { isInTeam, whyNotEnd } from '../rules/team.ts'
import { filePage, openFile } from './opening.tsx'

const path = '/nieuwkomers/:person/team'

export const teamRoutes: readonly Route[] = [
  route({
    method: 'GET', path, allow: fileWorkers, form: 'none', audit: { action: 'newcomers.team', shows: 'file' },
    handle: showTeam,
  }),
  route({
    method: 'GET', path: `${path}/nieuw`, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.team.add.open', shows: 'file' }, handle: showNewMember,
  }),
  route({
    method: 'POST', path, allow: fileWorkers, form: memberForm,
    audit: { action: 'newcomers.team.add', shows: 'file' }, again: showNewMember,
    async handle(visit) {
      const head = await openFile(visit)
      await addToTeam(visit, head.personId, visit.form)
      return redirect(filePath(head.personId, '/team'))
    },
  }),
  route({
    method: 'GET', path: `${path}/lead`, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.lead.open', shows: 'file' }, handle: showLead,
  }),
  route({
    method: 'POST', path: `${path}/lead`, allow: fileWorkers, form: leadForm,
    audit: { action: 'newcomers.lead.change', shows: 'file' }, again: showLead,
    async handle(visit) {
      const head = await openFile(visit)
      await changeLead(visit, head.personId, visit.form)
      return redirect(await afterwards(visit, head))
    },
  }),
  route({
    method: 'POST', path: `${path}/bevestiging`, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.attach.confirm', shows: 'file' }, again: showTeam,
    async handle(visit) {
      const head = await openFile(visit)
      await confirmAttachment(visit, head.personId)
      return redirect(filePath(head.personId, '/team'))
    },
  }),
  route({
    method: 'POST', path: `${path}/:member/einde`, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.team.end', shows: 'file' }, again: showTeam,
    async handle(visit) {
      const head = await openFile(visit)
      await endTeamMember(visit, head.personId, visit.params['member'] ?? '')
      return redirect(await afterwards(visit, head))
    },
  }),
  route({
    method: 'POST', path: '/nieuwkomers/overdracht/:change/gezien', allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.lead.seen', shows: 'nothing' },
    async handle(visit) {
      await markNoticeSeen(visit.tx, visit.actor, visit.params['change'] ?? '', visit.now)
      return redirect('/vandaag')
    },
  }),
]

/** Back to the team; to the list for who no longer has the file. */
async function afterwards({ tx, actor }: Visit<unknown>, head: FileHead): Promise<string> {
  const team = await listTeam(tx, actor, head.ids)
  const isIn = team.some((member) => member.account_id === actor.userId && isInTeam(member, actor.today))
  return isIn || actor.scope === 'all' || actor.teamIds.length > 0 ? filePath(head.personId, '/team') : '/nieuwkomers'
}

async function showTeam(visit: Visit<unknown>) {
  const { tx, actor } = visit
  const head = await openFile(visit)
  const team = await listTeam(tx, actor, head.ids)
  const today = team.filter((member) => isInTeam(member, actor.today))
  const own = today.find((member) => member.account_id === actor.userId && member.is_self_attached)
  const body = (
    <TeamPage view={{
      head, confirmBy: own?.last_day ?? null, refused: visit.state.problems[''],
      today: today.map((member) => shown(member, actor.today)),
      earlier: team.filter((member) => !today.includes(member)).map((member) => shown(member, actor.today)),
      changes: (await listLeadChanges(tx, actor, head.ids)).map((change) => ({
        id: change.id, fromName: change.fromName, toName: change.toName, byName: change.byName,
        reason: change.reason, overlapUntil: change.overlap_until, at: change.changed_at,
      })),
    }} />
  )
  return filePage(visit, head, 'newcomers.team.title', body)
}

function shown(member: TeamMember, today: string): ShownMember {
  return {
    id: member.id, name: member.name, organisation: member.organisation, purpose: member.purpose,
    isLead: member.is_lead, isSelfAttached: member.is_self_attached, firstDay: member.first_day,
    lastDay: member.last_day, mayEnd: whyNotEnd(member, today) === undefined,
  }
}

async function showNewMember(visit: Visit<unknown>) {
  const head = await openFile(visit)
  const state = await withDraft(visit, `team/${head.personId}`)
  return filePage(visit, head, 'newcomers.team.add',
    <NewMemberPage view={{ head, state, colleagues: await colleagues(visit) }} />)
}

async function showLead(visit: Visit<unknown>) {
  const head = await openFile(visit)
  const state = await withDraft(visit, `lead/${head.personId}`)
  const lead = await findLead(visit.tx, visit.actor, head.ids)
  const others = (await colleagues(visit)).filter(({ value }) => value !== lead?.account_id)
  return filePage(visit, head, head.lead ? 'newcomers.team.change_lead' : 'newcomers.team.choose_lead',
    <LeadPage view={{
      head, state, colleagues: others, reasons: await suggestionsOf(visit.tx, visit.actor, 'lead_change'),
    }} />)
}

async function colleagues({ tx, actor }: Visit<unknown>) {
  return (await listColleagues(tx, actor)).map(({ id, name, organisation }) =>
    ({ value: id, label: organisation ? `${name}, ${organisation}` : name }))
}
