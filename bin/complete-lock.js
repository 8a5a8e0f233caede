// Run after a change of packages when the registry lacks variants for other systems: `npm ci` refuses a lock
// in which an optional package is named but absent, also one that is never installed on this system.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from './runtime.js'

const path = join(project, 'package-lock.json')
const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 's390x', 'riscv64', 'x64']

/** The optional packages that the lock names without describing them. */
export function absentVariants(lock = JSON.parse(readFileSync(path, 'utf8'))) {
  return Object.values(lock.packages).flatMap((owner) =>
    Object.entries(owner.optionalDependencies ?? {})
      .filter(([name]) => !lock.packages[`node_modules/${name}`])
      .map(([name, version]) => ({ name, version, dev: owner.dev === true })))
}

function describe({ name, version, dev }) {
  const words = name.split(/[/-]/)
  const cpu = processors.find((word) => words.includes(word))
  const os = systems.find((word) => words.includes(word))
  const libc = words.includes('musl') ? 'musl' : words.includes('gnu') && os === 'linux' ? 'glibc' : undefined
  return { version, ...list('cpu', cpu), ...(dev && { dev }), ...list('libc', libc), optional: true, ...list('os', os) }
}

function list(key, word) {
  return word ? { [key]: [word] } : {}
}

export function completeLock() {
  const lock = JSON.parse(readFileSync(path, 'utf8'))
  const absent = absentVariants(lock)
  for (const variant of absent) lock.packages[`node_modules/${variant.name}`] = describe(variant)
  const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'))
  const completed = { ...lock, packages: Object.fromEntries(sorted) }
  if (absent.length > 0) writeFileSync(path, `${JSON.stringify(completed, null, 2)}\n`)
  return absent.length
}

if (process.argv[1] === import.meta.filename) {
  console.log(`${completeLock()} varianten toegevoegd aan package-lock.json.`)
}
