import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { assetPath, assetResponse, assetsIn } from './assets.ts'

const place = mkdtempSync(join(tmpdir(), 'samenspel-assets-'))
after(() => rmSync(place, { recursive: true, force: true }))

test('assets are made once per state of their sources, and what an earlier state left goes', () => {
  const kept = join(place, 'kept')
  mkdirSync(join(kept, 'an-earlier-state'), { recursive: true })
  const made = assetsIn(kept)
  const folders = readdirSync(kept)
  assert.equal(folders.length, 1)
  assert.notEqual(folders[0], 'an-earlier-state')
  // A mark that a second making would wipe out.
  const theme = join(kept, folders[0] ?? '', made.names['theme.css'] ?? '')
  writeFileSync(theme, `${readFileSync(theme, 'utf8')}/* gemerkt */`)
  const found = assetsIn(kept)
  assert.deepEqual(found.names, made.names)
  assert.match(new TextDecoder().decode(found.files.get(made.names['theme.css'] ?? '')), /gemerkt/)
})

test('what is kept but half or spoilt is made anew', () => {
  const kept = join(place, 'half')
  const made = assetsIn(kept)
  writeFileSync(join(kept, readdirSync(kept)[0] ?? '', 'names.json'), '{"theme.css":')
  assert.deepEqual(assetsIn(kept), made)
})

test('where nothing may be kept the assets are served all the same', () => {
  writeFileSync(join(place, 'file'), 'no folder')
  const made = assetsIn(join(place, 'file', 'assets'))
  assert.deepEqual(Object.keys(made.names).filter((name) => /^(theme\.css|icon\.svg|shell\.js)$/.test(name)).toSorted(),
    ['icon.svg', 'shell.js', 'theme.css'])
  assert.equal(readFileSync(join(place, 'file'), 'utf8'), 'no folder')
})

test('an asset is served whole and shortened; what is no asset is not served', async () => {
  const name = assetPath('theme.css').slice('/assets/'.length)
  const plain = assetResponse(name)
  const short = assetResponse(name, 'gzip, br')
  assert.equal(plain?.headers.get('content-type'), 'text/css; charset=utf-8')
  assert.equal(short?.headers.get('content-encoding'), 'br')
  const text = await plain?.text()
  assert.equal(brotliDecompressSync(Buffer.from(await short?.arrayBuffer() ?? [])).toString(), text)
  for (const other of ['names.json', `${name}.br`, '../package.json', 'theme.css', '']) {
    assert.equal(assetResponse(other), undefined, other)
  }
})
