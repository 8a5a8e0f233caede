import { z } from 'zod'
import { targetGroupValues } from '../../../db/schema.ts'
import { Invalid } from '../../../kit/errors.ts'
import { snakeKeys } from '../../../kit/names.ts'
import * as asked from '../../../web/api/fields.ts'
import { Problem } from '../../../web/api/problems.ts'
import { type ApiRoute, type ApiVisit, operation } from '../../../web/api/route.ts'
import { day, id, limitOf, link, made, madeAt, pageAnswer, pageOf, shownOf } from '../../../web/api/shapes.ts'
import { isVisible } from '../../../web/fields.ts'
import type { Visit } from '../../../web/route.ts'
import { fileWorkers } from '../access.ts'
import { createAfterLooking } from '../actions/creating.ts'
import { removeLanguage, writeLanguage } from '../actions/languages.ts'
import { editPerson } from '../actions/persons.ts'
import { listClosures } from '../queries/closures.ts'
import { listLanguages } from '../queries/languages.ts'
import { countPersons, type ListRow, personsAfter } from '../queries/list.ts'
import { getPerson, lockPerson, type Person, personFieldsOf } from '../queries/persons.ts'
import { findEverywhere, withRights } from '../queries/search.ts'
import type { ListFilter } from '../rules/list.ts'
import { fullName } from '../rules/names.ts'
import { isSearchable, type Likely, readQuery } from '../rules/search.ts'
import { languageIn, newcomer, newcomerHref, newcomerOf, personIn } from './shapes.ts'

const allow = fileWorkers
const sorts = ['name', '-housedOn', '-createdAt'] as const

const listQuery = z.strictObject({
  ...asked.pageQuery,
  sort: asked.choice(sorts).default('name'),
  villageId: asked.id().optional(), areaTeamId: asked.id().optional(),
  leadId: z.union([z.enum(['me', 'nobody']), z.uuid()], { error: 'web.problem.choose' }).optional(),
  targetGroup: asked.choice(targetGroupValues).optional(),
  housed: asked.choice(['waiting', 'housed', 'year']).optional(),
})
type ListQuery = z.output<typeof listQuery>

const listed = z.strictObject({
  id, name: z.string(), called: z.string(), birthYear: z.int().nullable(), village: z.string().nullable(),
  areaTeam: z.string().nullable(), targetGroup: z.enum(targetGroupValues), housedOn: day.nullable(),
  leadName: z.string().nullable(), lastContactOn: day.nullable(), addressProtected: z.boolean(),
  _links: z.strictObject({ self: link }),
})

type Finding = Awaited<ReturnType<typeof withRights>>[number]

/** What search may show of everybody in the municipality (definitions of the field, Finding). */
const finding = z.strictObject({
  id, name: z.string(), birthYear: z.int().nullable(), village: z.string().nullable(), areaTeam: z.string().nullable(),
  isOwn: z.boolean().describe('Of het dossier voor deze sleutel open is.'),
  isClosed: z.boolean().describe('Of het dossier gesloten is.'),
})
const mostShown = 20

const newIn = z.strictObject({
  ...personIn, languages: z.array(languageIn).max(20).default([]), householdWith: asked.optionalId(),
  leadId: asked.optionalId(), notDuplicateOf: asked.ids(),
})

const changeIn = asked.partOf({
  ...personIn,
  languages: z.array(languageIn).max(20).describe('Alle talen samen: wat er niet bij staat gaat weg, met zijn spoor.'),
})

export const peopleOperations: readonly ApiRoute[] = [
  operation({
    method: 'GET', path: '/newcomers', summary: 'Nieuwkomers van wie het dossier open is, met filter en volgorde',
    allow, audit: { action: 'newcomers.list', shows: 'people' }, form: listQuery,
    answer: pageOf(listed, 'NewcomerList'), handle: listNewcomers,
  }),
  operation({
    method: 'POST', path: '/newcomers/_search', summary: 'Zoekt in de hele gemeente op naam, geboortedatum of telefoon',
    allow, audit: { action: 'newcomers.search', shows: 'people' }, form: z.strictObject({ text: asked.text(200) }),
    answer: z.strictObject({ items: z.array(finding), isCut: z.boolean() }), handle: search,
  }),
  operation({
    method: 'POST', path: '/newcomers', summary: 'Voegt een nieuwkomer toe, nadat is gekeken of die er al is',
    allow, audit: { action: 'newcomers.create', shows: 'people' }, form: newIn, answer: made, handle: create,
  }),
  operation({
    method: 'GET', path: '/newcomers/:newcomerId', summary: 'De gegevens van één nieuwkomer',
    allow, audit: { action: 'newcomers.details', shows: 'file' }, form: 'none', answer: newcomer, handle: read,
  }),
  operation({
    method: 'PATCH', path: '/newcomers/:newcomerId', summary: 'Wijzigt gegevens; wat ontbreekt blijft zoals het is',
    allow, audit: { action: 'newcomers.edit', shows: 'file' }, form: changeIn, answer: newcomer,
    guard: heldNewcomer, handle: change,
  }),
]

