import { dataFolder, readFolder } from '../lifecycle/data-folder.ts'
import { openStore } from '../lifecycle/store.ts'
import { readPlace } from '../settings.ts'
import type { Command } from './command.ts'

const usage = `Gebruik: npm run samenspel -- migrate

Brengt de database bij de versie van dit programma. npm start doet dat ook zelf; deze opdracht is er
om het vooraf te doen, bijvoorbeeld terwijl de oude versie nog draait.`

export const migrateCommand: Command = {
  summary: 'brengt de database bij de tijd',
  usage,
  isBare: true,
  async run() {
    const folder = readFolder(dataFolder(process.env['SAMENSPEL_DATA']))
    const store = await openStore(readPlace(process.env, folder), 'command')
    await store.stop()
    const added = store.applied.join(', ')
    console.log(added ? `Toegevoegd: ${added}.` : 'De database is al bij de tijd.')
    return 0
  },
}
