import { closeDatabase, openDatabase } from './db/database.ts'
import { StartFailure } from './kit/start-failure.ts'
import { addressOf, announcement } from './lifecycle/announce.ts'
import { dataFolder, readFolder } from './lifecycle/data-folder.ts'
import { fillDemoRegion, rememberStart } from './lifecycle/first-start.ts'
import { drain, listen } from './lifecycle/listen.ts'
import { onStopAsked } from './lifecycle/stopping.ts'
import { openStore } from './lifecycle/store.ts'
import { readSettings } from './settings.ts'

async function start(): Promise<void> {
  const folder = readFolder(dataFolder(process.env['SAMENSPEL_DATA']))
  const settings = readSettings(process.env, folder)
  // PostgreSQL starts while the pages are being loaded: together they must stay below a second.
  const [store, { createApp }] = await Promise.all([openStore(settings, 'server'), import('./app.ts')])
  const database = openDatabase(store.url)
  const server = await listen(createApp({ database, settings }), settings).catch(async (error: unknown) => {
    await store.stop()
    throw error
  })
  const filling = { done: 0, total: 0, isLeft: false }
  onStopAsked(async () => {
    filling.isLeft = true
    store.tell({ isStopping: true })
    await drain(server)
    await closeDatabase(database)
    await store.stop()
  })
  rememberStart(settings, folder)
  store.tell({ address: addressOf(settings) })
  for (const line of announcement(settings, folder.mark === null)) console.log(line)
  if (settings.demo && !folder.filled) await fillDemoRegion(database, settings.dataFolder, filling)
}

start().catch((error: unknown) => {
  console.error(error instanceof StartFailure ? error.message : error)
  process.exit(1)
})
