import { growth, percentile } from './arithmetic.ts'
import { atMost, type Verdict } from './goals.ts'
import type { Installation } from './installation.ts'
import { type Asking, paceFor, pressFor } from './load.ts'
import { memoryOf, timeOf, timeOfFamily } from './processor.ts'

const perSecond = 100
const sampleMs = 1_000

export interface Steady {
  readonly p95: number
  readonly answers: number
  readonly errors: readonly string[]
  readonly mostMemory: number
  readonly memoryGrowth: number
  /** Processor time of server and database for each request, in milliseconds. */
  readonly requestMs: number
}

/** Mixed use at a hundred requests a second, for so many seconds; memory is sampled meanwhile. */
export async function keepSteady(
  { port, serverPid, postmasterPid }: Installation, asks: readonly Asking[], seconds: number,
): Promise<Steady> {
  await pressFor(port, asks, { connections: 8, seconds: Math.min(20, seconds) })
  const samples: number[] = []
  const spent = () => timeOf(serverPid) + timeOfFamily(postmasterPid)
  const before = spent()
  const sampling = setInterval(() => samples.push(memoryOf(serverPid)), sampleMs)
  const { latencies, errors } = await paceFor(port, asks, { perSecond, seconds })
  clearInterval(sampling)
  return {
    p95: percentile(latencies, 0.95), answers: latencies.length, errors, mostMemory: Math.max(...samples),
    memoryGrowth: growth(samples), requestMs: (spent() - before) / latencies.length,
  }
}

export function steadyVerdicts(steady: Steady, seconds: number): Verdict[] {
  const { p95, errors, memoryGrowth, mostMemory, requestMs } = steady
  const busy = `a request of the mix takes ${requestMs.toFixed(1)} ms of processor time, so ${perSecond} a second keep `
    + `${((requestMs * perSecond) / 1000).toFixed(1)} cores busy`
  const name = `${perSecond} requests/s of mixed use, ${seconds} s`
  return [
    atMost({ name: `${name}: p95`, figure: p95, most: 100, unit: ' ms', cause: busy }),
    atMost({ name: `${name}: errors`, figure: errors.length, most: 0, unit: '', cause: errors[0] ?? '' }),
    atMost({
      name: `${name}: growth of memory`, figure: memoryGrowth * 100, most: 10, unit: ' %', digits: 1,
      cause: 'last tenth of the samples against the first tenth',
    }),
    atMost({
      name: `${name}: resident memory at most`, figure: mostMemory, most: 200, unit: ' MB',
      cause: 'code, texts and the heap that Node lets grow before it collects',
    }),
  ]
}
