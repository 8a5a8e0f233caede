// Node strips types from .ts by itself; .tsx needs its JSX turned into calls first. Two packages of hundreds of
// small files are read as one file each. What was made once is kept in .cache.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)
const project = join(import.meta.dirname, '..')
const kept = join(project, '.cache', 'loaded')
const jsx = { loader: 'tsx', jsx: 'automatic', jsxImportSource: 'preact', sourcemap: 'inline', target: 'node24' }
const bundled = ['kysely', 'zod']
const edition = hash(readFileSync(import.meta.filename), readFileSync(join(project, 'package-lock.json')))

registerHooks({
  resolve(specifier, context, next) {
    const file = bundled.includes(specifier) && bundle(specifier)
    return file ? { url: pathToFileURL(file).href, format: 'module', shortCircuit: true } : next(specifier, context)
  },
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    return { format: 'module', source: turn(fileURLToPath(url)), shortCircuit: true }
  },
})

function turn(sourcefile) {
  const source = readFileSync(sourcefile, 'utf8')
  const file = join(kept, `${hash(edition, sourcefile, source)}.js`)
  return read(file) ?? keep(file, require('esbuild').transformSync(source, { ...jsx, format: 'esm', sourcefile }).code)
}

function bundle(name) {
  const file = join(kept, `${name}-${edition}.js`)
  if (!existsSync(file)) keep(file, bundledCode(name))
  return existsSync(file) && file
}

function bundledCode(name) {
  const stdin = { contents: `export * from '${name}'`, resolveDir: project }
  const options = { stdin, bundle: true, format: 'esm', platform: 'node', write: false }
  const { outputFiles } = require('esbuild').buildSync(options)
  return outputFiles[0].text
}

// A project folder that may not be written to only makes the next start slower.
function keep(file, code) {
  try {
    mkdirSync(kept, { recursive: true })
    writeFileSync(`${file}.${process.pid}`, code)
    renameSync(`${file}.${process.pid}`, file)
  } catch {}
  return code
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function hash(...parts) {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return sum.digest('hex').slice(0, 24)
}
