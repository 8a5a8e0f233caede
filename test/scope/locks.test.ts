import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import { closeDatabase, type Database, inMunicipality, openDatabase } from '../../src/db/database.ts'
import { type Actor, type Role, scopeOf } from '../../src/kit/actor.ts'
import { testDatabase } from '../database.ts'
import { addRow, loosen, type PeopleTable, peopleTables } from './tables.ts'

const today = '2026-11-03'
const talkTables = new Set([
  'person', 'person_language', 'household_member', 'own_word', 'conversation', 'conversation_answer',
  'conversation_mark', 'conversation_theme', 'talk_moment_event', 'conversation_completion', 'conversation_correction',
  'conversation_agreement', 'language_level',
])

let database: Database
let owner: pg.Client
let drop: () => Promise<void>
let tables: PeopleTable[]

before(async () => {
  const made = await testDatabase()
  drop = made.drop
  owner = new pg.Client({ connectionString: made.url })
  await owner.connect()
  await loosen(owner)
  tables = await peopleTables(owner)
  database = openDatabase(made.url, 4)
})

after(async () => {
  await owner.end()
  await closeDatabase(database)
  await drop()
})

// What search may show of everybody in the municipality: a name, by what it is found, and that the file is closed.
const forEverybody = ['person_finding', 'person_name_key', 'file_closure']

interface Situation {
  readonly roles: Role[]
  /** Per person: what ties the actor to them. */
  readonly ties: Tie[]
}

const allTies = [
  'none', 'team', 'team_closed', 'team_reopened', 'talk_closed', 'team_ended', 'team_not_begun', 'area_team', 'talk',
  'talk_ended', 'merged_into_first', 'other_municipality',
] as const
type Tie = (typeof allTies)[number]

const situations = fc.record({
  roles: fc.uniqueArray(fc.constantFrom<Role>('coordinator', 'case_worker', 'interviewer', 'policy_officer',
    'administrator'), { minLength: 1, maxLength: 2 }),
  ties: fc.array(fc.constantFrom<Tie>(...allTies), { minLength: 3, maxLength: 8 }),
})

test('PRIV-01 PRIV-02 AZN-01 no actor sees a row about somebody outside their scope, in any table', async () => {
  await fc.assert(fc.asyncProperty(situations, async (situation) => {
    assert.deepEqual(await leaksOf(await settle(situation)), [])
  }), { numRuns: 25 })
})

test('the property is not empty: a case worker sees exactly the rows of own files', async () => {
  const world = await settle({ roles: ['case_worker'], ties: ['team', 'none', 'area_team', 'team_ended'] })
  const seen = await visible(world, { name: 'own_word', key: 'person_id' })
  assert.deepEqual(new Set(seen), new Set([world.people[0], world.people[2]]))
})

test('PRIV-02 taking the lock off any one table makes the property fail', async () => {
  const world = await settle({ roles: ['case_worker'], ties: ['team', 'none', 'other_municipality'] })
  for (const { name } of tables) {
    await owner.query(`alter table ${name} disable row level security`)
    const leaks = await leaksOf(world)
    await owner.query(`alter table ${name} enable row level security`)
    assert.ok(leaks.some((leak) => leak.startsWith(`${name}:`)), `${name} without lock was not noticed`)
  }
})

test('PRIV-02 nobody can write about somebody outside their scope', async () => {
  const world = await settle({ roles: ['case_worker'], ties: ['team', 'none'] })
  const write = (personId: string | undefined) => inMunicipality(database, world.actor, (tx) => sql`
    insert into own_word (municipality_id, id, person_id, kind, body, said_on)
    values (${world.actor.municipalityId}, ${crypto.randomUUID()}, ${personId}, 'wish', 'x', ${today})`.execute(tx))
  await write(world.people[0])
  await assert.rejects(write(world.people[1]), /row-level security/)
})

test('PRIV-02 every table of a municipality forces its lock on everybody, and the app role owns nothing', async () => {
  const { rows } = await owner.query(`
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id'
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not c.relispartition
      and not (c.relrowsecurity and c.relforcerowsecurity)
      and has_table_privilege('samenspel_app', c.oid, 'select, insert, update, delete')`)
  assert.deepEqual(rows, [])
  const owned = await owner.query(`select relname from pg_class c join pg_roles r on r.oid = c.relowner
    where r.rolname in ('samenspel_app', 'samenspel_front') or r.rolname like 'samenspel_%' and r.rolbypassrls`)
  assert.deepEqual(owned.rows, [])
})

test('a lock for reading says case when, else PostgreSQL expects one row in a hundred (decision 0066)', async () => {
  const { rows } = await owner.query(`
    select tablename, policyname from pg_policies
    where schemaname = 'public' and cmd = 'SELECT' and qual ~ 'app\\.scope'
      and qual !~ '^\\(\\(municipality_id = [^=]*AND\\s+CASE'`)
  assert.deepEqual(rows, [])
})

