// Runs on the Node that the machine has (20 or later); brings what is missing and hands over to Node 24.
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const project = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(project, 'node_modules')
const neededMajor = 24

/** Where Node keeps compiled code between starts. */
export const compiledCode = join(project, '.cache', 'compiled')

/** Installs the locked packages when absent or different; `development` also demands those for tests and checks. */
export async function ensureInstalled({ development }) {
  if (isInstalled(development)) return
  await underInstallLock(async () => {
    if (isInstalled(development)) return
    console.error('Pakketten installeren…')
    const seconds = stopwatch()
    install(development)
    console.error(`Pakketten geïnstalleerd in ${seconds()} s.`)
  })
}

function isInstalled(development) {
  const present = packagesOf(join(modules, '.package-lock.json'))
  const locked = packagesOf(join(project, 'package-lock.json'))
  if (!present || !locked) return false
  return Object.entries(locked).every(([path, wanted]) => {
    if (path === '' || isUnneeded(wanted, development)) return true
    return present[path]?.version === wanted.version
  })
}

function isUnneeded({ dev, optional, devOptional, os, cpu, libc }, development) {
  if (!development && (dev || devOptional)) return true
  // npm leaves out what is made for another system, and what only that needs: those name no system themselves.
  return Boolean(optional) && (!(os && cpu) || libc || !fits(os, process.platform) || !fits(cpu, process.arch))
}

function fits(list, value) {
  return list === undefined || [list].flat().includes(value)
}

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

function install(development) {
  // No script of any package has to run: PostgreSQL's library links are made by our own start.
  const leaner = !development && !existsSync(join(modules, 'typescript'))
  // `npm ci` begins by removing everything, also under a program that runs: only where there is nothing yet.
  const verb = existsSync(join(modules, '.package-lock.json')) ? ['install', '--no-save'] : ['ci']
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...(leaner ? ['--omit=dev'] : [])]
  const { status, error } = npm([...verb, ...options])
  if (status === 0) return
  fail(`De pakketten konden niet worden geïnstalleerd (npm ${verb[0]}: ${error?.message ?? `code ${status}`}).`)
}

function npm(options) {
  const quiet = { cwd: project, stdio: ['ignore', 2, 2] }
  const cli = process.env.npm_execpath
  if (cli?.endsWith('.js') && existsSync(cli)) return spawnSync(process.execPath, [cli, ...options], quiet)
  return spawnSync('npm', options, quiet)
}

async function underInstallLock(work) {
  const lock = join(project, '.cache', 'install.lock')
  mkdirSync(dirname(lock), { recursive: true })
  while (!take(lock)) await pause(500)
  try {
    await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock) {
  const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
  if (age > 600_000) rmSync(lock, { force: true })
  try {
    closeSync(openSync(lock, 'wx'))
    return true
  } catch {
    return false
  }
}

/** The Node that runs the product: this one when it is new enough, else the one among the packages. */
export function productNode() {
  if (isProductNode()) return process.execPath
  const require = createRequire(import.meta.url)
  for (const name of [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`]) {
    try {
      return join(dirname(require.resolve(`${name}/package.json`)), 'bin', 'node')
    } catch {
      continue
    }
  }
  fail(`Samenspel heeft Node ${neededMajor} nodig; dit is Node ${process.versions.node} en voor ` +
    `${process.platform}-${process.arch} is er geen pakket met Node ${neededMajor}: installeer Node ${neededMajor} zelf.`)
}

export function isProductNode() {
  return Number(process.versions.node.split('.')[0]) >= neededMajor
}

/** What runs our sources as they stand: the loader for .tsx. */
export function productArguments() {
  return ['--import', pathToFileURL(join(project, 'bin', 'loader.js')).href]
}

/** Compiled code is kept between starts. */
export function productEnvironment(extra = {}) {
  return { NODE_COMPILE_CACHE: compiledCode, ...process.env, ...extra }
}

/** Runs Node 24, passes signals on, and returns its exit code. A tied child notices when we are killed. */
export function runProduct(args, { extra = {}, tied = false } = {}) {
  const stdio = ['inherit', 'inherit', 'inherit', ...(tied ? ['ipc'] : [])]
  const child = spawn(productNode(), args, { stdio, env: productEnvironment(extra) })
  const pass = (signal) => child.kill(signal)
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, pass)
  return new Promise((done) => {
    child.on('error', (error) => fail(`Node start niet: ${error.message}`))
    child.on('exit', (code, signal) => done(code ?? 128 + (signal === 'SIGKILL' ? 9 : 15)))
  })
}

export function stopwatch() {
  const start = performance.now()
  return () => ((performance.now() - start) / 1000).toFixed(1)
}

export function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
