import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { closeDatabase, openDatabase } from '../src/db/database.ts'
import { seedSlugs } from '../src/seed/sow.ts'
import { compareAll, costTable, ratioVerdicts } from './comparing.ts'
import { tableOf, type Verdict, withPart } from './goals.ts'
import { type Installation, populate, startInstallation, temporaryFolder } from './installation.ts'
import { machineFacts } from './machine.ts'
import { measureMatching } from './matching/matching.ts'
import { findColleague, findWorkers } from './people.ts'
import { findPgbench } from './pgbench.ts'
import { type Cast, kindsOf, mixOf } from './requests.ts'
import { keepSteady, steadyVerdicts } from './steady.ts'
import { growTo, measureVolume, type Scaled, scaled, sentenceOf } from './volume.ts'
import { weighFirstVisit, weighPages } from './weights.ts'

const usage = `Use: npm run bench [-- options]
     npm run bench -- volume [options]
     npm run bench -- matching

Starts a server on a data folder of its own (matching needs none), fills it, measures, and writes docs/benchmarks.md.

  --only NAME        requests whose name holds these letters, or: steady, weights; nothing is written to docs
  --newcomers N      a smaller population than 20000; nothing is written to docs
  --seconds N        how long each request is pressed, without: 10
  --steady N         how long mixed use lasts, without: 300
  --folder FOLDER    a data folder that stays, so that a next run need not fill it again
  --scale N          of volume: that share of the people and log rows, such as 0.1
  --write            write docs/benchmarks.md also after a smaller run, which it then says of itself`

const page = join(import.meta.dirname, '..', 'docs', 'benchmarks.md')
const municipalities = 8
const connections = 16

const options = readOptions()
if (process.platform !== 'linux') fail('The bench reads /proc, which only Linux has.')
else if (options) await bench(options).catch((error: Error) => fail(error.message))

function fail(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
}

interface Options {
  readonly only: string
  readonly newcomers: number
  readonly seconds: number
  readonly steady: number
  readonly folder: string | undefined
  readonly isWritten: boolean
  /** null: not the volume. */
  readonly scale: number | null
  readonly isMatching: boolean
}

function readOptions(): Options | null {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const { values, positionals: [part] } = parseArgs({ allowPositionals: true, options: {
    only: text, newcomers: text, seconds: text, steady: text, folder: text, scale: text, write: flag, help: flag,
  } })
  if (values.help) {
    console.log(usage)
    return null
  }
  const { only = '', newcomers = '20000', steady = '300', scale = '1', folder, write } = values
  const isVolume = part === 'volume'
  const isWhole = isVolume ? scale === '1' : only === '' && newcomers === '20000'
  return {
    only, newcomers: Number(newcomers), seconds: Number(values.seconds ?? (isVolume ? 60 : 10)), steady: Number(steady),
    folder, isWritten: write ?? isWhole, scale: isVolume ? Number(scale) : null, isMatching: part === 'matching',
  }
}

async function bench(asked: Options): Promise<void> {
  if (asked.isMatching) return reportMatching(asked)
  const folder = asked.folder ?? temporaryFolder()
  const volume = asked.scale === null ? null : scaled(asked.scale)
  try {
    await populate(folder, { newcomers: volume?.newcomers ?? asked.newcomers, municipalities })
    if (volume) await growTo(folder, volume)
    const installation = await startInstallation(folder)
    try {
      if (volume) {
        const { workers } = await findCast(installation)
        reportVolume(asked, volume, await measureVolume(installation, workers, asked.seconds))
      } else report(asked, await measure(asked, installation))
    } finally {
      await installation.stop()
    }
  } finally {
    if (!asked.folder) rmSync(folder, { recursive: true, force: true })
  }
}

interface Measured {
  readonly verdicts: readonly Verdict[]
  readonly costs: string
}

async function measure(asked: Options, installation: Installation): Promise<Measured> {
  const cast = await findCast(installation)
  const wants = (name: string) => name.toLowerCase().includes(asked.only.toLowerCase())
  const bench = { installation, pgbench: findPgbench(), pace: { connections, seconds: asked.seconds } }
  const weights = wants('weights')
    ? [...await weighPages(installation.port, [...cast.workers.slice(0, 1), ...cast.coordinators.slice(0, 1)]),
      ...await weighFirstVisit(installation.port)] : []
  const steady = wants('steady')
    ? steadyVerdicts(await keepSteady(installation, mixOf(cast), asked.steady), asked.steady) : []
  const compared = await compareAll(bench, kindsOf(cast).filter(({ name }) => wants(name)), (one) =>
    console.log(costTable([one]).split('\n').at(-1)))
  return { verdicts: [...ratioVerdicts(compared), ...steady, ...weights], costs: costTable(compared) }
}

async function findCast({ url, secret }: Installation): Promise<Cast> {
  const database = openDatabase(url)
  try {
    const workers = await findWorkers(database, secret, municipalities)
    const coordinators = []
    for (const slug of seedSlugs.slice(0, municipalities)) {
      coordinators.push(await findColleague(database, secret, slug, 'coordinator'))
    }
    return { workers, coordinators }
  } finally {
    await closeDatabase(database)
  }
}

function report({ newcomers, seconds, isWritten }: Options, { verdicts, costs }: Measured): void {
  tell('Figures', isWritten, [
    `${newcomers} newcomers in ${municipalities} municipalities, ${connections} connections, ${seconds} s for each `
    + 'request.',
    ...machineFacts(), tableOf(verdicts), 'Milliseconds of processor time for each request, and of waiting (p99):',
    costs,
  ])
}

function reportVolume({ isWritten, scale }: Options, volume: Scaled, verdicts: readonly Verdict[]): void {
  tell('Volume', isWritten, [sentenceOf(volume, scale ?? 1), ...machineFacts(), tableOf(verdicts)])
}

async function reportMatching({ isWritten }: Options): Promise<void> {
  const { verdicts, table, absent } = await measureMatching()
  tell('Matching', isWritten, [
    'The matching core against other solvers on the same problems of 5,000 rows and columns; every total is the same.',
    ...absent, ...machineFacts(), tableOf(verdicts), 'Milliseconds of processor time, the least of a few runs; HiGHS once, and stopped after half a minute:', table,
  ])
}

function tell(heading: string, isWritten: boolean, paragraphs: readonly string[]): void {
  const part = paragraphs.join('\n\n')
  console.log(`\n${part}`)
  if (isWritten) writeFileSync(page, withPart(readFileSync(page, 'utf8'), heading, part))
}