test('PRIV-02 municipality_id stands in every key of a municipality\'s table', async () => {
  const { rows } = await owner.query(`
    select c.relname, i.relname as key from pg_index x join pg_class c on c.oid = x.indrelid
      join pg_class i on i.oid = x.indexrelid
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id'
    where x.indisunique and c.relnamespace = 'public'::regnamespace and c.relrowsecurity
      and not a.attnum = any(x.indkey::int2[]) and not c.relispartition`)
  assert.deepEqual(rows, [])
})

test('a person outside the tenancy cannot be reached by naming another municipality in a query', async () => {
  const world = await settle({ roles: ['coordinator'], ties: ['none', 'other_municipality'] })
  const found = await inMunicipality(database, world.actor, (tx) =>
    tx.selectFrom('person').select('id').where('municipality_id', '=', world.otherId).execute())
  assert.deepEqual(found, [])
})

// What the measures count, by hand: of everything else about people the figures see neither rows nor columns.
const counted = [
  'attendance', 'barrier', 'buddy_check', 'buddy_meeting', 'buddy_pair', 'conversation', 'conversation_answer',
  'conversation_theme', 'file_closure', 'file_closure_ground', 'household_member', 'invitation', 'invitation_reply',
  'language_level', 'person', 'person_language', 'person_origin', 'plan_agreement', 'talk_moment_event',
  'work_start',
]

// Each holds a word from a short list, the country of origin or a language; what a person wrote stands in none of them.
const countedWords = [
  'conversation.moment', 'conversation_answer.body', 'conversation_answer.question_key', 'language_level.level',
  'person_language.language',
  'person_origin.country', 'talk_moment_event.kind', 'talk_moment_event.moment', 'work_start.helped_by',
  'work_start.kind',
]

test('PRIV-01 PRIV-10 figures are counted from columns without words; of other tables they see no row', async () => {
  const world = await settle({ roles: ['policy_officer'], ties: ['none'] })
  const actor: Actor = { ...world.actor, scope: 'figures' }
  const readable: string[] = []
  for (const table of tables) {
    const seen = await visible({ ...world, actor }, table).catch((error: Error) => {
      assert.match(error.message, /permission denied/)
      return null
    })
    if (seen !== null) readable.push(table.name)
    const { rows } = await asAppInFigures(actor, table.name)
    if (!counted.includes(table.name)) assert.deepEqual(rows, [], `${table.name} shows rows to the scope of figures`)
  }
  assert.deepEqual(readable.toSorted(), counted)
  const { rows } = await owner.query<{ column: string }>(`
    select c.relname || '.' || a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relname = any($1) and a.attnum > 0 and not a.attisdropped and a.atttypid in ('text'::regtype, 'jsonb'::regtype)
      and has_column_privilege('samenspel_figures', c.oid, a.attnum, 'select') order by 1`,
    [tables.map(({ name }) => name)])
  assert.deepEqual(rows.map(({ column }) => column), countedWords)
})

test('PRIV-10 the role of figures writes nothing but the row that says what was looked at', async () => {
  const { rows } = await owner.query(`
    select distinct table_name as table from information_schema.column_privileges
    where grantee = 'samenspel_figures' and privilege_type <> 'SELECT'`)
  assert.deepEqual(rows, [{ table: 'audit_row' }])
})

// In the role of work on files, so that the rows are kept away by the policy alone.
async function asAppInFigures(actor: Actor, table: string): Promise<{ rows: unknown[] }> {
  await owner.query('begin')
  try {
    await owner.query(`set local role samenspel_app; set local app.scope = 'figures';
      set local app.municipality_id = '${actor.municipalityId}'; set local app.user_id = '${actor.userId}'`)
    return await owner.query(`select 1 from ${table}`)
  } finally {
    await owner.query('rollback')
  }
}

interface World {
  readonly actor: Actor
  readonly otherId: string
  readonly people: string[]
  readonly ties: Tie[]
  readonly mayOpen: Set<string>
  readonly mayTalk: Set<string>
}

async function settle({ roles, ties }: Situation): Promise<World> {
  const [municipalityId, otherId, teamId, userId] = [uuid(), uuid(), uuid(), uuid()]
  const held = new Set(roles)
  const actor: Actor = {
    userId, name: 'A', municipalityId, roles: held, organisationIds: [], teamIds: [teamId], scope: scopeOf(held), today,
  }
  const people = ties.map(() => uuid())
  for (const [index, tie] of ties.entries()) {
    const personId = people[index] as string
    const home = tie === 'other_municipality' ? otherId : municipalityId
    for (const table of tables) await addRow(owner, table, home, personId)
    // Those rows are there to be seen; whether the file is closed is for its tie to say.
    await owner.query('update file_closure set reopened_at = now() where person_id = $1', [personId])
    await tieTo(actor, tie, { personId, firstId: people[0] as string, home })
  }
  // A file is closed under each of a person's ids, and a closed one is not merged (definitions.md).
  await owner.query(`
    insert into file_closure (municipality_id, id, person_id, closed_on, closed_at, closed_by)
    select m.municipality_id, gen_random_uuid(), m.merged_id, c.closed_on, c.closed_at, c.closed_by
    from person_merge m join file_closure c on c.municipality_id = m.municipality_id and c.person_id = m.kept_id
      and c.reopened_at is null where m.municipality_id = $1`, [municipalityId])
  return { actor, otherId, people, ties, ...expected(actor, ties, people) }
}

