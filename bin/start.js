// npm start: installs what is missing, then runs the server.
import module from 'node:module'
import { pathToFileURL } from 'node:url'
import { serverFile } from './bundle.js'
import { compiledCode, ensureInstalled, isProductNode, runProduct } from './runtime.js'

await ensureInstalled({ development: false })
endWithNpm()
const file = await serverFile()
if (isProductNode()) await runHere()
else process.exitCode = await runProduct([...process.execArgv, '--enable-source-maps', file], { tied: true })

// npm finds the Node 24 among the packages by itself: then a second process would only cost time.
async function runHere() {
  module.enableCompileCache(compiledCode)
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(file).href)
}

// npm that is killed cannot pass that on: without it the server would live on, unseen.
function endWithNpm() {
  const { ppid } = process
  if (!process.env.npm_lifecycle_event) return
  setInterval(() => process.ppid === ppid || process.kill(process.pid, 'SIGTERM'), 500).unref()
}
