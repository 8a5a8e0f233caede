// Walks every address of the product as every kind of actor and looks for anything about somebody outside their scope.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { operations } from '../../src/api.ts'
import { createApp, routesOf } from '../../src/app.ts'
import { demoEmail } from '../../src/demo/staff.ts'
import { closeDatabase, type Database, openDatabase } from '../../src/db/database.ts'
import { today } from '../../src/kit/plain-dates.ts'
import { createKey } from '../../src/rooms/accounts/actions/operator.ts'
import { createFrontDoor, signInDirectly } from '../../src/rooms/accounts/front-door.ts'
import { csrfToken } from '../../src/web/guard.ts'
import { apiBase } from '../../src/web/api/route.ts'
import { type Client, clientOf, type Program, programOf } from '../client.ts'
import { testDatabase } from '../database.ts'
import { demoRegion } from '../demo-region.ts'

const settings = { secret: 'a secret of the scope test only', origin: null, demo: false, metricsToken: null }
const now = new Date()

let database: Database
let owner: pg.Client
let drop: () => Promise<void>
let paths: string[]
const apiPaths = operations.filter(({ method }) => method === 'GET').map(({ path }) => apiBase + path)

before(async () => {
  const made = await testDatabase(demoRegion(now))
  drop = made.drop
  database = openDatabase(made.url, 8)
  owner = new pg.Client({ connectionString: made.url })
  await owner.connect()
  await markEverything()
  const frontDoor = createFrontDoor({ database, secret: settings.secret })
  paths = routesOf({ database, settings }, frontDoor)
    .filter((route) => route.method === 'GET' && route.allow !== 'everyone').map(({ path }) => path)
})

after(async () => {
  await owner.end()
  await closeDatabase(database)
  await drop()
})

// Finding (definitions of the field): the page where one asks for access shows a name of the own municipality.
const findingPages = new Set(['/nieuwkomers/:person/toegang'])

const walkers = [
  'Marije Bouma', 'Sjoerd Hoekstra', 'Mila Oosterveld', 'Pim de Graaf', 'Ada Veenstra', 'Tom Venema', 'Roos Verhagen',
]

for (const name of walkers) {
  test(`PRIV-01 PRIV-02 ${name} meets nobody outside their scope on any page, list or export, nor through the API`, async () => {
    const { client, program, accountId } = await signIn(name)
    const may = await allowedMarks(accountId)
    const strangers = await people(name, may)
    const findable = new Set(await namesOfMunicipality(accountId))
    const leaks: string[] = []
    for (const path of [...paths, ...apiPaths]) {
      for (const address of await addresses(path, strangers)) {
        const answered = await (path.startsWith(apiBase) ? program : client).get(address)
        assert.ok(answered.status < 500, `${address} answered ${answered.status}`)
        const foreign = marksIn(answered.text)
          .filter((mark) => !may.has(mark) && !(findingPages.has(path) && findable.has(mark)))
        if (foreign.length > 0) leaks.push(`${path}: ${foreign[0]}`)
      }
    }
    assert.deepEqual([...new Set(leaks)], [])
  })
}

test('PRIV-01 search shows everybody\'s name in the municipality and nothing more, and nobody of another one', async () => {
  const { client, accountId } = await signIn('Marije Bouma')
  const may = await allowedMarks(accountId)
  const [stranger] = (await people('Marije Bouma', may)).filter(({ id }) => !may.has(`naam${id.slice(0, 8)}`))
  const { rows: [name] } = await owner.query('select given_name from person where id = $1', [stranger?.id])
  const answered = await client.post('/nieuwkomers/zoeken', { zoek: name.given_name })
  assert.equal(answered.status, 200)
  assert.ok(marksIn(answered.text).some((mark) => !may.has(mark)), 'somebody outside the caseload is found by name')
  assert.deepEqual(marksIn(answered.text).filter((mark) => mark.startsWith('tekst') && !may.has(mark)), [])
  const other = await owner.query(`select 'naam' || substr(person_id::text, 1, 8) as mark from person_finding f
    join municipality m on m.id = f.municipality_id where m.slug <> 'achtkarspelen'`)
  const elsewhere = new Set(other.rows.map(({ mark }) => mark))
  assert.deepEqual(marksIn(answered.text).filter((mark) => elsewhere.has(mark)), [])
})

