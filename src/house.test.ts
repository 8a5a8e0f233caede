// The rules of the house (CONTRIBUTING.md), executable: who may import whom, where SQL stands, sizes and names.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { test } from 'node:test'
import { parse } from '@babel/parser'

const src = import.meta.dirname
const roomOrder = [
  'territory', 'approaches', 'own-lists', 'organisations', 'accounts', 'newcomers', 'conversations', 'activities',
  'plans', 'volunteers', 'talents', 'invitations', 'organisers', 'own-calendars', 'rides', 'buddies', 'files', 'today',
  'steering', 'turnout', 'adoptions',
]
const bannedNames = /^(utils?|helpers?|common|misc|manager|service|handler|data|v2|deprecated)$/
const pureFiles = new Set(['rules', 'access'])

interface SourceFile {
  path: string
  text: string
  imports: string[]
  isTest: boolean
}

const files = list(src).map(read)
const code = files.filter((file) => !file.isTest && file.path !== 'db/schema.ts')

test('a room imports only rooms that stand above it', () => {
  const wrong = code.flatMap((file) => ownImports(file).filter((to) => {
    const [from, target] = [roomOf(file.path), roomOf(to)]
    return from && target && roomOrder.indexOf(target) > roomOrder.indexOf(from)
  }).map((to) => `${file.path} -> ${to}`))
  assert.deepEqual(wrong, [])
})

test('every room stands in the order', () => {
  const rooms = new Set(files.map((file) => roomOf(file.path)).filter((room) => room !== null))
  assert.deepEqual([...rooms].filter((room) => !roomOrder.includes(room)), [])
})

test('the kit knows nothing of us, matching and the database know the kit, the web knows no room', () => {
  const allowed: Record<string, RegExp> = {
    kit: /^kit\//, matching: /^(matching|kit)\//, db: /^(db|kit)\//, web: /^(web|db|kit)\//,
  }
  const wrong = code.flatMap((file) => {
    const rule = allowed[file.path.split('/')[0] ?? '']
    return rule ? ownImports(file).filter((to) => !rule.test(to)).map((to) => `${file.path} -> ${to}`) : []
  })
  assert.deepEqual(wrong, [])
})

