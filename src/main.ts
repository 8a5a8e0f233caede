import { setImmediate as breath } from 'node:timers/promises'
import { closeDatabase, openDatabase } from './db/database.ts'
import { StartFailure } from './kit/start-failure.ts'
import { addressOf, announcement } from './lifecycle/announce.ts'
import { dataFolder, readFolder } from './lifecycle/data-folder.ts'
import { fillDemoRegion, type Filling, rememberStart } from './lifecycle/first-start.ts'
import { drain, listen } from './lifecycle/listen.ts'
import { onStopAsked } from './lifecycle/stopping.ts'
import { openStore } from './lifecycle/store.ts'
import { keepTidy } from './lifecycle/tidying.ts'
import { readSettings } from './settings.ts'

async function start(): Promise<void> {
  const folder = readFolder(dataFolder(process.env['SAMENSPEL_DATA']))
  const settings = readSettings(process.env, folder)
  const [store, { createApp }] = await Promise.all([openStore(settings, 'server'), pages()])
  const database = openDatabase(store.url)
  const filling: Filling = { done: 0, total: 0, isLeft: false, isFull: folder.filled || !settings.demo }
  const app = createApp({ database, settings, filling: () => (filling.isFull ? null : filling) })
  const server = await listen(app, settings).catch(async (error: unknown) => {
    await store.stop()
    throw error
  })
  const leaveUntidy = keepTidy(database)
  onStopAsked(async () => {
    filling.isLeft = true
    leaveUntidy()
    store.tell({ isStopping: true })
    await drain(server)
    await closeDatabase(database)
    await store.stop()
  })
  rememberStart(settings, folder)
  store.tell({ address: addressOf(settings) })
  for (const line of announcement(settings, folder.mark === null)) console.log(line)
  if (!filling.isFull) await fillDemoRegion(database, settings.dataFolder, filling)
}

// Reading the pages keeps this process busy: PostgreSQL, asked first, starts beside it.
async function pages() {
  await breath()
  return import('./app.ts')
}

start().catch((error: unknown) => {
  console.error(error instanceof StartFailure ? error.message : error)
  process.exit(1)
})
