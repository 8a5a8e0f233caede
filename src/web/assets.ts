import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type * as esbuild from 'esbuild'

const require = createRequire(import.meta.url)
const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const compressed = new Set(['.css', '.js', '.svg'])
/** The shortest first; browsers ask for `br` over https only. */
const encodings = [{ name: 'br', compress: brotliCompressSync }, { name: 'gzip', compress: gzipSync }] as const

const project = fileURLToPath(new URL('../..', import.meta.url))
const themeFolder = fileURLToPath(new URL('theme/', import.meta.url))
const islandsFolder = fileURLToPath(new URL('islands/', import.meta.url))

interface Built {
  /** `theme.css` -> `theme-3F2A….css`. */
  readonly names: Readonly<Record<string, string>>
  /** What is served, and its shorter form under the name with `.br`. In memory: a later version tidies the disk. */
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
}

let built: Built | undefined

/** Bundles styles, fonts and islands, or finds them as an earlier start left them. Called once before listening. */
export function prepareAssets(): void {
  built ??= assetsIn(join(project, '.cache', 'assets'))
}

/** The same from a place of one's own, where they are kept if that is possible. */
export function assetsIn(kept: string): Built {
  const folder = join(kept, contentHash())
  const found = read(folder)
  if (found) return found
  const made = build()
  keep(made, folder)
  return made
}

/** The address of an asset by its plain name: `theme.css`, `icon.svg` or `<island>.js`. */
export function assetPath(name: string): string {
  prepareAssets()
  const file = built?.names[name]
  if (!file) throw new Error(`There is no asset ${name}`)
  return `/assets/${file}`
}

/** Answers GET /assets/:file; undefined when there is no such file. The name holds a hash, so it never changes. */
export function assetResponse(file: string, acceptEncoding = ''): Response | undefined {
  prepareAssets()
  const extension = extname(file)
  const plain = extension in types && built?.files.get(file)
  if (!plain) return undefined
  const encoding = compressed.has(extension) ? encodings.find(({ name }) => acceptEncoding.includes(name)) : undefined
  const short = encoding && built?.files.get(`${file}.${encoding.name}`)
  const headers = new Headers({
    'content-type': types[extension] ?? '',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  })
  if (compressed.has(extension)) headers.set('vary', 'accept-encoding')
  if (encoding && short) headers.set('content-encoding', encoding.name)
  return new Response(short ?? plain, { headers })
}

// A folder that another start is removing reads as one that is not there.
function read(folder: string): Built | undefined {
  try {
    const files = new Map(readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]))
    const names = JSON.parse(new TextDecoder().decode(files.get('names.json'))) as Built['names']
    return { names, files }
  } catch {
    return undefined
  }
}

function build(): Built {
  const { buildSync } = require('esbuild') as typeof esbuild
  const { metafile, outputFiles } = buildSync({
    entryPoints: [join(themeFolder, 'theme.css'), join(themeFolder, 'icon.svg'), ...islandFiles()],
    outdir: join(project, 'assets'), write: false, bundle: true, minify: true, format: 'esm', target: 'esnext',
    metafile: true, logLevel: 'error', entryNames: '[name]-[hash]', assetNames: '[name]-[hash]',
    chunkNames: 'part-[hash]', splitting: true, jsx: 'automatic', jsxImportSource: 'preact',
    loader: { '.woff2': 'file', '.svg': 'copy' }, absWorkingDir: project,
  })
  const files = new Map(outputFiles.map(({ path, contents }) => [basename(path), new Uint8Array(contents)]))
  for (const [name, bytes] of [...files].filter(([file]) => compressed.has(extname(file)))) {
    for (const { name: encoding, compress } of encodings) {
      files.set(`${name}.${encoding}`, new Uint8Array(compress(bytes)))
    }
  }
  return { names: entryNames(metafile.outputs), files }
}

function entryNames(outputs: Readonly<Record<string, { entryPoint?: string }>>): Record<string, string> {
  const entries = Object.entries(outputs).filter(([, { entryPoint }]) => entryPoint)
  return Object.fromEntries(entries.map(([path, { entryPoint = '' }]) => [
    basename(entryPoint).replace(/\.tsx?$/, '.js'), basename(path),
  ]))
}

/**
 * For the next start, in place of what earlier states left. Where nothing may be written that one is only slower;
 * another start may have kept the same meanwhile.
 */
function keep({ names, files }: Built, folder: string): void {
  if (read(folder)) return
  const making = `${folder}.${process.pid}`
  try {
    rmSync(dirname(folder), { recursive: true, force: true })
    mkdirSync(making, { recursive: true })
    for (const [name, bytes] of files) writeFileSync(join(making, name), bytes)
    writeFileSync(join(making, 'names.json'), JSON.stringify(names))
    renameSync(making, folder)
  } catch {
    // What is left half here goes with the next state.
  }
}

function islandFiles(): string[] {
  return sourcesIn(islandsFolder).filter((path) => /\/islands\/[\w-]+\.tsx?$/.test(path) && !path.includes('.test.'))
}

function sourcesIn(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).toSorted()
}

function contentHash(): string {
  const hash = createHash('sha256')
  for (const path of [...sourcesIn(themeFolder), ...sourcesIn(islandsFolder), join(project, 'package-lock.json'),
    fileURLToPath(import.meta.url)]) {
    hash.update(path.slice(project.length)).update(readFileSync(path))
  }
  return hash.digest('hex').slice(0, 20)
}
