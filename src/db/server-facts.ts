import pg from 'pg'
import { mayBecomeRoles } from './own-server.ts'

/** What `doctor` wants to know of the server. */
export interface ServerFacts {
  readonly version: string
  readonly size: string
  readonly isDurable: boolean
  readonly isUtf8: boolean
  /** False when the library of collations changed under the indexes: then they must be rebuilt. */
  readonly hasSameCollation: boolean
  readonly mayBecomeRoles: boolean
  /** Roles of ours that row level security does not bind, with commas; '' for none. */
  readonly unbound: string
  /** Tables of a municipality that our role reaches without row level security, with commas; '' for none. */
  readonly unlocked: string
}

export async function findServerFacts(url: string): Promise<ServerFacts> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(serverQuery)
    return { ...rows[0], mayBecomeRoles: await mayBecomeRoles(client) } as ServerFacts
  } finally {
    await client.end()
  }
}

/** How many accounts have a second factor that was sealed with another key than this one. */
export async function countSealedElsewhere(url: string, keyId: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: [known] } = await client.query("select to_regclass('public.account') is not null as here")
    if (!known.here) return 0
    const { rows: [found] } = await client.query(`select count(*)::int as count from account
      where totp_seed is not null and split_part(totp_seed, '.', 1) <> $1`, [keyId])
    return found.count as number
  } finally {
    await client.end()
  }
}

const serverQuery = `
  select current_setting('server_version') as version,
    pg_size_pretty(pg_database_size(datname)) as size,
    current_setting('fsync') = 'on' and current_setting('synchronous_commit') <> 'off' as "isDurable",
    pg_encoding_to_char(encoding) = 'UTF8' as "isUtf8",
    datcollversion is not distinct from pg_database_collation_actual_version(oid) as "hasSameCollation",
    (select coalesce(string_agg(rolname, ', ' order by rolname), '')
      from pg_roles where starts_with(rolname, 'samenspel_') and (rolsuper or rolbypassrls)) as unbound,
    (select coalesce(string_agg(c.relname, ', ' order by c.relname), '')
      from pg_roles r join pg_class c on c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped
      where r.rolname = 'samenspel_app' and not r.rolsuper and has_table_privilege(r.oid, c.oid, 'select')
        and not (c.relrowsecurity and c.relforcerowsecurity)) as unlocked
  from pg_database where datname = current_database()`
