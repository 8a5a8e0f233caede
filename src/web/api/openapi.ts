import { z } from 'zod'
import { type ProblemKind, problemKinds } from './problems.ts'
import { adds, apiBase, type ApiRoute, apiVersion } from './route.ts'
import { problemExample, problemShape } from './problem-shape.ts'

type Json = Record<string, unknown>

interface Published {
  /** The address people use; null when it was not set, and then addresses in the document begin at the server. */
  readonly origin: string | null
  /** Mail address of who answers questions about the interface here; null when it was not set. */
  readonly contact: string | null
}

const description = `Dezelfde handelingen en rechten als de pagina's van Samenspel, voor programma's. Een sleutel werkt
als de persoon van wie hij is: in één gemeente, met de rollen van vandaag. Elke aanroep staat in het logboek.

Dagen zijn dagen van de Nederlandse kalender (JJJJ-MM-DD), tijdstippen staan in UTC. Een lege tekst betekent: niet
bekend.

Binnen versie 1 komen er alleen velden, sleutels en bewerkingen bij: een programma slaat over wat het niet kent. Wat
vervalt, staat ten minste zes maanden vooraf in de wijzigingslijst en in dit document als deprecated. Een nieuwe
hoofdversie krijgt een eigen adres; de vorige blijft daarna twaalf maanden werken.`

/** The published document (OpenAPI 3.1), from the lines and shapes that the server itself works with. */
export function openApiOf(routes: readonly ApiRoute[], { origin, contact }: Published): Json {
  const schemas = new Map<string, Json>()
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, schemas) }
  }
  schemas.set('Problem', toJson(problemShape, 'output'))
  return {
    openapi: '3.1.0',
    info: {
      title: 'Samenspel', version: apiVersion, description,
      contact: {
        name: 'Beheer van deze installatie', ...(origin ? { url: origin } : {}), ...(contact ? { email: contact } : {}),
      },
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: `${origin ?? ''}${apiBase}` }],
    security: [{ key: [] }],
    tags: [...new Set(routes.map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(schemas), headers, responses: problemResponses(),
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'Een sleutel uit `token create`.' } },
    },
  }
}

/** `newcomers.contact.add` as `newcomersContactAdd`. */
export function operationIdOf({ audit }: ApiRoute): string {
  return audit.action.replace(/[._]([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

const headers = {
  'API-Version': { description: 'Volledige versie van deze API.', schema: { type: 'string' } },
  ETag: { description: 'Afdruk van precies dit antwoord, voor If-Match en If-None-Match.', schema: { type: 'string' } },
  Location: { description: 'Waar het nieuwe staat.', schema: { type: 'string' } },
  'Retry-After': { description: 'Na hoeveel seconden het weer kan.', schema: { type: 'integer' } },
  RateLimit: {
    description: 'Hoeveel aanroepen deze sleutel nog over heeft (r) en over hoeveel seconden de minuut om is (t).',
    schema: { type: 'string' }, example: '"key";r=1183;t=42',
  },
  'RateLimit-Policy': {
    description: 'Hoeveel aanroepen een sleutel heeft (q) per zoveel seconden (w); ontbreekt als er geen grens is.',
    schema: { type: 'string' }, example: '"key";q=1200;w=60',
  },
  Link: { description: 'De eerste en de volgende bladzijde (RFC 8288).', schema: { type: 'string' } },
}

const notModified = {
  description: 'Niets veranderd sinds If-None-Match.', headers: referTo(['API-Version', 'ETag']),
}

function tagOf({ path }: ApiRoute): string {
  return path.split('/')[1] ?? ''
}

function operationOf(route: ApiRoute, schemas: Map<string, Json>): Json {
  const { form, method } = route
  const body = form !== 'none' && method !== 'GET'
    ? { requestBody: { required: true, content: jsonOf(named(form, `${titleOf(route)}Request`, 'input', schemas)) } }
    : {}
  return {
    operationId: operationIdOf(route), summary: route.summary, tags: [tagOf(route)],
    parameters: [...pathParameters(route), ...queryParameters(route), ...headerParameters(route)],
    ...body,
    responses: {
      [adds(route) ? '201' : '200']: {
        description: adds(route) ? 'Toegevoegd.' : 'Gelukt.', headers: headersOf(route),
        content: jsonOf(named(route.answer, titleOf(route), 'output', schemas)),
      },
      ...(route.method === 'GET' ? { 304: notModified } : {}),
      ...Object.fromEntries(problemsOf(route).map((kind) =>
        [String(problemKinds[kind]), { $ref: `#/components/responses/${kind}` }])),
    },
  }
}

function titleOf(route: ApiRoute): string {
  const id = operationIdOf(route)
  return id.charAt(0).toUpperCase() + id.slice(1)
}

/** Puts the shape among the components, under its own title when it has one. */
function named(shape: z.ZodType, name: string, io: 'input' | 'output', schemas: Map<string, Json>): Json {
  const key = shape.meta()?.title ?? name
  schemas.set(key, toJson(shape, io))
  return { $ref: `#/components/schemas/${key}` }
}

// New fields may come in answers, so that none is ruled out; a body with an unknown field is refused and says so.
function toJson(shape: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(shape, {
    io, unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (io === 'output') delete jsonSchema.additionalProperties
      if (jsonSchema.format) delete jsonSchema.pattern
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
    },
  })
  return json
}

function jsonOf(schema: Json): Json {
  return { 'application/json': { schema } }
}

function pathParameters({ path }: ApiRoute): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name, in: 'path', required: true,
    schema: { type: 'string', ...(name.endsWith('Id') ? { format: 'uuid' } : {}) },
  }))
}