test('the walk is not empty: a coordinator meets marks of their own people, on pages and through the API', async () => {
  const { client, program, accountId } = await signIn('Sanne Dijkstra')
  assert.ok(marksIn((await client.get('/nieuwkomers')).text).length > 0)
  const may = await allowedMarks(accountId)
  const inside = (await people('Sanne Dijkstra', may)).filter(({ id }) => may.has(`naam${id.slice(0, 8)}`))
  // The team of a file names colleagues, not the newcomer.
  const withoutPerson = /figures|activit|villages|area-teams|organisations|colleagues|volunteers|team$/
  const empty: string[] = []
  for (const path of apiPaths.filter((one) => !withoutPerson.test(one))) {
    const shape = operations.find((one) => one.method === 'GET' && apiBase + one.path === path)?.answer
    const texts: string[] = []
    for (const address of await addresses(path, inside)) {
      const { status, text, body } = await program.get(address)
      texts.push(text)
      if (status === 200) assert.deepEqual(shape?.safeParse(body).error?.issues ?? [], [], `${address} as published`)
    }
    if (marksIn(texts.join()).length === 0) empty.push(path)
  }
  assert.deepEqual(empty, [], 'these were never seen with somebody in them')
})

test('PRIV-01 search through the API shows names of the municipality and nothing more, and changes of others are 404', async () => {
  const { program, accountId } = await signIn('Marije Bouma')
  const may = await allowedMarks(accountId)
  const findable = new Set(await namesOfMunicipality(accountId))
  const answered = await program.post('/newcomers/_search', { text: 'naam' })
  assert.equal(answered.status, 200)
  assert.ok(marksIn(answered.text).length > 0)
  assert.deepEqual(marksIn(answered.text).filter((mark) => !may.has(mark) && !findable.has(mark)), [])
  const outside = (await people('Marije Bouma', may)).filter(({ id }) => !may.has(`naam${id.slice(0, 8)}`))
  const acts = operations.filter(({ method, path, allow }) =>
    method !== 'GET' && path.includes(':') && (allow as readonly string[]).includes('case_worker'))
  assert.ok(acts.length > 20)
  const wrong = new Set<string>()
  for (const { method, path } of acts) {
    for (const address of await addresses(apiBase + path, outside)) {
      const body = changes[path] ?? {}
      const init = { method, headers: { 'content-type': 'application/json', 'if-match': '"x"' }, body: JSON.stringify(body) }
      const { status } = await program.raw(address, init)
      if (status !== 404) wrong.add(`${method} ${path}: ${status}`)
    }
  }
  assert.deepEqual([...wrong], [])
})

const someId = '00000000-0000-4000-8000-000000000000'

/** Bodies that are right, so that it is the person who is not found. */
const changes: Readonly<Record<string, unknown>> = {
  '/newcomers/:newcomerId/contact-moments': { kind: 'phone' },
  '/newcomers/:newcomerId/contact-moments/:contactMomentId': { body: 'x' },
  '/newcomers/:newcomerId/appointments': { day: '2099-01-01', clock: '10:00' },
  '/newcomers/:newcomerId/appointments/:appointmentId/outcome': { came: true },
  '/newcomers/:newcomerId/conversations': { plannedOn: '2099-01-01' },
  '/newcomers/:newcomerId/plan/goals': { body: 'x', heading: 'x' },
  '/newcomers/:newcomerId/plan/goals/:goalId/actions': { body: 'x' },
  '/newcomers/:newcomerId/plan/goals/:goalId/interim-results': { body: 'x', onDay: '2026-01-01' },
  '/newcomers/:newcomerId/plan/goals/:goalId/deviations': { body: 'x', reason: 'x', decidedBy: 'x', costCents: 0 },
  '/newcomers/:newcomerId/plan/goals/:goalId/closure': { how: 'reached', onDay: '2026-01-01' },
  '/newcomers/:newcomerId/plan/actions/:actionId/completion': { manner: 'alone', doneOn: '2026-01-01' },
  '/newcomers/:newcomerId/plan/actions/:actionId/cancellation': { reason: 'x' },
  '/newcomers/:newcomerId/plan/agreements': { way: 'read_aloud', agreedOn: '2026-01-01' },
  '/newcomers/:newcomerId/team/lead-changes': { accountId: someId, reason: 'x' },
  '/newcomers/:newcomerId/team/members': { accountId: someId },
  '/newcomers/:newcomerId/team/endings': { memberId: someId },
  '/newcomers/:newcomerId/household/joinings': { personId: someId },
  '/newcomers/:newcomerId/own-words': { kind: 'wish', body: 'x' },
  '/newcomers/:newcomerId/own-words/endings': { wordId: someId },
  '/newcomers/:newcomerId/work-starts': { kind: 'paid', startedOn: '2026-01-01' },
  '/newcomers/:newcomerId/work-starts/endings': { workStartId: someId },
  '/newcomers/:newcomerId/own-fields': { values: [] },
  '/newcomers/:newcomerId/appointments/:appointmentId/changes': { day: '2099-01-01', clock: '10:00' },
  '/newcomers/:newcomerId/conversations/moment-decisions': {
    moment: 'm6', kind: 'declined', onDay: '2026-01-01', reason: 'x',
  },
  '/conversations/:conversationId/cancellation': { reason: 'x' },
  '/conversations/:conversationId/contact-moments': { question: 'own.worries' },
  '/newcomers/:newcomerId/plan/goals-from-words': { as: 'goal', wordId: someId },
  '/newcomers/:newcomerId/plan/goals/:goalId/interim-result-translations': { interimResultId: someId },
  '/newcomers/:newcomerId/puzzle/:area/marks': { state: 'stuck' },
  '/newcomers/:newcomerId/puzzle/:area/holders': { organisationId: someId },
  '/newcomers/:newcomerId/puzzle/:area/endings': { holderId: someId },
  '/newcomers/:newcomerId/puzzle/:area/lead-changes': { holderId: someId },
  '/newcomers/:newcomerId/closures': { reason: 'done', closedOn: '2026-01-01' },
  '/activities/:activityId/dates/:dateId': { reason: 'x' },
  '/activities/:activityId/dates/:dateId/cancellation': { reason: 'x' },
  '/conversations/:conversationId/corrections': { question: 'own.worries', body: 'x', reason: 'x' },
  '/conversations/:conversationId/agreements': { way: 'read_aloud', agreedOn: '2026-01-01' },
}

