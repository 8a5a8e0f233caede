import { z } from 'zod'
import { closureReasonValues } from '../../../db/schema.ts'
import { snakeKeys } from '../../../kit/names.ts'
import * as asked from '../../../web/api/fields.ts'
import { type ApiRoute, operation } from '../../../web/api/route.ts'
import { made, madeAt } from '../../../web/api/shapes.ts'
import type { Visit } from '../../../web/route.ts'
import { fileWorkers } from '../access.ts'
import { closeFiles, reopenFiles } from '../actions/closures.ts'
import { listClosures } from '../queries/closures.ts'
import { getPerson } from '../queries/persons.ts'
import { heldNewcomer } from './people.ts'
import { closure, closureOf } from './shapes.ts'

const path = '/newcomers/:newcomerId'

const closingIn = z.strictObject({
  reason: asked.choice(closureReasonValues), closedOn: asked.day(), note: asked.optionalWords(1000),
  with: asked.ids().describe('Anderen van het huishouden van wie het dossier meegaat.'),
})

const reopeningIn = z.strictObject({
  with: asked.ids().describe('Anderen van het huishouden van wie het dossier meegaat.'),
})

export const closingOperations: readonly ApiRoute[] = [
  operation({
    method: 'GET', path: `${path}/closures`, summary: 'Elke keer dat het dossier gesloten is, de laatste eerst',
    allow: fileWorkers, audit: { action: 'newcomers.closures', shows: 'file' }, form: 'none',
    answer: z.strictObject({ items: z.array(closure) }),
    async handle(visit) {
      const person = await getPerson(visit.tx, visit.actor, visit.params['newcomerId'] ?? '')
      visit.saw(person.id)
      return { items: (await listClosures(visit.tx, visit.actor, person.ids)).map(closureOf) }
    },
  }),
  operation({
    method: 'POST', path: `${path}/closures`, allow: fileWorkers,
    summary: 'Sluit het dossier, alleen of met anderen van het huishouden',
    audit: { action: 'newcomers.close', shows: 'file' }, form: closingIn, answer: made, guard: heldNewcomer,
    handle: async (visit) => madeOf(visit, await closeFiles(visit, idOf(visit), snakeKeys(visit.form))),
  }),
  operation({
    method: 'POST', path: `${path}/reopenings`, allow: ['coordinator'],
    summary: 'Opent een gesloten dossier weer; alles is zoals het was',
    audit: { action: 'newcomers.reopen', shows: 'file' }, form: reopeningIn, answer: made, guard: heldNewcomer,
    handle: async (visit) => madeOf(visit, await reopenFiles(visit, idOf(visit), visit.form.with)),
  }),
]

function idOf({ params }: Visit<unknown>): string {
  return params['newcomerId'] ?? ''
}

function madeOf(visit: Visit<unknown>, personIds: readonly string[]) {
  visit.saw(...personIds)
  return madeAt(idOf(visit), `/newcomers/${idOf(visit)}/closures`)
}
