import { z } from 'zod'
import { ownFieldKindValues } from '../../../db/schema.ts'
import { Invalid } from '../../../kit/errors.ts'
import * as asked from '../../../web/api/fields.ts'
import { atPlaces } from '../../../web/api/problems.ts'
import { type ApiRoute, operation } from '../../../web/api/route.ts'
import { id, link } from '../../../web/api/shapes.ts'
import type { Visit } from '../../../web/route.ts'
import { choicesIn } from '../../own-lists/rules.ts'
import { fileWorkers } from '../access.ts'
import { ownFieldsInUse, writeOwnFields } from '../actions/own-fields.ts'
import { listOwnValues } from '../queries/own-fields.ts'
import { lockPerson } from '../queries/persons.ts'
import { openPerson } from './place.ts'
import { newcomerHref } from './shapes.ts'

const allow = fileWorkers
const path = '/newcomers/:newcomerId/own-fields'

const ownFields = z.strictObject({
  items: z.array(z.strictObject({
    id, name: z.string(), kind: z.enum(ownFieldKindValues), choices: z.array(z.string()),
    purpose: z.string().describe('Waarvoor de gemeente het vraagt.'), value: z.string(),
  })).describe('De velden die de gemeente vandaag vraagt, in hun volgorde.'),
  _links: z.strictObject({ self: link }),
}).meta({ title: 'OwnFields' })

const changeIn = z.strictObject({
  values: z.array(z.strictObject({ id: asked.id(), value: asked.optionalWords(2000) })).max(20)
    .describe('Wat er niet bij staat, blijft zoals het is; een lege waarde is niet bekend.'),
})

export const ownFieldOperations: readonly ApiRoute[] = [
  operation({
    method: 'GET', path, summary: 'Wat er in de eigen velden van de gemeente staat bij één nieuwkomer', allow,
    audit: { action: 'newcomers.own_fields.open', shows: 'file' }, form: 'none', answer: ownFields, handle: show,
  }),
  operation({
    method: 'PATCH', path, summary: 'Schrijft in eigen velden; wat er stond blijft in de geschiedenis', allow,
    audit: { action: 'newcomers.own_fields', shows: 'file' }, form: changeIn, answer: ownFields,
    async guard(visit) {
      await lockPerson(visit.tx, visit.actor, (await openPerson(visit)).id)
      return show(visit)
    },
    handle: change,
  }),
]

async function show(visit: Visit<unknown>): Promise<z.output<typeof ownFields>> {
  const person = await openPerson(visit)
  const values = await valuesOf(visit, person.ids)
  return {
    items: (await ownFieldsInUse(visit)).map((field) => ({
      id: field.id, name: field.name[visit.text.language], kind: field.kind, choices: [...choicesIn(field)],
      purpose: field.purpose, value: values[field.id] ?? '',
    })),
    _links: { self: { href: newcomerHref(person.id, '/own-fields') } },
  }
}

async function change(visit: Visit<z.output<typeof changeIn>>) {
  const person = await openPerson(visit)
  const bases = await valuesOf(visit, person.ids)
  const sent = visit.form.values
  await refuseUnknown(visit, sent)
  const values = { ...bases, ...Object.fromEntries(sent.map(({ id: fieldId, value }) => [fieldId, value])) }
  const places = new Map(sent.map(({ id: fieldId }, at) => [`veld-${fieldId}`, `values/${at}/value`]))
  await atPlaces(writeOwnFields(visit, person.id, { values, bases, source: 'api' }), places)
  return show(visit)
}

async function refuseUnknown(visit: Visit<unknown>, sent: readonly { id: string }[]): Promise<void> {
  const known = new Set((await ownFieldsInUse(visit)).map((field) => field.id))
  const wrong = sent.flatMap((one, at): [string, string[]][] =>
    (known.has(one.id) ? [] : [[`values/${at}/id`, ['web.problem.choose']]]))
  if (wrong.length > 0) throw new Invalid(Object.fromEntries(wrong))
}

async function valuesOf({ tx, actor }: Visit<unknown>, ids: readonly string[]): Promise<Record<string, string>> {
  return Object.fromEntries((await listOwnValues(tx, actor, ids)).map(({ fieldId, value }) => [fieldId, value]))
}
