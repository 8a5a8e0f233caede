// One file of our own code and its packages starts several times sooner than hundreds, however many rooms there are.
// It is made once per state of the sources and kept in .cache.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { project } from './runtime.js'

const sources = join(project, 'src')
const kept = join(project, '.cache', 'server')
// What holds machine code, or is itself a tool, stays where npm put it.
const outside = ['esbuild', '@node-rs/argon2', '@myriaddreamin/typst-ts-node-compiler', 'pg-native']

/** The file to run for `src/main.ts`; that file itself where nothing may be kept. */
export async function serverFile() {
  const folder = join(kept, stateOfSources())
  try {
    if (!existsSync(folder)) await make(folder)
    return join(folder, 'main.js')
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM', 'ENOSPC'].includes(error.code)) throw error
    return join(sources, 'main.ts')
  }
}

// The content, not the time of change: a file that was put back by git or a backup may carry any time.
function stateOfSources() {
  const sum = createHash('sha256').update(project)
  const names = readdirSync(sources, { recursive: true }).filter((name) => /(?<!\.test)\.tsx?$/.test(name))
    .sort((a, b) => (a < b ? -1 : 1))
  const paths = names.map((name) => join(sources, name))
  for (const path of [...paths, join(project, 'package-lock.json'), import.meta.filename]) {
    sum.update(`\0${path}\0`).update(readFileSync(path))
  }
  return sum.digest('hex').slice(0, 24)
}

// A folder appears under its name only when all of it is there: a start that was killed leaves nothing half.
async function make(folder) {
  const making = `${folder}.${process.pid}`
  mkdirSync(making, { recursive: true })
  const { build } = await import('esbuild')
  await build({
    entryPoints: [join(sources, 'main.ts')], outdir: making, absWorkingDir: project, logLevel: 'error',
    bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node24', external: outside,
    jsx: 'automatic', jsxImportSource: 'preact', sourcemap: 'linked', sourcesContent: false, plugins: [ownPlaces],
    banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url)" },
  })
  try {
    renameSync(making, folder)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

// Our files look for texts, migrations and threads beside themselves: each keeps its own address.
const ownPlaces = {
  name: 'own places',
  setup(build) {
    build.onLoad({ filter: /\/src\/.*\.tsx?$/ }, ({ path }) => {
      const address = { url: pathToFileURL(path).href, filename: path, dirname: join(path, '..') }
      const contents = readFileSync(path, 'utf8')
        .replace(/\bimport\.meta\.(url|filename|dirname)\b/g, (_, part) => JSON.stringify(address[part]))
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
}
