import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'

const Drawn = createContext<Set<string> | null>(null)

/** Around one document: what many places of it refer to stands in it once. */
export function OncePerPage({ children }: { children: ComponentChildren }) {
  return <Drawn.Provider value={new Set()}>{children}</Drawn.Provider>
}

/** True for the first place of this page that asks: it brings the shapes to which the later ones refer. */
export function useFirstOnPage(shapes: string): boolean {
  const drawn = useContext(Drawn)
  if (drawn?.has(shapes)) return false
  drawn?.add(shapes)
  return true
}
