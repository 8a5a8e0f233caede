// Node strips types from .ts by itself; .tsx needs its JSX turned into calls first.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'esbuild'

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    const sourcefile = fileURLToPath(url)
    const { code } = transformSync(readFileSync(sourcefile, 'utf8'), {
      loader: 'tsx', jsx: 'automatic', jsxImportSource: 'preact', sourcefile, sourcemap: 'inline', target: 'node24', format: 'esm',
    })
    return { format: 'module', source: code, shortCircuit: true }
  },
})
