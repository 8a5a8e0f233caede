import { parseArgs } from 'node:util'
import { closeDatabase, openDatabase } from '../src/db/database.ts'
import { seedSlugs } from '../src/seed/sow.ts'
import { populate, startInstallation, temporaryFolder } from './installation.ts'
import { findColleague, findWorkers } from './people.ts'
import { findPgbench } from './pgbench.ts'
import { compare, ratioOf, watch } from './ratios.ts'
import { kindsOf } from './requests.ts'

const { values } = parseArgs({ options: {
  folder: { type: 'string' }, only: { type: 'string' }, seconds: { type: 'string', default: '8' },
  newcomers: { type: 'string', default: '20000' },
} })
const folder = values.folder ?? temporaryFolder()
await populate(folder, { newcomers: Number(values.newcomers), municipalities: 8 })
const installation = await startInstallation(folder)
const database = openDatabase(installation.url)
try {
  const workers = await findWorkers(database, installation.secret, 8)
  const coordinators = []
  for (const slug of seedSlugs.slice(0, 8)) coordinators.push(await findColleague(database, installation.secret, slug, 'coordinator'))
  const watched = await watch(installation)
  const bench = { installation, pgbench: findPgbench(), pace: { connections: 16, seconds: Number(values.seconds) } }
  for (const kind of kindsOf({ workers, coordinators })) {
    if (values.only && !kind.name.includes(values.only)) continue
    const c = await compare(bench, watched, kind)
    console.log(kind.name, ratioOf(c)?.toFixed(2), 'server', c.server.programMs.toFixed(2), c.server.databaseMs.toFixed(2), 'peer', c.peer?.programMs.toFixed(2), c.peer?.databaseMs.toFixed(2), 'p99', c.server.p99.toFixed(1), c.peer?.p99.toFixed(1), 'trips', c.roundTrips, c.statements, 'MB', c.memory.toFixed(0))
  }
  await watched.stop()
} finally {
  await closeDatabase(database)
  await installation.stop()
}
