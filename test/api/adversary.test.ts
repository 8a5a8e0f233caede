// Somebody who means no good, or a program that is wrong in every way: random calls by random people with every kind of
// forged id, cursor, state, key and body. Nothing breaks, nobody sees or changes more than they may.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { operations } from '../../src/api.ts'
import { createKey } from '../../src/rooms/accounts/actions/operator.ts'
import { aTalk } from '../../src/rooms/conversations/examples.ts'
import { aHousehold } from '../../src/rooms/newcomers/examples.ts'
import { problemKinds } from '../../src/web/api/problems.ts'
import { adds, type ApiRoute, reads } from '../../src/web/api/route.ts'
import { type Answer, type Program, programOf } from '../client.ts'
import { openVillage, type StaffName, staffNames, type Village } from '../village.ts'
import { type Forger, forgerOf, Loot } from './forging.ts'

interface Caller {
  readonly name: StaffName
  readonly where: 'achtkarspelen' | 'westerkwartier'
  readonly mayWrite: boolean
  readonly program: Program
}

interface Call {
  readonly caller: Caller
  readonly route: ApiRoute
  readonly path: string
  /** Whose data the caller may be shown when the call is made. */
  readonly own: ReadonlySet<string>
  readonly init: { readonly method: string; readonly headers: Headers; readonly body?: string | Uint8Array<ArrayBuffer> }
}

const loot = new Loot()
const callers: Caller[] = []
const logged: string[] = []
const speak = console.error
let village: Village

before(async () => {
  village = await openVillage()
  for (const name of staffNames) {
    const places = name === 'ilse' ? ['achtkarspelen', 'westerkwartier'] as const : [undefined]
    for (const place of places) await settle(name, place)
  }
  const key = { email: 'bram@voorbeeld.example', municipality: 'achtkarspelen', name: 'leest', days: 9 }
  const { token } = await createKey(village.database, key, village.now)
  callers.push({ name: 'bram', where: 'achtkarspelen', mayWrite: false, program: programOf(village.app, token) })
  const { rows } = await village.database.pool.query(`select id, 'villageId' as name, name as words from village
    union all select id, 'areaTeamId', name from area_team union all select id, 'account', name from account order by 2, 3`)
  for (const { id, name } of rows) loot.keep(name, id)
  loot.keep('id', ...rows.map(({ id }) => id as string), '11111111-2222-4333-8444-555555555555')
  console.error = (text: string) => logged.push(text)
})

after(async () => {
  console.error = speak
  await village.close()
})

/** A key of this person, and what they made: people, talks, goals. */
async function settle(name: StaffName, place?: Caller['where']): Promise<void> {
  const program = await village.program(name, place)
  const where = place ?? (['marit', 'tom', 'noor'].includes(name) ? 'westerkwartier' : 'achtkarspelen')
  callers.push({ name, where, mayWrite: true, program })
  if (['ilse', 'pim', 'ada'].includes(name)) return
  const people = await village.as(name, (tx, actor) => aHousehold({ tx, actor, now: village.now }, [
    { given_name: `Mens van ${name}`, housed_on: '2026-10-01' }, { given_name: `Huisgenoot van ${name}` },
  ]))
  const interviewerId = village.actor('ilse').userId
  const talk = await village.as(name, (tx, actor) =>
    aTalk({ tx, actor, now: village.now }, people[0] ?? '', { day: '2026-11-03', interviewerId }))
  loot.keep('newcomers', ...people)
  loot.keep('conversations', talk)
  const plan = await program.get(`/newcomers/${people[0]}/plan`)
  loot.keepAll(plan.body)
  const goal = await program.post(`/newcomers/${people[0]}/plan/goals`, { body: `Doel van ${name}`, heading: plan.body.headings[0].key })
  const action = await program.post(`${goal.body._links.self.href}/actions`, { body: `Stap van ${name}` })
  loot.keep('goals', goal.body.id)
  loot.keep('actions', action.body.id)
}

/** Whose data this caller may be shown, worked out from the tables and not by the code under test. */
async function ownPeople({ name, where }: Caller): Promise<Set<string>> {
  const { rows } = await village.database.pool.query(`
    select p.id from person p join municipality y on y.id = p.municipality_id
      left join village v on v.municipality_id = p.municipality_id and v.id = p.village_id
      join membership m on m.municipality_id = p.municipality_id and m.account_id = $1
    where y.slug = $2 and (m.role = 'coordinator' or (
      not exists (select from file_closure c where c.person_id = p.id and c.reopened_at is null) and (
        m.role = 'case_worker' and (coalesce(p.area_team_id, v.area_team_id) = m.area_team_id
          or exists (select from file_team_member t where t.person_id = p.id and t.account_id = $1
            and t.first_day <= $3 and (t.last_day is null or t.last_day >= $3)))
        or m.role = 'interviewer' and exists (select from conversation k where k.person_id = p.id
          and k.interviewer_id = $1 and k.interviewer_first_day <= $3
          and (k.interviewer_last_day is null or k.interviewer_last_day >= $3)))))`,
  [village.actor(name, where).userId, where, village.actor(name, where).today])
  const known = loot.of('newcomers')
  return new Set(rows.map(({ id }) => id as string).toSorted((one, other) => known.indexOf(one) - known.indexOf(other)))
}

