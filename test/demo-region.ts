import { closeDatabase, openDatabase } from '../src/db/database.ts'
import { fillDemo } from '../src/demo/fill.ts'
import { today } from '../src/kit/plain-dates.ts'
import { installTerritory } from '../src/rooms/territory/install.ts'
import type { Filling } from './database.ts'

/** The demo region as it is on this day, filled once per run of the tests. */
export function demoRegion(now: Date): Filling {
  return {
    key: `demo_${today(now).replaceAll('-', '')}`,
    async fill(url) {
      await installTerritory(url)
      const database = openDatabase(url)
      await fillDemo(database, () => undefined, now)
      await closeDatabase(database)
    },
  }
}