test('rules and access are pure: no database, no web, no clock, no chance', () => {
  const pure = code.filter((file) => roomOf(file.path) && pureFiles.has(kindOf(file.path)))
  const wrong = pure.flatMap((file) => {
    const reached = ownImports(file).filter((to) => !isPureTarget(to))
    const impure = /\bnew Date\(\)|Date\.now\(|Math\.random\(|randomUUID\(|\bawait\b|process\.env/.exec(file.text)
    return [...reached.map((to) => `${file.path} -> ${to}`), ...(impure ? [`${file.path}: ${impure[0]}`] : [])]
  })
  assert.deepEqual(wrong, [])
})

test('pages are made from plain data: no database, no actions, no waiting', () => {
  const pages = code.filter((file) => roomOf(file.path) && kindOf(file.path) === 'pages')
  const wrong = pages.flatMap((file) => {
    const reached = ownImports(file).filter((to) => to.startsWith('db/') && to !== 'db/schema.ts'
      || ['queries', 'actions', 'routes', 'jobs'].includes(kindOf(to)) && !isTypeOnly(file, to))
    return [...reached.map((to) => `${file.path} -> ${to}`), ...(/\bawait\b/.test(file.text) ? [file.path] : [])]
  })
  assert.deepEqual(wrong, [])
})

test('SQL stands in queries and behind the doors of db, nowhere else', () => {
  const sqlMarks = /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql`|\bsql<|\.query\(/
  const wrong = code.filter((file) => sqlMarks.test(file.text) && !mayHoldSql(file.path)).map((file) => file.path)
  assert.deepEqual(wrong, [])
})

test('ENC-02 text becomes SQL in one place only', () => {
  const wrong = code.filter((file) => /sql\.raw\(/.test(file.text) && file.path !== 'db/transaction-settings.ts')
  assert.deepEqual(wrong.map((file) => file.path), [])
})

test('files stay small: 300 lines, tests 600', () => {
  const wrong = files.filter((file) => file.path !== 'db/schema.ts')
    .filter((file) => file.text.split('\n').length - 1 > (file.isTest ? 600 : 300))
  assert.deepEqual(wrong.map((file) => `${file.path} ${file.text.split('\n').length - 1}`), [])
})

test('lines stay within 120 characters; a test may say its sentence on one', () => {
  const wrong = files.filter(({ isTest }) => !isTest).flatMap((file) => file.text.split('\n')
    .flatMap((line, index) => ([...line].length > 120 ? [`${file.path}:${index + 1}`] : [])))
  assert.deepEqual(wrong, [])
})

test('functions stay small: 40 lines, 4 parameters, half of them 8 lines or less', () => {
  const found = code.flatMap((file) => functionsOf(file))
  const wrong = found.filter(({ lines, parameters }) => lines > 40 || parameters > 4)
    .map(({ name, lines, parameters }) => `${name}: ${lines} lines, ${parameters} parameters`)
  assert.deepEqual(wrong, [])
  const lengths = found.map(({ lines }) => lines).sort((a, b) => a - b)
  assert.ok((lengths[Math.floor(lengths.length / 2)] ?? 0) <= 8, 'the median function is longer than 8 lines')
})

test('names are kebab-case and none is a drawer', () => {
  const bare = (part: string) => part.replace(/(\.long)?(\.test)?\.tsx?$/, '')
  const names = files.flatMap((file) => file.path.split('/').map(bare))
  const wrong = names.filter((name) => bannedNames.test(name) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
  assert.deepEqual([...new Set(wrong)].filter((name) => name !== '_'), [])
})

test('exports have names; nothing is re-exported; no mark is left behind', () => {
  const wrong = code.filter((file) => /^export (default|\*)|^export \{[^}]*\} from/m.test(file.text)
    || /\b(TODO|FIXME|XXX)\b/.test(file.text))
  assert.deepEqual(wrong.map((file) => file.path), [])
})

test('every room with routes has its role x route table', () => {
  const withRoutes = new Set(code.filter((file) => kindOf(file.path) === 'routes').map((file) => roomOf(file.path)))
  const tested = new Set(files.filter((file) => file.isTest && file.text.includes('assertRoleTable('))
    .map((file) => roomOf(file.path)))
  assert.deepEqual([...withRoutes].filter((room) => room && !tested.has(room)), [])
})

test('every room with an interface for programs has its role x operation table', () => {
  const withOperations = new Set(code.filter((file) => kindOf(file.path) === 'api').map((file) => roomOf(file.path)))
  const tested = new Set(files.filter((file) => file.isTest && /assertRoleTable\(operations\b/.test(file.text))
    .map((file) => roomOf(file.path)))
  assert.deepEqual([...withOperations].filter((room) => room && !tested.has(room)), [])
})

function list(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
}

function read(path: string): SourceFile {
  const text = readFileSync(join(src, path), 'utf8')
  const imports = [...text.matchAll(/^(?:import|export)\b[^'"]*?from '(\.[^']+)'|^import '(\.[^']+)'/gm)]
    .map((match) => match[1] ?? match[2] ?? '')
  return { path, text, imports, isTest: /\.test\.tsx?$/.test(path) }
}

/** Imports of our own code as paths from src/. */
function ownImports(file: SourceFile): string[] {
  return file.imports.map((target) => relative(src, resolve(src, dirname(file.path), target)))
}

function roomOf(path: string): string | null {
  return /^rooms\/([^/]+)\//.exec(path)?.[1] ?? null
}

/** The kind of question a room's file answers; `queries/people.ts` is of the kind queries. */
function kindOf(path: string): string {
  const parts = path.split('/')
  const kinds = /^(routes|api|forms|access|rules|actions|queries|pages|measures|jobs)$/
  const kind = parts.slice(2).find((part) => kinds.test(part))
  return kind ?? basename(path).replace(/\.tsx?$/, '')
}

function isPureTarget(path: string): boolean {
  if (/^(kit|matching)\//.test(path) || path === 'db/schema.ts') return true
  return roomOf(path) !== null && !['queries', 'actions', 'routes', 'api', 'pages', 'jobs'].includes(kindOf(path))
}

function isTypeOnly(file: SourceFile, to: string): boolean {
  const name = basename(to)
  const lines = file.text.split('\n').filter((line) => line.includes(`/${name}'`))
  return lines.every((line) => line.startsWith('import type'))
    || new RegExp(`import type \\{[^}]*\\} from '[^']*${name.replace('.', '\\.')}'`).test(file.text)
}

function mayHoldSql(path: string): boolean {
  return path.startsWith('db/') || kindOf(path) === 'queries' || /measures/.test(path)
}

interface MeasuredFunction {
  name: string
  lines: number
  parameters: number
}

interface Node {
  type: string
  start: number
  end: number
  params?: unknown[]
  id?: { name: string } | null
  [key: string]: unknown
}

function functionsOf(file: SourceFile): MeasuredFunction[] {
  const { program } = parse(file.text, { sourceType: 'module', plugins: ['typescript', 'jsx'] })
  const found: MeasuredFunction[] = []
  walk(program as unknown as Node, (node) => {
    if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ObjectMethod|ClassMethod)$/.test(node.type)) return
    const lines = file.text.slice(node.start, node.end).split('\n').length
    // A one-line arrow is an expression, not a function one reads.
    if (node.type === 'ArrowFunctionExpression' && lines === 1) return
    const at = file.text.slice(0, node.start).split('\n').length
    found.push({ name: `${file.path}:${at} ${node.id?.name ?? ''}`, lines, parameters: node.params?.length ?? 0 })
  })
  return found
}

function walk(node: Node, see: (node: Node) => void): void {
  see(node)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child === 'object' && typeof (child as Node).type === 'string') walk(child as Node, see)
    }
  }
}
