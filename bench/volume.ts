import { percentile } from './arithmetic.ts'
import { enlarge, type Volume } from './copies.ts'
import { atMost, type Verdict } from './goals.ts'
import type { Installation } from './installation.ts'
import { paceFor, pressFor } from './load.ts'
import type { Worker } from './people.ts'
import { ordinaryOf } from './requests.ts'

const perSecond = 20
const most = 500
/** Whole numbers of copies: 10 open and 50 closed of a population of 20,000 are 200,000 and a million. */
const whole: Volume = { live: 10, closed: 50, logRows: 10_000_000 }
const newcomersOfWhole = 20_000

export interface Scaled extends Volume {
  /** How large the population is that is copied. */
  readonly newcomers: number
}

/** The volume that was promised, or that share of its people and log rows. */
export function scaled(scale: number): Scaled {
  return { ...whole, logRows: Math.round(whole.logRows * scale), newcomers: Math.round(newcomersOfWhole * scale) }
}

export async function growTo(folder: string, volume: Volume): Promise<void> {
  await enlarge(folder, volume, (done, total) => console.error(`copy ${done} of ${total}`))
}

export function sentenceOf({ live, closed, logRows, newcomers }: Scaled, scale: number): string {
  const count = (number: number) => number.toLocaleString('en')
  return `Scale ${scale}: ${count(newcomers * live)} live files, ${count(newcomers * closed)} closed, `
    + `${count(logRows)} log rows; ${perSecond} requests a second of ordinary case workers.`
}

/** List, search and file of case workers, each kind on its own at the pace that was promised. */
export async function measureVolume(
  { port }: Installation, workers: readonly Worker[], seconds: number,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for (const { name, asks } of ordinaryOf(workers)) {
    await pressFor(port, asks, { connections: 4, seconds: 5 })
    const { latencies, errors } = await paceFor(port, asks, { perSecond, seconds })
    verdicts.push(
      atMost({
        name: `${name}, p95`, figure: percentile(latencies, 0.95), most, unit: ' ms',
        cause: `half of the answers took at most ${percentile(latencies, 0.5).toFixed(0)} ms`,
      }),
      atMost({ name: `${name}, errors`, figure: errors.length, most: 0, unit: '', cause: errors[0] ?? '' }),
    )
  }
  return verdicts
}
