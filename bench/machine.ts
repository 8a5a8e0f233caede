import { readFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'

/** What a reader needs to know of the machine, without names or places. */
export function machineFacts(): string[] {
  const [model = 'unknown'] = cpus().map((one) => one.model)
  return [
    `${cpus().length} processors (${model}), ${Math.round(totalmem() / 1e9)} GB of memory, ${systemName()}, `
    + `Node ${process.versions.node}.`,
    `At the end of the run the load was ${(loadavg()[2] ?? 0).toFixed(1)} over fifteen minutes, the measurement itself `
    + 'included. Ratios are of one run and hold; absolute times suffer from what else runs.',
  ]
}

function systemName(): string {
  try {
    return /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform
  } catch {
    return process.platform
  }
}
