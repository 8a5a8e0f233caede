import { migrate } from './db/migrate.ts'
import { installTerritory } from './rooms/territory/install.ts'

/** Brings a database up to this version: its tables, then the regions and municipalities that are shipped. */
export async function prepareDatabase(url: string): Promise<{ applied: string[] }> {
  const { applied } = await migrate(url)
  if (applied.length > 0) await installTerritory(url)
  return { applied }
}
