import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeDatabase, openDatabase } from '../src/db/database.ts'
import { fillDemo } from '../src/demo/fill.ts'
import { today } from '../src/kit/plain-dates.ts'
import { installTerritory } from '../src/rooms/territory/install.ts'
import type { Filling } from './database.ts'

/** The demo region as it is on this day, filled once per run of the tests. */
export function demoRegion(now: Date): Filling {
  return {
    key: `demo_${hashOfDemo()}_${today(now).replaceAll('-', '')}`,
    async fill(url) {
      await installTerritory(url)
      const database = openDatabase(url)
      await fillDemo(database, () => undefined, now)
      await closeDatabase(database)
    },
  }
}

// Another story is another template, while somebody works on it.
function hashOfDemo(): string {
  const folder = join(import.meta.dirname, '..', 'src', 'demo')
  const hash = createHash('sha256')
  for (const file of globSync('*.ts', { cwd: folder }).toSorted()) hash.update(readFileSync(join(folder, file)))
  return hash.digest('hex').slice(0, 8)
}
