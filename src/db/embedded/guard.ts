import { spawn } from 'node:child_process'
import type { Cluster, RunningCluster } from './cluster.ts'

// Waits for the end of its input, which comes when our process ends in any way, also by kill -9.
const watch = `
while read -r _; do :; done
[ "$(head -n 1 "$2/postmaster.pid" 2>/dev/null)" = "$1" ] && kill -INT "$1"
`

/** Stops PostgreSQL when this process disappears; returns the function that calls the guard off. */
export function guardCluster({ folder, identity }: Cluster, { pid }: RunningCluster): () => void {
  const guard = spawn('/bin/sh', ['-c', watch, 'samenspel-guard', String(pid), folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    ...identity,
  })
  guard.unref()
  guard.on('error', () => {})
  guard.stdin.on('error', () => {})
  return () => guard.kill('SIGKILL')
}