/** Every name and every text about somebody gets a mark of that person, so that a leak can be seen in any page. */
async function markEverything(): Promise<void> {
  // Everybody has an appointment, so that no address is walked in vain on a day when the region holds none.
  await owner.query(`
    insert into contact_moment (municipality_id, id, shared_id, person_id, kind, at, body, place, is_appointment,
      author_id, written_at)
    select distinct on (person_id) municipality_id, gen_random_uuid(), gen_random_uuid(), person_id, 'meeting', $1,
      'Afspraak', '', true, author_id, written_at
    from contact_moment order by person_id`, [new Date(now.getTime() + 864e6)])
  await owner.query(`insert into work_start (municipality_id, id, person_id, kind, employer, started_on, helped_by)
    select municipality_id, gen_random_uuid(), id, 'paid', 'Bakkerij tekst' || substr(id::text, 1, 8), $1, 'self' from person`,
  [today(now)])
  await owner.query(`insert into own_field_value (municipality_id, person_id, field_id, value, written_at)
    select p.municipality_id, p.id, f.id, '', now() from person p join own_field f using (municipality_id)
    on conflict do nothing`)
  await owner.query(`update own_field_value set value = value || ' tekst' || substr(person_id::text, 1, 8)`)
  await owner.query(`insert into piece_mark (municipality_id, id, person_id, area, state, note, on_day, written_at)
    select municipality_id, gen_random_uuid(), id, 'language', 'stuck', 'Vol', $1, now() from person`, [today(now)])
  await owner.query(`update person set family_name = family_name || ' naam' || substr(id::text, 1, 8)`)
  await owner.query(`update person_finding set display_name = display_name || ' naam' || substr(person_id::text, 1, 8)`)
  await owner.query(`insert into person_name_key (municipality_id, kind, key, person_id, is_hidden)
    select municipality_id, 'letters', 'naam' || substr(person_id::text, 1, 4), person_id, is_hidden from person_finding`)
  const { rows } = await owner.query(`
    select c.relname as table, a.attname as column, p.attname as key from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname in ('body', 'note', 'result', 'reason', 'words')
      join pg_attribute p on p.attrelid = c.oid and p.attname in ('person_id', 'person_ids')
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.atttypid = 'text'::regtype
      and c.relname not like 'audit_row%'`)
  for (const { table, column, key } of rows) {
    const person = key === 'person_ids' ? 'person_ids[1]' : 'person_id'
    await owner.query(`update ${table} set ${column} = ${column} || ' tekst' || substr(${person}::text, 1, 8)`)
  }
}

function marksIn(text: string): string[] {
  return [...new Set([...text.matchAll(/(?:naam|tekst)[0-9a-f]{8}/g)].map(([mark]) => mark))]
}

