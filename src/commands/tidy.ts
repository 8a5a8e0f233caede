import { tidy } from '../tidy.ts'
import { type Command, onDatabase } from './command.ts'

const usage = `Gebruik: npm run samenspel -- tidy

Wist wat in eigen velden staat en waarvan de bewaartermijn na het sluiten van het dossier voorbij is, met alles wat er
eerder stond. Het logboek zegt van wie. De server doet dit ook zelf, bij elke start en daarna elke dag.`

export const tidyCommand: Command = {
  summary: 'wist wat niet langer bewaard mag blijven',
  usage,
  async run() {
    const people = await onDatabase('reads', (database) => tidy(database, new Date()))
    console.log(people === 0 ? 'Er was niets te wissen.' : `Gewist van ${people} mensen.`)
    return 0
  },
}
