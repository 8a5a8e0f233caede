import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'

const Page = createContext<Map<string, string> | null>(null)

/** Around one document: what many places of it refer to stands in it once. */
export function OncePerPage({ children }: { children: ComponentChildren }) {
  return <Page.Provider value={new Map()}>{children}</Page.Provider>
}

/**
 * Gives what is shared its id on this page. The first place that asks for it brings it, the later ones only refer:
 * pages are written from top to bottom.
 */
export function useShared(): (content: string) => { readonly id: string; readonly isFirst: boolean } {
  const page = useContext(Page) ?? new Map<string, string>()
  return (content) => {
    const known = page.get(content)
    const id = known ?? `x${page.size.toString(36)}`
    page.set(content, id)
    return { id, isFirst: known === undefined }
  }
}
