// Makes many of few: every row of the population again, under other ids, as often as asked.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { openEmbedded } from '../src/db/embedded/supervisor.ts'

export interface Volume {
  /** Copies of the population whose files are open, the first included. */
  readonly live: number
  /** Copies whose files are closed. */
  readonly closed: number
  readonly logRows: number
}

// Below each table stand those that refer to it; what belongs to a municipality and to no person is not copied, and so
// every copy is invited to the same dates.
const tables = [
  'household', 'person', 'person_finding', 'person_name_key', 'person_origin', 'person_language', 'household_member',
  'file_team_member', 'contact_moment', 'own_word', 'work_start', 'conversation', 'conversation_answer', 'conversation_mark',
  'conversation_theme', 'language_level', 'conversation_completion', 'conversation_agreement', 'talk_moment_event',
  'plan', 'goal', 'goal_person', 'plan_action', 'interim_result', 'plan_version', 'plan_agreement', 'piece_mark',
  'piece_holder', 'invitation', 'invitation_carrier', 'invitation_reply', 'reply_need', 'barrier', 'seat', 'attendance',
]
const renamed = new Set([
  'id', 'person_id', 'household_id', 'conversation_id', 'goal_id', 'plan_id', 'shared_id', 'owner_person_id',
  'own_word_id', 'person_ids', 'invitation_id', 'reply_id', 'carrier_id',
])

/** Copies the population of this folder; in a folder that was enlarged before nothing happens. */
export async function enlarge(folder: string, volume: Volume, onCopy: (done: number, total: number) => void) {
  const mark = join(folder, 'volume.json')
  if (existsSync(mark)) return
  const store = await openEmbedded(folder, 'command')
  const client = new pg.Client({ connectionString: store.url })
  try {
    await client.connect()
    // The rows are copies of right ones: references need not be looked up again, row by row.
    await client.query('set session_replication_role = replica')
    await copyAll(client, volume, onCopy)
    await client.query(logText, [volume.logRows])
    await client.query('vacuum analyze')
  } finally {
    await client.end()
    await store.stop()
  }
  writeFileSync(mark, JSON.stringify(volume))
}

async function copyAll(client: pg.Client, { live, closed }: Volume, onCopy: (done: number, total: number) => void) {
  const total = live - 1 + closed
  const texts = await copyTexts(client)
  for (let copy = 1; copy <= total; copy++) {
    const isClosed = copy >= live
    // A closed file was somebody's too: each colleague has closed files in proportion to the open ones.
    const team = isClosed ? copy % live : copy
    for (const text of isClosed ? [] : colleagueTexts) await client.query(text, [copy])
    for (const text of texts) await client.query(text, [copy, team])
    for (const text of isClosed ? closureTexts : []) await client.query(text, [copy])
    onCopy(copy, total)
  }
}

// A colleague of the copy, of a team of the first population when it is copy 0.
function colleague(column: string): string {
  return `case when $2::int = 0 then ${column} else ${copyOf(column, '$2')} end`
}

function copyOf(column: string, copy = '$1'): string {
  return `md5(${column}::text || '#' || ${copy}::int)::uuid`
}

const colleagueTexts = [
  `insert into account (id, email, name, language, created_at, totp_confirmed_at)
    select ${copyOf('id')}, $1::int || '.' || email, name, language, created_at, totp_confirmed_at from first_account`,
  `insert into membership (municipality_id, id, account_id, role, first_day)
    select municipality_id, ${copyOf('id')}, ${copyOf('account_id')}, role, first_day from first_membership`,
]

const closureTexts = [
  `insert into file_closure (municipality_id, id, person_id, closed_on, closed_at, closed_by)
    select municipality_id, ${copyOf('id')}, ${copyOf('id')}, created_at::date, created_at,
      (select id from first_account limit 1) from first_person`,
  `insert into file_closure_ground (municipality_id, closure_id, person_id, reason)
    select municipality_id, ${copyOf('id')}, ${copyOf('id')}, 'done' from first_person`,
]

// Looking at files, spread over a year.
const logText = `
  insert into audit_row (municipality_id, at, id, account_id, roles, action, result, person_ids, origin, trace_id)
  select p.municipality_id, now() - random() * interval '365 days', gen_random_uuid(), null, 'case_worker',
    'files.show', 'ok', array[p.id], 'browser 127.0.0.1', md5(n::text)
  from generate_series(1, $1::int) n
    join (select municipality_id, id, row_number() over () as at from first_person) p
      on p.at = 1 + n % (select count(*) from first_person)`

/** One statement for each table: $1 is the number of the copy, $2 that of the copy whose colleagues work with it. */
async function copyTexts(client: pg.Client): Promise<string[]> {
  for (const table of [...tables, 'account', 'membership']) {
    await client.query(`create temporary table first_${table} as select * from ${table}`)
  }
  const { rows } = await client.query<Column>(`
    select c.relname as table, a.attname as name, a.atttypid = 'uuid[]'::regtype as "isList"
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relname = any($1) and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = ''
    order by a.attnum`, [tables])
  const columnsOf = Map.groupBy(rows, ({ table }) => table)
  return tables.map((table) => {
    const columns = columnsOf.get(table) ?? []
    // Every statement takes both numbers, whether it needs them or not.
    return `insert into ${table} (${columns.map(({ name }) => `"${name}"`).join(', ')})
      select ${columns.map(valueOf).join(', ')} from first_${table} where $1::int > 0 and $2::int >= 0
        ${table === 'seat' ? 'and invitation_id is not null' : ''}`
  })
}

interface Column {
  readonly table: string
  readonly name: string
  readonly isList: boolean
}

function valueOf({ table, name, isList }: Column): string {
  if (name === 'taker_id' || (name === 'account_id' && table === 'file_team_member')) return colleague(name)
  if (name === 'external_number') return `external_number || '#' || $1::int`
  if (!renamed.has(name)) return `"${name}"`
  if (isList) return `array(select ${copyOf('one')} from unnest("${name}") as one)`
  return copyOf(`"${name}"`)
}
