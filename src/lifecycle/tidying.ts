import type { Database } from '../db/database.ts'

const everyDay = 86_400_000

/**
 * Tidies now, while the server already serves, and again every day. Returns how to stop. A failure is told to the
 * operator and ends nothing: pages show nothing that is past its retention either way.
 */
export function keepTidy(database: Database): () => void {
  const run = async () => {
    try {
      const { tidy } = await import('../tidy.ts')
      await tidy(database, new Date())
    } catch (error) {
      console.error(`Het opruimen is niet gelukt (${(error as Error).message}).`)
    }
  }
  void run()
  const timer = setInterval(() => void run(), everyDay)
  timer.unref()
  return () => clearInterval(timer)
}
