import assert from 'node:assert/strict'
import { type Role, roles } from '../src/kit/actor.ts'
import type { Allow, OpenRoute, Route } from '../src/web/route.ts'

/**
 * Compares a room's routes with a table that anyone can read (AZN-02): a line per route, `METHOD /path`, then the
 * roles that may come there, `every_role`, or `everyone` for the front door. Both sides must be complete.
 *
 *   GET  /nieuwkomers        coordinator case_worker
 *   POST /taal               everyone
 */
export function assertRoleTable(routes: readonly Line[], table: string): void {
  assert.deepEqual(linesOf(routes), parse(table))
}

/** A line of a room's pages or of its interface for programs. */
interface Line extends Pick<Route | OpenRoute, 'path'> {
  readonly method: string
  readonly allow: Allow | 'everyone'
}

function linesOf(routes: readonly Line[]): Record<string, string> {
  return Object.fromEntries(routes.map((route) => [
    `${route.method} ${route.path}`, typeof route.allow === 'string' ? route.allow : words(route.allow),
  ]).sort(byName))
}

function parse(table: string): Record<string, string> {
  const lines = table.split('\n').map((line) => line.trim().split(/\s+/)).filter((parts) => parts.length > 1)
  return Object.fromEntries(lines.map(([method, path, ...allowed]) => {
    const known = allowed.filter((word) => isKnown(word))
    assert.deepEqual(known, allowed, `unknown role in the table at ${path}`)
    return [`${method} ${path}`, words(allowed)]
  }).sort(byName))
}

function byName([one = '']: readonly string[], [other = '']: readonly string[]): number {
  return one < other ? -1 : 1
}

function isKnown(word: string): boolean {
  return word === 'everyone' || word === 'every_role' || roles.includes(word as Role)
}

function words(allowed: readonly string[]): string {
  return [...allowed].sort().join(' ')
}
