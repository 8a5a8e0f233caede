import { Forbidden, NotFound } from '../kit/errors.ts'
import { UnreadableBody } from './body.ts'
import { Unlogged } from '../db/audit.ts'

/** The status of an error that no form is shown again for; 500 is a bug. */
export function statusOf(error: unknown): number {
  if (error instanceof NotFound) return 404
  if (error instanceof Forbidden) return 403
  if (error instanceof UnreadableBody) return error.status
  if (error instanceof Unlogged || isDatabaseAway(error)) return 503
  return isNoId(error) ? 404 : 500
}

// Forms and queries are judged by their shape before: what the database cannot read as an id stood in the address, and
// what does not exist is simply not found.
function isNoId(error: unknown): boolean {
  const { code } = error as { code?: string }
  return code === '22021' || code === '22P02'
}

function isDatabaseAway(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  return /^(08|57P0|53|ECONN|ENOENT|EPIPE)/.test(code) || /timeout exceeded|Connection terminated/.test(message)
}

/** ERR-01, LOG-01: the place and kind of the fault, never what the person typed or the database said of it. */
export function logBug(error: unknown, path: string): void {
  const { name, code = '', stack = '' } = error as Error & { code?: string }
  const places = stack.split('\n').map((text) => text.trim()).filter(isOurs)
  const place = places.slice(0, 3).map((text) => text.replace(/\(?(file:\/\/)?\/.*\/src\//, '(src/'))
  const route = path.replace(/[0-9a-f-]{36}/g, ':id')
  console.error(JSON.stringify({ at: new Date().toISOString(), level: 'error', route, name, code, place }))
}

function isOurs(line: string): boolean {
  return /^at .*\/src\//.test(line) && !line.includes('/node_modules/')
}