async function everybody(): Promise<Map<string, string>> {
  const { rows } = await village.database.pool.query(
    'select p.id, m.slug from person p join municipality m on m.id = p.municipality_id')
  return new Map(rows.map(({ id, slug }) => [id as string, slug as string]))
}

const nouns: Readonly<Record<string, string>> = {
  newcomerId: 'newcomers', conversationId: 'conversations', goalId: 'goals', actionId: 'actions',
  contactMomentId: 'contact-moments', activityId: 'activities', dateId: 'dates', appointmentId: 'appointments',
}

/** Mostly an address that an answer gave, of somebody whose file is open; else put together from anything. */
function addressOf({ chance, evilText }: Forger, { path, method }: ApiRoute, own: ReadonlySet<string>): string {
  const act = method === 'POST' && /:\w+\/[a-z-]+$/.test(path) ? /\/[a-z-]+$/.exec(path)?.[0] ?? '' : ''
  const fits = new RegExp(`^${path.slice(0, path.length - act.length).replace(/:\w+/g, '[0-9a-f-]+')}$`)
  const found = loot.of('href').map((href) => href.replace('/api/v1', '')).filter((href) => fits.test(href))
  const mine = found.filter((href) => own.has(/newcomers\/([^/]+)/.exec(href)?.[1] ?? '') || !href.includes('newcomers/'))
  if (mine.length > 0 && chance.is(0.75)) return chance.pick(mine) + act
  return path.replace(/:(\w+)/g, (_, name: string) => {
    if (chance.is(0.1)) return encodeURIComponent(chance.pick([evilText().slice(0, 50), 'x', '../..', '']).toWellFormed()) || 'x'
    if (name === 'number') return String(chance.between(0, 3))
    if (name === 'newcomerId' && own.size > 0 && chance.is(0.7)) return chance.pick([...own])
    return chance.pick(chance.is(0.8) ? [...loot.of(nouns[name] ?? ''), 'none'] : loot.of('id'))
  })
}

function callerFor(forger: Forger, { allow }: ApiRoute): Caller {
  const welcome = callers.filter(({ name, where }) =>
    allow === 'every_role' || allow.some((role) => village.actor(name, where).roles.has(role)))
  return forger.chance.pick(forger.chance.is(0.9) ? welcome : callers)
}

/** A call that is right in most of its parts and wrong in some. */
async function forge(forger: Forger): Promise<Call> {
  const { chance } = forger
  const route = chance.pick(operations)
  const caller = callerFor(forger, route)
  const own = await ownPeople(caller)
  const address = addressOf(forger, route, own)
  const isGet = route.method === 'GET'
  const path = address + (isGet || chance.is(0.05) ? forger.query(isGet ? route.form : 'none') : '')
  const headers = new Headers()
  const method = chance.is(0.03) ? chance.pick(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) : route.method
  await addState(forger, { headers, route, address, caller })
  if (chance.is(0.2)) {
    headers.set('idempotency-key', chance.pick(['een', 'twee', crypto.randomUUID(), 'x'.repeat(chance.pick([200, 201]))]))
  }
  if (chance.is(0.1)) headers.set('traceparent', chance.pick(['x', '00-0-0-01', `00-${'0'.repeat(32)}-${'1'.repeat(16)}-01`]))
  if (chance.is(0.05)) headers.set('x-forwarded-for', '10.0.0.1, evil')
  if (chance.is(0.05)) headers.set('cookie', '__Host-sessie=x')
  const init = isGet || method === 'HEAD' ? { method, headers } : { method, headers, body: bodyOf(forger, route, headers) }
  return { caller, route, path, init, own }
}

interface State {
  readonly headers: Headers
  readonly route: ApiRoute
  readonly address: string
  readonly caller: Caller
}

async function addState({ chance }: Forger, { headers, route, address, caller }: State): Promise<void> {
  if (route.guard && chance.is(0.9)) {
    const of = route.method === 'POST' ? address.replace(/\/[^/]+$/, '') : address
    const right = (await caller.program.get(of)).headers.get('etag')
    headers.set('if-match', chance.is(0.8) && right ? right : chance.pick(['*', '"x"', 'W/"x"', '', ',,,', 'x'.repeat(9000)]))
  }
  if (chance.is(0.1)) headers.set('if-none-match', chance.pick(['*', '"x"', '', 'W/']))
}

