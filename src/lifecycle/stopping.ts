/** Runs `stop` once, at the first of: SIGTERM, Ctrl-C, or the end of the process that started us. Then exits. */
export function onStopAsked(stop: () => Promise<void>): void {
  let asked = false
  const ask = () => {
    if (asked) return
    asked = true
    void stop().then(() => process.exit(0), fall)
  }
  process.on('SIGTERM', ask)
  process.on('SIGINT', ask)
  process.on('SIGHUP', ask)
  process.on('disconnect', ask)
}

function fall(error: unknown): void {
  console.error(error)
  process.exit(1)
}
