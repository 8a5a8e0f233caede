// The technical rules of the Dutch REST API Design Rules 2.2 (Logius), each as a test over the published document.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'
import { operations } from '../../src/api.ts'
import { openApiOf, operationIdOf } from '../../src/web/api/openapi.ts'
import { adds, apiVersion } from '../../src/web/api/route.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- a document of any shape is walked
type Json = any

const document: Json = JSON.parse(JSON.stringify(
  openApiOf(operations, { origin: 'https://samenspel.example', contact: 'api@gemeente.example' })))
const paths: [string, Json][] = Object.entries(document.paths)
const calls: [string, string, Json][] = paths.flatMap(([path, item]) =>
  Object.entries(item).map(([method, call]): [string, string, Json] => [path, method, call]))

/** Every object of the document with the keys that lead to it. */
function* walk(node: Json, at: readonly string[] = []): Generator<[readonly string[], Json]> {
  if (!node || typeof node !== 'object') return
  yield [at, node]
  for (const [key, value] of Object.entries(node)) yield* walk(value, [...at, key])
}

function resolve(node: Json): Json {
  if (!node?.$ref) return node
  const found = node.$ref.slice(2).split('/').reduce((value: Json, key: string) => value?.[key], document)
  assert.ok(found, `${node.$ref} leads nowhere`)
  return found
}

test('/core/doc-openapi the document is OpenAPI 3.1 and every reference in it leads somewhere', () => {
  assert.match(document.openapi, /^3\.1\.\d+$/)
  let references = 0
  for (const [, node] of walk(document)) if (typeof node.$ref === 'string' && resolve(node)) references += 1
  assert.ok(references > 50)
  assert.ok(paths.length > 5)
})

test('/core/publish-openapi every operation has an id of its own, a summary, and its path parameters', () => {
  const ids = calls.map(([, , call]) => call.operationId)
  assert.equal(new Set(ids).size, ids.length)
  for (const [path, method, call] of calls) {
    const asked = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const given = call.parameters.filter((one: Json) => one.in === 'path').map((one: Json) => one.name)
    assert.deepEqual(given, asked, `${method} ${path}`)
    assert.match(call.summary, /^\p{Lu}.{5,}/u)
    assert.equal(call.tags.length, 1)
  }
  assert.deepEqual(new Set(operations.map(operationIdOf)), new Set(ids))
})

test('/core/doc-openapi-contact the document says whom to ask, with name, address and mail, and the licence', () => {
  assert.deepEqual(Object.keys(document.info.contact).sort(), ['email', 'name', 'url'])
  assert.equal(document.info.license.identifier, 'EUPL-1.2')
})

test('/core/no-trailing-slash and /core/path-segments-kebab-case hold for every path', () => {
  for (const [path] of paths) {
    assert.match(path, /^(\/([a-z0-9]+(-[a-z0-9]+)*|\{[a-z][A-Za-z]*\}))+(\/_[a-z]+)?$/)
  }
})

test('/core/query-keys-camel-case holds for every key of a query', () => {
  const keys = calls.flatMap(([, , call]) => call.parameters).filter((one: Json) => one.in === 'query')
  assert.ok(keys.length > 5)
  for (const { name, schema } of keys) {
    assert.match(name, /^[a-z][a-z\d]*([A-Z][a-z\d]*)*$/)
    assert.ok(schema)
  }
})

test('/core/http-methods only the standard ones, and a GET carries no body', () => {
  for (const [path, method, call] of calls) {
    assert.match(method, /^(get|post|put|patch|delete)$/)
    assert.equal(Boolean(call.requestBody) && method === 'get', false, path)
  }
})

test('/core/uri-version and /core/semver the major version stands in the address, the whole one in the document', () => {
  assert.equal(document.info.version, apiVersion)
  assert.match(document.info.version, /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/)
  const major = document.info.version.split('.')[0]
  for (const { url } of document.servers) assert.match(url, new RegExp(`^https://[^/]+/api/v${major}$`))
})

test('/core/changelog the newest version of the changelog is that of the document, and what is deprecated stands there', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/api/CHANGELOG.md'), 'utf8')
  assert.equal(/^## (\d+\.\d+\.\d+)/m.exec(text)?.[1], apiVersion)
  const deprecated = calls.filter(([, , call]) => call.deprecated).map(([path]) => path)
  assert.deepEqual(deprecated.filter((path) => !text.includes(path)), [])
})

test('/core/version-header every answer is documented with API-Version', () => {
  for (const [path, method, call] of calls) {
    for (const [status, answer] of Object.entries(call.responses)) {
      assert.ok(resolve(answer).headers['API-Version'], `${method} ${path} ${status}`)
    }
  }
})

test('/core/error-handling/problem-details every no is problem+json with status, title and detail', () => {
  for (const [path, method, call] of calls) {
    const wrong = Object.entries(call.responses).filter(([status]) => /^[45]/.test(status))
    assert.ok(wrong.length >= 5, `${method} ${path}`)
    for (const [status, answer] of wrong) {
      const { content } = resolve(answer)
      assert.deepEqual(Object.keys(content), ['application/problem+json'])
      const { required } = resolve(content['application/problem+json'].schema)
      assert.deepEqual(['detail', 'status', 'title'].filter((name) => !required.includes(name)), [])
      assert.equal(content['application/problem+json'].example.status, Number(status))
    }
  }
})

