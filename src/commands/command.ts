import { type Database, closeDatabase, openDatabase } from '../db/database.ts'
import { dataFolder, readFolder } from '../lifecycle/data-folder.ts'
import { markAsInvented, markAsOwn } from '../lifecycle/first-start.ts'
import { openStore } from '../lifecycle/store.ts'
import { readPlace } from '../settings.ts'

/** One operator's command. `run` gets the words after its name and returns the exit code. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string
  /** What `--help` prints. */
  readonly usage: string
  /** It takes no words: any that is given is refused. */
  readonly isBare?: true
  run(words: readonly string[]): Promise<number>
}

export const notUnderstood = 'Deze opdracht begrijpt niet alles wat je erbij schreef. Zie --help.'

/** `writes` makes an unused data folder one without demo region, `invents` one of invented people. */
export type Does = 'reads' | 'writes' | 'invents'

/** Runs `work` on the installation's database: that of the running server when there is one. */
export async function onDatabase<T>(
  does: Does, work: (database: Database, isDemo: boolean) => Promise<T>,
): Promise<T> {
  const folder = readFolder(dataFolder(process.env['SAMENSPEL_DATA']))
  const place = readPlace(process.env, folder)
  const store = await openStore(place, 'command')
  const database = openDatabase(store.url, 4)
  try {
    if (does === 'writes') markAsOwn(place, folder)
    if (does === 'invents') markAsInvented(place, folder)
    return await work(database, !place.databaseUrl && folder.mark === 'demo')
  } finally {
    await closeDatabase(database)
    await store.stop()
  }
}
