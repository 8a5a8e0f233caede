// npm test, npm run test:long: brings what the tests need, then runs them. Files as arguments run only those.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, fail, productArguments, project, runProduct } from './runtime.js'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']
const withoutBrowser = process.env.SAMENSPEL_NO_BROWSER === '1'

await ensureInstalled({ development: true })
const chromium = withoutBrowser ? '' : findChromium() ?? installChromium()
const args = [...productArguments(), join(project, 'test', 'run.ts'), ...process.argv.slice(2)]
process.exitCode = await runProduct(args, { extra: { CHROMIUM_PATH: chromium } })

function findChromium() {
  return [process.env.CHROMIUM_PATH, ...places].find((path) => path && existsSync(path))
}

function installChromium() {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('Installing Chromium with apt-get…')
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'chromium')
  }
  return findChromium() ?? fail('Chromium is missing, so no page can be tested: install Chromium, point CHROMIUM_PATH ' +
    'at it, or leave the browser tests out knowingly with SAMENSPEL_NO_BROWSER=1.')
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 2, 2], env })
}
