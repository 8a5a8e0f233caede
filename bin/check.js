// npm run check: everything that must hold besides the tests, one line each; what fails is shown below its line.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { absentVariants } from './complete-lock.js'
import { ensureInstalled, productArguments, productEnvironment, productNode, project, stopwatch } from './runtime.js'

const checks = {
  'types (tsc)': () => tool('tsc', '-p', '.'),
  'lint (oxlint, type-aware)': () => tool('oxlint', '--type-aware', '--format=unix', 'src', 'bin', 'test', 'bench'),
  'nothing unused (knip)': () => tool('knip', '--no-progress'),
  'schema.ts as the migrated database': () => product('bin/generate-schema.ts', '--check'),
  'API design rules (test/api)': () => product('--test', 'test/api/*.test.ts'),
  'package-lock.json complete, without addresses': checkLock,
  'no known serious vulnerabilities (npm audit)': audit,
}

await ensureInstalled({ development: true })
for (const [name, check] of Object.entries(checks)) await report(name, check)

async function report(name, check) {
  const seconds = stopwatch()
  const { state, text = '' } = await check()
  console.log(`${state.padEnd(8)} ${name}, ${seconds()} s`)
  if (state === 'ok') return
  console.log(text.trim().replace(/^/gm, '         '))
  if (state === 'failed') process.exitCode = 1
}

async function tool(name, ...args) {
  return verdict(await run(join(project, 'node_modules', '.bin', name), args))
}

async function product(...args) {
  return verdict(await run(productNode(), [...productArguments(), ...args]))
}

function checkLock() {
  const text = readFileSync(join(project, 'package-lock.json'), 'utf8')
  const absent = absentVariants(JSON.parse(text)).map(({ name }) => name)
  if (absent.length > 0) return { state: 'failed', text: `run node bin/complete-lock.js: ${absent.join(', ')}` }
  return { state: text.includes('"resolved"') ? 'failed' : 'ok', text: 'it holds download addresses; see .npmrc' }
}

// The end point may be out of reach: that says nothing about our packages.
async function audit() {
  const { text } = await run('npm', ['audit', '--omit=dev', '--json'], 60_000)
  const counts = vulnerabilities(text)
  if (!counts) return { state: 'not run', text: 'the audit end point does not answer' }
  const serious = counts.high + counts.critical
  return { state: serious === 0 ? 'ok' : 'failed', text: `${serious} serious: see npm audit --omit=dev` }
}

function vulnerabilities(text) {
  try {
    return JSON.parse(text.slice(text.indexOf('{'))).metadata?.vulnerabilities
  } catch {
    return undefined
  }
}

function verdict({ code, text }) {
  return { state: code === 0 ? 'ok' : 'failed', text }
}

function run(program, args, timeout = 600_000) {
  // The tools themselves run on the Node of the product too, which may be newer than the machine's.
  const env = productEnvironment({ PATH: `${join(productNode(), '..')}:${process.env.PATH}`, NO_COLOR: '1' })
  const child = spawn(program, args, { cwd: project, env, timeout, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  child.stdout.on('data', (part) => (text += part))
  if (program !== 'npm') child.stderr.on('data', (part) => (text += part))
  return new Promise((done) => {
    child.on('error', (error) => done({ code: 1, text: error.message }))
    child.on('close', (code) => done({ code: code ?? 1, text }))
  })
}
