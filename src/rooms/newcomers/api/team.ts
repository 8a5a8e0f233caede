import { z } from 'zod'
import { Invalid } from '../../../kit/errors.ts'
import { snakeKeys } from '../../../kit/names.ts'
import * as asked from '../../../web/api/fields.ts'
import { type ApiRoute, operation } from '../../../web/api/route.ts'
import { day, id, link, made, madeAt, moment } from '../../../web/api/shapes.ts'
import type { Visit } from '../../../web/route.ts'
import { fileWorkers } from '../access.ts'
import { addToTeam, changeLead, endTeamMember } from '../actions/team.ts'
import { lockPerson } from '../queries/persons.ts'
import { listColleagues, listLeadChanges, listTeam, type TeamMember } from '../queries/team.ts'
import { isInTeam } from '../rules/team.ts'
import { openPerson } from './place.ts'
import { newcomerHref } from './shapes.ts'

const allow = fileWorkers
const path = '/newcomers/:newcomerId/team'

const colleague = z.strictObject({ id, name: z.string(), organisation: z.string().nullable() })

const member = z.strictObject({
  id, accountId: id, name: z.string(), organisation: z.string().nullable(), purpose: z.string(), isLead: z.boolean(),
  isSelfAttached: z.boolean().describe('Of deze collega het dossier zelf opende.'), firstDay: day,
  lastDay: day.nullable(),
})

const team = z.strictObject({
  members: z.array(member).describe('Wie er vandaag in het team zit, wie de lead heeft eerst.'),
  earlier: z.array(member),
  leadChanges: z.array(z.strictObject({
    id, from: z.string().nullable(), to: z.string(), changedBy: z.string(), changedAt: moment, reason: z.string(),
    overlapUntil: day.nullable(),
  })).describe('De laatste eerst.'),
  _links: z.strictObject({ self: link }),
}).meta({ title: 'Team' })

const leadIn = z.strictObject({
  accountId: asked.id().describe('Een id uit colleagues.'),
  reason: asked.optionalWords(1000).describe('Verplicht als iemand de lead al heeft.'),
  purpose: asked.optionalText(200),
  overlapUntil: asked.optionalDay().describe('Tot en met wanneer de vorige het dossier houdt.'),
})

const memberIn = z.strictObject({
  accountId: asked.id().describe('Een id uit colleagues.'), purpose: asked.optionalText(200),
  lastDay: asked.optionalDay().describe('Tot en met wanneer; zonder dag zolang het nodig is.'),
})

const endingIn = z.strictObject({ memberId: asked.id().describe('Een id uit members.') })

export const teamOperations: readonly ApiRoute[] = [
  operation({
    method: 'GET', path: '/colleagues', summary: 'Wie in een team rond een nieuwkomer kan staan', allow,
    audit: { action: 'newcomers.colleagues', shows: 'nothing' }, form: 'none',
    answer: z.strictObject({ items: z.array(colleague) }),
    handle: async ({ tx, actor }) => ({
      items: (await listColleagues(tx, actor)).map(({ id: accountId, name, organisation }) =>
        ({ id: accountId, name, organisation })),
    }),
  }),
  operation({
    method: 'GET', path, summary: 'Het team rond een nieuwkomer, nu en eerder, en hoe de lead overging', allow,
    audit: { action: 'newcomers.team', shows: 'file' }, form: 'none', answer: team, handle: show,
  }),
  operation({
    method: 'POST', path: `${path}/lead-changes`, allow,
    summary: 'Geeft de lead aan een collega, met de reden; de vorige houdt het dossier zo lang als gezegd',
    audit: { action: 'newcomers.lead.change', shows: 'file' }, form: leadIn, answer: made,
    guard: held,
    async handle(visit) {
      const { id: personId, ids } = await openPerson(visit)
      await changeLead(visit, personId, snakeKeys(visit.form))
      const [newest] = await listLeadChanges(visit.tx, visit.actor, ids)
      return madeAt(newest?.id ?? personId, `/newcomers/${personId}/team`)
    },
  }),
  operation({
    method: 'POST', path: `${path}/members`, summary: 'Zet een collega in het team; de eerste heeft de lead', allow,
    audit: { action: 'newcomers.team.add', shows: 'file' }, form: memberIn, answer: made,
    async handle(visit) {
      const { id: personId, ids } = await openPerson(visit)
      await addToTeam(visit, personId, snakeKeys(visit.form))
      const team = await listTeam(visit.tx, visit.actor, ids)
      const place = team.find((row) => row.account_id === visit.form.accountId && isInTeam(row, visit.today))
      return madeAt(place?.id ?? personId, `/newcomers/${personId}/team`)
    },
  }),
  operation({
    method: 'POST', path: `${path}/endings`, allow,
    summary: 'Beëindigt de plek van een collega in het team; wie de lead heeft, geeft die eerst door',
    audit: { action: 'newcomers.team.end', shows: 'file' }, form: endingIn, answer: made, guard: held, handle: end,
  }),
]

async function end(visit: Visit<z.output<typeof endingIn>>) {
  const { id: personId, ids } = await openPerson(visit)
  const { memberId } = visit.form
  const isMember = (await listTeam(visit.tx, visit.actor, ids)).some((row) => row.id === memberId)
  if (!isMember) throw new Invalid({ member_id: ['web.problem.choose'] })
  await endTeamMember(visit, personId, memberId)
  return madeAt(memberId, `/newcomers/${personId}/team`)
}

async function held(visit: Visit<unknown>) {
  await lockPerson(visit.tx, visit.actor, (await openPerson(visit)).id)
  return show(visit)
}

async function show(visit: Visit<unknown>): Promise<z.output<typeof team>> {
  const { tx, actor, today } = visit
  const { id: personId, ids } = await openPerson(visit)
  const all = await listTeam(tx, actor, ids)
  const members = all.filter((one) => isInTeam(one, today))
  return {
    members: members.map(memberOf), earlier: all.filter((one) => !members.includes(one)).map(memberOf),
    leadChanges: (await listLeadChanges(tx, actor, ids)).map((change) => ({
      id: change.id, from: change.fromName, to: change.toName, changedBy: change.byName,
      changedAt: change.changed_at.toISOString(), reason: change.reason, overlapUntil: change.overlap_until,
    })),
    _links: { self: { href: newcomerHref(personId, '/team') } },
  }
}

function memberOf(row: TeamMember): z.output<typeof member> {
  return {
    id: row.id, accountId: row.account_id, name: row.name, organisation: row.organisation, purpose: row.purpose,
    isLead: row.is_lead, isSelfAttached: row.is_self_attached, firstDay: row.first_day, lastDay: row.last_day,
  }
}
