import { spawn } from 'node:child_process'
import type { Identity } from './identity.ts'

// Its input ends when our process ends in any way, also by kill -9. PostgreSQL may be so young then that it has
// not yet written its own number; another process that got the number since is left alone.
const watch = `
while read -r _; do :; done
for _ in 1 2 3 4 5 6 7 8 9 10; do
  kill -0 "$1" 2>/dev/null || exit
  [ "$(head -n 1 "$2/postmaster.pid" 2>/dev/null)" = "$1" ] && kill -INT "$1" && exit
  sleep 1
done
`

/** Stops PostgreSQL when this process disappears; returns the function that calls the guard off. */
export function guardPostgres(pid: number, folder: string, identity: Identity | undefined): () => void {
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
