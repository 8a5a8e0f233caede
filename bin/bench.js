// npm run bench: measures the product against the same statements in pgbench; see docs/benchmarks.md.
import { ensureInstalled, productArguments, runProduct } from './runtime.js'

await ensureInstalled({ development: true })
process.exitCode = await runProduct([...productArguments(), 'bench/main.ts', ...process.argv.slice(2)])