test('/core/error-handling/invalid-input every operation can say 400, and none says 422 for its input', () => {
  for (const [path, method, call] of calls) {
    assert.ok(call.responses['400'], `${method} ${path}`)
    const isAdding = operations.some((route) => adds(route) && operationIdOf(route) === call.operationId)
    assert.equal('422' in call.responses, isAdding, `${method} ${path}: 422 is for a used key only`)
  }
})

test('/core/date-time days have the format date, moments date-time, and no other format of time is used', () => {
  let days = 0
  for (const [at, node] of walk(document.components.schemas)) {
    const name = at.at(-1) ?? ''
    if (!at.includes('properties') || name === 'properties') continue
    const formats = [...walk(node)].flatMap(([, inner]) => (typeof inner.format === 'string' ? [inner.format] : []))
    assert.ok(formats.every((format) => ['date', 'date-time', 'uuid', 'email'].includes(format)), `${name}: ${formats.join()}`)
    if (/(On|^day)$/.test(name) && isOfText(node)) {
      days += 1
      assert.ok(formats.includes('date'), `${at.join('.')} is a day`)
    }
    if (/[a-z]At$|^at$/.test(name)) assert.ok(formats.includes('date-time'), `${at.join('.')} is a moment`)
  }
  assert.ok(days > 10)
})

test('what comes in refuses unknown fields; what leaves may grow, so nothing is ruled out there', () => {
  for (const [path, , call] of calls) {
    const asked = resolve(call.requestBody?.content['application/json'].schema)
    if (asked) assert.equal(asked.additionalProperties, false, path)
    const [answer] = Object.values<Json>(call.responses)
    assert.equal(resolve(answer.content['application/json'].schema).additionalProperties, undefined, path)
  }
})

test('what leaves is listed field by field: every object of an answer is strict in the code', () => {
  for (const { answer, path, method } of operations) {
    const json = z.toJSONSchema(answer, { io: 'input', unrepresentable: 'any' })
    for (const [at, node] of walk(json)) {
      if (node.type === 'object' && node.properties) {
        assert.equal(node.additionalProperties, false, `${method} ${path} ${at.join('.')}`)
      }
    }
  }
})

test('BUS-02 a change asks If-Match with the ETag of a GET: of its own path, or for an act of the path above', () => {
  const guarded = operations.filter(({ guard }) => guard)
  const changes = calls.filter(([, , call]) => guarded.some((route) => operationIdOf(route) === call.operationId))
  assert.ok(changes.some(([, method]) => method === 'post') && changes.some(([, method]) => method === 'patch'))
  assert.deepEqual(calls.filter(([, method]) => /^(put|patch|delete)$/.test(method)).filter((one) => !changes.includes(one)), [])
  for (const [path, method, call] of changes) {
    const header = call.parameters.find((one: Json) => one.name === 'If-Match')
    assert.equal(header.required, true)
    assert.ok(call.responses['412'] && call.responses['428'])
    const shown = document.paths[method === 'post' ? path.replace(/\/[^/]+$/, '') : path]
    assert.ok(shown?.get.responses['200'].headers.ETag, path)
    if (method !== 'post') assert.ok(call.responses['200'].headers.ETag, path)
  }
})

test('BUS-02 an act that ends, reopens, completes, corrects or agrees always says from what', () => {
  const acts = /\/(closures?|reopenings?|completion|cancellation|corrections|agreements|versions|outcome|endings|joinings|splits|marks|([a-z]+-)?changes|[a-z]+-decisions|[a-z-]+-translations)$/
  const unguarded = operations.filter(({ method, path, guard }) => method === 'POST' && acts.test(path) && !guard)
  assert.deepEqual(unguarded.map(({ path }) => path), [])
  assert.ok(operations.filter(({ path }) => acts.test(path)).length > 10)
})

test('RFC 9110 every GET takes If-None-Match, gives its ETag and can say 304', () => {
  for (const [path, , call] of calls.filter(([, method]) => method === 'get')) {
    assert.ok(call.parameters.some((one: Json) => one.name === 'If-None-Match'), path)
    assert.ok(call.responses['200'].headers.ETag && call.responses['304'].headers.ETag, path)
  }
})

test('every POST that adds answers 201 with Location and takes an Idempotency-Key; a question does not', () => {
  for (const [path, method, call] of calls.filter(([, verb]) => verb === 'post')) {
    const isQuestion = path.split('/').at(-1)?.startsWith('_')
    assert.equal('201' in call.responses, !isQuestion, `${method} ${path}`)
    assert.equal(call.parameters.some((one: Json) => one.name === 'Idempotency-Key'), !isQuestion)
    if (!isQuestion) assert.ok(call.responses['201'].headers.Location)
  }
})

test('/core/transport/tls every operation asks for a key, sent as a bearer', () => {
  assert.deepEqual(document.security, [{ key: [] }])
  assert.deepEqual(calls.filter(([, , call]) => 'security' in call), [])
  assert.equal(document.components.securitySchemes.key.scheme, 'bearer')
})

function isOfText(node: Json): boolean {
  return [node, ...(node.anyOf ?? [])].some((one: Json) => one.type === 'string')
}
