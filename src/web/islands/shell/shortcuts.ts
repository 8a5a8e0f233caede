/** `/` goes to the search, Escape closes what is open, a form with problems takes the focus. */
export function shortcuts(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) search(event)
    if (event.key === 'Escape') closeAround(event.target)
  })
  document.addEventListener('click', (event) => closeOthers(event.target))
  document.querySelector<HTMLElement>('[data-focus-first]')?.focus()
}

function search(event: KeyboardEvent): void {
  const field = document.querySelector<HTMLInputElement>('[data-search-key]')
  if (!field) return
  event.preventDefault()
  field.focus()
  field.select()
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
}

const floating = '.account, .places-more > details, .filter-word'

function closeAround(target: EventTarget | null): void {
  const open = target instanceof Element ? target.closest<HTMLDetailsElement>('details[open]') : null
  if (!open?.matches(floating)) return
  open.open = false
  open.querySelector('summary')?.focus()
}

function closeOthers(target: EventTarget | null): void {
  for (const open of document.querySelectorAll<HTMLDetailsElement>(floating)) {
    if (open.open && !(target instanceof Node && open.contains(target))) open.open = false
  }
}
