import pg from 'pg'
import { StartFailure } from '../kit/start-failure.ts'

const oldest = 15
const newest = 18

/** The three roles under which everything is read and written; they own nothing (decision 0001). */
const roles = ['samenspel_app', 'samenspel_figures', 'samenspel_front'] as const

/**
 * Connects once to the server of DATABASE_URL; a StartFailure when it does not answer, is of another time, or when its
 * user may not do what Samenspel needs (decision 0110).
 */
export async function requireServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows: [facts] } = await client.query(rightsQuery)
    refuseOther(facts.major as number)
    if (!facts.mayMakeTables) throw new StartFailure(whyNoTables(facts.user as string))
    if (!await mayBecomeRoles(client)) await giveRoles(client, facts.user as string)
  } catch (error) {
    throw error instanceof StartFailure ? error : new StartFailure(whyAway(error as Error & { code?: string }))
  } finally {
    await client.end().catch(() => {})
  }
}

/** Throws for a PostgreSQL that this program does not work with. */
export function refuseOther(major: number): void {
  if (major >= oldest && major <= newest) return
  throw new StartFailure(
    `De server van DATABASE_URL draait PostgreSQL ${major}: Samenspel werkt met ${oldest} tot en met ${newest}.`,
  )
}

const rightsQuery = `select current_setting('server_version_num')::int / 10000 as major, current_user as "user",
  has_schema_privilege('public', 'CREATE') as "mayMakeTables"`

function whyNoTables(user: string): string {
  return `De gebruiker ${user} van DATABASE_URL mag in deze database geen tabellen maken:`
    + ` geef hem de database in eigendom (alter database … owner to ${user}).`
}

/** By doing it: from PostgreSQL 16 on somebody can be a member of a role and still not be allowed to become it. */
export async function mayBecomeRoles(client: pg.Client): Promise<boolean> {
  await client.query('begin')
  try {
    for (const role of roles) await client.query(`set local role ${role}`)
    return true
  } catch {
    return false
  } finally {
    await client.query('rollback')
  }
}

async function giveRoles(client: pg.Client, user: string): Promise<void> {
  const { rows } = await client.query('select rolname as name from pg_roles where rolname = any($1)', [roles])
  const missing = roles.filter((role) => !rows.some(({ name }) => name === role))
  try {
    for (const role of missing) await client.query(`create role ${role} nologin nosuperuser nobypassrls`)
    await client.query(`grant ${roles.join(', ')} to current_user`)
  } catch {
    throw new StartFailure(whyNoRoles(user))
  }
}

function whyNoRoles(user: string): string {
  return `De gebruiker ${user} van DATABASE_URL mag niet werken als ${new Intl.ListFormat('nl').format(roles)}:`
    + ` laat de beheerder van de server die rollen maken en aan ${user} geven (zie docs/operations.md).`
}

// The message of the driver may hold the password's user and address, never the password itself.
function whyAway({ code, message }: Error & { code?: string }): string {
  const reasons: Record<string, string> = {
    '28P01': 'het wachtwoord klopt niet', '28000': 'deze gebruiker mag niet aanmelden',
    '3D000': 'de database bestaat niet',
    ECONNREFUSED: 'op dat adres luistert niets', ENOTFOUND: 'de computernaam is onbekend',
  }
  return `De server van DATABASE_URL is niet te bereiken: ${reasons[code ?? ''] ?? message}.`
}
