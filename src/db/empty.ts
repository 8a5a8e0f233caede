import type { Database } from './database.ts'

const kept = ['migration', 'region', 'municipality', 'area_team', 'village', 'organisation']

/**
 * Takes everything out of a demo region that was filled halfway, so that filling can begin anew. Only for a data
 * folder that carries the demo's mark: it runs as the owner of the tables, past every lock.
 */
export async function emptyRegion(database: Database): Promise<void> {
  const { rows } = await database.pool.query<{ name: string }>(`
    select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
      and not relispartition and relname <> all($1)`, [kept])
  if (rows.length === 0) return
  await database.pool.query(`truncate ${rows.map(({ name }) => `"${name}"`).join(', ')}`)
}

/** True when somebody was let in already. */
export async function hasAccounts(database: Database): Promise<boolean> {
  const { rowCount } = await database.pool.query('select from account limit 1')
  return (rowCount ?? 0) > 0
}

/** True when this account is there. */
export async function hasAccount(database: Database, accountId: string): Promise<boolean> {
  const { rowCount } = await database.pool.query('select from account where id = $1', [accountId])
  return (rowCount ?? 0) > 0
}
