import { type EmbeddedDatabase, openEmbedded } from '../db/embedded/supervisor.ts'
import { requireServer } from '../db/own-server.ts'
import { prepareDatabase } from '../prepare.ts'
import type { Place } from '../settings.ts'

type Purpose = 'server' | 'command'

/** A migrated database, whoever runs it; `applied` names the migrations that this start added. */
export type Store = EmbeddedDatabase & { readonly applied: string[] }

/** The server of DATABASE_URL when it is set, else the embedded PostgreSQL of the data folder. */
export async function openStore(place: Place, purpose: Purpose): Promise<Store> {
  const server = await openServer(place, purpose)
  try {
    return { ...server, ...(await prepareDatabase(server.url)) }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** The same as it stands: nothing is added to it. */
export async function openServer({ databaseUrl, dataFolder }: Place, purpose: Purpose): Promise<EmbeddedDatabase> {
  if (!databaseUrl) return openEmbedded(dataFolder, purpose)
  await requireServer(databaseUrl)
  return { url: databaseUrl, tell: () => {}, stop: async () => {} }
}
