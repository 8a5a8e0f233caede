import { z } from 'zod'
import { hasRole } from '../../kit/actor.ts'
import * as asked from '../../web/api/fields.ts'
import { type ApiRoute, type ApiVisit, operation } from '../../web/api/route.ts'
import { day, id, limitOf, pageAnswer, pageOf } from '../../web/api/shapes.ts'
import { keepers, readers } from './access.ts'
import { type PlacedVolunteer, volunteersAfter } from './queries/register.ts'
import { certificateStates, dayParts, kindsOfWork, standingOf, standings } from './rules/register.ts'

const listQuery = z.strictObject({
  standing: asked.choice(standings).default('active')
    .describe('Wie wacht of gestopt is, ziet alleen wie de lijst bijhoudt.'),
  villageId: z.uuid({ error: 'web.problem.id' }).optional(), work: asked.choice(kindsOfWork).optional(),
  certificate: asked.choice(certificateStates).optional(), ...asked.pageQuery,
})

const volunteer = z.strictObject({
  id, name: z.string(), phone: z.string(), email: z.string(), villageId: id.nullable(), village: z.string().nullable(),
  radiusKm: z.int().nullable(), languages: z.array(z.string()), times: z.array(z.enum(dayParts)),
  work: z.array(z.enum(kindsOfWork)), standing: z.enum(standings), appliedOn: day, joinedOn: day.nullable(),
  organisation: z.string().nullable(), anchoredOn: day.nullable(), codeSignedOn: day.nullable(),
  certificate: z.enum(certificateStates), tasks: z.int(),
})

export const operations: readonly ApiRoute[] = [
  operation({
    method: 'GET', path: '/volunteers', allow: readers,
    summary: 'De vrijwilligers, op naam; zonder kosten, telefoontjes en wat zij in vertrouwen zeiden',
    audit: { action: 'volunteers.list', shows: 'nothing' }, form: listQuery,
    answer: pageOf(volunteer, 'VolunteerList'), handle: list,
  }),
]

async function list(visit: ApiVisit<z.output<typeof listQuery>>) {
  const { tx, actor, after, form } = visit
  const stand = hasRole(actor, ...keepers) ? form.standing : 'active'
  const query = { dorp: form.villageId ?? null, taal: '', wat: form.work ?? null, vog: form.certificate ?? null, stand }
  const rows = await volunteersAfter(tx, actor, query, { after, limit: limitOf(visit) })
  return pageAnswer(visit, { rows, placeOf: ({ position }) => position, itemOf })
}

function itemOf(row: PlacedVolunteer): z.output<typeof volunteer> {
  return {
    id: row.id, name: row.name, phone: row.phone, email: row.email, villageId: row.villageId, village: row.village,
    radiusKm: row.radiusKm, languages: [...row.languages], times: dayParts.filter((time) => row.times.includes(time)),
    work: kindsOfWork.filter((work) => row.likes.includes(work)), standing: standingOf(row), appliedOn: row.appliedOn,
    joinedOn: row.joinedOn, organisation: row.organisation, anchoredOn: row.anchoredOn,
    codeSignedOn: row.codeSignedOn, certificate: row.certificate, tasks: row.tasks,
  }
}
