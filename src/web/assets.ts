import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'

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
const cache = join(project, '.cache', 'assets')

interface Built {
  readonly folder: string
  /** `theme.css` -> `theme-3F2A….css`. */
  readonly names: Readonly<Record<string, string>>
  readonly files: ReadonlySet<string>
}

let built: Built | undefined

/** Bundles styles, fonts and islands, or finds them as an earlier start left them. Called once before listening. */
export function prepareAssets(): void {
  built ??= findBuilt() ?? build()
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
  if (!built?.files.has(file)) return undefined
  const extension = extname(file)
  const encoding = compressed.has(extension) ? encodings.find(({ name }) => acceptEncoding.includes(name)) : undefined
  const headers = new Headers({
    'content-type': types[extension] ?? 'application/octet-stream',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  })
  if (compressed.has(extension)) headers.set('vary', 'accept-encoding')
  if (encoding) headers.set('content-encoding', encoding.name)
  const bytes = readFileSync(join(built.folder, encoding ? `${file}.${encoding.name}` : file))
  return new Response(new Uint8Array(bytes), { headers })
}

function findBuilt(): Built | undefined {
  const folder = join(cache, contentHash())
  if (!existsSync(join(folder, 'names.json'))) return undefined
  return described(folder)
}

function described(folder: string): Built {
  const names = JSON.parse(readFileSync(join(folder, 'names.json'), 'utf8')) as Record<string, string>
  const files = readdirSync(folder).filter((name) => extname(name) in types)
  return { folder, names, files: new Set(files) }
}

function build(): Built {
  const folder = join(cache, contentHash())
  const making = `${folder}.${process.pid}`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { recursive: true })
  const { metafile } = buildSync({
    entryPoints: [join(themeFolder, 'theme.css'), join(themeFolder, 'icon.svg'), ...islandFiles()],
    outdir: making, bundle: true, minify: true, format: 'esm', target: 'esnext', metafile: true, logLevel: 'error',
    entryNames: '[name]-[hash]', assetNames: '[name]-[hash]', chunkNames: 'part-[hash]', splitting: true,
    jsx: 'automatic', jsxImportSource: 'preact', loader: { '.woff2': 'file', '.svg': 'copy' }, absWorkingDir: project,
  })
  writeFileSync(join(making, 'names.json'), JSON.stringify(entryNames(metafile.outputs)))
  for (const file of readdirSync(making).filter((name) => compressed.has(extname(name)))) {
    const bytes = readFileSync(join(making, file))
    for (const { name, compress } of encodings) writeFileSync(join(making, `${file}.${name}`), compress(bytes))
  }
  keep(making, folder)
  return described(folder)
}

function entryNames(outputs: Readonly<Record<string, { entryPoint?: string }>>): Record<string, string> {
  const entries = Object.entries(outputs).filter(([, { entryPoint }]) => entryPoint)
  return Object.fromEntries(entries.map(([path, { entryPoint = '' }]) => [
    basename(entryPoint).replace(/\.tsx?$/, '.js'), basename(path),
  ]))
}

/** Another process may have finished first: then its result, made from the same sources, is as good. */
function keep(making: string, folder: string): void {
  try {
    renameSync(making, folder)
  } catch {
    rmSync(making, { recursive: true, force: true })
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
