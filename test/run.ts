import { spawn } from 'node:child_process'
import { chmodSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { packagedBinaries, programsIn } from '../src/db/embedded/binaries.ts'
import { clusterUrl, stopCluster } from '../src/db/embedded/cluster.ts'
import { prepareTemplate } from './database.ts'
import { startTestCluster } from './standing-server.ts'

const project = join(import.meta.dirname, '..')
// The oldest PostgreSQL that DATABASE_URL may point at, as Debian 12 ships it.
const debianFolder = '/usr/lib/postgresql/15'
const isLong = process.argv.includes('--long')
const withoutBrowser = process.env['SAMENSPEL_NO_BROWSER'] === '1'
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))

function testFiles(...patterns: string[]): string[] {
  const found = asked.length > 0 ? asked : globSync(patterns, { cwd: project }).toSorted()
  return found.filter((file) => asked.length > 0 || isLong || !file.includes('.long.'))
    .filter((file) => !withoutBrowser || !file.startsWith('test/browser/'))
}

/** Runs these files on a PostgreSQL that exists only for this run; the exit code of the test runner. */
async function runOn(binaries: ReturnType<typeof packagedBinaries>, files: string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-test-'))
  chmodSync(folder, 0o711)
  const { cluster, running } = await startTestCluster(folder, { binaries })
  try {
    const url = clusterUrl(cluster, 'postgres')
    await prepareTemplate(url)
    return await runFiles(files, url)
  } finally {
    await stopCluster(running)
    rmSync(folder, { recursive: true, force: true })
  }
}

function runFiles(files: string[], url: string): Promise<number> {
  const pace = [`--test-concurrency=${availableParallelism()}`, '--test-timeout=300000']
  const runner = spawn(process.execPath, [...process.execArgv, '--test', '--test-reporter=spec', ...pace, ...files], {
    cwd: asked.length > 0 ? process.cwd() : project,
    stdio: 'inherit',
    env: { ...process.env, TEST_DATABASE_URL: url },
  })
  // Ctrl-C reaches the runner by itself; we stay to clean up after it.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => runner.kill('SIGTERM'))
  return new Promise((done) => runner.on('exit', (code) => done(code ?? 1)))
}

async function runDebian(): Promise<number> {
  if (!existsSync(join(debianFolder, 'bin', 'postgres'))) return 0
  console.log('\nThe tests of the database and the rooms again, on PostgreSQL 15:')
  return runOn(programsIn(debianFolder), testFiles('src/db/**/*.test.{ts,tsx}', 'src/rooms/**/*.test.{ts,tsx}'))
}

if (isLong && !existsSync(debianFolder)) {
  console.log('not run: the suite on PostgreSQL 15 (Debian package postgresql-15 is not on this machine)')
}
if (withoutBrowser) console.log('not run: the browser tests (SAMENSPEL_NO_BROWSER=1)')
const code = await runOn(packagedBinaries(), testFiles('src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}', 'bench/*.test.ts'))
process.exitCode = isLong && asked.length === 0 ? (await runDebian()) || code : code
