import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeDatabase, openDatabase } from '../src/db/database.ts'
import { fillDemo } from '../src/demo/fill.ts'
import { today } from '../src/kit/plain-dates.ts'
import { installTerritory } from '../src/rooms/territory/install.ts'
import { sow } from '../src/seed/sow.ts'
import type { Filling } from './database.ts'

/** The demo region as it is on this day, filled once per run of the tests. */
export function demoRegion(now: Date): Filling {
  return {
    key: `demo_${hashOf('demo')}_${today(now).replaceAll('-', '')}`,
    async fill(url) {
      await installTerritory(url)
      const database = openDatabase(url)
      await fillDemo(database, () => undefined, now)
      await closeDatabase(database)
    },
  }
}

/** Achtkarspelen with so many invented people that no list fits on one page. */
export function crowdedMunicipality(now: Date): Filling {
  return {
    key: `crowd_${hashOf('demo')}${hashOf('seed')}_${today(now).replaceAll('-', '')}`,
    async fill(url) {
      await installTerritory(url)
      const database = openDatabase(url)
      await sow(database, { municipalities: 1, newcomers: 800, seed: 1, today: today(now) }, () => undefined)
      await closeDatabase(database)
    },
  }
}

// Another story is another template, while somebody works on it.
function hashOf(part: 'demo' | 'seed'): string {
  const folder = join(import.meta.dirname, '..', 'src', part)
  const hash = createHash('sha256')
  for (const file of globSync('**/*.ts', { cwd: folder }).toSorted()) hash.update(readFileSync(join(folder, file)))
  return hash.digest('hex').slice(0, 8)
}
