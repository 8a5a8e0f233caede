import assert from 'node:assert/strict'
import { execFile, execFileSync } from 'node:child_process'
import {
  appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { machineNode, project } from './launch.ts'

const bundler = join(project, 'bin', 'bundle.js')
const { serverFile } = (await import(bundler)) as { serverFile(root: string): Promise<string> }
const places: string[] = []
after(() => {
  for (const place of places) rmSync(place, { recursive: true, force: true })
})

/** A small project of the same shape, which prints `word`. */
function projectThatPrints(word: string): string {
  const root = mkdtempSync(join(tmpdir(), 'samenspel-bundle-'))
  places.push(root)
  mkdirSync(join(root, 'src', 'words'), { recursive: true })
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(root, 'package-lock.json'), '{ "lockfileVersion": 3 }')
  writeFileSync(join(root, 'src', 'main.ts'), "import { word } from './words/word.ts'\nconsole.log(word as string)\n")
  say(root, word)
  return root
}

function say(root: string, word: string): void {
  writeFileSync(join(root, 'src', 'words', 'word.ts'), `export const word: string = '${word}'\n`)
}

function printedBy(file: string): string {
  return execFileSync(process.execPath, [file], { encoding: 'utf8' }).trim()
}

function keptIn(root: string): string[] {
  return readdirSync(join(root, '.cache', 'server'))
}

/** As another start does it: in a process of its own, on the Node of the machine. */
async function startElsewhere(root: string): Promise<string> {
  const script = `import(process.argv[1]).then(({ serverFile }) => serverFile(process.argv[2])).then(console.log)`
  const { stdout } = await promisify(execFile)(machineNode, ['-e', script, bundler, root])
  return stdout.trim()
}

test('the same sources give the same bundle, which is made once, whatever Node makes it', async () => {
  const root = projectThatPrints('appel')
  const file = await startElsewhere(root)
  assert.equal(printedBy(file), 'appel')
  // A mark that a second making would wipe out.
  appendFileSync(file, '\nconsole.log("gemerkt")\n')
  assert.equal(await serverFile(root), file)
  assert.equal(await startElsewhere(root), file)
  assert.equal(printedBy(file), 'appel\ngemerkt')
})

test('a changed source gives another bundle, also when its size and its time are the same', async () => {
  const root = projectThatPrints('appel')
  const first = await serverFile(root)
  const path = join(root, 'src', 'words', 'word.ts')
  const { atime, mtime } = statSync(path)
  say(root, 'pruim')
  utimesSync(path, atime, mtime)
  const second = await serverFile(root)
  assert.notEqual(second, first)
  assert.equal(printedBy(second), 'pruim')
  say(root, 'appel')
  assert.equal(await serverFile(root), first)
})

test('other packages, another version of one, or a file more or less give another bundle', async () => {
  const root = projectThatPrints('appel')
  const states = [await serverFile(root)]
  writeFileSync(join(root, 'package-lock.json'), '{ "lockfileVersion": 3, "packages": {} }')
  states.push(await serverFile(root))
  writeFileSync(join(root, 'package.json'), '{ "type": "module", "version": "2.0.0" }')
  states.push(await serverFile(root))
  writeFileSync(join(root, 'src', 'more.ts'), '')
  states.push(await serverFile(root))
  assert.equal(new Set(states).size, 4)
  writeFileSync(join(root, 'src', 'more.test.ts'), '')
  assert.equal(await serverFile(root), states.at(-1))
})

test('starts at the same moment find the same whole bundle and leave nothing else behind', async () => {
  const root = projectThatPrints('appel')
  const files = await Promise.all(Array.from({ length: 4 }, () => startElsewhere(root)))
  assert.equal(new Set(files).size, 1)
  assert.equal(printedBy(files[0] ?? ''), 'appel')
  assert.deepEqual(keptIn(root), [basename(join(files[0] ?? '', '..'))])
})

test('where nothing may be kept there is a bundle for one start, in a closed folder that goes with it', async () => {
  const root = projectThatPrints('appel')
  writeFileSync(join(root, '.cache'), 'no folder')
  const file = await serverFile(root)
  assert.equal(printedBy(file), 'appel')
  assert.equal(statSync(join(file, '..')).mode & 0o777, 0o700)
  assert.equal(existsSync(await startElsewhere(root)), false)
  assert.equal(readFileSync(join(root, '.cache'), 'utf8'), 'no folder')
  rmSync(join(root, '.cache'))
  mkdirSync(join(root, '.cache'))
  writeFileSync(join(root, '.cache', 'server'), 'no folder either')
  assert.equal(printedBy(await serverFile(root)), 'appel')
})

test('three states are kept, the newest; what a killed start left half goes after ten minutes', async () => {
  const root = projectThatPrints('appel')
  mkdirSync(join(root, '.cache', 'server', 'abc.4242'), { recursive: true })
  mkdirSync(join(root, '.cache', 'server', 'abc.4243'))
  const longAgo = new Date(Date.now() - 601_000)
  utimesSync(join(root, '.cache', 'server', 'abc.4242'), longAgo, longAgo)
  const files: string[] = []
  for (const [turn, word] of ['een', 'twee', 'drie', 'vier', 'vijf'].entries()) {
    say(root, word)
    files.push(await serverFile(root))
    const past = new Date(Date.now() - (5 - turn) * 60_000)
    utimesSync(join(files.at(-1) ?? '', '..'), past, past)
  }
  assert.deepEqual(files.map((file) => existsSync(file)), [false, false, true, true, true])
  assert.deepEqual(keptIn(root).filter((name) => name.includes('.')), ['abc.4243'])
  assert.equal(printedBy(files.at(-1) ?? ''), 'vijf')
})
