// npm start: installs what is missing, then runs the server.
import { join } from 'node:path'
import { ensureInstalled, project, runProduct } from './runtime.js'

await ensureInstalled({ development: false })
process.exitCode = await runProduct([join(project, 'src', 'main.ts'), ...process.argv.slice(2)])
