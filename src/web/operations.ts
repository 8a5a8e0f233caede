import { timingSafeEqual } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, Hono } from 'hono'
import { type Database, isReachable } from '../db/database.ts'
import { problem } from './answer.tsx'

const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const readySeconds = 3

interface Counts {
  readonly classes: Map<string, number>
  readonly buckets: number[]
  sum: number
  total: number
}

/**
 * Adds what watchers of an installation ask: GET /healthz (the process), /readyz (the database) and /metrics
 * (Prometheus text; from this machine itself, or with `Authorization: Bearer <metricsToken>`; HDR-02).
 * Mount it first: it times every request.
 */
export function addOperations(app: Hono, house: { database: Database; metricsToken: string | null }): void {
  const counts: Counts = { classes: new Map(), buckets: bounds.map(() => 0), sum: 0, total: 0 }
  app.use(async (c, next) => {
    const start = performance.now()
    await next()
    count(counts, c.res.status, (performance.now() - start) / 1_000)
  })
  app.get('/healthz', (c) => c.text('ok', 200, noStore))
  app.get('/readyz', async (c) => ((await isReady(house.database)) ? c.text('ok', 200, noStore) : databaseAway()))
  app.get('/metrics', (c) => {
    if (!mayMeasure(c, house.metricsToken)) return problem(404, 'Not Found', 'There is nothing here.')
    return c.text(`${lines(counts, house.database).join('\n')}\n`, 200, prometheus)
  })
}

const noStore = { 'cache-control': 'no-store' }
const prometheus = { ...noStore, 'content-type': 'text/plain; version=0.0.4' }
const forwarding = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via']

function databaseAway(): Response {
  const detail = 'The database does not answer; try again shortly.'
  return problem(503, 'Database unavailable', detail, { 'retry-after': '5' })
}

async function isReady(database: Database): Promise<boolean> {
  const late = new Promise<boolean>((done) => setTimeout(() => done(false), readySeconds * 1_000).unref())
  return Promise.race([isReachable(database), late])
}

function count(counts: Counts, status: number, seconds: number): void {
  const name = `${Math.floor(status / 100)}xx`
  counts.classes.set(name, (counts.classes.get(name) ?? 0) + 1)
  counts.total += 1
  counts.sum += seconds
  bounds.forEach((bound, index) => {
    if (seconds <= bound) counts.buckets[index] = (counts.buckets[index] ?? 0) + 1
  })
}

function mayMeasure(c: Context, token: string | null): boolean {
  const shown = c.req.header('authorization') ?? ''
  return token && shown ? isSame(shown, `Bearer ${token}`) : isFromThisMachine(c)
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

// Behind a proxy on this machine every request comes from loopback: then it carries a forwarding header.
function isFromThisMachine(c: Context): boolean {
  const forwarded = forwarding.some((name) => c.req.header(name) !== undefined)
  return !forwarded && /^(::ffff:)?127\.|^::1$/.test(getConnInfo(c).remote.address ?? '')
}

function lines(counts: Counts, { pool }: Database): string[] {
  return [
    '# TYPE samenspel_requests_total counter',
    ...[...counts.classes].map(([name, value]) => `samenspel_requests_total{class="${name}"} ${value}`),
    '# TYPE samenspel_request_seconds histogram',
    ...bounds.map((bound, index) => `samenspel_request_seconds_bucket{le="${bound}"} ${counts.buckets[index]}`),
    `samenspel_request_seconds_bucket{le="+Inf"} ${counts.total}`,
    `samenspel_request_seconds_sum ${counts.sum}`,
    `samenspel_request_seconds_count ${counts.total}`,
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
    '# TYPE process_start_time_seconds gauge',
    `process_start_time_seconds ${Math.round(Date.now() / 1_000 - process.uptime())}`,
    '# TYPE samenspel_pool_connections gauge',
    `samenspel_pool_connections{state="idle"} ${pool.idleCount}`,
    `samenspel_pool_connections{state="busy"} ${pool.totalCount - pool.idleCount}`,
    '# TYPE samenspel_pool_waiting gauge',
    `samenspel_pool_waiting ${pool.waitingCount}`,
  ]
}
