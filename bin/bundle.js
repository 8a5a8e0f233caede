// One file of our own code and its packages starts several times sooner than hundreds, however many rooms there are.
// It is made once per state of the sources and kept in .cache.
import { createHash } from 'node:crypto'
import {
  existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { project } from './runtime.js'

// What holds machine code, or is itself a tool, stays where npm put it.
const outside = ['esbuild', '@node-rs/argon2', '@myriaddreamin/typst-ts-node-compiler', 'pg-native']
// A server that runs on an earlier state may still want a part of it.
const keptStates = 3

/** The file to run for `src/main.ts` of the project at `root`; where nothing may be kept, one for this start only. */
export async function serverFile(root = project) {
  const kept = join(root, '.cache', 'server')
  const folder = join(kept, stateOfSources(root))
  try {
    if (!existsSync(folder)) await make(root, folder)
    return join(folder, 'main.js')
  } catch (error) {
    // A folder that is closed, full or no folder only makes the start slower; what does not build has no such code.
    if (!error.code) throw error
    return makeForOnce(root)
  }
}

// The content, not the time of change: a file that was put back by git or a backup may carry any time.
function stateOfSources(root) {
  const sum = createHash('sha256').update(root)
  const names = readdirSync(join(root, 'src'), { recursive: true }).filter((name) => /(?<!\.test)\.tsx?$/.test(name))
    .sort((a, b) => (a < b ? -1 : 1))
  const paths = [...names.map((name) => join('src', name)), 'package.json', 'package-lock.json']
  for (const path of paths) sum.update(`\0${path}\0`).update(readFileSync(join(root, path)))
  return sum.update(readFileSync(import.meta.filename)).digest('hex').slice(0, 24)
}

// A folder appears under its name only when all of it is there: a start that was killed leaves nothing half.
async function make(root, folder) {
  const making = `${folder}.${process.pid}`
  mkdirSync(making, { recursive: true })
  try {
    await write(root, making)
    renameSync(making, folder)
  } catch (error) {
    // Another start may have been first: its files, made from the same sources, are as good.
    if (!existsSync(folder)) throw error
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
  removeOld(join(folder, '..'))
}

// In a folder that only we may enter, gone when we end: a place with a known name could be filled by somebody else.
async function makeForOnce(root) {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-server-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  await write(root, folder)
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return join(folder, 'main.js')
}

async function write(root, folder) {
  for (const { path, contents } of await build(root)) writeFileSync(join(folder, basename(path)), contents)
}

async function build(root) {
  const { build: bundle } = await import('esbuild')
  const { outputFiles } = await bundle({
    entryPoints: [join(root, 'src', 'main.ts')], outdir: join(root, '.cache', 'server', 'made'), absWorkingDir: root,
    write: false, logLevel: 'error', bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node24',
    external: outside, jsx: 'automatic', jsxImportSource: 'preact', sourcemap: 'linked', sourcesContent: false,
    plugins: [ownPlaces],
    banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url)" },
  })
  return outputFiles
}

// Our files look for texts, migrations and threads beside themselves: each keeps its own address.
const ownPlaces = {
  name: 'own places',
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/.*\.tsx?$/ }, ({ path }) => {
      const address = { url: pathToFileURL(path).href, filename: path, dirname: join(path, '..') }
      const contents = readFileSync(path, 'utf8')
        .replace(/\bimport\.meta\.(url|filename|dirname)\b/g, (_, part) => JSON.stringify(address[part]))
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
}

// Half folders of starts that were killed go too, when no start can still be at work on them.
function removeOld(kept) {
  const found = readdirSync(kept).map((name) => ({ path: join(kept, name), age: ageOf(join(kept, name)) }))
    .sort((a, b) => a.age - b.age)
  const isHalf = ({ path }) => basename(path).includes('.')
  const old = [...found.filter((one) => !isHalf(one)).slice(keptStates),
    ...found.filter((one) => isHalf(one) && one.age > 600_000)]
  for (const { path } of old) rmSync(path, { recursive: true, force: true })
}

function ageOf(path) {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
}