async function signIn(name: string): Promise<{ client: Client; program: Program; accountId: string }> {
  const { rows } = await owner.query(`select a.id, m.slug from account a join membership on account_id = a.id
    join municipality m on m.id = municipality_id where email = $1`, [demoEmail(name)])
  const accountId = rows[0].id as string
  const session = await signInDirectly(database, accountId, now)
  const app = createApp({ database, settings, now: () => now })
  const key = { email: demoEmail(name), municipality: rows[0].slug as string, name: 'scope', days: 1, mayWrite: true }
  return {
    program: programOf(app, (await createKey(database, key, now)).token),
    client: clientOf(app, { cookie: session.cookie, csrf: csrfToken(settings.secret, session.sessionId) }), accountId,
  }
}

/** The marks that this account may meet, from the memberships and ties as they stand in the tables. */
async function allowedMarks(accountId: string): Promise<Set<string>> {
  const { rows } = await owner.query(`
    select substr(p.id::text, 1, 8) as short from person p join membership m on m.municipality_id = p.municipality_id
    where m.account_id = $1 and m.ended_at is null and (
      m.role = 'coordinator'
      or m.role = 'case_worker' and (
        exists (select from file_team_member t where t.person_id = p.id and t.account_id = $1
          and t.first_day <= $2 and (t.last_day is null or t.last_day >= $2))
        or exists (select from person_finding f where f.person_id = p.id and f.area_team_id = m.area_team_id))
      or m.role = 'interviewer' and exists (select from conversation c where c.person_id = p.id
        and c.interviewer_id = $1 and c.cancelled_on is null
        and (c.interviewer_last_day is null or c.interviewer_last_day >= $2)))`, [accountId, today(now)])
  return new Set(rows.flatMap(({ short }) => [`naam${short}`, `tekst${short}`]))
}

/** The names that a search may show to this account's municipality; a protected address is not among them. */
async function namesOfMunicipality(accountId: string): Promise<string[]> {
  const { rows } = await owner.query(`select 'naam' || substr(f.person_id::text, 1, 8) as mark
    from person_finding f join membership m on m.municipality_id = f.municipality_id
    where m.account_id = $1 and not f.is_hidden`, [accountId])
  return rows.map(({ mark }) => mark as string)
}

interface Stranger {
  readonly id: string
  /** Ids of rows about this person, by table: what an address with another parameter may point at. */
  readonly rows: readonly string[]
}

/** Two people inside and three outside the scope, one of them of another municipality. */
async function people(name: string, may: ReadonlySet<string>): Promise<Stranger[]> {
  const { rows } = await owner.query(`select p.id, m.slug,
    exists (select from plan_version v where v.person_id = p.id) as fixed,
    exists (select from file_closure c where c.person_id = p.id) as closed from person p join municipality m on m.id = p.municipality_id
    where exists (select from goal g where p.id = any(g.person_ids)) order by m.slug, p.id`)
  const isInside = ({ id }: { id: string }) => may.has(`naam${id.slice(0, 8)}`)
  const outside = rows.filter((row) => !isInside(row))
  const inside = rows.filter(isInside)
  const special = [inside.find(({ fixed }) => fixed), inside.find(({ closed }) => closed)].filter(Boolean)
  const chosen = [...new Set([...inside.slice(0, 2), ...special]), ...outside.slice(0, 2), ...outside.slice(-1)]
  assert.ok(outside.length > 0, `${name} has nobody to be kept from`)
  const found: Stranger[] = []
  for (const { id } of chosen) found.push({ id, rows: await rowsOf(id) })
  return found
}

async function rowsOf(personId: string): Promise<string[]> {
  const { rows } = await owner.query(`
    select id from (select id, 1 as n from conversation where person_id = $1 limit 1) a
    union all select id from (select id from goal where $1 = any(person_ids) limit 1) b
    union all select id from (select id from plan_action where $1 = any(person_ids) limit 1) c
    union all select id from (select id from contact_moment where person_id = $1 and is_appointment limit 1) d
    union all select id from (select id from contact_moment where person_id = $1 and not is_appointment limit 1) f
    union all select id from (select id from own_word where person_id = $1 limit 1) e
    union all select id from (select card_id as id from card_person where person_id = $1 limit 1) g`, [personId])
  return rows.map(({ id }) => id as string)
}

async function addresses(path: string, strangers: readonly Stranger[]): Promise<string[]> {
  if (!path.includes(':')) return [path]
  return strangers.flatMap(({ id, rows }) => {
    const own = path.replace(/:(person|newcomerId)\b/, id).replace(':number', '1')
      .replace(`${apiBase}/newcomers/${id}/puzzle/:area`, `${apiBase}/newcomers/${id}/puzzle/language`)
    return own.includes(':') ? rows.map((row) => own.replaceAll(/:\w+/g, row)) : [own]
  })
}
