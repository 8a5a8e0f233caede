import { isPlainText } from './fields.ts'

export interface Upload {
  readonly name: string
  readonly bytes: Uint8Array
}

export type Fields = Record<string, string | string[]>

/** What came in, before any shape is asked of it. `file` is set for an upload field that held something. */
export interface Body {
  readonly fields: Fields
  readonly files: Readonly<Record<string, Upload>>
  readonly json?: unknown
}

/** The body cannot be read as what it says it is; becomes 400, 413 or 415. */
export class UnreadableBody extends Error {
  readonly status: 400 | 413 | 415

  constructor(status: 400 | 413 | 415, message: string) {
    super(message)
    this.status = status
  }
}

const fieldLimit = 1_000_000

/** Reads a body of at most `uploadLimit` bytes (fields only: 1 MB), counting while it comes in. */
export async function readBody(request: Request, uploadLimit = 0): Promise<Body> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  const bytes = await readBounded(request, uploadLimit + fieldLimit)
  if (type === 'application/json') return { fields: {}, files: {}, json: parseJson(bytes) }
  if (type === 'application/x-www-form-urlencoded') {
    return { fields: collect(new URLSearchParams(new TextDecoder().decode(bytes))), files: {} }
  }
  if (type === 'multipart/form-data' && uploadLimit > 0) return readMultipart(request, bytes)
  if (bytes.length === 0) return { fields: {}, files: {} }
  throw new UnreadableBody(415, 'this kind of body is not accepted')
}

/** Repeated names become a list; what a shape does with a list it did not ask for is refuse it (INP-03). */
export function collect(pairs: Iterable<[string, string]>): Fields {
  const fields = Object.create(null) as Fields
  for (const [name, value] of pairs) {
    if (!isPlainText(name) || name === '__proto__') throw new UnreadableBody(400, 'a field name is not accepted')
    const had = fields[name]
    fields[name] = had === undefined ? value : Array.isArray(had) ? [...had, value] : [had, value]
  }
  return fields
}

async function readBounded(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > limit) throw new UnreadableBody(413, 'the body is too large')
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new UnreadableBody(400, 'the body is not JSON')
  }
}

async function readMultipart(request: Request, bytes: Uint8Array<ArrayBuffer>): Promise<Body> {
  const form = await new Response(bytes, { headers: { 'content-type': request.headers.get('content-type') ?? '' } })
    .formData().catch(() => {
      throw new UnreadableBody(400, 'the body is not a form')
    })
  const files: Record<string, Upload> = {}
  const pairs: [string, string][] = []
  for (const [name, value] of form as unknown as Iterable<[string, string | File]>) {
    if (typeof value === 'string') pairs.push([name, value])
    else if (value.size > 0) files[name] = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) }
  }
  return { fields: collect(pairs), files }
}