async function listNewcomers(visit: ApiVisit<ListQuery>) {
  const { tx, actor, after } = visit
  const filter = filterOf(visit.form)
  const rows = await personsAfter(tx, actor, filter, { after, limit: limitOf(visit) })
  visit.saw(...shownOf(visit, rows).map(({ personId }) => personId))
  const total = after === null ? await countPersons(tx, actor, filter) : undefined
  return pageAnswer(visit, { rows, total, placeOf: ({ position }) => position, itemOf: listedOf })
}

function filterOf({ villageId, areaTeamId, leadId, targetGroup, housed, sort }: ListQuery): ListFilter {
  const orders = { name: 'name', '-housedOn': 'housed', '-createdAt': 'new' } as const
  return { village: villageId, team: areaTeamId, lead: leadId, group: targetGroup, housed, order: orders[sort] }
}

function listedOf(row: ListRow): z.output<typeof listed> {
  const { name, called, birthYear, village, areaTeam, housedOn, leadName, lastContactOn } = row
  return {
    id: row.personId, name, called, birthYear, village, areaTeam,
    targetGroup: row.targetGroup as z.output<typeof listed>['targetGroup'], housedOn, leadName, lastContactOn,
    addressProtected: row.isProtected, _links: { self: { href: newcomerHref(row.personId) } },
  }
}

async function search(visit: Visit<{ text: string }>) {
  const { tx, actor } = visit
  const query = readQuery(visit.form.text, visit.today)
  if (!isSearchable(query)) throw new Invalid({ text: ['newcomers.search.too_short'] })
  const found = await findEverywhere(tx, actor, query)
  const shown = await withRights(tx, actor, found.slice(0, mostShown))
  visit.saw(...shown.map(({ personId }) => personId))
  return { items: shown.map(findingOf), isCut: found.length > mostShown }
}

function findingOf(found: Finding): z.output<typeof finding> {
  const { personId, name, birthYear, village, areaTeam, isOwn, isClosed } = found
  return { id: personId, name, birthYear, village, areaTeam, isOwn, isClosed }
}

async function create(visit: Visit<z.output<typeof newIn>>) {
  const { languages, householdWith, leadId, notDuplicateOf, ...fields } = visit.form
  checkName(fields)
  const created = await createAfterLooking(visit, {
    fields: snakeKeys(fields), householdWith, leadId, looked: notDuplicateOf, isSure: true,
    languages: languages.map(({ isMotherTongue, ...rest }) => ({ ...rest, is_mother_tongue: isMotherTongue })),
  })
  if (!('personId' in created)) return duplicates(visit, created.alike)
  visit.saw(created.personId)
  visit.about('person', created.personId)
  return madeAt(created.personId, `/newcomers/${created.personId}`)
}

async function duplicates(visit: Visit<unknown>, alike: readonly Likely[]): Promise<Problem> {
  const shown = await withRights(visit.tx, visit.actor, alike)
  visit.saw(...shown.map(({ personId }) => personId))
  const candidates = shown.map((person, at) => ({ ...findingOf(person), reasons: alike[at]?.reasons ?? [] }))
  return new Problem('likely_duplicate', { candidates })
}

/** Holds the person and gives what GET shows of them. */
export async function heldNewcomer(visit: Visit<unknown>) {
  await lockPerson(visit.tx, visit.actor, (await personOf(visit)).id)
  return read(visit)
}

async function read(visit: Visit<unknown>) {
  const person = await personOf(visit)
  visit.saw(person.id)
  visit.about('person', person.id)
  const { tx, actor } = visit
  return newcomerOf(person, fullName(person), {
    languages: await listLanguages(tx, actor, person.ids),
    closures: await listClosures(tx, actor, person.ids),
  })
}

async function change(visit: Visit<z.output<typeof changeIn>>) {
  const person = await personOf(visit)
  const { languages, ...form } = visit.form
  const fields = { ...personFieldsOf(person), ...snakeKeys(form) }
  checkName({ givenName: fields.given_name, familyName: fields.family_name })
  await editPerson(visit, person.id, { fields, version: person.version, source: 'api' })
  if (languages) await writeLanguages(visit, person, languages)
  return read(visit)
}

async function writeLanguages(
  visit: Visit<unknown>, { id: personId, ids }: Person, languages: readonly z.output<typeof languageIn>[],
): Promise<void> {
  const known = await listLanguages(visit.tx, visit.actor, ids)
  for (const { language } of known.filter((row) => !languages.some(({ language: name }) => name === row.language))) {
    await removeLanguage(visit, personId, language, 'api')
  }
  for (const { isMotherTongue, ...row } of languages) {
    await writeLanguage(visit, personId, { ...row, is_mother_tongue: isMotherTongue }, 'api')
  }
}

function personOf({ tx, actor, params }: Visit<unknown>): Promise<Person> {
  return getPerson(tx, actor, params['newcomerId'] ?? '')
}

/** A name of one word is a whole name, in whichever of the two fields it was put. */
function checkName({ givenName, familyName }: { givenName: string; familyName: string }): void {
  if (!isVisible(givenName + familyName)) throw new Invalid({ given_name: ['newcomers.problem.name'] })
}