/** What the definitions say, in plain words and without SQL. */
function expected(actor: Actor, ties: Tie[], people: string[]) {
  const with_ = (...wanted: Tie[]) => people.filter((_, index) => wanted.includes(ties[index] as Tie))
  const local = people.filter((_, index) => ties[index] !== 'other_municipality')
  if (actor.roles.has('coordinator')) return { mayOpen: new Set(local), mayTalk: new Set(local) }
  const files = new Set(actor.roles.has('case_worker') ? with_('team', 'team_reopened', 'area_team') : [])
  const merged = with_('merged_into_first').filter((id) => id !== people[0])
  const firstIsLocal = ties[0] !== 'other_municipality'
  if (actor.roles.has('case_worker') && firstIsLocal && people[0] && files.has(people[0])) {
    for (const id of merged) files.add(id)
  }
  return { mayOpen: files, mayTalk: new Set([...files, ...(actor.roles.has('interviewer') ? with_('talk') : [])]) }
}

interface Tied {
  readonly personId: string
  readonly firstId: string
  readonly home: string
}

async function tieTo(actor: Actor, tie: Tie, { personId, firstId, home }: Tied): Promise<void> {
  const team = (first: string, last: string | null) => owner.query(`
    insert into file_team_member (municipality_id, id, person_id, account_id, first_day, last_day)
    values ($1, $2, $3, $4, $5, $6)`, [home, uuid(), personId, actor.userId, first, last])
  const talk = (last: string | null) => owner.query(`
    insert into conversation (municipality_id, id, person_id, moment, approach_key, created_at, interviewer_id,
      interviewer_first_day, interviewer_last_day)
    values ($1, $2, $3, 'start', 'zeist', now(), $4, '2026-01-01', $5)`, [home, uuid(), personId, actor.userId, last])
  const closed = (reopened: string | null) => owner.query(`
    insert into file_closure (municipality_id, id, person_id, closed_on, closed_at, closed_by, reopened_at)
    values ($1, $2, $3, '2026-10-01', now(), $4, $5)`, [home, uuid(), personId, actor.userId, reopened])
  if (tie === 'team' || tie === 'team_closed' || tie === 'team_reopened') await team('2026-01-01', today)
  if (tie === 'team_closed' || tie === 'talk_closed') await closed(null)
  if (tie === 'team_reopened') await closed('2026-10-02')
  if (tie === 'team_ended') await team('2026-01-01', '2026-11-02')
  if (tie === 'team_not_begun') await team('2026-11-04', null)
  if (tie === 'area_team') {
    await owner.query('update person_finding set area_team_id = $1 where person_id = $2', [actor.teamIds[0], personId])
  }
  if (tie === 'talk' || tie === 'talk_closed') await talk(null)
  if (tie === 'talk_ended') await talk('2026-11-02')
  if (tie === 'merged_into_first' && firstId !== personId) {
    await owner.query(`insert into person_merge (municipality_id, id, kept_id, merged_id, merged_at, merged_by)
      values ($1, $2, $3, $4, now(), $5)`, [home, uuid(), firstId, personId, actor.userId])
  }
}

/** What the actor sees beyond the expectation, and what they should see and do not: `table: what`. */
async function leaksOf(world: World): Promise<string[]> {
  const found: string[] = []
  for (const table of tables.filter(({ name }) => !forEverybody.includes(name))) {
    const may = talkTables.has(table.name) ? world.mayTalk : world.mayOpen
    const seen = new Set(await visible(world, table))
    const own = new Set(ownTies(world, table))
    for (const id of seen) if (!may.has(id) && !own.has(id)) found.push(`${table.name}: saw ${id}`)
    for (const id of may) if (!seen.has(id)) found.push(`${table.name}: missed ${id}`)
  }
  const local = new Set(world.actor.scope === 'none' ? [] : world.people)
  const foreign = await owner.query('select person_id from person_finding where municipality_id = $1', [world.otherId])
  for (const row of foreign.rows) local.delete(row.person_id)
  for (const name of forEverybody) {
    const seen = await visible(world, { name, key: 'person_id' })
    for (const id of seen) if (!local.has(id)) found.push(`${name}: saw ${id}`)
  }
  return found
}

/** One's own place in a team and one's own talk are one's own to see, on whatever day. */
function ownTies({ actor, people, ties }: World, table: PeopleTable): string[] {
  if (actor.scope !== 'files') return []
  const kinds: Record<string, RegExp> = { file_team_member: /^team/, conversation: /^talk/ }
  return people.filter((_, index) => kinds[table.name]?.test(ties[index] ?? ''))
}

async function visible({ actor }: World, table: PeopleTable): Promise<string[]> {
  const column = table.key === 'person_ids' ? 'unnest(person_ids)' : table.key
  const rows = await inMunicipality(database, actor, (tx) =>
    sql<{ id: string }>`select ${sql.raw(column)} as id from ${sql.table(table.name)}`.execute(tx))
  return rows.rows.map(({ id }) => id)
}

function uuid(): string {
  return crypto.randomUUID()
}
