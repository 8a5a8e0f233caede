import { z } from 'zod'
import { snakeKeys } from '../../../kit/names.ts'
import * as asked from '../../../web/api/fields.ts'
import { type ApiRoute, operation } from '../../../web/api/route.ts'
import { day, id, link, made, madeAt } from '../../../web/api/shapes.ts'
import type { Visit } from '../../../web/route.ts'
import { fileWorkers } from '../access.ts'
import { joinHousehold, splitHousehold } from '../actions/households.ts'
import { listHousemates } from '../queries/households.ts'
import { lockPerson } from '../queries/persons.ts'
import { openPerson } from './place.ts'
import { newcomerHref } from './shapes.ts'

const allow = fileWorkers
const path = '/newcomers/:newcomerId/household'

const household = z.strictObject({
  members: z.array(z.strictObject({
    id, name: z.string(), birthYear: z.int().nullable(), relation: z.string(), firstDay: day,
    isClosed: z.boolean().describe('Of het dossier gesloten is.'),
  })).describe('Wie er vandaag samen wonen, voor zover deze sleutel hen mag zien; leeg voor wie alleen woont.'),
  _links: z.strictObject({ self: link }),
}).meta({ title: 'Household' })

const joiningIn = z.strictObject({ personId: asked.id(), relation: asked.optionalText(60) })

const splitIn = z.strictObject({
  leaving: asked.ids().describe('Wie er weggaan; zij gaan samen verder. Elk dossier blijft heel.'),
})

export const householdOperations: readonly ApiRoute[] = [
  operation({
    method: 'GET', path, summary: 'Met wie een nieuwkomer vandaag één huishouden vormt', allow,
    audit: { action: 'newcomers.household', shows: 'file' }, form: 'none', answer: household, handle: show,
  }),
  operation({
    method: 'POST', path: `${path}/joinings`, summary: 'Iemand komt bij dit huishouden wonen', allow,
    audit: { action: 'newcomers.household.join', shows: 'file' }, form: joiningIn, answer: made, guard: held,
    async handle(visit) {
      const person = await openPerson(visit)
      await joinHousehold(visit, person.id, snakeKeys(visit.form))
      visit.saw(visit.form.personId)
      return madeAt(visit.form.personId, `/newcomers/${person.id}/household`)
    },
  }),
  operation({
    method: 'POST', path: `${path}/splits`, summary: 'Mensen gaan weg uit dit huishouden', allow,
    audit: { action: 'newcomers.household.split', shows: 'file' }, form: splitIn, answer: made, guard: held,
    async handle(visit) {
      const person = await openPerson(visit)
      await splitHousehold(visit, person.id, visit.form.leaving)
      visit.saw(...visit.form.leaving)
      return madeAt(person.id, `/newcomers/${person.id}/household`)
    },
  }),
]

async function held(visit: Visit<unknown>) {
  await lockPerson(visit.tx, visit.actor, (await openPerson(visit)).id)
  return show(visit)
}

async function show(visit: Visit<unknown>): Promise<z.output<typeof household>> {
  const person = await openPerson(visit)
  const members = await listHousemates(visit.tx, visit.actor, person.ids)
  visit.saw(...members.map(({ personId }) => personId))
  return {
    members: members.map(({ personId, name, birthYear, relation, firstDay, isClosed }) =>
      ({ id: personId, name, birthYear, relation, firstDay, isClosed })),
    _links: { self: { href: newcomerHref(person.id, '/household') } },
  }
}
