// Node strips types from .ts by itself; .tsx needs its JSX turned into calls first. What was turned once is kept.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const kept = join(import.meta.dirname, '..', '.cache', 'tsx')
const options = { loader: 'tsx', jsx: 'automatic', jsxImportSource: 'preact', sourcemap: 'inline', target: 'node24', format: 'esm' }
const edition = readFileSync(import.meta.filename) + readFileSync(require.resolve('esbuild/package.json'))

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    return { format: 'module', source: turned(fileURLToPath(url)), shortCircuit: true }
  },
})

function turned(sourcefile) {
  const source = readFileSync(sourcefile, 'utf8')
  const file = join(kept, `${createHash('sha256').update(edition).update(sourcefile).update(source).digest('hex')}.js`)
  try {
    return readFileSync(file, 'utf8')
  } catch {
    const { code } = require('esbuild').transformSync(source, { ...options, sourcefile })
    keep(file, code)
    return code
  }
}

// A project folder that may not be written to only makes the next start slower.
function keep(file, code) {
  try {
    mkdirSync(kept, { recursive: true })
    writeFileSync(`${file}.${process.pid}`, code)
    renameSync(`${file}.${process.pid}`, file)
  } catch {
    return
  }
}
