// npm start: installs what is missing, then runs the server.
import module from 'node:module'
import { join } from 'node:path'
import { compiledCode, ensureInstalled, isProductNode, project, runProduct } from './runtime.js'

await ensureInstalled({ development: false })
endWithNpm()
if (isProductNode()) await runHere()
else process.exitCode = await runProduct([join(project, 'src', 'main.ts')], { tied: true })

// npm finds the Node 24 among the packages by itself: then a second process would only cost time.
async function runHere() {
  module.enableCompileCache(compiledCode)
  await import('./loader.js')
  await import('../src/main.ts')
}

// npm that is killed cannot pass that on: without it the server would live on, unseen.
function endWithNpm() {
  const { ppid } = process
  if (!process.env.npm_lifecycle_event) return
  setInterval(() => process.ppid === ppid || process.kill(process.pid, 'SIGTERM'), 500).unref()
}
