/** Waits a moment whenever work has gone on for so long: one long job never keeps others from being answered. */
export function pacer(milliseconds = 20): () => Promise<void> {
  let start = performance.now()
  return async () => {
    if (performance.now() - start < milliseconds) return
    await new Promise((resolve) => setImmediate(resolve))
    start = performance.now()
  }
}
