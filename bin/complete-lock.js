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
  return Object.entries(lock.packages).flatMap(([owner, { optionalDependencies = {}, dev = false }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !placesFrom(owner).some((place) => lock.packages[`${place}node_modules/${name}`]))
      .map(([name, version]) => ({ at: `${placesFrom(owner).at(1) ?? ''}node_modules/${name}`, name, version, dev })))
}

// Where a package is looked for from `owner`: in itself, then in everything that holds it, up to the project.
function placesFrom(owner) {
  if (owner === '') return ['']
  const holder = owner.slice(0, owner.lastIndexOf('node_modules/'))
  return [`${owner}/`, ...placesFrom(holder.replace(/\/$/, ''))]
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
  for (const variant of absent) lock.packages[variant.at] = describe(variant)
  const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'))
  const completed = { ...lock, packages: Object.fromEntries(sorted) }
  if (absent.length > 0) writeFileSync(path, `${JSON.stringify(completed, null, 2)}\n`)
  return absent.length
}

if (process.argv[1] === import.meta.filename) {
  console.log(`${completeLock()} varianten toegevoegd aan package-lock.json.`)
}
