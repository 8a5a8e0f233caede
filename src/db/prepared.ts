// A statement that comes back is prepared once per connection: planning it takes several times as long as running it.
const sightsBeforeName = 3
const mostNames = 400
const mostCandidates = 2_000
const longestText = 8_000

const names = new Map<string, string>()
const sights = new Map<string, number>()

/**
 * The name under which this text is prepared on every connection; undefined for a text that did not come back yet.
 * Texts that differ at every call, such as lists of values, never get so far, and names have an end: each is kept by
 * PostgreSQL for each connection.
 */
export function statementName(text: string): string | undefined {
  // Settings are several statements in one text and name an actor's own ids: only a simple query takes them.
  if (text.startsWith('set local ')) return undefined
  const known = names.get(text)
  if (known || names.size >= mostNames || text.length > longestText) return known
  const sight = (sights.get(text) ?? 0) + 1
  if (sight < sightsBeforeName) {
    if (sights.size >= mostCandidates) sights.clear()
    sights.set(text, sight)
    return undefined
  }
  sights.delete(text)
  const name = `s${names.size}`
  names.set(text, name)
  return name
}