function bodyOf({ chance, body }: Forger, { form }: ApiRoute, headers: Headers): string | Uint8Array<ArrayBuffer> {
  headers.set('content-type', chance.is(0.95) ? 'application/json'
    : chance.pick(['text/plain', 'application/x-www-form-urlencoded', 'application/json-patch+json', 'application/JSON; charset=x']))
  if (chance.is(0.06)) {
    return chance.pick<string | Uint8Array<ArrayBuffer>>([
      '', '{', '[1,', 'null', '"x"', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22]), '['.repeat(50_000), '{"a":'.repeat(20_000),
      `{"body":"${'x'.repeat(1_000_100)}"}`, '{"__proto__":{"isLead":true}}', '{"body":"a","body":"b"}', '\ufeff{}',
    ])
  }
  return JSON.stringify(form === 'none' ? {} : body(form)) ?? ''
}

/** What holds for every answer, whoever asked what. */
async function judge({ caller, route, path, init, own }: Call, answered: Answer): Promise<void> {
  const { status, headers, text, body } = answered
  const told = `${caller.name} ${init.method} ${path} ${String(init.body ?? '').slice(0, 300)}\n${status} ${text.slice(0, 600)}`
  assert.ok(status < 500, `${told}\n${logged.join('\n')}`)
  assert.equal(headers.get('api-version') !== null && headers.get('set-cookie') === null, true, told)
  assert.ok(status === 204 || headers.get('cache-control') === 'no-store', told)
  if (status >= 400 && init.method !== 'HEAD') judgeProblem(route, answered, told)
  if (init.method !== route.method) return assert.notEqual(status, 201, told)
  if (status === 200 || status === 201) {
    const shaped = route.answer.safeParse(body)
    assert.ok(shaped.success, `${told}\n${shaped.error?.message}`)
    assert.ok(caller.mayWrite || reads(route), told)
    assert.equal(status, adds(route) ? 201 : 200, told)
    loot.keepAll(body)
  }
  if (status < 300 || body?.candidates) await judgeScope({ caller, route, path, told, own }, answered)
}

function judgeProblem({ form }: ApiRoute, { status, headers, body }: Answer, told: string): void {
  assert.equal(headers.get('content-type'), 'application/problem+json', told)
  const kind = body.type.replace('/api/v1/reference#', '')
  assert.equal(problemKinds[kind as keyof typeof problemKinds], status, told)
  assert.ok(body.title && body.detail && body.status === status, told)
  const known = form === 'none' ? [] : Object.keys(z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' }).properties ?? {})
  for (const { in: place, location, code, detail } of body.errors ?? []) {
    assert.ok(detail && !/^web\.|undefined/.test(detail), told)
    const [name] = location.split(place === 'query' ? '.' : '/').slice(place === 'query' ? 0 : 1)
    if (code !== 'web.problem.unknown_key' && name !== undefined) assert.ok(known.includes(name), `${name} is no field: ${told}`)
  }
}

async function personOfTalk(path: string): Promise<string | undefined> {
  const id = /^\/conversations\/([0-9a-f-]{36})/.exec(path)?.[1]
  if (!id) return undefined
  const { rows } = await village.database.pool.query('select person_id from conversation where id = $1', [id])
  return rows[0]?.person_id as string | undefined
}

interface Told extends Pick<Call, 'caller' | 'route' | 'path' | 'own'> {
  readonly told: string
}

// Search shows names of everybody in the municipality, and so does the warning that somebody may be there already. Who
// is added under another's lead is told once, by id.
async function judgeScope({ caller, route, path, told, own }: Told, { status, body, text }: Answer): Promise<void> {
  const now = reads(route) ? own : await ownPeople(caller)
  const all = await everybody()
  const isSearch = route.path === '/newcomers/_search' || (route.path === '/newcomers' && text.includes('candidates'))
  const shown = [...all.keys()].filter((id) => text.includes(id) && !path.includes(id))
  const made = route.path === '/newcomers' && status === 201 ? body.id : ''
  const mine = (id: string) => id === made || own.has(id) || now.has(id) || (isSearch && all.get(id) === caller.where)
  assert.deepEqual(shown.filter((id) => !mine(id)), [], told)
  const asked = /\/newcomers\/([0-9a-f-]{36})/.exec(path)?.[1] ?? await personOfTalk(path)
  assert.ok(isSearch || asked === undefined || own.has(asked), told)
}

test('AZN-01 INP-01 ERR-01 forged calls: no fault, a problem for every no, nobody outside scope', async () => {
  const counts = new Map<number, number>()
  // A seed decides every choice; only the ids are new in each run.
  for (const seed of [1, 2]) {
    const forger = forgerOf(seed, loot)
    for (let index = 0; index < 160; index += 1) {
      const call = await forge(forger)
      const answered = await call.caller.program.raw(call.path, call.init)
      await judge(call, answered)
      counts.set(answered.status, (counts.get(answered.status) ?? 0) + 1)
    }
  }
  for (const status of [200, 201, 400, 403, 404, 409, 428]) assert.ok(counts.has(status), `${status} never came`)
  assert.deepEqual(logged, [])
})
