// npm start: installs what is missing, then runs the server.
import { join } from 'node:path'
import { ensureInstalled, project, runProduct } from './runtime.js'

await ensureInstalled({ development: false })
endWithNpm()
process.exitCode = await runProduct([join(project, 'src', 'main.ts'), ...process.argv.slice(2)], { tied: true })

// npm that is killed cannot pass that on: without it the server would live on, unseen.
function endWithNpm() {
  const { ppid } = process
  if (!process.env.npm_lifecycle_event) return
  setInterval(() => process.ppid === ppid || process.kill(process.pid, 'SIGTERM'), 500).unref()
}
