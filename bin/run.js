// node bin/run.js FILE.ts [arguments], or: node bin/run.js --test FILE.test.ts
import { ensureInstalled, fail, productArguments, runProduct } from './runtime.js'

const args = process.argv.slice(2)
if (args.length === 0) fail('Gebruik: node bin/run.js BESTAND.ts [argumenten]')
await ensureInstalled({ development: args.some((word) => word === '--test' || word.startsWith('test/')) })
process.exitCode = await runProduct([...productArguments(), ...args])