function queryParameters({ form, method }: ApiRoute): Json[] {
  if (form === 'none' || method !== 'GET') return []
  const { properties = {}, required = [] } = toJson(form, 'input') as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, schema]) =>
    ({ name, in: 'query', required: required.includes(name), schema }))
}

function headerParameters(route: ApiRoute): Json[] {
  const header = (name: string, isRequired: boolean, text: string) =>
    ({ name, in: 'header', required: isRequired, description: text, schema: { type: 'string' } })
  return [
    ...(route.method === 'GET' ? [header('If-None-Match', false,
      'De ETag van wat je al hebt; is dat nog precies zo, dan is het antwoord 304 zonder inhoud.')] : []),
    ...(route.guard ? [header('If-Match', true, route.method === 'POST' ? tagAbove : tagHere)] : []),
    ...(adds(route) ? [header('Idempotency-Key', false,
      'Eigen sleutel van hoogstens 200 tekens: dezelfde sleutel geeft 24 uur lang hetzelfde antwoord.')] : []),
  ]
}

const tagHere = 'De ETag van de toestand waarvan is uitgegaan.'
const tagAbove = 'De ETag van waar het over gaat: die GET gaf op het adres zonder het laatste deel.'

function headersOf(route: ApiRoute): Json {
  const isPaged = route.answer instanceof z.ZodObject && 'pageSize' in route.answer.shape
  return referTo([
    'API-Version', 'RateLimit', 'RateLimit-Policy', ...(route.method === 'POST' ? [] : ['ETag']),
    ...(adds(route) ? ['Location'] : []), ...(isPaged ? ['Link'] : []),
  ])
}

function problemsOf(route: ApiRoute): ProblemKind[] {
  const always: ProblemKind[] = [
    'invalid_input', 'no_key', 'not_allowed', 'not_found', 'too_many_requests', 'fault', 'away',
  ]
  return [
    ...always,
    ...(route.method === 'GET' ? [] : ['refused', 'too_large', 'wrong_media_type'] as const),
    ...(route.guard ? ['changed_meanwhile', 'if_match_missing'] as const : []),
    ...(adds(route) ? ['key_used_before'] as const : []),
  ]
}

const headersOfProblem: Readonly<Record<number, readonly string[]>> = {
  429: ['Retry-After', 'RateLimit', 'RateLimit-Policy'], 503: ['Retry-After'],
}

function referTo(names: readonly string[]): Json {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}

function problemResponses(): Json {
  return Object.fromEntries(Object.entries(problemKinds).map(([kind, status]) => {
    const example = problemExample(kind as ProblemKind, status)
    return [kind, {
      description: example.title, headers: referTo(['API-Version', ...(headersOfProblem[status] ?? [])]),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example } },
    }]
  }))
}
