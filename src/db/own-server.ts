import pg from 'pg'
import { StartFailure } from '../kit/start-failure.ts'

const oldest = 15
const newest = 18

/** Connects once to the server of DATABASE_URL; a StartFailure when it does not answer or is of another time. */
export async function requireServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query("select current_setting('server_version_num')::int / 10000 as major")
    refuseOther(rows[0].major as number)
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

// The message of the driver may hold the password's user and address, never the password itself.
function whyAway({ code, message }: Error & { code?: string }): string {
  const reasons: Record<string, string> = {
    '28P01': 'het wachtwoord klopt niet', '28000': 'deze gebruiker mag niet aanmelden',
    '3D000': 'de database bestaat niet',
    ECONNREFUSED: 'op dat adres luistert niets', ENOTFOUND: 'de computernaam is onbekend',
  }
  return `De server van DATABASE_URL is niet te bereiken: ${reasons[code ?? ''] ?? message}.`
}
